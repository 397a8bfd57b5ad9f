using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Pipeline.Delivery;

/// <summary>
/// A listener that processes the queue of due articles in the standalone app; under the Functions host a queue trigger
/// does. Any number of instances share it.
/// </summary>
public sealed class DueQueueListener(DueQueue queue, DueArticles articles, SummarizerOptions options,
    TimeProvider? time = null, ILogger<DueQueueListener>? logger = null)
{
    /// <summary>
    /// Messages at once. Two, so that the next one's articles fill the places that the last one's slow articles leave.
    /// </summary>
    private const int MessagesAtOnce = 2;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly ILogger _logger = logger ?? NullLogger<DueQueueListener>.Instance;

    /// <summary>
    /// Listens until cancelled; then finishes what is in progress, within
    /// <see cref="SummarizerOptions.ShutdownGrace"/>. Never throws.
    /// </summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var work = new CancellationTokenSource();
        await using CancellationTokenRegistration registered =
            stopping.Register(() => work.CancelAfter(options.ShutdownGrace));
        await Task.WhenAll(Enumerable.Range(0, MessagesAtOnce).Select(_ => ListenAsync(stopping, work.Token)));
    }

    private async Task ListenAsync(CancellationToken stopping, CancellationToken working)
    {
        TimeSpan pause = FirstPause;
        string? cause = null;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (await queue.TryWorkAsync(articles.WorkAsync, working))
                {
                    (pause, cause) = (FirstPause, null);
                    continue;
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (StorageUnavailableException ex)
            {
                if (ex.Message != cause)
                    Log.QueueUnavailable(_logger, ex.Message);
                cause = ex.Message;
            }
            catch (Exception ex)
            {
                Log.WatchFault(_logger, ex);
            }

            await Task.Delay(pause, _time, stopping)
                .ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None,
                    TaskScheduler.Default);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }
}
