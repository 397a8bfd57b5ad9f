using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Pipeline.Failures;

/// <summary>
/// The one place that decides what happens after each failure. What the sender can fix is an answer and is written next
/// to the article. Storage that is unavailable is waited for. Anything else is a bug: it is tried again and finally
/// written as a failed result too, so that every article gets one.
/// </summary>
public static class FailurePolicy
{
    /// <summary>Decides what to do about a failure.</summary>
    public static FailureAction Decide(Exception failure) => failure switch
    {
        ArticleException or InvalidOptionException => FailureAction.Answer,
        OperationCanceledException => FailureAction.Stop,
        StorageUnavailableException or StorageLockedException => FailureAction.Wait,
        _ => FailureAction.TryAgain,
    };

    /// <summary>Describes a failure to the person who sent the article; never internals.</summary>
    public static ErrorInfo Describe(Exception failure) => failure switch
    {
        ArticleException ex => new ErrorInfo(ex.Code, ex.Message, ex.Target),
        InvalidOptionException ex => new ErrorInfo(FailureCode.InvalidOption, ex.Message, ex.Option),
        StorageUnavailableException =>
            new ErrorInfo(FailureCode.StorageUnavailable, "Storage does not respond. Try again later.", null),
        StorageLockedException ex => new ErrorInfo(FailureCode.Locked, ex.Message, null),
        _ => new ErrorInfo(FailureCode.Internal, "The program failed at this. Its log says more.", null),
    };

    /// <summary>The error in a stored result after the last try.</summary>
    public static ErrorInfo GivenUp { get; } = new(FailureCode.Poisoned,
        "Every attempt to process this article failed because of a fault in the program; its log says more. Upload "
            + "the article again to have it tried again.", null);

    /// <summary>Returns the error for an article that is in storage but whose content cannot be read.</summary>
    public static ErrorInfo Unreadable(StorageUnavailableException cause) => new(FailureCode.StorageUnreadable,
        $"Storage did not give the article's content: {cause.Message} The sweep tries it again.", null);

    /// <summary>
    /// True if the reason why a result failed, or is not complete, can pass without a new version of the article, so
    /// that the sweep must look again.
    /// </summary>
    public static bool MayPass(SummaryResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Error?.Code
                is FailureCode.ArchivedArticle or FailureCode.StorageUnreadable or FailureCode.OcrUnavailable
            || result.Warnings.Any(warning => warning.Code == FailureCode.OcrUnavailable);
    }

    /// <summary>
    /// Returns the wait before try number <paramref name="attempt"/>: doubling, with a ceiling, spread by chance.
    /// </summary>
    /// <param name="attempt">The number of the try, from 1.</param>
    /// <param name="first">The wait after the first failure.</param>
    /// <param name="most">The ceiling.</param>
    /// <param name="chance">0 to 1: how far into the upper half of the wait to go.</param>
    public static TimeSpan Delay(int attempt, TimeSpan first, TimeSpan most, double chance)
    {
        double full =
            Math.Min(most.TotalMilliseconds, first.TotalMilliseconds * Math.Pow(2, Math.Clamp(attempt - 1, 0, 30)));
        return TimeSpan.FromMilliseconds(full * (0.5 + 0.5 * Math.Clamp(chance, 0, 1)));
    }
}
