using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using Summarizer.Functions.Triggers;

namespace Summarizer.Functions.Worker;

/// <summary>The functions that no HTTP call starts, under the names that the custom handler has them by.</summary>
internal sealed class ArticleFunctions(SharedApp app)
{
#if BLOB_POLLING
    private const BlobTriggerSource Source = BlobTriggerSource.LogsAndContainerScan;
#else
    private const BlobTriggerSource Source = BlobTriggerSource.EventGrid;
#endif

    /// <summary>
    /// Summarises an article. A client is bound, not the content: the pipeline opens the article itself.
    /// </summary>
    [Function("SummarizeArticle")]
    public Task SummarizeArticleAsync(
        [BlobTrigger("%SUMMARIZER_ARTICLES_CONTAINER%/{name}", Connection = "ArticleStorage", Source = Source)]
        BlobClient article, FunctionContext call) =>
        app.TriggerAsync(
            (work, deadline) => work.SummarizeArticleAsync(article.Name, Of(call), deadline), call.CancellationToken);

    [Function("SweepArticles")]
    public Task SweepArticlesAsync(
        [TimerTrigger("%SUMMARIZER_SWEEP_SCHEDULE%", UseMonitor = true)] TimerInfo timer, FunctionContext call) =>
        app.TriggerAsync((work, deadline) => work.SweepArticlesAsync(Of(call), deadline), call.CancellationToken);

    [Function("RecordPoisonedArticle")]
    public Task RecordPoisonedArticleAsync(
        [QueueTrigger("%SUMMARIZER_POISON_QUEUE%", Connection = "ArticleStorage")] string message,
        FunctionContext call) =>
        app.TriggerAsync(
            (work, deadline) => work.RecordPoisonedArticleAsync(message, Of(call), deadline), call.CancellationToken);

    [Function("SummarizeDueArticles")]
    public Task SummarizeDueArticlesAsync(
        [QueueTrigger("%SUMMARIZER_DUE_QUEUE%", Connection = "ArticleStorage")] string message, FunctionContext call) =>
        app.TriggerAsync(
            (work, deadline) => work.SummarizeDueArticlesAsync(message, Of(call), deadline), call.CancellationToken);

    private static HostCall Of(FunctionContext call) => new(call.InvocationId, call.TraceContext.TraceParent);
}
