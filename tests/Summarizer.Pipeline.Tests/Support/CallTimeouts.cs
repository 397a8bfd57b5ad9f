using System.Collections.Concurrent;

namespace Summarizer.Pipeline.Tests.Support;

/// <summary>
/// A clock on which calls of the model time out when the test says so, and never by themselves: a slow machine causes
/// no timeout. Waits between calls pass at once.
/// </summary>
/// <param name="callTimeout">The timeout of calls: the timers of this length are the test's.</param>
internal sealed class CallTimeouts(TimeSpan callTimeout) : TimeProvider
{
    /// <summary>The longest wait that passes at once.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly AsyncLocal<int> _article = new();
    private readonly ConcurrentDictionary<int, Action> _timeouts = new();

    /// <summary>Gives the calls that follow in this flow of execution to an article.</summary>
    public void Begin(int article) => _article.Value = article;

    /// <summary>Lets the call of an article that is in progress time out.</summary>
    public void Lapse(int article) => _timeouts[article]();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime != callTimeout)
            return base.CreateTimer(callback, state,
                dueTime > TimeSpan.Zero && dueTime <= LongestWait ? TimeSpan.Zero : dueTime, period);
        _timeouts[_article.Value] = () => callback(state);
        return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
    }
}
