using Summarizer.Pipeline.Storage;

namespace Summarizer.Functions.Hosting;

/// <summary>
/// The creation of missing containers, after the port is open and for as long as it takes. Under the Functions host
/// this also has the connection ready before the first trigger.
/// </summary>
internal sealed class StoragePreparation(
    IServiceProvider services, TimeProvider time, ILogger<StoragePreparation> logger) : BackgroundService
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(10);

    /// <summary>Waits until storage is there.</summary>
    public async Task WaitAsync(CancellationToken stopping)
    {
        var store = services.GetRequiredService<IArticleStore>();
        TimeSpan delay = FirstDelay;
        while (true)
        {
            try
            {
                await store.EnsureCreatedAsync(stopping);
                return;
            }
            catch (Exception e) when (e is not OperationCanceledException || !stopping.IsCancellationRequested)
            {
                // Not there yet, or refused: rights on a new account take minutes to arrive. Health says what is wrong
                // meanwhile.
                Log.StorageAway(logger, delay, e.Message.Split('\n')[0]);
            }

            await Task.Delay(delay, time, stopping);
            delay = delay < LongestDelay ? delay * 2 : LongestDelay;
        }
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => WaitAsync(stoppingToken);
}
