namespace Summarizer.Pipeline.Rewriting.Calling;

/// <summary>
/// Limits how many calls one instance has in progress. Where no number is configured, memory sets the maximum and the
/// service's answers set the number. It rises by one after a round of answers and halves after a 429, as in TCP (AIMD;
/// Chiu and Jain, 1989). That divides a quota among many instances that do not know of each other.
/// </summary>
internal sealed class CallSlots
{
    /// <summary>The number to start with.</summary>
    private const int First = 4;

    /// <summary>The most calls at once where none are configured.</summary>
    private const int Most = 64;

    /// <summary>
    /// The memory that an article in progress may take, beside what its bytes do (docs/guarantees.md).
    /// </summary>
    private const long BytesPerCall = 16 * 1024 * 1024;

    /// <summary>
    /// After a 429 the number is not halved again for this long: what is in progress then was sent before.
    /// </summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private readonly TimeProvider _time;
    private readonly bool _adapts;
    private readonly int _most;
    private double _limit;
    private int _taken;
    private long? _throttledAt;

    /// <summary>Makes the slots.</summary>
    /// <param name="fixedNumber">The number; null: it is found.</param>
    /// <param name="memory">The memory of this instance in bytes.</param>
    /// <param name="time">The clock.</param>
    public CallSlots(int? fixedNumber, long memory, TimeProvider time)
    {
        _time = time;
        _adapts = fixedNumber is null;
        _most = fixedNumber ?? (int)Math.Clamp(memory / 2 / BytesPerCall, First, Most);
        _limit = fixedNumber ?? First;
    }

    /// <summary>The most calls that may be in progress at the moment.</summary>
    public int Limit
    {
        get
        {
            lock (_lock)
                return (int)_limit;
        }
    }

    /// <summary>The most that <see cref="Limit"/> can become.</summary>
    public int Highest => _most;

    /// <summary>Takes a slot, in the order of asking. Release it with <see cref="Release"/>.</summary>
    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource turn;
        lock (_lock)
        {
            if (_taken < (int)_limit && _waiting.Count == 0)
            {
                _taken++;
                return;
            }

            turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(turn);
        }

        using CancellationTokenRegistration registration =
            cancellationToken.Register(() => turn.TrySetCanceled(cancellationToken));
        await turn.Task;
    }

    /// <summary>Gives a slot back.</summary>
    public void Release()
    {
        lock (_lock)
        {
            _taken--;
            Admit();
        }
    }

    /// <summary>An answer came.</summary>
    public void Answered()
    {
        lock (_lock)
        {
            // Only a number that is made use of may grow.
            if (_adapts && _taken >= (int)_limit)
                _limit = Math.Min(_most, _limit + (1 / _limit));
            Admit();
        }
    }

    /// <summary>The service returned 429.</summary>
    public void Throttled()
    {
        lock (_lock)
        {
            if (!_adapts || (_throttledAt is { } at && _time.GetElapsedTime(at) < Pause))
                return;
            _throttledAt = _time.GetTimestamp();
            _limit = Math.Max(1, Math.Floor(_limit / 2));
        }
    }

    private void Admit()
    {
        while (_taken < (int)_limit && _waiting.TryDequeue(out TaskCompletionSource? next))
        {
            if (next.TrySetResult())
                _taken++;
        }
    }
}
