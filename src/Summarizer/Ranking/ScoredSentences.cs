namespace Summarizer.Ranking;

// A document's sentences as the ranking sees them.
// Scores: The value of each sentence in a summary.
// Diversity: The cost of the largest cosine to a chosen sentence.
internal sealed record ScoredSentences(double[] Scores, SentenceAttributes[] Attributes, double Diversity);
