namespace Summarizer.Pipeline.Rewriting;

/// <summary>The price of a model in US dollars per million tokens.</summary>
public sealed class LlmPrice
{
    /// <summary>The price of a million input tokens.</summary>
    public double Input { get; set; }

    /// <summary>
    /// The price of a million input tokens that the service had cached. Default: that of other input tokens.
    /// </summary>
    public double? CachedInput { get; set; }

    /// <summary>The price of a million output tokens, those of reasoning included.</summary>
    public double Output { get; set; }

    /// <summary>Returns the price of a call in US dollars.</summary>
    /// <param name="input">All input tokens, cached ones included.</param>
    /// <param name="output">Output tokens.</param>
    /// <param name="cached">Cached input tokens.</param>
    internal double Of(long input, long output, long cached = 0) =>
        (((input - cached) * Input) + (cached * (CachedInput ?? Input)) + (output * Output)) / 1_000_000;
}
