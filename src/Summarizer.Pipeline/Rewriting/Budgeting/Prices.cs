namespace Summarizer.Pipeline.Rewriting.Budgeting;

/// <summary>What tokens cost. List prices in US dollars per million tokens as known in mid-2025; configuration goes before them.</summary>
internal static class Prices
{
    /// <summary>When the built-in prices were true.</summary>
    public const string AsOf = "2025-06";

    private static readonly (string Prefix, double Input, double Output)[] Known =
    [
        ("gpt-4.1-nano", 0.10, 0.40), ("gpt-4.1-mini", 0.40, 1.60), ("gpt-4.1", 2.00, 8.00),
        ("gpt-4o-mini", 0.15, 0.60), ("gpt-4o", 2.50, 10.00),
        ("o4-mini", 1.10, 4.40), ("o3-mini", 1.10, 4.40), ("o3", 2.00, 8.00),
    ];

    /// <summary>The price of a model; of one that nobody knows, the dearest known, so that a budget rather holds too early than too late. On this machine a model is free.</summary>
    public static LlmPrice Of(LlmOptions options)
    {
        string model = options.ModelName;
        foreach (string name in new[] { model, options.Deployment ?? model })
        {
            if (options.Prices.TryGetValue(name, out LlmPrice? configured))
                return configured;
            foreach ((string prefix, double input, double output) in Known)
            {
                if (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                    return new LlmPrice { Input = input, Output = output };
            }
        }

        return Uri.TryCreate(options.Endpoint, UriKind.Absolute, out Uri? uri) && uri.IsLoopback
            ? new LlmPrice()
            : new LlmPrice { Input = Known.Max(k => k.Input), Output = Known.Max(k => k.Output) };
    }

    /// <summary>US dollars.</summary>
    public static double Cost(LlmPrice price, long input, long output) => ((input * price.Input) + (output * price.Output)) / 1_000_000;
}
