using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Summarizer.Pipeline.Results;

namespace Summarizer.Pipeline.Rewriting;

/// <summary>
/// Hashes of the settings that can be the cause of a missing model's part. A result without one carries the hash that
/// it was made under; once the settings change, the sweep asks the model again. They do not identify a summary: that is
/// <see cref="IRewriter.Fingerprint"/>.
/// </summary>
/// <param name="Access">The hash of what decides whether and how the model can be reached.</param>
/// <param name="Budgets">The hash of what decides how much it may cost.</param>
/// <param name="Models">The hash of what decides which models write and check.</param>
public sealed record RetryKeys(string Access, string Budgets, string Models)
{
    // What a model said of an article: another key or time limit would not change it.
    private static readonly string[] Verdicts = ["unsupported", "refusal", "content-filter", "too-long", "no-answer"];

    /// <summary>The keys where no model is configured.</summary>
    public static RetryKeys None { get; } = new("", "", "");

    /// <summary>
    /// Returns the key that a result with this part carries; empty where no setting would have helped.
    /// </summary>
    public string For(LlmPart? part)
    {
        if (part?.Status is not (ResultStatus.Deferred or ResultStatus.Failed or ResultStatus.Skipped)
            || part.Code is "too-short" or "no-sentences")
            return "";
        bool isBudget = part.Code?.StartsWith("article-", StringComparison.Ordinal) == true
            || part.Code?.StartsWith("day-", StringComparison.Ordinal) == true;
        return isBudget ? Budgets : Verdicts.Contains(part.Code) ? Models : Access;
    }

    /// <summary>True if a result carries another key than it would now.</summary>
    internal bool IsOutdated(string key) => key.Length > 0 && key != Access && key != Budgets && key != Models;

    /// <summary>Returns the keys of settings.</summary>
    internal static RetryKeys Of(LlmOptions options)
    {
        LlmEndpointOptions[] endpoints = [options, options.Fallback, options.Verifier];
        IEnumerable<object?> access = endpoints.SelectMany(e => Settings(e, e.ApiKey, e.ClientId));
        IEnumerable<object?> models = endpoints.SelectMany(e => Settings(e));
        IEnumerable<object?> prices = options.Prices.OrderBy(p => p.Key, StringComparer.Ordinal)
            .SelectMany(p => new object?[]
            {
                p.Key, p.Value.Input, p.Value.CachedInput, p.Value.CacheWrite, p.Value.Output,
            });
        return new RetryKeys(
            Hash('m', [.. access, options.CallTimeout, options.Deadline]),
            Hash('b', [options.MaxCalls, options.MaxRounds, options.MaxInputTokens, options.MaxTokensPerArticle,
                options.MaxUsdPerArticle,
                options.MaxTokensPerDay, options.MaxUsdPerDay, .. prices]),
            Hash('v', [.. models]));
    }

    /// <summary>Returns the settings of an endpoint, with its credentials in their place.</summary>
    private static object?[] Settings(LlmEndpointOptions e, params object?[] credentials) =>
    [
        e.Endpoint, e.Deployment, e.Model, .. credentials, e.ReasoningEffort, e.ReasoningModel, e.ContextWindow,
    ];

    /// <summary>Returns a hash so short that nothing can be learned from it about a key.</summary>
    private static string Hash(char kind, object?[] values)
    {
        string text = string.Join('\n', values.Select(v => Convert.ToString(v, CultureInfo.InvariantCulture)));
        return kind + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..10];
    }
}
