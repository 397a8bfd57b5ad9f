using Spectre.Console;
using Summarizer.Pipeline.Digests;
using Summarizer.Pipeline.Results;

namespace Summarizer.Cli.Output;

/// <summary>Prints a digest in one of the forms of results.</summary>
internal sealed class DigestPrinter
{
    private static readonly Style Faint = new(decoration: Decoration.Dim);

    private readonly Terminal _terminal;
    private readonly string _format;

    /// <exception cref="UsageException">There is no such form.</exception>
    public DigestPrinter(Terminal terminal, string? format)
    {
        _terminal = terminal;
        _format = format is "text" or "json" or "markdown" ? format : throw SummaryFormats.NoSuchFormat(format);
    }

    public void Print(DigestResult digest)
    {
        if (_format == "json")
            new JsonPrinter(_terminal, alone: true).Print(DigestJson.Serialize(digest));
        else if (_format == "markdown")
            _terminal.Out.Write(ReadableDigest.Markdown(digest));
        else if (_terminal.IsWatched)
            Show(digest);
        else
            _terminal.Out.Write(string.Concat(ReadableDigest.Lines(digest).Select(line => line + "\n")));
        _terminal.Out.Flush();
    }

    private void Show(DigestResult digest)
    {
        IAnsiConsole console = Screen.Of(_terminal);
        Style faint = Screen.Styled(console, Faint);
        console.Write(new Paragraph(ReadableDigest.Figures(digest) + "\n", faint));
        foreach (SourcedSentence sentence in digest.Digest.Sentences)
        {
            var grid = new Grid { Expand = false };
            grid.AddColumn(new GridColumn { Width = 1, NoWrap = true, Padding = new Padding(2, 0, 1, 0) });
            grid.AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
            grid.AddRow(new Spectre.Console.Text("•"),
                new Paragraph(PlainLine.Of(sentence.Text)).Append("  " + ReadableDigest.Sources(sentence), faint));
            console.Write(grid);
        }
    }
}
