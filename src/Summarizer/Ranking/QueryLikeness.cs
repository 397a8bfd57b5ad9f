using Summarizer.Terms;

namespace Summarizer.Ranking;

/// <summary>How near a sentence is to what the reader asked for.</summary>
internal static class QueryLikeness
{
    /// <summary>The cosine to the query by sentence; null where the document has none of its terms.</summary>
    public static double[]? Measure(TermVectors vectors, string query)
    {
        double[] wanted = new double[vectors.TermCount];
        double squares = 0;
        bool any = false;
        foreach (int term in vectors.TermsOf(query))
        {
            // A term that the document lacks counts as one that a single sentence has.
            double weight = term == TermVectors.Absent ? PortableMath.Log(1 + vectors.SentenceCount) : vectors.Rarity(term);
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
