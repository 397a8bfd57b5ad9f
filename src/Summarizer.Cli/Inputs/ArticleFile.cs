namespace Summarizer.Cli.Inputs;

/// <summary>A file to work on, or standard input.</summary>
/// <param name="Name">The name of an article made of it: the file's name, or its path below the folder that was given,
/// with slashes.</param>
/// <param name="Path">The path as the user may write it; "-" is standard input.</param>
internal sealed record ArticleFile(string Name, string Path)
{
    /// <summary>Standard input.</summary>
    public static ArticleFile StandardInput { get; } = new("-", "-");

    public bool IsStandardInput => Path == "-";

    /// <summary>The path of the file, or of standard input, which may be a file too.</summary>
    public string PathOnDisk => IsStandardInput ? "/dev/stdin" : Path;

    /// <summary>True if it is downloaded from a web server.</summary>
    public bool IsWebPage => WebPage.IsAddress(Path);

    /// <summary>True if it is a file on this machine, which can change and be watched.</summary>
    public bool IsFile => !IsStandardInput && !IsWebPage;
}
