namespace Summarizer.Pipeline.Delivery;

/// <summary>
/// The articles whose results storage refuses to change now, each with the time of its next attempt. Until then no one
/// summarises them: the result could not be written, and the work and the model's tokens would be lost. Lives in
/// memory; the sweep finds the rest.
/// </summary>
public sealed class LockedResults(TimeProvider? time = null)
{
    /// <summary>
    /// The most articles that are remembered. What is beyond is tried again at every event and sweep.
    /// </summary>
    private const int MaxArticles = 10_000;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>
    /// The number of articles whose results cannot be written, with one of them. Null if there are none.
    /// </summary>
    public (int Count, string Article, string Reason)? Report
    {
        get
        {
            lock (_lock)
            {
                // An article that no one has tried for an hour after its time is done or deleted.
                long now = _time.GetTimestamp();
                foreach ((string name, Entry old) in _entries)
                {
                    if (_time.GetElapsedTime(old.Until, now) > LongestPause)
                        _entries.Remove(name);
                }

                if (_entries.Count == 0)
                    return null;
                (string article, Entry entry) = _entries.First();
                return (_entries.Count, article, entry.Reason);
            }
        }
    }

    /// <summary>
    /// Returns what protects an article's result while it is not yet time for another attempt. Null if it may be tried.
    /// </summary>
    public string? Waiting(string article)
    {
        lock (_lock)
            return _entries.TryGetValue(article, out Entry? entry) && _time.GetTimestamp() < entry.Until
                ? entry.Reason
                : null;
    }

    /// <summary>Notes that an article's result could not be written.</summary>
    /// <returns>True if that is news: it was not locked before, or for another reason.</returns>
    internal bool Note(string article, string reason)
    {
        lock (_lock)
        {
            Entry? before = _entries.GetValueOrDefault(article);
            if (before is null && _entries.Count >= MaxArticles)
                return false;
            TimeSpan pause = before is null
                ? FirstPause
                : before.Pause * 2 < LongestPause ? before.Pause * 2 : LongestPause;
            long until = _time.GetTimestamp() + (long)(pause.TotalSeconds * _time.TimestampFrequency);
            _entries[article] = new Entry(reason, pause, until);
            return before?.Reason != reason;
        }
    }

    /// <summary>Notes that an article needs no work any more or was done.</summary>
    /// <returns>True if its result was locked before.</returns>
    internal bool Clear(string article)
    {
        lock (_lock)
            return _entries.Remove(article);
    }

    private sealed record Entry(string Reason, TimeSpan Pause, long Until);
}
