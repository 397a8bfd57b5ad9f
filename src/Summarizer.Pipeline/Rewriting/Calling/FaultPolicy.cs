namespace Summarizer.Pipeline.Rewriting.Calling;

/// <summary>The policies for a call that brought no answer.</summary>
internal enum FaultPolicy
{
    /// <summary>Throttled, down, too slow, cut off: the same call may succeed soon.</summary>
    Retry,

    /// <summary>The account's quota or credit is used up: the same call may succeed later.</summary>
    Wait,

    /// <summary>
    /// Wrong key, no such deployment, retired model: the call succeeds once somebody has changed something.
    /// </summary>
    Configure,

    /// <summary>The request is too large: less at once may succeed.</summary>
    Split,

    /// <summary>Filtered or refused: this article does not succeed with this model.</summary>
    Refuse,

    /// <summary>
    /// The service does not know something in the request. The client has left it out; the call can be made again at
    /// once.
    /// </summary>
    Adapted,
}
