using System.Diagnostics;
using Summarizer.Functions.Hosting;
using Summarizer.Functions.Telemetry;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Delivery;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Functions.Triggers;

/// <summary>
/// The work of the functions without HTTP, for both worker fronts. Each returns the line for the function's log, and
/// throws if the host should call again.
/// </summary>
internal sealed class TriggerWork(IServiceProvider services, AppSettings settings, ILoggerFactory loggers)
{
    private readonly ILogger _logger = loggers.CreateLogger("Summarizer");

    /// <summary>Summarises a blob that was written.</summary>
    public Task<string> SummarizeArticleAsync(string name, HostCall call, CancellationToken cancellationToken) =>
        RunAsync("SummarizeArticle", name, call, async () =>
            (await services.GetRequiredService<SummarizeArticle>().RunAsync(name, cancellationToken)).ToString());

    /// <summary>Records that the article of a message in the poison queue failed.</summary>
    public Task<string> RecordPoisonedArticleAsync(string? text, HostCall call, CancellationToken cancellationToken)
    {
        PoisonMessage? message = text is null ? null : PoisonMessage.TryParse(text);
        return RunAsync("RecordPoisonedArticle", message?.BlobName, call, async () =>
            message is null ? "ignored a message that is not about a blob"
            : message.ContainerName != settings.Pipeline.ArticlesContainer ? await ReturnAsync(
                message, cancellationToken)
            : await GiveUpAsync(message.BlobName, cancellationToken));
    }

    private async Task<string> ReturnAsync(PoisonMessage message, CancellationToken cancellationToken)
    {
        bool returned = settings.Storage?.CreateQueueClient() is { } queues
            && await new PoisonQueue(queues, settings.App.PoisonQueue, services.GetRequiredService<TimeProvider>())
                .TryReturnAsync(message, cancellationToken);
        return returned
            ? $"put back a message about the container {message.ContainerName}, which is another deployment's"
            : $"dropped a message about the container {message.ContainerName}, which no deployment has claimed";
    }

    private async Task<string> GiveUpAsync(string article, CancellationToken cancellationToken)
    {
        try
        {
            var summarize = services.GetRequiredService<SummarizeArticle>();
            return (await summarize.GiveUpAsync(article, cancellationToken)).ToString();
        }
        catch (StorageLockedException e)
        {
            // No delivery helps before the protection ends. Its summary stays "waiting", and the sweep tries it again.
            return $"waits because of {e.Reason}";
        }
    }

    /// <summary>Works on the articles of a message in the queue of due articles.</summary>
    public Task<string> SummarizeDueArticlesAsync(string? text, HostCall call, CancellationToken cancellationToken) =>
        RunAsync("SummarizeDueArticles", null, call, async () =>
    {
        if (DueMessage.TryParse(text) is not { } message)
            return "ignored a message that is not about due articles";
        // Deployments on one account can share the queue.
        if (ServiceSetup.DueQueueOf(settings) is { } queue && await queue.TryReturnAsync(message, cancellationToken))
            return $"put back a message about the container {message.Container}, which is another deployment's";
        (int processed, int skipped) =
            await services.GetRequiredService<DueArticles>().WorkAsync(message, cancellationToken);
        return $"{processed} processed, {skipped} needed nothing";
    });

    /// <summary>Finds and does what was missed, on each tick of the timer.</summary>
    public Task<string> SweepArticlesAsync(HostCall call, CancellationToken cancellationToken) =>
        RunAsync("SweepArticles", null, call, async () =>
    {
        SweepReport report = await services.GetRequiredService<Sweep>().RunAsync(dryRun: false, cancellationToken);
        return report.Ran
            ? $"looked at {report.Articles} articles, {report.Missing} missing, {report.Stale} stale, "
                + $"{report.Deferred} deferred, {report.Processed} processed, {report.Queued} queued"
            : "another one is running";
    });

    /// <summary>
    /// Works on a call within a span that goes on with the host's trace. All lines that are logged meanwhile carry the
    /// host's id of the call.
    /// </summary>
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
        catch (Exception e)
        {
            span?.SetStatus(ActivityStatusCode.Error);
            // Not a bug: one line says it, without a stack trace. The exception makes the host call again.
            if (e is StorageUnavailableException or StorageLockedException)
                Log.DeliverAgain(_logger, function, call.InvocationId, article, e.Message);
            throw;
        }
    }
}
