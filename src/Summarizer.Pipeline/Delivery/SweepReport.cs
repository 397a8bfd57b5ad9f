namespace Summarizer.Pipeline.Delivery;

/// <summary>The findings and actions of one run of the sweep.</summary>
public sealed record SweepReport
{
    /// <summary>True if it ran; false if another one holds the lease.</summary>
    public required bool Ran { get; init; }

    /// <summary>True if it only looked.</summary>
    public bool DryRun { get; init; }

    /// <summary>True if it reached the end of both listings; if not, the next one continues where it stopped.</summary>
    public bool Completed { get; init; }

    /// <summary>Articles looked at.</summary>
    public long Articles { get; init; }

    /// <summary>Articles without a result.</summary>
    public long Missing { get; init; }

    /// <summary>Articles whose result is of another version or of other options.</summary>
    public long Stale { get; init; }

    /// <summary>Articles whose result waits for the language model, which can be asked now.</summary>
    public long Deferred { get; init; }

    /// <summary>
    /// Articles whose result has waited for the language model for some time, due or not: after each attempt the wait
    /// is longer, and the next one may only be tomorrow.
    /// </summary>
    public long Waiting { get; init; }

    /// <summary>Results whose article is gone.</summary>
    public long Orphaned { get; init; }

    /// <summary>Articles that now have a result of their newest version, failed ones counted.</summary>
    public long Processed { get; init; }

    /// <summary>Due articles put into the queue, for all instances to work on.</summary>
    public long Queued { get; init; }

    /// <summary>Orphaned results removed.</summary>
    public long Deleted { get; init; }

    /// <summary>The time that it took.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>The first names found in need of work, at most 100.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];
}
