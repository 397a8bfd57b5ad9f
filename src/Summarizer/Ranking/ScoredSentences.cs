namespace Summarizer.Ranking;

/// <summary>A document's sentences as the ranking sees them.</summary>
/// <param name="Scores">By sentence: what it is worth in a summary.</param>
/// <param name="Attributes">By sentence: its attributes.</param>
/// <param name="Diversity">The cost of the largest cosine to a chosen sentence.</param>
internal sealed record ScoredSentences(double[] Scores, SentenceAttributes[] Attributes, double Diversity);
