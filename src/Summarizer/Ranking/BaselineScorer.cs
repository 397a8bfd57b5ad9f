namespace Summarizer.Ranking;

// A ranking by hand-made weights, without training: position-aware and degree centrality, the lead, a good length. It
// decides where a document is unlike all that the model has learned from.
internal static class BaselineScorer
{
    // The cost of the largest cosine to a chosen sentence.
    public const double Diversity = 1;

    private static readonly (Feature Feature, float Weight)[] Weights =
    [
        (Feature.Forward, 0.7f), (Feature.Degree, 0.35f), (Feature.LeadOfSummary, 0.5f), (Feature.LengthPrior, 0.25f),
        (Feature.OpensQuotation, -0.6f), (Feature.IsShort, -0.4f), (Feature.TitleOverlap, 0.2f),
    ];

    public static double Score(ReadOnlySpan<float> row)
    {
        double score = 0;
        foreach ((Feature feature, float weight) in Weights)
            score += weight * row[(int)feature];
        return score;
    }
}
