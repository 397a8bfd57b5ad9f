using Summarizer.Pipeline.Reading;
using Summarizer.Pipeline.Results;

namespace Summarizer.Cli.Output;

/// <summary>The warnings of results that a person must know, for every command that prints results.</summary>
internal static class Warnings
{
    /// <summary>The warnings about what the user asked for, or about text that is missing or doubtful.</summary>
    private static readonly string[] Shown =
    [
        WarningCode.QueryNotFound, WarningCode.NoSentences, WarningCode.NoArticleFound, WarningCode.PartlyRead,
        WarningCode.AttachmentsNotRead, WarningCode.ReadByOcr, WarningCode.OcrUnavailable,
    ];

    /// <summary>Writes them to standard error.</summary>
    /// <param name="terminal">The terminal.</param>
    /// <param name="warnings">The warnings of a result.</param>
    /// <param name="source">The file or article that they are about. Null: the warnings name it.</param>
    public static void Report(Terminal terminal, IEnumerable<Warning> warnings, string? source = null)
    {
        foreach (Warning warning in warnings.Where(w => Shown.Contains(w.Code)))
            terminal.Complain(source is null ? warning.Message : $"{source}: {warning.Message}");
    }
}
