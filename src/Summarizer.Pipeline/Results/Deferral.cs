namespace Summarizer.Pipeline.Results;

/// <summary>The history of a part that is deferred.</summary>
/// <param name="Attempts">The number of times the model was asked. Waiting for budget, storage or an open circuit does
/// not count.</param>
/// <param name="Since">The time when the part was first deferred.</param>
/// <param name="Codes">The codes of the last reasons, oldest first, each once in a row.</param>
public sealed record Deferral(int Attempts, DateTimeOffset Since, IReadOnlyList<string> Codes)
{
    /// <summary>The number of codes that are kept.</summary>
    private const int MaxCodes = 10;

    /// <summary>The first attempt.</summary>
    internal static Deferral First(DateTimeOffset now) => new(1, now, []);

    /// <summary>
    /// One attempt more, counted before it is made: a worker that dies with it must not try for ever.
    /// </summary>
    internal Deferral Next() => this with { Attempts = Attempts + 1 };

    /// <summary>The history with the outcome of an attempt.</summary>
    internal Deferral With(string? code, bool counts)
    {
        bool isNew = code is not null && (Codes.Count == 0 || Codes[^1] != code);
        return this with
        {
            Attempts = counts ? Attempts : Math.Max(0, Attempts - 1),
            Codes = isNew ? [.. Codes.TakeLast(MaxCodes - 1), code!] : Codes,
        };
    }
}
