using System.Diagnostics;

namespace Summarizer.EndToEnd.Tests.Support;

/// <summary>Waits for what happens soon, but not at once.</summary>
internal static class Eventually
{
    /// <summary>Asks until the answer is not null.</summary>
    public static async Task<T> GetAsync<T>(Func<Task<T?>> ask, string what, double seconds = 30)
        where T : class
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            if (await ask() is { } answer)
                return answer;
            if (Stopwatch.GetElapsedTime(start).TotalSeconds > seconds)
                throw new TimeoutException($"Not within {seconds} s: {what}");
            await Task.Delay(50);
        }
    }
}
