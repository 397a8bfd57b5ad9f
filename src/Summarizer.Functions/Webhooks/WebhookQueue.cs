using System.Threading.Channels;

namespace Summarizer.Functions.Webhooks;

/// <summary>
/// The messages for one address. A message that must be sent again waits outside the senders, so it delays no other.
/// After several failures in a row the circuit opens: messages then wait without using up their attempts, and one at a
/// time tests the address.
/// </summary>
/// <param name="options">The options.</param>
/// <param name="send">Sends a message once, unless the token ends it.</param>
/// <param name="log">The log of this receiver.</param>
/// <param name="time">The clock.</param>
internal sealed class WebhookQueue(
    WebhookOptions options, Func<WebhookMessage, CancellationToken, Task<WebhookAttempt>> send, WebhookLog log,
    TimeProvider time)
    : IDisposable
{
    private const int AtOnce = 4;
    private const int OpensAfter = 5;
    private const int DelayFactor = 4;
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestTestDelay = TimeSpan.FromMinutes(1);

    private readonly Channel<Delivery> _ready = Channel.CreateUnbounded<Delivery>();
    private readonly SemaphoreSlim _slots = new(AtOnce);
    // Not disposed, as a task may look at them last. None has a handle or a timer.
    private readonly CancellationTokenSource _ending = new();
    private readonly CancellationTokenSource _stopped = new();
    private readonly Lock _lock = new();
    private int _held;
    private int _lost;
    private int _failuresInARow;

    /// <summary>Adds a message. Drops it if <see cref="WebhookOptions.MaxWaiting"/> wait or are sent.</summary>
    public void Add(WebhookMessage message)
    {
        lock (_lock)
        {
            if (_ending.IsCancellationRequested)
            {
                _lost++;
                return;
            }

            if (_held < options.MaxWaiting)
            {
                _held++;
                _ready.Writer.TryWrite(new Delivery(message, 1));
                return;
            }
        }

        log.Dropped();
    }

    /// <summary>
    /// Sends messages until <see cref="End"/> was called and nothing is left, or <see cref="Stop"/> was called.
    /// </summary>
    public async Task RunAsync()
    {
        try
        {
            await SendAllAsync(_stopped.Token);
        }
        catch (OperationCanceledException) when (_stopped.IsCancellationRequested)
        {
            // Stop logs what is left.
        }
    }

    private async Task SendAllAsync(CancellationToken stopped)
    {
        await foreach (Delivery delivery in _ready.Reader.ReadAllAsync(stopped))
        {
            await _slots.WaitAsync(stopped);
            int failures = Volatile.Read(ref _failuresInARow);
            if (failures < OpensAfter || _ending.IsCancellationRequested)
            {
                _ = SendAndReleaseAsync(delivery);
                continue;
            }

            TimeSpan pause = Pause(failures - OpensAfter + 1);
            await DelayAsync(pause < LongestTestDelay ? pause : LongestTestDelay);
            await SendAndReleaseAsync(delivery);
        }
    }

    /// <summary>Takes no more messages, and gives those that wait one last attempt each, now.</summary>
    public void End()
    {
        _ending.Cancel();
        CompleteIfEmpty(0);
    }

    /// <summary>Ends the attempts that are left, and logs the number of messages that this and the end lost.</summary>
    public void Stop()
    {
        _stopped.Cancel();
        int lost;
        lock (_lock)
        {
            lost = _lost + _held;
            _lost = _held = 0;
        }

        log.Ended(lost);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ending.Cancel();
        _stopped.Cancel();
        log.Dispose();
    }

    private async Task SendAndReleaseAsync(Delivery delivery)
    {
        await SendAsync(delivery);
        _slots.Release();
    }

    private async Task SendAsync(Delivery delivery)
    {
        WebhookAttempt attempt = await send(delivery.Message, _stopped.Token);
        // Stop has counted the message, and has ended the attempt by itself.
        if (_stopped.IsCancellationRequested)
            return;
        log.Attempted(attempt);
        bool unavailable = attempt.IsUnavailable;
        if (unavailable)
            Interlocked.Increment(ref _failuresInARow);
        else
            Volatile.Write(ref _failuresInARow, 0);
        bool isLost = unavailable && _ending.IsCancellationRequested;
        if (unavailable && !isLost && delivery.Attempt < options.MaxAttempts)
        {
            _ = AddLaterAsync(delivery, attempt.RetryAfter);
            return;
        }

        if (attempt.Fault is { } fault && !isLost)
            log.GivenUp(delivery.Message, delivery.Attempt, fault);
        CompleteIfEmpty(1, isLost ? 1 : 0);
    }

    private async Task AddLaterAsync(Delivery failed, TimeSpan? asked)
    {
        TimeSpan pause = Pause(failed.Attempt);
        await DelayAsync(asked > pause ? asked.Value : pause);
        _ready.Writer.TryWrite(failed with { Attempt = failed.Attempt + 1 });
    }

    private TimeSpan Pause(int failures)
    {
        double pause = options.RetryDelay.TotalSeconds * Math.Pow(DelayFactor, Math.Min(failures, 20) - 1);
        return pause < LongestDelay.TotalSeconds ? TimeSpan.FromSeconds(pause) : LongestDelay;
    }

    private async Task DelayAsync(TimeSpan pause)
    {
        try
        {
            await Task.Delay(pause < LongestDelay ? pause : LongestDelay, time, _ending.Token);
        }
        catch (OperationCanceledException)
        {
            // The app ends: one last attempt, now.
        }
    }

    private void CompleteIfEmpty(int done, int lost = 0)
    {
        lock (_lock)
        {
            _held -= done;
            _lost += lost;
            if (_held == 0 && _ending.IsCancellationRequested)
                _ready.Writer.TryComplete();
        }
    }

    private sealed record Delivery(WebhookMessage Message, int Attempt);
}
