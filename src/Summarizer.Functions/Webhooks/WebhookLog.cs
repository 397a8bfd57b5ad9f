namespace Summarizer.Functions.Webhooks;

/// <summary>The log of one receiver: few lines, however many messages fail or are dropped.</summary>
/// <param name="logger">The logger.</param>
/// <param name="url">The receiver's address. Its path and query can hold a secret and are not logged.</param>
/// <param name="place">The address's place in the setting <c>Webhook:Urls</c>, from 0.</param>
/// <param name="time">The clock.</param>
internal sealed class WebhookLog(ILogger logger, Uri url, int place, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly string _receiver = $"{url.Scheme}://{url.Authority} (Urls:{place})";
    private readonly Lock _lock = new();
    private ITimer? _pause;
    private int _dropped;
    private bool _failing;
    private long? _failureLogged;

    /// <summary>
    /// Logs the first failure after a success, at most once a minute, and that the receiver responds again.
    /// </summary>
    public void Attempted(WebhookAttempt attempt)
    {
        lock (_lock)
        {
            if (attempt.Fault is null)
            {
                if (_failing)
                    Log.WebhookResponds(logger, _receiver);
                _failing = false;
                return;
            }

            bool isRecent = _failureLogged is { } last && time.GetElapsedTime(last) < Interval;
            if (_failing || isRecent || !attempt.IsUnavailable)
                return;
            _failing = true;
            _failureLogged = time.GetTimestamp();
            Log.WebhookFailing(logger, _receiver, attempt.Fault!);
        }
    }

    /// <summary>Logs that a message is not tried again.</summary>
    public void GivenUp(WebhookMessage message, int attempts, string fault) =>
        Log.WebhookGivenUp(logger, _receiver, message.Article, attempts, fault);

    /// <summary>Counts a message that the full queue did not take. The count is logged once a minute.</summary>
    public void Dropped()
    {
        lock (_lock)
        {
            _dropped++;
            if (_pause is not null)
                return;
            LogDropped();
            _pause = time.CreateTimer(_ => EndPause(), null, Interval, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Logs the number of messages that the end of the app lost, and those that were dropped last.</summary>
    public void Ended(int lost)
    {
        lock (_lock)
            LogDropped();
        if (lost > 0)
            Log.WebhookLost(logger, _receiver, lost);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
            _pause?.Dispose();
    }

    private void EndPause()
    {
        lock (_lock)
        {
            if (_dropped > 0)
            {
                LogDropped();
                _pause?.Change(Interval, Timeout.InfiniteTimeSpan);
                return;
            }

            _pause?.Dispose();
            _pause = null;
        }
    }

    private void LogDropped()
    {
        if (_dropped > 0)
            Log.WebhookDropped(logger, _receiver, _dropped);
        _dropped = 0;
    }
}
