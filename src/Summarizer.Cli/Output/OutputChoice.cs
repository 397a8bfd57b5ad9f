using System.CommandLine;
using Summarizer.Pipeline.Failures;

namespace Summarizer.Cli.Output;

/// <summary>The options <c>--format</c> and <c>--output</c>, for every command that prints results.</summary>
/// <param name="forms">The description of the forms, for the help. Null for those of summaries.</param>
internal sealed class OutputChoice(string? forms = null)
{
    private static readonly string[] Formats = ["text", "json", "markdown"];

    private readonly Option<string?> _format = new("--format", "-f")
    {
        HelpName = string.Join('|', Formats),
        Description = forms
            ?? "The form of the output. json is the whole result, one per line if there are several. Default: text.",
    };

    private readonly Option<string?> _file = new("--output", "-o")
    {
        HelpName = "FILE",
        Description =
            "Writes to this file instead of standard output. Without --format, .json and .md decide the form.",
    };

    /// <summary>Adds the options.</summary>
    public void AddTo(Command command)
    {
        if (_format.CompletionSources.Count == 0)
            _format.CompletionSources.Add(Formats);
        command.Add(_format);
        command.Add(_file);
    }

    /// <summary>Opens the file that the user chose. Null: the output goes to standard output.</summary>
    /// <exception cref="UsageException">The file cannot be written, or the name is that of a
    /// folder.</exception>
    public OutputFile? Open(ParseResult parsed, Terminal terminal)
    {
        if (parsed.GetValue(_file) is not { } path)
            return null;
        if (string.IsNullOrWhiteSpace(path))
            throw new UsageException("--output needs the name of a file, but is empty.");
        if (Directory.Exists(path))
            throw new UsageException($"--output must be a file, but {path} is a folder.");
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder))
            throw new UsageException($"--output needs an existing folder. There is no {folder}.");
        try
        {
            return new OutputFile(path, terminal);
        }
        catch (Exception e) when (FileSystemFailure.Is(e))
        {
            throw new UsageException($"--output {path}: {FileSystemFailure.OfFolder(e, folder)}");
        }
    }

    /// <summary>True if the user chose a file.</summary>
    public bool IsFileGiven(ParseResult parsed) => parsed.GetResult(_file) is not null;

    /// <summary>True if the user chose a form.</summary>
    public bool IsFormatGiven(ParseResult parsed) => parsed.GetResult(_format) is not null;

    /// <summary>
    /// Returns the form of the output: that of <c>--format</c>, else that of the file's name, else text.
    /// </summary>
    /// <exception cref="UsageException">The form does not exist.</exception>
    public string FormatOf(ParseResult parsed)
    {
        if (parsed.GetValue(_format) is not { } format)
        {
            return Path.GetExtension(parsed.GetValue(_file) ?? "").ToLowerInvariant() switch
            {
                ".json" or ".jsonl" => "json",
                ".md" or ".markdown" => "markdown",
                _ => "text",
            };
        }

        return Formats.Contains(format)
            ? format : throw new UsageException($"--format must be text, json or markdown, but was \"{format}\".");
    }

    /// <summary>Returns the printer for the form of the output.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="terminal">The terminal, or the file in its place.</param>
    /// <param name="alone">True if only one result will be printed.</param>
    /// <exception cref="UsageException">The form does not exist.</exception>
    public ISummaryPrinter Printer(ParseResult parsed, Terminal terminal, bool alone) => FormatOf(parsed) switch
    {
        "json" => new JsonPrinter(terminal, alone),
        "markdown" => new MarkdownPrinter(terminal),
        _ => new TextPrinter(terminal, alone),
    };
}
