using Summarizer.Cli.Inputs;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Cli.Mcp;

/// <summary>
/// The folders whose files a client may have read. The client acts for a model, and the model has read texts of
/// strangers: the files must be below one of them, after links are followed.
/// </summary>
internal sealed class AllowedFolders
{
    private readonly string[] _folders;

    private AllowedFolders(string[] folders) => _folders = folders;

    public bool IsEmpty => _folders.Length == 0;

    /// <summary>The folders as a person would write them.</summary>
    public string Description => string.Join(", ", _folders);

    /// <exception cref="UsageException">One of them is no folder.</exception>
    public static AllowedFolders Of(IEnumerable<string> folders) => new([.. folders.Select(folder =>
        Directory.Exists(folder)
            ? RealPath.Of(folder) : throw new UsageException($"There is no folder \"{folder}\"."))]);

    /// <summary>
    /// Returns the real path of a file that may be read; a relative one is looked for in each folder in turn.
    /// </summary>
    /// <exception cref="ArticleException">It is elsewhere or does not exist; the message does not say
    /// which.</exception>
    public string Find(string path)
    {
        // A null character is valid in no path, and .NET throws for it.
        foreach (string folder in path.Contains('\0') ? [] : _folders)
        {
            string real = RealPath.Of(Path.Combine(folder, path));
            if (_folders.Any(f => IsBelow(real, f)) && RegularFile.Exists(real))
                return real;
        }

        throw new ArticleException(
            FailureCode.NotFound, $"The file must be below {Description}, and must exist.", "path");
    }

    private static bool IsBelow(string path, string folder) =>
        path.StartsWith(
            Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar,
            StringComparison.Ordinal);
}
