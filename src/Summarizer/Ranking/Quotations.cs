using Summarizer.Sentences;

namespace Summarizer.Ranking;

/// <summary>Quotations of several sentences, which the splitter cuts where they are long.</summary>
internal static class Quotations
{
    /// <summary>A mark that closes no sooner than this has been forgotten rather than left open, in sentences.</summary>
    private const int Longest = 8;

    /// <summary>Between two half quotations of one paragraph all are parts of one: what stands there is nobody's without the rest.</summary>
    public static void Join(Span<SentenceMarks> marks, ReadOnlySpan<Sentence> sentences)
    {
        for (int s = 0; s < marks.Length; s++)
        {
            if ((marks[s].Signs & SentenceSigns.HalfQuotation) == 0)
                continue;
            int end = s + 1;
            int last = Math.Min(marks.Length, s + Longest);
            while (end < last && sentences[end].Block == sentences[s].Block && (marks[end].Signs & SentenceSigns.HalfQuotation) == 0)
                end++;
            if (end == last || sentences[end].Block != sentences[s].Block)
                continue;
            for (int t = s + 1; t <= end; t++)
                marks[t] = marks[t] with { Signs = marks[t].Signs | SentenceSigns.HalfQuotation | SentenceSigns.GoesOnQuoting };
            s = end;
        }
    }
}
