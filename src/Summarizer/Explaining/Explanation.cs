using Summarizer.Filtering;

namespace Summarizer.Explaining;

/// <summary>The reason why each part of a document is, or is not, in its summary.</summary>
/// <param name="Summary">The summary.</param>
/// <param name="Removed">The text that is not part of the article, in order, with the rule that removed it.</param>
/// <param name="Sentences">The sentences of the article, in text order.</param>
public sealed record Explanation(
    ExtractiveSummary Summary, IReadOnlyList<RemovedText> Removed, IReadOnlyList<ExplainedSentence> Sentences);
