namespace Summarizer.Pipeline.Rewriting.Calling;

/// <summary>
/// A circuit breaker: after a number of faults in a row calls are held back for a while, then one is let through to see.
/// A service that is down is not helped by everybody knocking.
/// </summary>
internal sealed class Circuit(int faults, TimeSpan pause, TimeProvider time)
{
    private readonly Lock _lock = new();
    private int _inARow;
    private long _openedAt;
    private bool _open, _trying;

    /// <summary>Whether a call may be made. The caller reports how it went.</summary>
    public bool TryEnter()
    {
        lock (_lock)
        {
            if (!_open)
                return true;
            if (_trying || time.GetElapsedTime(_openedAt) < pause)
                return false;
            _trying = true;
            return true;
        }
    }

    /// <summary>An answer came, or a refusal that shows the service to be up.</summary>
    public void Succeeded()
    {
        lock (_lock)
            (_inARow, _open, _trying) = (0, false, false);
    }

    /// <summary>A call failed.</summary>
    public void Failed()
    {
        lock (_lock)
        {
            if (++_inARow >= faults || _trying)
                (_open, _trying, _openedAt) = (true, false, time.GetTimestamp());
        }
    }

    /// <summary>A call was given up by its caller: says nothing about the service.</summary>
    public void Abandoned()
    {
        lock (_lock)
            _trying = false;
    }
}
