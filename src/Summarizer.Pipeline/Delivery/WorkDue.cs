using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Pipeline.Delivery;

/// <summary>Why an article needs work.</summary>
public enum WorkDue
{
    /// <summary>It needs none.</summary>
    None,

    /// <summary>It has no result.</summary>
    Missing,

    /// <summary>Its result is of another version of it, or of other options.</summary>
    Stale,

    /// <summary>Its result waits for the language model, and has for long enough.</summary>
    Deferred,
}

/// <summary>Compares an article with its result.</summary>
internal static class WorkDueRule
{
    public static WorkDue Decide(string articleEtag, ResultHead? result, string optionsHash, DateTimeOffset now, TimeSpan deferredRetryAfter) => result switch
    {
        null => WorkDue.Missing,
        { Metadata: var made } when made.SourceEtag != articleEtag || made.OptionsHash != optionsHash => WorkDue.Stale,
        // In either direction: a clock that jumped back must not keep a result waiting.
        { Metadata.Status: ResultStatus.Deferred } when (now - result.LastModified).Duration() >= deferredRetryAfter => WorkDue.Deferred,
        _ => WorkDue.None,
    };
}
