using System.Text;
using Summarizer.Pipeline.Delivery;
using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Rewriting;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Pipeline.Tests.Support;

/// <summary>A store and everything that works on it, wired as the app wires it.</summary>
internal sealed class Workshop
{
    public Workshop(IArticleStore store, SummarizerOptions? options = null, IRewriter? rewriter = null,
        TimeProvider? time = null)
    {
        Store = store;
        Options = options ?? new SummarizerOptions();
        Pipeline = new SummaryPipeline(Options, rewriter, time, notes: Options.Ocr.IsOn ? store.Notes : null);
        Summarize = new SummarizeArticle(store, Pipeline, Options, time);
        Sweep = new Sweep(store, Summarize, Options, time);
    }

    public IArticleStore Store { get; }

    public SummarizerOptions Options { get; }

    public SummaryPipeline Pipeline { get; }

    public SummarizeArticle Summarize { get; }

    public Sweep Sweep { get; }

    /// <summary>A text of several sentences that is different for each subject.</summary>
    public static string Text(string subject) => string.Join(' ',
        $"The harbour office of {subject} opened a new register for small boats.",
        $"Every owner in {subject} must enter the length and the colour of the hull.",
        "The register is free and open to the public.",
        $"Fishing crews from {subject} welcomed the plan but asked for more time.",
        "The office expects the first results in spring.");

    public Task<ArticleHead> UploadAsync(string name, string? text = null, string? contentType = "text/plain") =>
        UploadAsync(name, Encoding.UTF8.GetBytes(text ?? Text(name)), contentType);

    public Task<ArticleHead> UploadAsync(string name, byte[] content, string? contentType = "text/plain") =>
        Store.PutArticleAsync(name, content, contentType, CancellationToken.None);

    public async Task<SummaryResult?> ResultAsync(string name) =>
        await Store.GetResultAsync(name, CancellationToken.None) is { } stored
            ? ResultJson.TryDeserialize(stored.Json.Span)
                ?? throw new InvalidOperationException($"The result of {name} is torn.")
            : null;

    public async Task<List<ArticleHead>> ArticlesAsync()
    {
        var all = new List<ArticleHead>();
        string? continuation = null;
        do
        {
            ArticlePage page = await Store.ListArticlePageAsync(null, continuation, CancellationToken.None);
            all.AddRange(page.Items);
            continuation = page.Continuation;
        }
        while (continuation is not null);
        return all;
    }

    public async Task<List<ResultHead>> ResultsAsync(string? prefix = null, int limit = 5000)
    {
        var all = new List<ResultHead>();
        string? continuation = null;
        do
        {
            ResultPage page = await Store.ListResultPageAsync(prefix, limit, continuation, CancellationToken.None);
            all.AddRange(page.Items);
            continuation = page.Continuation;
        }
        while (continuation is not null);
        return all;
    }
}
