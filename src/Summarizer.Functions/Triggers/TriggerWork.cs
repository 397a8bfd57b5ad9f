using System.Diagnostics;
using Summarizer.Functions.Hosting;
using Summarizer.Functions.Telemetry;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Delivery;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Functions.Triggers;

/// <summary>
/// What the functions without HTTP do, whichever front the Functions host reaches them by. Each gives the line for the function's log,
/// and throws where the host is to call again.
/// </summary>
internal sealed class TriggerWork(IServiceProvider services, AppSettings settings, ILoggerFactory loggers)
{
    private readonly ILogger _logger = loggers.CreateLogger("Summarizer");

    /// <summary>A blob was written: summarise it.</summary>
    public Task<string> SummarizeArticleAsync(string name, HostCall call, CancellationToken cancellationToken) =>
        RunAsync("SummarizeArticle", name, call, async () =>
            (await services.GetRequiredService<SummarizeArticle>().RunAsync(name, cancellationToken)).ToString());

    /// <summary>A message came to the poison queue: record that its article failed.</summary>
    public Task<string> RecordPoisonedArticleAsync(string? text, HostCall call, CancellationToken cancellationToken)
    {
        PoisonMessage? message = text is null ? null : PoisonMessage.TryParse(text);
        return RunAsync("RecordPoisonedArticle", message?.BlobName, call, async () =>
            message is null || message.ContainerName != settings.Pipeline.ArticlesContainer
                ? $"ignored a message about {(message is null ? "something else" : $"the container {message.ContainerName}")}"
                : await GiveUpAsync(message.BlobName, cancellationToken));
    }

    private async Task<string> GiveUpAsync(string article, CancellationToken cancellationToken)
    {
        try
        {
            return (await services.GetRequiredService<SummarizeArticle>().GiveUpAsync(article, cancellationToken)).ToString();
        }
        catch (StorageLockedException e)
        {
            // No delivery helps before the protection ends. Its summary stays "waiting", health shows it, and the sweep tries it again.
            return $"waits because of {e.Reason}";
        }
    }

    /// <summary>The timer ticks: find and do what was missed.</summary>
    public Task<string> SweepArticlesAsync(HostCall call, CancellationToken cancellationToken) => RunAsync("SweepArticles", null, call, async () =>
    {
        SweepReport report = await services.GetRequiredService<Sweep>().RunAsync(dryRun: false, cancellationToken);
        return report.Ran
            ? $"looked at {report.Articles} articles, {report.Missing} missing, {report.Stale} stale, {report.Deferred} deferred, {report.Processed} processed"
            : "another one is running";
    });

    private async Task<string> RunAsync(string function, string? article, HostCall call, Func<Task<string>> work)
    {
        using Activity? span = services.GetRequiredService<CallSpan>().Start(function, call.TraceParent);
        using IDisposable? scope = Log.Invocation(_logger, function, call.InvocationId, article);
        long start = Stopwatch.GetTimestamp();
        try
        {
            string outcome = await work();
            double elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (article is null)
                Log.HandledAll(_logger, function, call.InvocationId, outcome, elapsed);
            else
                Log.Handled(_logger, function, call.InvocationId, outcome, article, elapsed);
            return article is null ? outcome : $"{article}: {outcome}";
        }
        catch (Exception e) when (e is StorageUnavailableException or StorageLockedException)
        {
            Log.DeliverAgain(_logger, function, call.InvocationId, article, e.Message);
            throw;
        }
    }
}
