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
    public static WorkDue Decide(ArticleHead article, ResultHead? result, string optionsHash, DateTimeOffset now, TimeSpan deferredRetryAfter) => result switch
    {
        null => WorkDue.Missing,
        // Nothing can be read from the archive tier: whatever result there is of this version stands.
        { Metadata: var made } when article.Archived && made.SourceEtag == article.Etag => WorkDue.None,
        { Metadata: var made } when made.SourceEtag != article.Etag || made.OptionsHash != optionsHash => WorkDue.Stale,
        // In either direction: a clock that jumped back must not keep a result waiting.
        _ when (now - result.LastModified).Duration() < deferredRetryAfter => WorkDue.None,
        { Metadata.Status: ResultStatus.Deferred } => WorkDue.Deferred,
        { Metadata.MayPass: true } => WorkDue.Stale,
        _ => WorkDue.None,
    };
}
