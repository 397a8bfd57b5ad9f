using Summarizer.Boilerplate;
using Summarizer.Documents;
using Summarizer.Sentences;

namespace Summarizer.Ranking;

// Rules that find what a text comes to: the first sentence below a heading such as "Verdict" or "Root cause", or with
// such a label. A summary is chosen from it as from the beginning, because it is at the end of most texts.
internal static class Verdicts
{
    // The score that such a sentence gains.
    private const double Preference = 1.5;

    // Fewer words are a mark or a note: "Verdict: 8/10."
    private const int LeastWords = 5;

    // Adds to the scores of the sentences that are verdicts, and removes their links, which point to the reasons: "I
    // would therefore allow the appeal."
    public static void Prefer(
        Document document, ReadOnlySpan<Sentence> sentences, Func<int, int> words, SentenceAttributes[] attributes,
        Span<double> scores)
    {
        bool isBelow = false;
        var headings = new HeadingWalk(document);
        for (int s = 0; s < sentences.Length; s++)
        {
            while (headings.NextBefore(sentences[s]) is { } heading)
                isBelow = SectionHeadings.IsVerdict(heading.In(document.Text));
            bool hasLabel = attributes[s].HasFlag(SentenceAttributes.Label)
                && SectionHeadings.IsVerdict(MeetingWords.LabelOf(sentences[s].In(document.Text)));
            bool isWhole = words(s) >= LeastWords && IsWhole(sentences[s].In(document.Text), attributes[s]);
            if (!isWhole || (!isBelow && !hasLabel))
                continue;
            isBelow = false;
            scores[s] += Preference;
            attributes[s] &= ~(SentenceAttributes.Connective | SentenceAttributes.ContextDependent);
        }
    }

    // True for a statement, also as an item of a list, or with a semicolon as in judgments.
    private static bool IsWhole(ReadOnlySpan<char> sentence, SentenceAttributes attributes)
    {
        const SentenceAttributes Unfit = SentenceAttributes.Question | SentenceAttributes.Pleasantry;
        bool ends = !attributes.HasFlag(SentenceAttributes.Unterminated)
            || attributes.HasFlag(SentenceAttributes.ListItem) || sentence is [.., ';'];
        return ends && (attributes & Unfit) == 0;
    }
}
