using System.Globalization;
using Summarizer.EndToEnd.Tests.Support;

namespace Summarizer.EndToEnd.Tests.Chaos;

/// <summary>
/// One place where the app runs: it is started, lives for some seconds while its clock jumps, is killed without
/// warning, and started again.
/// </summary>
/// <param name="seed">Decides how long its lives are and where its clock jumps to.</param>
/// <param name="clock">Its clock; null: the machine's.</param>
/// <param name="start">Starts the app with these settings beside its own.</param>
internal sealed class DoomedApp(int seed, FalseClock? clock, Func<(string Name, string Value)[], Task<IRunning>> start)
{
    private static readonly TimeSpan SampleEvery = TimeSpan.FromMilliseconds(250);
    private readonly Random _random = new(seed);
    private readonly List<long> _memory = [];
    private IRunning? _app;

    /// <summary>The app while it lives and answers; null while it is being started.</summary>
    public IRunning? Current => Volatile.Read(ref _app);

    /// <summary>The task that its next start waits for.</summary>
    public Task MayStart { get; set; } = Task.CompletedTask;

    /// <summary>True if it was killed and its next start waits.</summary>
    public bool IsDown { get; private set; }

    public int Kills { get; private set; }

    /// <summary>The number of runs that were seen to work by a wrong clock.</summary>
    public int FalseTimes { get; private set; }

    /// <summary>Its resident memory in bytes, as sampled while it lived.</summary>
    public IReadOnlyList<long> Memory => _memory;

    /// <summary>Everything that it said while it lived.</summary>
    public List<string> Log { get; } = [];

    /// <summary>Starts and crashes the app until the faults end, then keeps it running until the test ends.</summary>
    public async Task LiveAsync(Task calm, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            IsDown = true;
            await MayStart;
            IsDown = false;
            await using IRunning app = await start(clock?.Environment ?? []);
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

    private async Task WatchAsync(IRunning app, TimeSpan time, CancellationToken over)
    {
        long until = time == Timeout.InfiniteTimeSpan
            ? long.MaxValue
            : Environment.TickCount64 + (long)time.TotalMilliseconds;
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
            string? line =
                File.ReadLines($"/proc/{process}/status")
                    .FirstOrDefault(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
            return line is null
                ? null
                : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)
                    * 1024;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
