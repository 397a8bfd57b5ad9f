namespace Summarizer.Pipeline.Tests.Support;

/// <summary>A clock that the test sets.</summary>
/// <param name="ownsTimers">
/// True if timers run on this clock, so that a slow machine changes nothing. Otherwise they run on the real one.
/// </param>
internal sealed class ManualTime(bool ownsTimers = false) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (!ownsTimers)
            return base.CreateTimer(callback, state, dueTime, period);
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock on, and calls the timers that are due then.</summary>
    public void Advance(TimeSpan by)
    {
        ManualTimer[] due;
        lock (_lock)
        {
            _now += by;
            due = [.. _timers.Where(t => t.Due <= _now).OrderBy(t => t.Due)];
            _timers.RemoveAll(due.Contains);
        }

        foreach (ManualTimer timer in due)
            timer.Call();
    }

    /// <summary>A timer that is due once.</summary>
    private sealed class ManualTimer(ManualTime time, Action call) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Call() => call();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._lock)
            {
                time._timers.Remove(this);
                if (dueTime >= TimeSpan.Zero)
                {
                    Due = time._now + dueTime;
                    time._timers.Add(this);
                }
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
