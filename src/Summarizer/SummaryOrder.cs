namespace Summarizer;

/// <summary>The order of a summary's sentences.</summary>
public enum SummaryOrder
{
    /// <summary>As they are in the document.</summary>
    Offset,

    /// <summary>By descending rank score.</summary>
    Rank,
}
