namespace Summarizer.Pipeline.Rewriting;

/// <summary>What a model costs, in US dollars per million tokens.</summary>
public sealed class LlmPrice
{
    /// <summary>A million tokens sent.</summary>
    public double Input { get; set; }

    /// <summary>A million tokens received.</summary>
    public double Output { get; set; }
}
