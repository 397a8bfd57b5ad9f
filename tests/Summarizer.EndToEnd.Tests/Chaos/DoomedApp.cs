using System.Globalization;
using Summarizer.EndToEnd.Tests.Support;

namespace Summarizer.EndToEnd.Tests.Chaos;

/// <summary>One place where the app runs: it is started, lives for some seconds while its clock jumps, is killed without warning, and started again.</summary>
/// <param name="seed">Decides how long its lives are and where its clock jumps to.</param>
/// <param name="clock">Its clock; null: the machine's.</param>
/// <param name="settings">The app's settings for the port that it is given.</param>
internal sealed class DoomedApp(int seed, FalseClock? clock, Func<int, (string Name, string Value)[]> settings)
{
    private static readonly TimeSpan SampleEvery = TimeSpan.FromMilliseconds(250);
    private readonly Random _random = new(seed);
    private readonly List<long> _memory = [];
    private RunningApp? _app;

    /// <summary>The app while it lives and answers; null while it is being started.</summary>
    public RunningApp? Current => Volatile.Read(ref _app);

    public int Kills { get; private set; }

    /// <summary>How often it was seen to work by a clock that is wrong.</summary>
    public int FalseTimes { get; private set; }

    /// <summary>Its resident memory in bytes, as sampled while it lived.</summary>
    public IReadOnlyList<long> Memory => _memory;

    /// <summary>Everything that it said while it lived.</summary>
    public List<string> Log { get; } = [];

    /// <summary>Lives and dies until all is calm, then lives on until it is over.</summary>
    public async Task LiveAsync(Task calm, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            int port = Support.Repository.FreePort();
            await using RunningApp app = await RunningApp.StartAsync(port, [.. settings(port), .. clock?.Environment ?? []]);
            Volatile.Write(ref _app, app);
            try
            {
                clock?.Jump(_random);
                await WatchAsync(app, TimeSpan.FromMilliseconds(_random.Next(300, 2000)), over);
                clock?.Jump(_random);
                await WatchAsync(app, TimeSpan.FromMilliseconds(_random.Next(700, 2000)), over);
                if (clock is not null && await clock.IsSeenByAsync(app))
                    FalseTimes++;
                if (calm.IsCompleted)
                    await WatchAsync(app, Timeout.InfiniteTimeSpan, over);
            }
            catch (OperationCanceledException) when (over.IsCancellationRequested)
            {
            }

            Volatile.Write(ref _app, null);
            Log.Add(app.Output);
            Assert.False(app.HasExited, $"It ended by itself: {app.Output}");
            Kills++;
        }
    }

    private async Task WatchAsync(RunningApp app, TimeSpan time, CancellationToken over)
    {
        long until = time == Timeout.InfiniteTimeSpan ? long.MaxValue : Environment.TickCount64 + (long)time.TotalMilliseconds;
        while (Environment.TickCount64 < until)
        {
            await Task.Delay(SampleEvery, over);
            if (Resident(app.Id) is { } bytes)
                _memory.Add(bytes);
        }
    }

    private static long? Resident(int process)
    {
        try
        {
            string? line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
            return line is null ? null : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
