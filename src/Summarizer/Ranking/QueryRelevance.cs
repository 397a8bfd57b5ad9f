using Summarizer.Terms;

namespace Summarizer.Ranking;

// A preference for sentences close to the reader's query.
internal static class QueryRelevance
{
    // The weights that let a reader's query outweigh the order of the author.
    private const double ShareOfScore = 0.4, WeightOfQuery = 3.0;

    // Returns scores that follow a query; null where the document has none of its words.
    public static double[]? Apply(string query, TermVectors vectors, double[] scores)
    {
        double[] wanted = new double[vectors.TermCount];
        double squares = 0;
        bool any = false;
        foreach (int term in vectors.TermsOf(query))
        {
            // A term that the document lacks counts as one that a single sentence has.
            double weight = term < 0 ? PortableMath.Log(1 + vectors.SentenceCount) : vectors.Rarity[term];
            squares += weight * weight;
            if (term >= 0)
                wanted[term] = weight;
            any |= term >= 0;
        }

        if (!any || squares == 0)
            return null;
        double norm = 1 / Math.Sqrt(squares);
        return [.. scores.Select((score,
            s) => (ShareOfScore * score) + (WeightOfQuery * (vectors.Dot(s, wanted) * norm)))];
    }
}
