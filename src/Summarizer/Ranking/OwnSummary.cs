using System.Buffers;
using Summarizer.Boilerplate;
using Summarizer.Documents;
using Summarizer.Sentences;

namespace Summarizer.Ranking;

// Rules that find the summary that a document gives of itself: what is under "Abstract", "Key points" or "Résumé",
// starts with such a word, or is between the title and the author's name. A summary is chosen from it first.
internal static class OwnSummary
{
    // The score that its sentences gain: more than what separates any two others.
    private const double Preference = 2;

    // The longest label before it, in UTF-16 code units: "Executive summary: …".
    private const int MaxLabel = 24;

    // The most sentences between a title and the author's name, and the least length of the first, in UTF-16 code
    // units. Less is a name.
    private const int MostOfStandfirst = 3, LeastOfStandfirst = 20;

    private static readonly SearchValues<char> AfterLabel = SearchValues.Create(":：.。—–】]");

    // Adds to the scores of the sentences of the document's own summary, if it has one.
    public static void Prefer(Document document, ReadOnlySpan<Sentence> sentences, Span<double> scores)
    {
        bool isUnderHeading = false;
        int own = 0, level = 0;
        var headings = new HeadingWalk(document);
        BlockKind previous = BlockKind.Paragraph;
        Span<bool> isOwn = sentences.Length <= 1024 ? stackalloc bool[sentences.Length] : new bool[sentences.Length];
        for (int s = 0; s < sentences.Length; s++)
        {
            bool isNewBlock = s == 0 || sentences[s].Block != sentences[s - 1].Block;
            while (headings.NextBefore(sentences[s]) is { } heading)
            {
                if (isUnderHeading && heading.Level > level)
                    continue;
                level = heading.Level;
                isUnderHeading = SectionHeadings.IsSummary(heading.In(document.Text));
            }

            // A list of key points ends where the text continues without a heading.
            BlockKind kind = document.Blocks[sentences[s].Block].Kind;
            isUnderHeading &= s == 0 || !isOwn[s - 1] || kind == BlockKind.ListItem || kind == previous;
            previous = kind;
            // "Key points:" on a line of its own is the heading of the list below it.
            if (isNewBlock && kind == BlockKind.ListItem && IsBelowLabel(document, sentences[s]))
                (isUnderHeading, level) = (true, int.MaxValue);

            isOwn[s] = isUnderHeading
                || (isNewBlock
                    ? HasLabel(document, sentences[s]) || IsStandfirst(document, sentences, s)
                    : isOwn[s - 1]);
            own += isOwn[s] ? 1 : 0;
        }

        // What is most of a document is not its summary.
        if (own == 0 || own * 2 > sentences.Length)
            return;
        for (int s = 0; s < sentences.Length; s++)
            scores[s] += isOwn[s] ? Preference : 0;
    }

    // "Abstract. We present …", "Summary: …", "摘要：…", "【要旨】…", or what follows such a label on a line of its own.
    private static bool HasLabel(Document document, Sentence sentence) =>
        StartsWithLabel(document, sentence.Block, isAll: false) || IsBelowLabel(document, sentence);

    private static bool IsBelowLabel(Document document, Sentence sentence) =>
        sentence.Block > 0 && StartsWithLabel(document, sentence.Block - 1, isAll: true);

    private static bool StartsWithLabel(Document document, int block, bool isAll)
    {
        ReadOnlySpan<char> text = document.Blocks[block].In(document.Text);
        int end = text[..Math.Min(text.Length, MaxLabel)].IndexOfAny(AfterLabel);
        return end > 0 && (end == text.Length - 1) == isAll && !char.IsLower(text[0])
            && SectionHeadings.IsSummary(text[..end].TrimStart("【[").TrimEnd());
    }

    private static bool IsStandfirst(Document document, ReadOnlySpan<Sentence> sentences, int s)
    {
        int next = sentences[s].Block + 1;
        if (s > 0 || next >= document.Blocks.Count || sentences.Length <= MostOfStandfirst)
            return false;
        bool isShort = sentences[0].Length >= LeastOfStandfirst
            && sentences[MostOfStandfirst].Block > sentences[0].Block;
        return isShort && document.Blocks[next] is { Kind: BlockKind.Boilerplate, Rule: "byline" };
    }
}
