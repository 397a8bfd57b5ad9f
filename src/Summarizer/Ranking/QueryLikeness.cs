using Summarizer.Terms;

namespace Summarizer.Ranking;

/// <summary>How near a sentence is to what the reader asked for.</summary>
internal static class QueryLikeness
{
    /// <summary>What the reader asked for outweighs what the author put first.</summary>
    /// <returns>False where there is a query of which the text has no word; the scores are then left as they are.</returns>
    public static bool Follow(string? query, TermVectors vectors, Span<double> scores)
    {
        if (query is null)
            return true;
        if (Measure(vectors, query) is not { } likeness)
            return false;
        for (int s = 0; s < scores.Length; s++)
            scores[s] = (0.4 * scores[s]) + (3.0 * likeness[s]);
        return true;
    }

    /// <summary>The cosine to the query by sentence; null where the document has none of its terms.</summary>
    private static double[]? Measure(TermVectors vectors, string query)
    {
        double[] wanted = new double[vectors.TermCount];
        double squares = 0;
        bool any = false;
        foreach (int term in vectors.TermsOf(query))
        {
            // A term that the document lacks counts as one that a single sentence has.
            double weight = term == TermVectors.Absent ? PortableMath.Log(1 + vectors.SentenceCount) : vectors.Rarity[term];
            squares += weight * weight;
            any |= term != TermVectors.Absent;
            if (term != TermVectors.Absent)
                wanted[term] = weight;
        }

        if (!any || squares == 0)
            return null;
        double norm = 1 / Math.Sqrt(squares);
        double[] likeness = new double[vectors.SentenceCount];
        for (int s = 0; s < likeness.Length; s++)
            likeness[s] = vectors.Dot(s, wanted) * norm;
        return likeness;
    }
}
