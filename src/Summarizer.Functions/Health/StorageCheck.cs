using Summarizer.Functions.Hosting;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Functions.Health;

/// <summary>
/// The check of storage. Calls of the same seconds share one, because anyone may call health and each check is a
/// request to storage that costs money.
/// </summary>
internal sealed class StorageCheck(AppSettings settings, IServiceProvider services, TimeProvider time)
{
    /// <summary>The time for which an outcome is kept.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private Task<HealthCheck>? _last;
    private long _started;

    /// <summary>Returns the outcome of a check that is in progress or was started within the last seconds.</summary>
    public Task<HealthCheck> RunAsync()
    {
        lock (_lock)
        {
            if (_last is null || (_last.IsCompleted && time.GetElapsedTime(_started) >= KeptFor))
            {
                _started = time.GetTimestamp();
                _last = CheckAsync();
            }

            return _last;
        }
    }

    private async Task<HealthCheck> CheckAsync()
    {
        string where = settings.Storage!.Description;
        using var timeout = new CancellationTokenSource(Timeout, time);
        try
        {
            await services.GetRequiredService<IArticleStore>().ListResultPageAsync(null, 1, null, timeout.Token);
            return new HealthCheck("storage", "ok", where);
        }
        catch (Exception e)
        {
            return new HealthCheck("storage", "failed", e switch
            {
                StorageUnavailableException unavailable => $"{where}: {unavailable.Message}",
                OperationCanceledException => $"{where} does not respond in time.",
                _ => $"{where} fails: {e.GetType().Name}.",
            });
        }
    }
}
