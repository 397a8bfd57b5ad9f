using Summarizer.Functions.Telemetry;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Delivery;

namespace Summarizer.Functions.Hosting;

/// <summary>
/// The triggers of the standalone app: watches for new articles, and sweeps up what was missed. What it works with
/// is asked for once it runs, so that the port is open before storage is touched.
/// </summary>
internal sealed class StandaloneTriggers(
    IServiceProvider services, SummarizerOptions options, TimeProvider time,
    ILogger<StandaloneTriggers> logger) : BackgroundService
{
    private readonly TaskCompletionSource _sweepNow = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static readonly TimeSpan FirstSweepAfter = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await services.GetRequiredService<TelemetryExport>().StartAsync();
        await services.GetRequiredService<StoragePreparation>().WaitAsync(stoppingToken);
        var watcher = services.GetRequiredService<ArticleWatcher>();
        Task listening = Task.CompletedTask;
        if (ServiceSetup.DueQueueOf(services.GetRequiredService<AppSettings>()) is { } queue)
        {
            watcher.TooManyDue = () => _sweepNow.TrySetResult();
            listening = new DueQueueListener(
                queue, services.GetRequiredService<DueArticles>(), options, time,
                services.GetRequiredService<ILogger<DueQueueListener>>())
                .RunAsync(stoppingToken);
        }

        await Task.WhenAll(watcher.RunAsync(stoppingToken), SweepAsync(stoppingToken), listening);
    }

    private async Task SweepAsync(CancellationToken stopping)
    {
        var sweep = services.GetRequiredService<Sweep>();
        // The watcher begins by comparing everything; what only the sweep handles can wait until then.
        TimeSpan first = options.SweepInterval < FirstSweepAfter ? options.SweepInterval : FirstSweepAfter;
        await Task.WhenAny(_sweepNow.Task, Task.Delay(first, time, stopping));
        stopping.ThrowIfCancellationRequested();
        using var timer = new PeriodicTimer(options.SweepInterval, time);
        do
        {
            try
            {
                await sweep.RunAsync(dryRun: false, stopping);
            }
            catch (Exception e) when (!stopping.IsCancellationRequested)
            {
                Log.SweepFailed(logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stopping));
    }
}
