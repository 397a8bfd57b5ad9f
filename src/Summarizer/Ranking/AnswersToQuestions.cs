using Summarizer.Documents;
using Summarizer.Sentences;

namespace Summarizer.Ranking;

// Rules for lists of questions and answers: a summary has a sentence from each of several answers rather than several
// from the first.
internal static class AnswersToQuestions
{
    // The score that each sentence of an answer loses except the best, and by how much another must be better than the
    // first, which answers most questions.
    private const double CostOfOthers = 0.7, LeadOfFirst = 0.3;

    // The fewest questions, and the most sentences in all for each.
    private const int LeastQuestions = 3, MostSentences = 8;

    // Takes from the scores of the sentences of a document's answers, if it asks its questions in lines of their own.
    public static void Spread(
        Document document, ReadOnlySpan<Sentence> sentences, SentenceAttributes[] attributes, Span<double> scores)
    {
        var answers = new List<int>();
        var headings = new HeadingWalk(document);
        for (int s = 0; s < sentences.Length; s++)
        {
            bool asks = attributes[s].HasFlag(SentenceAttributes.Question) && IsAlone(sentences, s);
            while (headings.NextBefore(sentences[s]) is { } heading)
                asks |= heading.In(document.Text) is [.., '?' or '？' or '؟'];
            if (asks)
                answers.Add(s);
        }

        if (answers.Count < LeastQuestions || answers.Count * MostSentences < sentences.Length)
            return;
        for (int a = 0; a < answers.Count; a++)
        {
            int start = answers[a], end = a + 1 < answers.Count ? answers[a + 1] : scores.Length;
            int first = attributes[start].HasFlag(SentenceAttributes.Question) ? start + 1 : start;
            int best = Math.Min(first, end - 1);
            double least = scores[best] + LeadOfFirst;
            for (int s = start; s < end; s++)
            {
                if (scores[s] > least)
                    (best, least) = (s, scores[s]);
            }

            for (int s = start; s < end; s++)
                scores[s] -= s == best ? 0 : CostOfOthers;
        }
    }

    private static bool IsAlone(ReadOnlySpan<Sentence> sentences, int s) =>
        (s == 0 || sentences[s - 1].Block != sentences[s].Block)
        && s + 1 < sentences.Length && sentences[s + 1].Block != sentences[s].Block;
}
