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

    /// <summary>
    /// The price of a million input tokens that the service writes to its cache. Default: that of other input tokens.
    /// </summary>
    public double? CacheWrite { get; set; }

    /// <summary>The price of a million output tokens, those of reasoning included.</summary>
    public double Output { get; set; }

    /// <summary>
    /// The factor of input prices, the cache's included, of a call with more than <see cref="LongAbove"/> input tokens.
    /// </summary>
    private const double LongInput = 2;

    /// <summary>The factor of the output price of such a call.</summary>
    private const double LongOutput = 1.5;

    /// <summary>The most input tokens of a call for which these prices hold. Null: any number.</summary>
    internal int? LongAbove { get; init; }

    /// <summary>Returns the price of a call in US dollars.</summary>
    /// <param name="input">All input tokens, those read from the cache and written to it included.</param>
    /// <param name="output">Output tokens.</param>
    /// <param name="cached">Input tokens read from the cache.</param>
    /// <param name="written">Input tokens written to the cache.</param>
    internal double Of(long input, long output, long cached = 0, long written = 0) =>
        Sum(input, ((input - cached - written) * Input) + (cached * (CachedInput ?? Input))
            + (written * (CacheWrite ?? Input)), output);

    /// <summary>Returns the most that a call can cost: what it does with the cache is not known before.</summary>
    internal double AtMost(long input, long output) =>
        Sum(input, input * Math.Max(Input, Math.Max(CachedInput ?? 0, CacheWrite ?? 0)), output);

    /// <summary>Returns the price of a million output tokens of a call.</summary>
    internal double OutputBeside(long input) => Output * (input > LongAbove ? LongOutput : 1);

    private double Sum(long input, double inputAtListPrice, long output) =>
        ((inputAtListPrice * (input > LongAbove ? LongInput : 1)) + (output * OutputBeside(input))) / 1_000_000;
}
