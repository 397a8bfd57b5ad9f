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
        Block[] headings =
        [
            .. blocks.Where(block => block.Kind is not (BlockKind.Boilerplate or BlockKind.Caption or BlockKind.Table))
                .TakeWhile(block => block.Kind == BlockKind.Heading),
        ];
        bool afterFact = false;
        for (int h = 0; h < headings.Length; h++)
        {
            ReadOnlySpan<char> words = headings[h].In(text);
            ReadOnlySpan<char> next = h + 1 < headings.Length ? headings[h + 1].In(text) : [];
            bool isFact = LineHeuristics.IsFact(words, afterFact);
            afterFact |= isFact;
            if (!isFact && !TitleHeuristics.IsKicker(words, next) && !SectionHeadings.IsSectionName(words))
                return IsOfSection(words) ? null : SingleLine.Of(TitleHeuristics.Bare(words));
        }

        return null;
    }

    // "1 Introduction", "2. Methods", but not "7 ways to sleep better".
    private static bool IsOfSection(ReadOnlySpan<char> heading)
    {
        const int LeastSpaces = 3;
        ReadOnlySpan<char> words = heading.TrimStart("0123456789");
        bool isCount = words is [' ', ..] && words.Count(' ') > LeastSpaces && heading is not ['1', ' ', ..];
        return LineHeuristics.NumberedLevel(heading) > 0 && !isCount;
    }
}
