using Summarizer.Documents;
using Summarizer.Pipeline.Grounding;
using Summarizer.Pipeline.Rewriting.Checking;
using Summarizer.Pipeline.Rewriting.Prompting;
using Summarizer.Sentences;

namespace Summarizer.Pipeline.Rewriting;

/// <summary>
/// A document as the model is shown it and as its answer is checked against: numbered sentences without invisible
/// characters, and without those that are in quarantine (<see cref="QuarantinedSentences"/>). These are evidence of
/// nothing.
/// </summary>
internal sealed class SourceText
{
    private SourceText(IReadOnlyList<SourceLine> lines, Grounder grounder, StrayLines strayLines, int words) =>
        (Lines, Grounder, StrayLines, Words) = (lines, grounder, strayLines, words);

    /// <summary>The lines that the model is shown; numbers are the document's own.</summary>
    public IReadOnlyList<SourceLine> Lines { get; }

    /// <summary>The grounder that checks its answer.</summary>
    public Grounder Grounder { get; }

    /// <summary>The lines that do not belong to what the article reports.</summary>
    public StrayLines StrayLines { get; }

    /// <summary>Words in all lines together.</summary>
    public int Words { get; }

    public static SourceText Of(ExtractiveSummary summary)
    {
        bool[] withheld = QuarantinedSentences.Of(summary);
        var lines = new List<SourceLine>();
        string[] evidence = new string[summary.DocumentSentences.Count];
        int words = 0, block = 0;
        foreach (Sentence sentence in summary.DocumentSentences)
        {
            string text = withheld[sentence.Index] ? "" : PlainSentence.Visible(Text(summary, sentence));
            evidence[sentence.Index] = text;
            if (text.Length == 0)
                continue;
            string? heading = null;
            for (; block <= sentence.Block; block++)
                heading = summary.Document.Blocks[block].Kind == BlockKind.Heading
                    ? SafeHeading(summary, summary.Document.Blocks[block]) ?? heading
                    : heading;
            lines.Add(new SourceLine(sentence.Index, text, sentence.Block, [sentence.Index], heading));
            words += TextLength.Words(text);
        }

        string title = SafeTitle(summary.Title) ?? "";
        string[] headings = [title, .. lines.Select(l => l.Heading).OfType<string>()];
        return new SourceText(lines, new Grounder(evidence, headings),
            new StrayLines(lines, headings, summary.Language), words);
    }

    private static string? SafeHeading(ExtractiveSummary summary, Block block) =>
        SafeTitle(summary.Document.Text.Substring(block.Offset, block.Length)) is { } heading
        && heading != SafeTitle(summary.Title) ? heading : null;

    private static string Text(ExtractiveSummary summary, Sentence sentence) =>
        summary.Document.Text.Substring(sentence.Offset, sentence.Length);

    /// <summary>Returns a title or name as it may be shown; null if it gives orders.</summary>
    public static string? SafeTitle(string? title)
    {
        if (string.IsNullOrWhiteSpace(title) || PromptInjectionDetector.IsInstruction(title))
            return null;
        string visible = PlainSentence.Visible(title);
        return visible.Length > 300 ? visible[..300] : visible;
    }
}
