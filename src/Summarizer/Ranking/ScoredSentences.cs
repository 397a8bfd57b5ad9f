namespace Summarizer.Ranking;

/// <summary>A document's sentences as the ranking sees them.</summary>
/// <param name="Scores">The value of each sentence in a summary.</param>
/// <param name="Attributes">The attributes of each sentence.</param>
/// <param name="Diversity">The cost of the largest cosine to a chosen sentence.</param>
internal sealed record ScoredSentences(double[] Scores, SentenceAttributes[] Attributes, double Diversity);
