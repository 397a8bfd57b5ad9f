using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Pipeline.Delivery;

/// <summary>
/// Works on the articles of a queue's message, by the same idempotent path as the sweep. Messages of one instance share
/// its places, so that several at once take no more memory or model calls than one.
/// </summary>
public sealed class DueArticles(SummarizeArticle summarize, SummarizerOptions options) : IDisposable
{
    private readonly SemaphoreSlim _places = new(options.Concurrency, options.Concurrency);

    /// <summary>Does the work that a message asks for.</summary>
    /// <returns>The number of articles that got a result, and of those that needed none.</returns>
    /// <exception cref="StorageUnavailableException">Storage failed at some of them: deliver the message again. What is
    /// done stays done.</exception>
    public async Task<(int Processed, int Skipped)> WorkAsync(DueMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        // Found under other options, so by a sweep of an earlier version: the present one queues again what is due now.
        if (message.Generation != summarize.OptionsHash)
            return (0, message.Names.Count);
        int processed = 0;
        StorageUnavailableException? unavailable = null;
        await Task.WhenAll(message.Names.Select(async name =>
        {
            await _places.WaitAsync(cancellationToken);
            try
            {
                ArticleOutcome outcome = await summarize.RunToAnswerAsync(name, RunReason.Sweep, cancellationToken);
                if (outcome is ArticleOutcome.Summarised or ArticleOutcome.Failed or ArticleOutcome.Deferred)
                    Interlocked.Increment(ref processed);
            }
            catch (StorageUnavailableException ex)
            {
                unavailable = ex;
            }
            catch (Exception ex) when (FailurePolicy.Decide(ex) is FailureAction.Wait or FailureAction.TryAgain)
            {
                // A locked result, or a bug at one article, must not bring the whole message back. The sweep finds it
                // again.
            }
            finally
            {
                _places.Release();
            }
        }));
        return unavailable is null ? (processed, message.Names.Count - processed) : throw unavailable;
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();
}
