namespace Summarizer.Pipeline.Reading.Processes;

/// <summary>The fault because of which articles are read within the app instead of in processes.</summary>
public sealed class ReadingFault
{
    /// <summary>
    /// The number of failed starts in a row that are a fault. A single process may be ended as it starts, such as when
    /// memory runs out.
    /// </summary>
    internal const int FailedStarts = 3;

    /// <summary>The time until the next attempt at a process.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private string? _reason;
    private int _inARow;
    private long _lastAt;

    internal ReadingFault(TimeProvider time) => _time = time;

    /// <summary>The reason. Null if processes start.</summary>
    public string? Reason => Volatile.Read(ref _reason);

    /// <summary>Called with the reason when a fault begins, not each time that it is met again.</summary>
    public Action<string>? OnFound { get; set; }

    /// <summary>True if a fault was met within the last minute.</summary>
    internal bool IsRecent
    {
        get
        {
            lock (_lock)
                return _reason is not null && _time.GetElapsedTime(_lastAt) < Pause;
        }
    }

    /// <summary>Records that a process failed to start.</summary>
    internal void Report(string reason)
    {
        lock (_lock)
        {
            _lastAt = _time.GetTimestamp();
            if (++_inARow < FailedStarts)
                return;
            _reason = reason;
            if (_inARow > FailedStarts)
                return;
        }

        OnFound?.Invoke(reason);
    }

    /// <summary>Records that a process has started.</summary>
    internal void Clear()
    {
        lock (_lock)
        {
            _inARow = 0;
            _reason = null;
        }
    }
}
