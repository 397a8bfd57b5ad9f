using System.Diagnostics;

namespace Summarizer.EndToEnd.Tests.Support;

/// <summary>Waits for what happens soon, but not at once.</summary>
internal static class Eventually
{
    /// <summary>The seconds for which a test waits; many, as a wait that ends early costs nothing.</summary>
    public const double Patience = 120;

    /// <summary>Asks until the answer is not null.</summary>
    public static async Task<T> GetAsync<T>(Func<Task<T?>> ask, string what, double seconds = Patience)
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
