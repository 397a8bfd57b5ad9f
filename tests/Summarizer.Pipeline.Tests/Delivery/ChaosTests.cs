using System.Globalization;
using Azure.Storage.Blobs;
using Summarizer.Pipeline.Delivery;
using Summarizer.Pipeline.Storage;
using Summarizer.Pipeline.Tests.Support;
using Xunit.Abstractions;

namespace Summarizer.Pipeline.Tests.Delivery;

/// <summary>
/// Lets everything fail at once, against a real Azurite behind a proxy that damages every other connection. There are
/// two instances, each killed and started again and again, duplicated events in any order, storage stopped and started,
/// and a model that is busy half the time. Users overwrite, rename and delete meanwhile. In the end every article has
/// exactly one true result.
/// </summary>
/// <remarks>
/// Some seconds by default. <c>SUMMARIZER_CHAOS_SECONDS=600 SUMMARIZER_CHAOS_SEED=7 dotnet test
/// tests/Summarizer.Pipeline.Tests --filter Chaos</c> runs longer, or the same again: the seed decides what users do
/// and what happens to which connection.
/// </remarks>
public sealed class ChaosTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_article_ends_with_exactly_one_true_result_whatever_fails()
    {
        int seed = Setting("SEED", Random.Shared.Next());
        int seconds = Setting("SECONDS", 8);
        output.WriteLine($"SUMMARIZER_CHAOS_SEED={seed} SUMMARIZER_CHAOS_SECONDS={seconds}");
        await using Azurite azurite = await Azurite.StartAsync(inMemory: false);
        await using var proxy = new FaultProxy(azurite.Port, seed);
        var options = new SummarizerOptions
        {
            WatchInterval = TimeSpan.FromMilliseconds(200),
            DeferredRetryAfter = TimeSpan.FromSeconds(1),
            ShutdownGrace = TimeSpan.Zero,
            Concurrency = 8,
        };
        var service = new BlobServiceClient(azurite.ConnectionString);
        await AzuriteFixture.StoreOf(azurite.ConnectionString, options).EnsureCreatedAsync(default);
        var script = new ChaosScript(service.GetBlobContainerClient(options.ArticlesContainer),
            service.GetBlobContainerClient(options.SummariesContainer), seed);
        var random = new Random(seed);
        using var over = new CancellationTokenSource();
        Task[] instances = [RunInstanceAsync(seed + 1), RunInstanceAsync(seed + 2)];

        DateTime until = DateTime.UtcNow.AddSeconds(seconds);
        DateTime outage = DateTime.UtcNow.AddSeconds(seconds / 2.0);
        while (DateTime.UtcNow < until)
        {
            await script.ActAsync();
            await Task.Delay(random.Next(40));
            if (DateTime.UtcNow > outage)
            {
                await azurite.StopAsync();
                await Task.Delay(1000);
                await azurite.StartAgainAsync();
                outage = DateTime.UtcNow.AddSeconds(Math.Max(seconds, 60) / 2.0);
            }
        }

        proxy.Harm = 0;
        List<string> wrong = await script.SettleAsync(TimeSpan.FromMinutes(2), () => Task.CompletedTask);
        await over.CancelAsync();
        await Task.WhenAll(instances);
        output.WriteLine(
            $"{script.Names.Count} articles, {proxy.Count.All} "
                + $"connections, {proxy.Count.Harmed} harmed, {_lives} "
                + $"lives, {_events} stray events, {_faults} refused as damaged");
        Assert.True(wrong.Count == 0, $"Seed {seed}: {wrong.Count} wrong, such as {string.Join("; ", wrong.Take(10))}");
        Assert.True(proxy.Count.Harmed > 10 && _lives > 2, "There was hardly any chaos.");

        // An instance lives for a while, watching, sweeping and being sent stray events, is killed, and is started
        // again.
        async Task RunInstanceAsync(int its)
        {
            await Task.Yield();
            var dice = new Random(its);
            while (!over.IsCancellationRequested)
            {
                Interlocked.Increment(ref _lives);
                var model = new FakeRewriter(async (_, token) =>
                {
                    await Task.Delay(dice.Next(60), token);
                    return dice.Next(2) == 0 ? FakeRewriter.Deferred() : FakeRewriter.Says("From the model.");
                });
                IArticleStore store = AzuriteFixture.StoreOf(Azurite.ConnectionStringVia(proxy.Port), options);
                var shop = new Workshop(store, options, model);
                using var watcher = new ArticleWatcher(store, shop.Summarize, options);
                using var killed = CancellationTokenSource.CreateLinkedTokenSource(over.Token);
                // Towards the end it is left alone, so that things can settle.
                if (proxy.Harm > 0)
                    killed.CancelAfter(dice.Next(500, 4000));
                await Task.WhenAll(watcher.RunAsync(killed.Token), UntilKilledAsync(SweepAsync, killed.Token),
                    UntilKilledAsync(StrayEventAsync, killed.Token));

                Task SweepAsync(CancellationToken token) => shop.Sweep.RunAsync(cancellationToken: token);

                async Task StrayEventAsync(CancellationToken token)
                {
                    string[] names = [.. script.Names.ToArray().Take(50)];
                    Interlocked.Increment(ref _events);
                    if (names.Length > 0)
                        await shop.Summarize.RunAsync(names[dice.Next(names.Length)], token);
                }
            }
        }
    }

    private int _lives;
    private int _events;
    private int _faults;

    private async Task UntilKilledAsync(Func<CancellationToken, Task> act, CancellationToken killed)
    {
        while (!killed.IsCancellationRequested)
        {
            try
            {
                await act(killed);
                await Task.Delay(250, killed);
            }
            catch (Exception ex) when (ex is StorageUnavailableException or OperationCanceledException
                or InvalidOperationException)
            {
                // Storage is unavailable, the instance is killed, or the names changed while they were looked at: go
                // on.
            }
            catch (Azure.RequestFailedException)
            {
                // A request so damaged on the way that storage refuses it by name. That reads as a bug of ours, which
                // is tried again.
                Interlocked.Increment(ref _faults);
            }
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable("SUMMARIZER_CHAOS_" + name), CultureInfo.InvariantCulture,
            out int value) ? value : otherwise;
}
