namespace Summarizer.Pipeline.Reading.Processes;

/// <summary>The fault because of which articles are read within the app instead of in processes.</summary>
public static class ReadingFault
{
    /// <summary>The time until the next attempt at a process.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private static string? _reason;
    private static long _reportedAt;

    /// <summary>The reason. Null if no process failed to start since the last one that worked.</summary>
    public static string? Reason => Volatile.Read(ref _reason);

    /// <summary>Called with the reason when a fault begins, not each time that it is met again.</summary>
    public static Action<string>? OnFound { get; set; }

    /// <summary>True for a minute after a process failed to start.</summary>
    internal static bool IsRecent =>
        Reason is not null
        && Environment.TickCount64 - Volatile.Read(ref _reportedAt) < (long)Pause.TotalMilliseconds;

    /// <summary>Records that a process failed to start.</summary>
    internal static void Report(string reason)
    {
        Volatile.Write(ref _reportedAt, Environment.TickCount64);
        if (Interlocked.Exchange(ref _reason, reason) is null)
            OnFound?.Invoke(reason);
    }

    /// <summary>Records that a process works.</summary>
    internal static void Clear() => Volatile.Write(ref _reason, null);
}
