using Spectre.Console;
using Summarizer.Pipeline.Digests;
using Summarizer.Pipeline.Results;

namespace Summarizer.Cli.Output;

/// <summary>A printer of a digest in one of the forms of results.</summary>
internal sealed class DigestPrinter(Terminal terminal, string format)
{
    private static readonly Style Faint = new(decoration: Decoration.Dim);

    public void Print(DigestResult digest)
    {
        if (format == "json")
            new JsonPrinter(terminal, alone: true).Print(DigestJson.Serialize(digest));
        else if (format == "markdown")
            terminal.Out.Write(ReadableDigest.Markdown(digest));
        else if (terminal.IsWatched)
            Show(digest);
        else
            terminal.Out.Write(string.Concat(ReadableDigest.Lines(digest).Select(line => line + "\n")));
        terminal.Out.Flush();
    }

    private void Show(DigestResult digest)
    {
        IAnsiConsole console = Screen.Of(terminal);
        Style faint = Screen.Styled(console, Faint);
        console.Write(new Paragraph(ReadableDigest.Figures(digest) + "\n", faint));
        foreach (SourcedSentence sentence in digest.Digest.Sentences)
        {
            var grid = new Grid { Expand = false };
            grid.AddColumn(new GridColumn { Width = 1, NoWrap = true, Padding = new Padding(2, 0, 1, 0) });
            grid.AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
            grid.AddRow(
                new Spectre.Console.Text("•"),
                new Paragraph(PlainLine.Of(sentence.Text)).Append("  " + ReadableDigest.Sources(sentence), faint));
            console.Write(grid);
        }
    }
}
