using Summarizer.Sentences;

namespace Summarizer.Explaining;

/// <summary>A sentence with its features and its scores, and why it was or was not chosen.</summary>
public sealed record ExplainedSentence
{
    /// <summary>The sentence.</summary>
    public required Sentence Sentence { get; init; }

    /// <summary>The number of words; several characters of Chinese or Japanese make one.</summary>
    public required int Words { get; init; }

    /// <summary>The score that the ranking model gives.</summary>
    public required double ModelScore { get; init; }

    /// <summary>The score that the selection uses: less what a reader minds, plus the relevance to a query.</summary>
    public required double Score { get; init; }

    /// <summary>The names of the attributes found, such as "Connective" if it starts with "However".</summary>
    public required IReadOnlyList<string> Attributes { get; init; }

    /// <summary>The features that are not 0, by name, in the order of the model.</summary>
    public required IReadOnlyList<KeyValuePair<string, float>> Features { get; init; }

    /// <summary>True if the sentence is in the summary.</summary>
    public required bool IsChosen { get; init; }

    /// <summary>The reason why it is, or is not, in the summary: one sentence.</summary>
    public required string Reason { get; init; }
}
