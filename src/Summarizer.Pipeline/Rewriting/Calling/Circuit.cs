namespace Summarizer.Pipeline.Rewriting.Calling;

/// <summary>
/// A circuit breaker: after a number of failed calls in a row, calls are held back for a while, then one is let through
/// to see. A service that is down, without credit or refuses a key is not helped by more calls.
/// </summary>
internal sealed class Circuit(int faults, TimeSpan pause, TimeProvider time)
{
    /// <summary>The code of calls that are held back.</summary>
    public const string Code = "circuit";

    private readonly Lock _lock = new();
    private int _inARow;
    private long _openedAt;
    private bool _open, _trying;
    private ModelException? _last;

    /// <summary>Throws where calls are held back. Otherwise the caller reports how the call went.</summary>
    /// <exception cref="ModelException">Calls are held back, for the reason that the last one failed.</exception>
    public void Enter()
    {
        lock (_lock)
        {
            if (!_open)
                return;
            TimeSpan left = pause - time.GetElapsedTime(_openedAt);
            if (_trying || left > TimeSpan.Zero)
            {
                throw new ModelException(_last?.Policy ?? FaultPolicy.Retry, Code,
                    $"The model has failed too often; calls are held back for a while. {_last?.Message}".TrimEnd())
                {
                    RetryAfter = left > TimeSpan.Zero ? left : null,
                };
            }

            _trying = true;
        }
    }

    /// <summary>Records that an answer came, or an error that is about this request alone.</summary>
    public void Succeeded()
    {
        lock (_lock)
            (_inARow, _open, _trying, _last) = (0, false, false, null);
    }

    /// <summary>Records that a call failed.</summary>
    public void Failed(ModelException fault)
    {
        lock (_lock)
        {
            _last = fault;
            if (++_inARow >= faults || _trying)
                (_open, _trying, _openedAt) = (true, false, time.GetTimestamp());
        }
    }

    /// <summary>
    /// Records that a call was given up by its caller, is made again in another form, or was throttled: the service is
    /// not down. <see cref="CallSlots"/> makes fewer calls of a throttled service.
    /// </summary>
    public void Abandoned()
    {
        lock (_lock)
            _trying = false;
    }
}
