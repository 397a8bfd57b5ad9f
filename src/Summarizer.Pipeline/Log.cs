using Microsoft.Extensions.Logging;

namespace Summarizer.Pipeline;

/// <summary>Every line that the pipeline logs. Names of articles, never their text.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information,
        "Summarised {Article}, version {Etag}, in {Milliseconds:0.0} ms; model: {Status}")]
    public static partial void Summarised(ILogger logger, string article, string etag, double milliseconds,
        string status);

    [LoggerMessage(2, LogLevel.Debug, "Nothing to do for {Article}: {Outcome}")]
    public static partial void NothingToDo(ILogger logger, string article, ArticleOutcome outcome);

    [LoggerMessage(3, LogLevel.Warning, "Cannot summarise {Article}: {Code}")]
    public static partial void Refused(ILogger logger, string article, string code);

    [LoggerMessage(4, LogLevel.Error, "The model's part failed for {Article}")]
    public static partial void ModelFailed(ILogger logger, Exception exception, string article);

    [LoggerMessage(5, LogLevel.Error, "Attempt {Attempt} at {Article} failed because of a fault in this program")]
    public static partial void Fault(ILogger logger, Exception exception, int attempt, string article);

    [LoggerMessage(6, LogLevel.Error, "Gave up on {Article}")]
    public static partial void GaveUp(ILogger logger, string article);

    [LoggerMessage(7, LogLevel.Debug,
        "Starting again with {Article}: it changed, another worker was faster, or it had to wait for memory.")]
    public static partial void StartedAgain(ILogger logger, string article);

    [LoggerMessage(8, LogLevel.Warning,
        "Cannot write the result of {Article} because of {Protection}; trying again at growing intervals, up to an "
            + "hour")]
    public static partial void ResultLocked(ILogger logger, string article, string protection);

    [LoggerMessage(9, LogLevel.Information, "The result of {Article} can be written again")]
    public static partial void ResultUnlocked(ILogger logger, string article);

    [LoggerMessage(20, LogLevel.Information, "Watching for articles")]
    public static partial void Watching(ILogger logger);

    [LoggerMessage(21, LogLevel.Warning, "Storage is unavailable; trying again until it is back: {Reason}")]
    public static partial void StorageAway(ILogger logger, string reason);

    [LoggerMessage(22, LogLevel.Information, "Storage is back")]
    public static partial void StorageBack(ILogger logger);

    [LoggerMessage(23, LogLevel.Error, "Looking for articles failed because of a fault in this program")]
    public static partial void WatchFault(ILogger logger, Exception exception);

    [LoggerMessage(24, LogLevel.Warning,
        "Stopped with {Count} articles in progress; they are done after the next start")]
    public static partial void StoppedWithWork(ILogger logger, int count);

    [LoggerMessage(30, LogLevel.Information,
        "Swept {Articles} articles in {Seconds:0.0} s: {Missing} missing, {Stale} stale, {Deferred} deferred, "
            + "{Orphaned} orphaned; {Processed} processed, {Queued} queued; complete: {Completed}")]
    public static partial void Swept(
        ILogger logger, long articles, double seconds, long missing, long stale, long deferred, long orphaned,
        long processed, long queued, bool completed);

    [LoggerMessage(32, LogLevel.Information,
        "Found {Count} or more articles due; left the rest to the sweep and its queue")]
    public static partial void LeftToSweep(ILogger logger, int count);

    [LoggerMessage(33, LogLevel.Information, "The sweep waits: {Messages} messages of due articles are in the queue")]
    public static partial void SweepWaits(ILogger logger, int messages);

    [LoggerMessage(34, LogLevel.Warning, "The queue of due articles is unavailable: {Reason}")]
    public static partial void QueueUnavailable(ILogger logger, string reason);

    [LoggerMessage(45, LogLevel.Warning,
        "Kept the summaries of deleted articles: the container {Container} is empty, so its name may be wrong")]
    public static partial void OrphansKept(ILogger logger, string container);

    [LoggerMessage(31, LogLevel.Debug, "Another sweep is running")]
    public static partial void SweepRunsElsewhere(ILogger logger);

    [LoggerMessage(40, LogLevel.Information, "{Model} does not take {Part} as it was sent; changed it for all calls")]
    public static partial void ModelAdapted(ILogger logger, string model, string part);

    [LoggerMessage(41, LogLevel.Warning,
        "The model does not answer at {Address}; trying {Other}. If that works, set Summarizer:Llm:Endpoint to it.")]
    public static partial void ModelAddress(ILogger logger, string address, string other);

    [LoggerMessage(42, LogLevel.Warning, "A call to {Model} failed ({Code}): {Reason}")]
    public static partial void ModelCallFailed(ILogger logger, string model, string code, string reason);

    [LoggerMessage(43, LogLevel.Warning, "{Model} failed ({Code}); asking {Fallback}")]
    public static partial void ModelFallback(ILogger logger, string model, string code, string fallback);

    [LoggerMessage(44, LogLevel.Warning,
        "The price of {Model} is not known, so it counts at ${Input} and ${Output} per million tokens. Set its price "
            + "in Summarizer:Llm:Prices.")]
    public static partial void PriceUnknown(ILogger logger, string model, double input, double output);

    [LoggerMessage(45, LogLevel.Warning,
        "Summarizer:Llm:Prices has a price for {Model}, but no configured model or deployment has this name.")]
    public static partial void PriceUnused(ILogger logger, string model);
}
