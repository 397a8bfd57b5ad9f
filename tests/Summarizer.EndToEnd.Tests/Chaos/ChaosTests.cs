using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Azure.Storage.Blobs;
using Summarizer.EndToEnd.Tests.Support;
using Summarizer.EndToEnd.Tests.Support.Host;
using Summarizer.Pipeline.Delivery;
using Summarizer.Pipeline.Tests.Support;
using Xunit.Abstractions;
using Azurite = Summarizer.Pipeline.Tests.Support.Azurite;

namespace Summarizer.EndToEnd.Tests.Chaos;

/// <summary>
/// Runs two instances of the app that are killed without warning, while users upload, overwrite, rename and delete.
/// Azurite is stopped and started, a proxy before it damages every third connection, clocks jump, and there is no disk
/// for temporary files. A webhook's receiver is down all the time. Long runs add <see cref="Adversities"/>. At their
/// end, while no instance runs, they upload more articles than one sweep processes directly, so the queue hands them to
/// both instances. In the end every article has exactly one true result, and articles are as they were uploaded.
/// </summary>
/// <remarks>
/// Small by default; <c>scripts/chaos.sh</c> runs the long variant against the published app.
/// <c>SUMMARIZER_CHAOS_SEED</c> makes users, proxy, kills and clocks do the same again (what runs at the same moment is
/// up to the machine).
/// </remarks>
#pragma warning disable CA1001 // Disposed of in DisposeAsync, as xunit asks.
public sealed class ChaosTests(ITestOutputHelper output) : IAsyncLifetime
#pragma warning restore CA1001
{
    private const int Many = 500;
    private const int AtStart = 400;

    // The first look and the sweep process DirectlyAtMost each. The queue gets the rest.
    private const int WhileNoneRuns = (2 * Sweep.DirectlyAtMost) + 400;

    private static readonly TimeSpan EnoughWithin = TimeSpan.FromMinutes(15);

    // A locked result is tried again after one minute, then after two.
    private static readonly TimeSpan SettlesWithin = TimeSpan.FromMinutes(5);

    private readonly int _seed = Setting("SEED", Random.Shared.Next(1_000_000));
    private readonly int _articles = Setting("ARTICLES", 60);
    private readonly int _kills = Setting("KILLS", 3);
    private readonly string _folder = Directory.CreateTempSubdirectory("summarizer-chaos-").FullName;
    private readonly FullDisk _disk = new();
    private readonly List<FalseClock> _clocks = [];
    private readonly List<DoomedApp> _instances = [];
    private Azurite? _azurite;
    private Azurite? _queues;
    private AzureLikeStorage? _azure;
    private Adversities? _adversities;
    private FaultProxy? _proxy;
    private TestContainers? _containers;
    private Front? _front;
    private int _outages;

    private Azurite Storage => _azurite ?? throw new InvalidOperationException();

    private FaultProxy Proxy => _proxy ?? throw new InvalidOperationException();

    private TestContainers Containers => _containers ?? throw new InvalidOperationException();

    private int Kills => _instances.Sum(instance => instance.Kills);

    private int FalseTimes => _instances.Sum(instance => instance.FalseTimes);

    /// <summary>True if everything has happened that happens by chance, or as fast as the machine is.</summary>
    private bool WasThereEnough
    {
        get
        {
            bool faults = Kills >= _kills && Proxy.Count.Harmed > 2;
            bool falseClocks = _clocks.Count == 0 || FalseTimes > 0;
            bool adversities = _adversities is null or { KeyChanges: > 0, SlowRequests: > 0 };
            return faults && falseClocks && adversities;
        }
    }

    public async Task InitializeAsync()
    {
        output.WriteLine(
            $"SUMMARIZER_CHAOS_SEED={_seed} SUMMARIZER_CHAOS_ARTICLES={_articles} SUMMARIZER_CHAOS_KILLS={_kills}");
        _azurite = await Azurite.StartAsync(inMemory: false);
        if (IsLong)
        {
            _queues = await Azurite.StartAsync(service: "queue");
            _azure = await AzureLikeStorage.StartAsync(_azurite.Port);
        }

        _proxy = new FaultProxy(_azure?.Port ?? _azurite.Port, _seed) { Harm = 0.33 };
        var service = new BlobServiceClient(_azurite.ConnectionString);
        _containers = new TestContainers(service.GetBlobContainerClient("articles"),
            service.GetBlobContainerClient("summaries"));
        await _containers.Articles.CreateAsync();
        await _containers.Summaries.CreateAsync();
        string? falsifier = FalseClock.Build(_folder);
        for (int number = 1; number <= 2; number++)
        {
            FalseClock? clock = FalseClock.Of(falsifier);
            if (clock is not null)
                _clocks.Add(clock);
            string temporary = number == 1 ? _disk.Path : _folder;
            _instances.Add(new DoomedApp(_seed + number, clock, async environment =>
            {
                (string, string)[] settings = [.. Settings, ("TMPDIR", temporary), .. environment];
                return _front is { } front
                    ? await FunctionsHost.StartAsync(front, Connection, Containers, settings)
                    : await RunningApp.StandingAloneAsync(Connection, Containers, settings);
            }));
        }

        if (_azure is not null)
            _adversities = new Adversities(_containers, _azure, _instances, _seed);
    }

    public async Task DisposeAsync()
    {
        foreach (IAsyncDisposable? part in (IAsyncDisposable?[])[Proxy, _azure, _queues, Storage])
        {
            if (part is not null)
                await part.DisposeAsync();
        }

        _clocks.ForEach(clock => clock.Dispose());
        _disk.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Standing_alone_two_instances_killed_again_and_again_leave_one_true_result_for_every_article()
    {
        await RunAsync(_ => { }, () => true, () => Task.CompletedTask);
    }

    [Theory]
    [InlineData(Front.CustomHandler)]
    [InlineData(Front.IsolatedWorker)]
    public async Task Under_a_host_that_delivers_at_least_once_and_in_any_order_every_article_has_one_true_result(
        Front front)
    {
        _front = front;
        var events = new EventDelivery(
            [.. _instances.Select(instance => (Func<FunctionsHost?>)(() => instance.Current as FunctionsHost))], _seed);
        using var over = new CancellationTokenSource();
        Task delivering = events.DeliverAsync(over.Token);

        await RunAsync(events.Report, () => events.IsIdle, events.SweepAsync);
        await over.CancelAsync();
        await delivering;
        output.WriteLine(events.Figures);
    }

    /// <summary>Runs users while everything fails, then lets all finish, then checks the results.</summary>
    /// <param name="told">Receives what storage would send an event for.</param>
    /// <param name="delivered">True if all events sent so far have been delivered.</param>
    /// <param name="sweep">Called now and then once all is calm.</param>
    private async Task RunAsync(Action<string> told, Func<bool> delivered, Func<Task> sweep)
    {
        var script = new ChaosScript(Containers.Articles, Containers.Summaries, _seed);
        using var over = new CancellationTokenSource();
        var calm = new TaskCompletionSource();
        if (_adversities is not null)
        {
            await script.UploadSilentlyAsync(AtStart);
            await _adversities.UploadHostileAsync();
        }

        long started = Stopwatch.GetTimestamp();
        Task[] lives = [.. _instances.Select(instance => instance.LiveAsync(calm.Task, over.Token))];
        Task harming = _adversities?.RunAsync(calm.Task, over.Token) ?? Task.CompletedTask;

        Queue<int> outages = new(_articles < Many ? [_articles / 2] : [_articles / 3, _articles * 2 / 3]);
        _outages = outages.Count;
        while (script.Names.Count < _articles || !(WasThereEnough || Stopwatch.GetElapsedTime(started) > EnoughWithin))
        {
            // An instance that ended by itself is an error at once.
            foreach (Task life in lives.Where(life => life.IsCompleted))
                await life;
            if (await script.ActAsync() is { } name)
                told(name);
            if (outages.TryPeek(out int at) && script.Names.Count >= at)
            {
                outages.Dequeue();
                await Storage.StopAsync();
                await Task.Delay(1500);
                await Storage.StartAgainAsync();
            }

            // Once all articles are there, what is left is to overwrite and delete now and then until all that is to
            // happen by chance has happened.
            await Task.Delay(script.Names.Count < _articles ? 5 : 200);
        }

        TimeSpan chaos = Stopwatch.GetElapsedTime(started);
        Proxy.Harm = 0;
        if (IsLong)
            await UploadWhileNoneRunsAsync(script);
        calm.SetResult();
        while (!delivered() && Stopwatch.GetElapsedTime(started) < chaos + SettlesWithin)
            await Task.Delay(100);
        List<string> wrong = await script.SettleAsync(SettlesWithin, sweep);
        if (_adversities is not null)
            wrong.AddRange(await _adversities.WithoutResultAsync());
        output.WriteLine(
            $"{chaos.TotalSeconds:0} s of chaos, all "
                + $"well {(Stopwatch.GetElapsedTime(started) - chaos).TotalSeconds:0} s after it");
        await over.CancelAsync();
        await Task.WhenAll([harming, .. lives]);
        Report(script, wrong);
    }

    private async Task UploadWhileNoneRunsAsync(ChaosScript script)
    {
        var uploaded = new TaskCompletionSource();
        _instances.ForEach(instance => instance.MayStart = uploaded.Task);
        while (!_instances.All(instance => instance.IsDown))
            await Task.Delay(100);
        await script.UploadSilentlyAsync(WhileNoneRuns);
        uploaded.SetResult();
    }

    private void Report(ChaosScript script, List<string> wrong)
    {
        long[] memory = [.. _instances.SelectMany(instance => instance.Memory)];
        long peak = memory.Length > 0 ? memory.Max() : 0;
        string clocks = _clocks.Count == 0
            ? "clocks as they are (no C compiler)"
            : $"{FalseTimes} lives seen to work by a false clock";
        output.WriteLine($"""
            {script.Names.Count} articles, {Proxy.Count.All} connections, {Proxy.Count.Harmed} harmed, {Kills} kills, {_outages} outages; {_disk.Description};
            {clocks};
            memory over {memory.Length} samples: median {Megabytes(memory.Order().ElementAtOrDefault(memory.Length / 2))}, most {Megabytes(peak)} MiB
            """);
        Assert.True(wrong.Count == 0,
            $"Seed {_seed}: {wrong.Count} wrong, such as {string.Join("; ", wrong.Take(10))}");
        Assert.True(WasThereEnough, "There was hardly any chaos.");
        if (_adversities is { } harm)
        {
            output.WriteLine(
                $"{harm.Locked} results locked, {harm.KeyChanges} key changes, {harm.SlowRequests} slow requests");
            Assert.True(harm is { Locked: > 0, KeyChanges: > 0, SlowRequests: > 0 }, "There was hardly any adversity.");
            Assert.Contains(_instances.SelectMany(instance => instance.Log),
                log => Regex.IsMatch(log, @"[1-9]\d* queued"));
        }

        Assert.Empty(_disk.Strangers);
        Assert.DoesNotContain(_instances.SelectMany(instance => instance.Log),
            log => log.Contains(ChaosScript.Words, StringComparison.Ordinal));
        // Under JIT it takes what the runtime takes.
        bool native = RunningApp.IsPublished && _front != Front.IsolatedWorker;
        Assert.InRange(peak, 0, (native ? 150L : 400L) << 20);
    }

    private bool IsLong => _articles >= Many;

    private string Connection =>
        Azurite.ConnectionStringVia(Proxy.Port) + (_queues is { } queues ? Azurite.QueueEndpoint(queues.Port) : "");

    private (string Name, string Value)[] Settings =>
    [
        // Looking at thousands of blobs keeps Azurite from everything else.
        ("Summarizer__WatchInterval", _articles < Many ? "00:00:00.5" : "00:00:02"),
        ("Summarizer__SweepInterval", _articles < Many ? "00:00:03" : "00:00:10"),
        // The heap of the smallest instance, of 512 MB: the app takes as much work at once as its memory allows.
        ("DOTNET_GCHeapHardLimit", "0x18000000"),
        ("Summarizer__Webhook__Urls__0", "http://127.0.0.1:1/dead"),
        ("Summarizer__Webhook__AllowedHosts__0", "127.0.0.1:1"),
        ("Summarizer__Webhook__Secrets__0", "a secret of more than 24 characters"),
    ];

    private static long Megabytes(long bytes) => bytes >> 20;

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable("SUMMARIZER_CHAOS_" + name), CultureInfo.InvariantCulture,
            out int value) ? value : otherwise;
}
