using Summarizer.Boilerplate;
using Summarizer.Text;

namespace Summarizer.Documents;

// The structure of plain text: paragraphs, headings, list items, boilerplate.
internal static class PlainText
{
    // Reads the text line by line; each block is one or more lines.
    public static Document Parse(string text, string? title)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<TextLine> lines = TextLines.Of(text);
        var parser =
            new PlainTextParser(text, lines, LineWrap.Of(text, lines), Transcript.SpeakersIn(text, lines));
        List<Block> blocks = parser.Parse();
        return new Document(text, blocks, title ?? TitleOf(text, blocks));
    }

    // Returns the first heading before any sentence that says what the text is about: not "Press release" or "1
    // Introduction".
    private static string? TitleOf(string text, List<Block> blocks)
    {
        bool afterFact = false;
        for (int b = 0; b < blocks.Count; b++)
        {
            Block block = blocks[b];
            ReadOnlySpan<char> words = text.AsSpan(block.Offset, block.Length);
            if (block.Kind is BlockKind.Boilerplate or BlockKind.Caption)
                continue;
            if (block.Kind != BlockKind.Heading)
                return null;
            bool isFact = LineHeuristics.IsFact(words, afterFact);
            afterFact |= isFact;
            if (isFact || TitleHeuristics.IsKicker(words, NextHeading(text, blocks, b + 1))
                || SectionHeadings.IsSectionName(words))
                continue;
            return LineHeuristics.NumberedLevel(words) > 0 ? null : SingleLine.Of(TitleHeuristics.Bare(words));
        }

        return null;
    }

    private static ReadOnlySpan<char> NextHeading(string text, List<Block> blocks, int b)
    {
        while (b < blocks.Count && blocks[b].Kind is BlockKind.Boilerplate or BlockKind.Caption)
            b++;
        bool found = b < blocks.Count && blocks[b].Kind == BlockKind.Heading;
        return found ? text.AsSpan(blocks[b].Offset, blocks[b].Length) : [];
    }
}
