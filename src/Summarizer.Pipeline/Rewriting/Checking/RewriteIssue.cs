namespace Summarizer.Pipeline.Rewriting.Checking;

/// <summary>Findings beside those of <see cref="Grounding.GroundingIssue"/>.</summary>
internal static class RewriteIssue
{
    /// <summary>A link or an address.</summary>
    public const string Link = "link";

    /// <summary>A telephone number, a bank account, a wallet or an account in a social network.</summary>
    public const string Contact = "contact";

    /// <summary>It rests only on lines that, as the model itself says, address someone.</summary>
    public const string Addressed = "addressed";

    /// <summary>
    /// Only a line that shares hardly a word with the rest of the article, or that has contact data, supports it.
    /// </summary>
    public const string OffTopic = "off-topic";

    /// <summary>
    /// Only a line that speaks to someone, about the text itself, or under a label supports it.
    /// </summary>
    public const string Aside = "aside";

    /// <summary>The rules left it at partial; a second opinion by a model supports it.</summary>
    public const string Confirmed = "confirmed-by-model";

    /// <summary>The rules left it at partial; a second opinion by a model quotes its sources against it.</summary>
    public const string Contradicted = "contradicted-by-model";

    /// <summary>Markup.</summary>
    public const string Markup = "markup";

    /// <summary>It gives an instruction to its reader.</summary>
    public const string Instruction = "instruction";

    /// <summary>Said before.</summary>
    public const string Repeated = "repeated";
}
