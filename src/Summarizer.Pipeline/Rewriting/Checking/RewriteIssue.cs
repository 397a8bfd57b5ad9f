namespace Summarizer.Pipeline.Rewriting.Checking;

/// <summary>Findings beside those of <see cref="Grounding.GroundingIssue"/>.</summary>
internal static class RewriteIssue
{
    /// <summary>A link or an address.</summary>
    public const string Link = "link";

    /// <summary>Markup.</summary>
    public const string Markup = "markup";

    /// <summary>It tells somebody what to do.</summary>
    public const string Instruction = "instruction";

    /// <summary>Said before.</summary>
    public const string Repeated = "repeated";
}
