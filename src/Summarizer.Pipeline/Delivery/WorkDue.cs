using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Rewriting;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Pipeline.Delivery;

/// <summary>The reasons why an article needs work.</summary>
public enum WorkDue
{
    /// <summary>It needs none.</summary>
    None,

    /// <summary>It has no result.</summary>
    Missing,

    /// <summary>Its result is of another version of it, or of other options.</summary>
    Stale,

    /// <summary>The model's part of its result is missing, and the model can be asked again.</summary>
    Deferred,
}

/// <summary>The rule by which an article and its result are compared.</summary>
/// <param name="optionsHash">The hash of the current options.</param>
/// <param name="retryKeys">The current settings of the model, as far as a change of them helps.</param>
/// <param name="deferredRetryAfter">The minimum age of a deferred result.</param>
internal sealed class WorkDueRule(string optionsHash, RetryKeys retryKeys, TimeSpan deferredRetryAfter)
{
    /// <summary>No result asks for a longer wait. A time further ahead means that a clock jumped.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(2);

    /// <summary>
    /// The longest time between two attempts at an article that failed for a reason that can pass, as a multiple of the
    /// shortest one: an hour by default.
    /// </summary>
    private const int LongestPause = 12;

    /// <summary>Returns why an article needs work, if it does.</summary>
    public WorkDue Decide(ArticleHead article, ResultHead? result, DateTimeOffset now)
    {
        if (result is null)
            return WorkDue.Missing;
        ResultMetadata made = result.Metadata;
        // Nothing can be read from the archive tier: a result of this version is kept.
        if (article.Archived && made.SourceEtag == article.Etag)
            return WorkDue.None;
        if (made.SourceEtag != article.Etag || made.OptionsHash != optionsHash)
            return WorkDue.Stale;
        bool changed = retryKeys.IsOutdated(made.RetryKey);
        // The age counts in either direction: a clock that jumped back must not keep a result waiting.
        bool isOld = (now - result.LastModified).Duration() >= deferredRetryAfter;
        bool waits = !changed && made.NotBefore is { } time && time > now && time - now <= LongestWait;
        if (made.MayPass)
            return isOld && !waits && WaitedEnough(article, result, now) ? WorkDue.Stale : WorkDue.None;
        if (made.Status != ResultStatus.Deferred)
            return changed ? WorkDue.Deferred : WorkDue.None;
        // A young deferred result may belong to a worker that still waits for the model.
        return isOld && !waits ? WorkDue.Deferred : WorkDue.None;
    }

    /// <summary>
    /// True if a result of the article's version has waited for the model for some time, whether it is due or not.
    /// </summary>
    public bool IsBacklog(ArticleHead article, ResultHead? result, DateTimeOffset now) =>
        result is { Metadata.Status: ResultStatus.Deferred } && result.Metadata.SourceEtag == article.Etag
            && now - result.LastModified >= deferredRetryAfter;

    // Each wait is half as long as all attempts so far took, so that what never passes is tried ever more rarely.
    private bool WaitedEnough(ArticleHead article, ResultHead result, DateTimeOffset now)
    {
        TimeSpan pause = (result.LastModified - article.LastModified).Duration() / 2;
        TimeSpan longest = deferredRetryAfter * LongestPause;
        return (now - result.LastModified).Duration() >= (pause < longest ? pause : longest);
    }
}
