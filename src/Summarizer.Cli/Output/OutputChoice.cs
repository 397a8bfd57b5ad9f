using System.CommandLine;

namespace Summarizer.Cli.Output;

/// <summary>The option <c>--output</c>, for every command that prints results.</summary>
internal sealed class OutputChoice
{
    private readonly Option<string?> _file = new("--output", "-o")
    {
        HelpName = "FILE",
        Description =
            "Writes to this file instead of standard output. Without --format, .json and .md decide the form.",
    };

    public void AddTo(Command command) => command.Add(_file);

    /// <summary>Opens what the user chose.</summary>
    /// <exception cref="UsageException">The file's folder does not exist, or the name is that of a folder.</exception>
    public OutputFile? Open(ParseResult parsed, Terminal terminal)
    {
        if (parsed.GetValue(_file) is not { } path)
            return null;
        if (Directory.Exists(path))
            throw new UsageException($"--output must be a file, but {path} is a folder.");
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw new UsageException($"--output needs an existing folder; there is no {folder}.");
        return new OutputFile(path, terminal);
    }

    /// <summary>
    /// Returns the form of the output: what <c>--format</c> says, else what the file's name says, else text.
    /// </summary>
    public string? FormatOf(ParseResult parsed, Option<string> format)
    {
        if (parsed.GetResult(format) is { Implicit: false })
            return parsed.GetValue(format);
        return Path.GetExtension(parsed.GetValue(_file) ?? "").ToLowerInvariant() switch
        {
            ".json" or ".jsonl" => "json",
            ".md" or ".markdown" => "markdown",
            _ => parsed.GetValue(format),
        };
    }
}
