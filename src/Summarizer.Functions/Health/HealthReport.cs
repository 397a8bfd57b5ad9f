namespace Summarizer.Functions.Health;

/// <summary>The state of the app.</summary>
/// <param name="Status">"ready" or "unready"; "live" if only that was asked.</param>
/// <param name="Version">The app's version. Null for callers without a key.</param>
/// <param name="Checks">The checks. Empty for callers without a key.</param>
internal sealed record HealthReport(string Status, string? Version, IReadOnlyList<HealthCheck> Checks);

/// <summary>One thing that was looked at.</summary>
/// <param name="Name">"settings", "storage", "results" or "model".</param>
/// <param name="Status">"ok", "off" or "failed".</param>
/// <param name="Detail">What is wrong, or what it is; without secrets.</param>
internal sealed record HealthCheck(string Name, string Status, string? Detail);
