namespace Summarizer.Pipeline.Grounding;

/// <summary>The findings about one summary sentence.</summary>
/// <param name="Grounding">One of <see cref="GroundingClass"/>. Asked for a yes or no, only "supported" is a
/// yes.</param>
/// <param name="Score">The support of the sentence by the source, 0 to 1; from 0.5 on, and without a grave finding, it
/// is supported.</param>
/// <param name="Issues">The findings, as codes of <see cref="GroundingIssue"/>, in ordinal order.</param>
public sealed record GroundingResult(string Grounding, double Score, IReadOnlyList<string> Issues)
{
    /// <summary>The issues with the words that they are about.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];
}

/// <summary>The degrees to which a source supports a sentence.</summary>
public static class GroundingClass
{
    /// <summary>The source says so, as far as words can tell.</summary>
    public const string Supported = "supported";

    /// <summary>The source says some of it, or says it elsewhere than cited.</summary>
    public const string Partial = "partial";

    /// <summary>The source does not say so, or says something else.</summary>
    public const string Unsupported = "unsupported";
}
