using System.Globalization;

namespace Summarizer.Pipeline.Rewriting.Calling;

/// <summary>Rules for the wait before a call is made again. Pure: time and chance come from outside.</summary>
internal static class RetryDelay
{
    /// <summary>
    /// Reads when to come back from an answer's headers: milliseconds, as Azure says them, before <c>Retry-After</c>.
    /// </summary>
    public static TimeSpan? Parse(Func<string, string?> header, DateTimeOffset now) =>
        Milliseconds(header("retry-after-ms"))
            ?? Milliseconds(header("x-ms-retry-after-ms")) ?? Parse(header("Retry-After"), now);

    /// <summary>
    /// Reads <c>Retry-After</c>: seconds or a date. Null for what is neither, and for a time that is over: it says
    /// nothing of how long to wait.
    /// </summary>
    public static TimeSpan? Parse(string? value, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(value))
            return null;
        if (double.TryParse(value.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds))
            return FromSeconds(seconds);
        return DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
            out DateTimeOffset date) && date > now
            ? date - now
            : null;
    }

    private static TimeSpan? Milliseconds(string? value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double milliseconds)
            ? FromSeconds(milliseconds / 1000)
            : null;

    private static TimeSpan? FromSeconds(double seconds) =>
        !(seconds > 0)
            ? null
            : seconds >= TimeSpan.MaxValue.TotalSeconds ? TimeSpan.MaxValue : TimeSpan.FromSeconds(seconds);

    /// <summary>
    /// Returns the wait before the next try: what the service said, else exponential with full jitter from half on, up
    /// to the cap.
    /// </summary>
    /// <param name="attempt">The number of tries that have failed, from 1.</param>
    /// <param name="first">The first wait.</param>
    /// <param name="most">The cap.</param>
    /// <param name="said">The wait that the service asked for.</param>
    /// <param name="chance">0 up to 1.</param>
    public static TimeSpan Next(int attempt, TimeSpan first, TimeSpan most, TimeSpan? said, double chance)
    {
        if (said is { } time)
            return time;
        double factor = Math.Pow(2, Math.Min(attempt - 1, 20)) * (0.5 + (chance / 2));
        double ticks = Math.Min(first.Ticks * factor, most.Ticks);
        return TimeSpan.FromTicks((long)ticks);
    }
}
