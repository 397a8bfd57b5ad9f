namespace Summarizer.Pipeline.Budgeting;

/// <summary>An amount of work: tokens, in and out, and what they cost in US dollars.</summary>
internal readonly record struct Amount(long Tokens, double Usd)
{
    public static Amount operator +(Amount a, Amount b) => new(a.Tokens + b.Tokens, a.Usd + b.Usd);

    public static Amount operator -(Amount a, Amount b) => new(a.Tokens - b.Tokens, a.Usd - b.Usd);

    /// <summary>True if both parts are within another amount, but for rounding.</summary>
    public bool FitsIn(Amount other) => Tokens <= other.Tokens && Usd <= other.Usd + 1e-12;

    /// <summary>Returns the smaller of each part.</summary>
    public static Amount Min(Amount a, Amount b) => new(Math.Min(a.Tokens, b.Tokens), Math.Min(a.Usd, b.Usd));

    /// <summary>Returns the larger of each part.</summary>
    public static Amount Max(Amount a, Amount b) => new(Math.Max(a.Tokens, b.Tokens), Math.Max(a.Usd, b.Usd));

    /// <summary>Returns a share of it.</summary>
    public Amount Share(double share) => new((long)Math.Min(Tokens * share, long.MaxValue), Usd * share);
}
