using Summarizer.Terms;

namespace Summarizer.Ranking;

// A preference for sentences close to the reader's query.
internal static class QueryRelevance
{
    // The weights that let a reader's query outweigh the order of the author.
    private const double ShareOfScore = 0.4, WeightOfQuery = 3.0;

    // Returns scores that follow a query; null where the document has none of its words.
    public static double[]? Apply(string query, string text, TermVectors vectors, double[] scores)
    {
        double[] wanted = new double[vectors.TermCount];
        double squares = 0;
        bool any = false;
        foreach (int term in TermsOf(query, text, vectors))
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

    // A query such as 茶 is shorter than the slices of a text, 茶文 or 国茶: it stands for those that have it.
    private static List<int> TermsOf(string query, string text, TermVectors vectors)
    {
        List<int> terms = vectors.TermsOf(query);
        string bare = query.Trim();
        if (bare.Length is 0 or > 2 || terms.Exists(term => term >= 0))
            return terms;
        var slices = new HashSet<int>();
        foreach (ref readonly Token token in vectors.Tokens)
        {
            if (token.IsContent && token.Has(TokenTraits.Gram) && token.In(text).IndexOf(bare) >= 0)
                slices.Add(token.Term);
        }

        return [.. slices];
    }
}
