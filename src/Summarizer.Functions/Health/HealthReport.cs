using Summarizer.Pipeline.Rewriting;

namespace Summarizer.Functions.Health;

/// <summary>The state of the app.</summary>
/// <param name="Status">"ready" or "unready"; "live" if only that was asked.</param>
/// <param name="Version">The app's version. Null for callers without a key.</param>
/// <param name="Checks">The checks. Empty for callers without a key.</param>
/// <param name="Llm">The choices that callers have for the model's summary. Null without a model, and for callers
/// without a key.</param>
/// <param name="UrlInput">True if callers may send the address of a web page. Null for callers without a key.</param>
internal sealed record HealthReport(
    string Status, string? Version, IReadOnlyList<HealthCheck> Checks, LlmLimits? Llm = null, bool? UrlInput = null);

/// <summary>The choices that callers have for the model's summary.</summary>
/// <param name="Choices">The options that a caller may set: "length", "style", "focus", "tone",
/// "summaryLanguage".</param>
/// <param name="MaxWords">The most words that a caller may ask for.</param>
/// <param name="Lengths">The named lengths that a caller may ask for, shortest first.</param>
internal sealed record LlmLimits(
    IReadOnlyList<string> Choices, int MaxWords, IReadOnlyList<NamedLength> Lengths);

/// <summary>One thing that was looked at.</summary>
/// <param name="Name">"settings", "storage", "results", "reading", "telemetry" or "model".</param>
/// <param name="Status">"ok", "off", "failed", or "blocked" and "degraded" if the app is ready all the same.</param>
/// <param name="Detail">The fault, or a description of what is checked; without secrets.</param>
internal sealed record HealthCheck(string Name, string Status, string? Detail);
