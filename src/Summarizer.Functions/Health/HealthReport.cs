namespace Summarizer.Functions.Health;

/// <summary>Whether the app can do its work.</summary>
/// <param name="Status">"ready" or "unready"; "live" where only that was asked.</param>
/// <param name="Version">The app's version.</param>
/// <param name="Checks">What was looked at.</param>
internal sealed record HealthReport(string Status, string Version, IReadOnlyList<HealthCheck> Checks);

/// <summary>One thing that was looked at.</summary>
/// <param name="Name">"settings", "storage" or "model".</param>
/// <param name="Status">"ok", "off" or "failed".</param>
/// <param name="Detail">What is wrong, or what it is; without secrets.</param>
internal sealed record HealthCheck(string Name, string Status, string? Detail);
