using System.Globalization;

namespace Summarizer.Pipeline.Rewriting.Calling;

/// <summary>How long to wait before a call is made again. Pure: time and chance come from outside.</summary>
internal static class RetryDelay
{
    /// <summary>Reads <c>Retry-After</c>: seconds or a date. Null for what is neither; a past or negative time is none at all.</summary>
    public static TimeSpan? Parse(string? value, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(value))
            return null;
        if (double.TryParse(value.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds))
        {
            if (double.IsNaN(seconds))
                return null;
            return seconds <= 0 ? TimeSpan.Zero : seconds >= TimeSpan.MaxValue.TotalSeconds ? TimeSpan.MaxValue : TimeSpan.FromSeconds(seconds);
        }

        return DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date)
            ? TimeSpan.FromTicks(Math.Max(0, (date - now).Ticks))
            : null;
    }

    /// <summary>The wait before the next try: what the service said, else exponential with full jitter from half on; never more than the cap.</summary>
    /// <param name="attempt">How many tries have failed, from 1.</param>
    /// <param name="first">The first wait.</param>
    /// <param name="most">The cap.</param>
    /// <param name="said">What the service said.</param>
    /// <param name="chance">0 up to 1.</param>
    public static TimeSpan Next(int attempt, TimeSpan first, TimeSpan most, TimeSpan? said, double chance)
    {
        if (said is { } time)
            return time < most ? time : most;
        double factor = Math.Pow(2, Math.Min(attempt - 1, 20)) * (0.5 + (chance / 2));
        double ticks = Math.Min(first.Ticks * factor, most.Ticks);
        return TimeSpan.FromTicks((long)ticks);
    }
}
