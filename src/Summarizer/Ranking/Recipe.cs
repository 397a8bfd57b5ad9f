namespace Summarizer.Ranking;

/// <summary>
/// The hand-made ranking that needs no training: position-aware and degree centrality, the lead, a good length. It decides where a
/// document is like none that the model has learned from.
/// </summary>
internal static class Recipe
{
    /// <summary>What the largest cosine to a chosen sentence costs.</summary>
    public const double Diversity = 1;

    private static readonly (Feature Feature, float Weight)[] Weights =
    [
        (Feature.Forward, 0.7f), (Feature.Degree, 0.35f), (Feature.LeadOfSummary, 0.5f), (Feature.GoodLength, 0.25f),
        (Feature.OpensQuotation, -0.6f), (Feature.IsShort, -0.4f), (Feature.TitleOverlap, 0.2f),
    ];

    /// <summary>The worth of a sentence by its features.</summary>
    public static double Score(ReadOnlySpan<float> row)
    {
        double score = 0;
        foreach ((Feature feature, float weight) in Weights)
            score += weight * row[(int)feature];
        return score;
    }
}
