using System.Threading.Channels;

namespace Summarizer.Functions.Webhooks;

/// <summary>
/// The messages for one address. A message that must be sent again waits outside the senders, so it delays no other.
/// After several failures in a row the circuit opens: messages then wait without using up their attempts, and one at a
/// time tests the address.
/// </summary>
/// <param name="options">The options.</param>
/// <param name="send">Sends a message once.</param>
/// <param name="givenUp">Called when a message is given up: the message, the number of attempts, the cause.</param>
/// <param name="time">The clock.</param>
internal sealed class WebhookQueue(
    WebhookOptions options, Func<WebhookMessage, Task<WebhookAttempt>> send,
    Action<WebhookMessage, int, string> givenUp, TimeProvider time)
    : IDisposable
{
    private const int AtOnce = 4;
    private const int OpensAfter = 5;
    private const int DelayFactor = 4;
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestTestDelay = TimeSpan.FromMinutes(1);

    private readonly Channel<Delivery> _ready = Channel.CreateUnbounded<Delivery>();
    private readonly SemaphoreSlim _slots = new(AtOnce);
    private readonly CancellationTokenSource _ending = new();
    private readonly Lock _lock = new();
    private int _held;
    private int _failuresInARow;

    /// <summary>The number of messages that wait or are being sent.</summary>
    public int Held
    {
        get
        {
            lock (_lock)
                return _held;
        }
    }

    /// <summary>Adds a message. Returns false if <see cref="WebhookOptions.MaxWaiting"/> are held already.</summary>
    public bool TryAdd(WebhookMessage message)
    {
        lock (_lock)
        {
            if (_held >= options.MaxWaiting || _ending.IsCancellationRequested)
                return false;
            _held++;
        }

        _ready.Writer.TryWrite(new Delivery(message, 1));
        return true;
    }

    /// <summary>Sends messages until <see cref="End"/> was called and nothing is left.</summary>
    public async Task RunAsync()
    {
        await foreach (Delivery delivery in _ready.Reader.ReadAllAsync(CancellationToken.None))
        {
            await _slots.WaitAsync(CancellationToken.None);
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

    /// <inheritdoc/>
    public void Dispose()
    {
        _ending.Dispose();
        _slots.Dispose();
    }

    private async Task SendAndReleaseAsync(Delivery delivery)
    {
        await SendAsync(delivery);
        _slots.Release();
    }

    private async Task SendAsync(Delivery delivery)
    {
        WebhookAttempt attempt = await send(delivery.Message);
        // A receiver that refuses one message for good is there.
        bool unavailable = attempt.Fault is not null && attempt.Again;
        if (unavailable)
            Interlocked.Increment(ref _failuresInARow);
        else
            Volatile.Write(ref _failuresInARow, 0);
        if (unavailable && delivery.Attempt < options.MaxAttempts && !_ending.IsCancellationRequested)
        {
            _ = AddLaterAsync(delivery, attempt.RetryAfter);
            return;
        }

        if (attempt.Fault is { } fault)
            givenUp(delivery.Message, delivery.Attempt, fault);
        CompleteIfEmpty(1);
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

    private void CompleteIfEmpty(int done)
    {
        lock (_lock)
        {
            _held -= done;
            if (_held == 0 && _ending.IsCancellationRequested)
                _ready.Writer.TryComplete();
        }
    }

    private sealed record Delivery(WebhookMessage Message, int Attempt);
}
