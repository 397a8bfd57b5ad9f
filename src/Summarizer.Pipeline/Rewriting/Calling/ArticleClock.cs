namespace Summarizer.Pipeline.Rewriting.Calling;

/// <summary>
/// The time that one article may take of the model. It runs only while a call of the article holds a slot: waiting for
/// others' calls is not the article's fault.
/// </summary>
internal sealed class ArticleClock(TimeSpan allowed, TimeProvider time)
{
    private readonly Lock _lock = new();
    private TimeSpan _used;
    private long _since;
    private int _running;

    /// <summary>The time allowed.</summary>
    public TimeSpan Allowed => allowed;

    /// <summary>The time that is left.</summary>
    public TimeSpan Left
    {
        get
        {
            lock (_lock)
            {
                TimeSpan left = allowed - _used - (_running > 0 ? time.GetElapsedTime(_since) : TimeSpan.Zero);
                return left > TimeSpan.Zero ? left : TimeSpan.Zero;
            }
        }
    }

    /// <summary>Starts the clock for a call; disposing it stops it.</summary>
    public IDisposable Run()
    {
        lock (_lock)
        {
            if (_running++ == 0)
                _since = time.GetTimestamp();
        }

        return new Running(this);
    }

    private void Stop()
    {
        lock (_lock)
        {
            if (--_running == 0)
                _used += time.GetElapsedTime(_since);
        }
    }

    private sealed class Running(ArticleClock clock) : IDisposable
    {
        public void Dispose() => clock.Stop();
    }
}
