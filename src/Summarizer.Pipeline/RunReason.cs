namespace Summarizer.Pipeline;

/// <summary>The reason for a run: what the caller of <see cref="SummarizeArticle"/> knows about the article.</summary>
internal enum RunReason
{
    /// <summary>Nothing: an event, which may be late, repeated or out of order.</summary>
    Event,

    /// <summary>That there is probably no result yet: saves looking. Being wrong costs a round, no more.</summary>
    LooksNew,

    /// <summary>
    /// The sweep, of which only one runs: it alone tries deferred results again, so that two workers do not pay for the
    /// same one even where their clocks disagree.
    /// </summary>
    Sweep,
}
