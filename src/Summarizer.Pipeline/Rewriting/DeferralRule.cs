using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Rewriting.Calling;

namespace Summarizer.Pipeline.Rewriting;

/// <summary>The rule for parts that are deferred: how long they wait, and when they fail.</summary>
internal static class DeferralRule
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(2);

    /// <summary>
    /// The longest wait where only a person can help. Other settings end it at once. The first waits are short, since
    /// a new role or deployment takes minutes to be known everywhere.
    /// </summary>
    private static readonly TimeSpan LongestSettingsWait = TimeSpan.FromHours(6);

    private static readonly TimeSpan QuotaWait = TimeSpan.FromHours(1);

    /// <summary>
    /// The reasons that do not count as attempts: the model was not asked, is not to blame, or the account has no
    /// credit.
    /// </summary>
    private static readonly string[] NotCounted =
        ["day-budget", "day-reserved", "storage", Circuit.Code, "late", "quota", "payment-required"];

    /// <summary>
    /// Returns how long a part waits that was not finished in time: twice as long after each attempt.
    /// </summary>
    public static TimeSpan Wait(Deferral? deferral) => Doubled(deferral, LongestWait);

    /// <summary>
    /// Returns how long a part waits after a fault: twice as long after each attempt, and no less than the service asks
    /// for.
    /// </summary>
    public static TimeSpan Wait(ModelException fault, Deferral? deferral)
    {
        TimeSpan own = fault.Policy switch
        {
            FaultPolicy.Configure => Doubled(deferral, LongestSettingsWait),
            FaultPolicy.Wait => QuotaWait,
            _ => Wait(deferral),
        };
        TimeSpan asked = fault.RetryAfter is { } after && after < TimeSpan.FromDays(1)
            ? after
            : fault.RetryAfter is null ? TimeSpan.Zero : TimeSpan.FromDays(1);
        return fault.WasHeldBack ? FirstWait : own > asked ? own : asked;
    }

    /// <summary>
    /// Returns a part with its history; a failed part where it was deferred too often or for too long.
    /// </summary>
    public static LlmPart Apply(LlmPart part, Deferral? deferral, LlmOptions options, DateTimeOffset now)
    {
        if (part.Status != ResultStatus.Deferred || deferral is null)
            return part;
        Deferral history = deferral.With(part.Code, counts: !NotCounted.Contains(part.Code));
        bool tooOld = now - history.Since > options.MaxDeferredAge;
        if (history.Attempts < options.MaxDeferrals && !tooOld)
            return part with { Deferral = history };
        return part with
        {
            Status = ResultStatus.Failed,
            NotBefore = null,
            Deferral = history,
            Reason = $"Given up after {history.Attempts} attempts "
                + $"since {history.Since.UtcDateTime:yyyy-MM-dd HH:mm} UTC. The last one: {part.Reason}",
        };
    }

    private static TimeSpan Doubled(Deferral? deferral, TimeSpan longest)
    {
        double minutes = FirstWait.TotalMinutes * Math.Pow(2, Math.Clamp((deferral?.Attempts ?? 1) - 1, 0, 20));
        return TimeSpan.FromMinutes(Math.Min(minutes, longest.TotalMinutes));
    }
}
