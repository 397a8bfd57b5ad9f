using System.CommandLine;

namespace Summarizer.Cli.Output;

/// <summary>The forms in which results are printed.</summary>
internal static class SummaryFormats
{
    public static Option<string> Option()
    {
        var option = new Option<string>("--format", "-f")
        {
            HelpName = "text|json|markdown",
            Description = "What to print. json is the whole result, one per line where there are several.",
            DefaultValueFactory = _ => "text",
        };
        option.CompletionSources.Add("text", "json", "markdown");
        return option;
    }

    /// <summary>The printer for a form.</summary>
    /// <param name="format">What the user asked for.</param>
    /// <param name="terminal">Where to print.</param>
    /// <param name="alone">Whether only one result will be printed.</param>
    public static ISummaryPrinter Printer(string? format, Terminal terminal, bool alone) => format switch
    {
        "text" => new TextPrinter(terminal, alone),
        "json" => new JsonPrinter(terminal, alone),
        "markdown" => new MarkdownPrinter(terminal),
        _ => throw NoSuchFormat(format),
    };

    /// <summary>The fault of a form that there is not.</summary>
    public static UsageException NoSuchFormat(string? format) =>
        new($"--format is \"{format}\", allowed: text, json or markdown.");
}
