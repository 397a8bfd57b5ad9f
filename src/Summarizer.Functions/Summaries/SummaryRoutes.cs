using Microsoft.Net.Http.Headers;
using Summarizer.Functions.Hosting;
using Summarizer.Functions.Requests;
using Summarizer.Functions.Urls;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading;
using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Functions.Summaries;

/// <summary><c>/api/summaries</c>: make a summary of a text at once, read the stored ones, remove them.</summary>
internal static class SummaryRoutes
{
    public const string Path = "/api/summaries";

    private const string Prefix = Path + "/";
    private const string WaitSeconds = "2";

    private static readonly string[] Conditions =
        [HeaderNames.IfMatch, HeaderNames.IfNoneMatch, HeaderNames.IfUnmodifiedSince];

    /// <summary>Adds the routes.</summary>
    public static void MapSummaries(this WebApplication app)
    {
        app.MapPost(Path, CreateAsync);
        app.MapMethods(Path, [HttpMethods.Get, HttpMethods.Head], ListAsync);
        app.MapMethods(Prefix + "{*name}", [HttpMethods.Get, HttpMethods.Head], GetAsync);
        app.MapDelete(Prefix + "{*name}", DeleteAsync);
    }

    private static async Task CreateAsync(HttpContext context)
    {
        var pipeline = context.RequestServices.GetRequiredService<SummaryPipeline>();
        long limit = context.RequestServices.GetRequiredService<SummarizerOptions>().MaxArticleBytes;
        SummarizeHttpRequest call = await SummarizeHttpRequest.ReadAsync(context, limit);
        string? name = null;
        if (call.Url is { } url)
        {
            FetchedArticle article = await context.RequestServices.GetRequiredService<ArticleFetcher>().FetchAsync(
                url, limit, bytes => RequestBody.HoldBeside(context, bytes), context.RequestAborted);
            RequestBody.HoldBeside(context, UnpackedSize.Of(article.Content.Span));
            (call, name) = (call with { Content = article.Content, ContentType = article.ContentType }, article.Name);
        }

        SummaryResult result = call.Article is { } stored
            ? await StoredArticle.SummarizeAsync(context, stored, call.Request, "article")
            : await pipeline.SummarizeAsync(
                call.Content, call.ContentType, name, call.Request with { AnswerBy = context.AnswerBy() },
                context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        await SummaryAnswer.WriteAsync(context, result);
    }

    private static async Task GetAsync(HttpContext context)
    {
        string name = NameInPath.Read(context, Prefix);
        QueryParameters.AllowOnly(context, NameInPath.Parameter, "includeText", "choices");
        bool withText = QueryParameters.Truth(context, "includeText") ?? false;
        int? choices = QueryParameters.WholeNumber(context, "choices", 1, LengthChoices.Most);
        var store = context.RequestServices.GetRequiredService<IArticleStore>();
        StoredSummary summary = await store.FindSummaryAsync(name, context.RequestAborted);
        if (summary is { IsWaiting: true, Article: { } newest })
        {
            context.Response.StatusCode = StatusCodes.Status202Accepted;
            context.Response.Headers.RetryAfter = WaitSeconds;
            context.Response.Headers.CacheControl = "no-store";
            await context.Response.WriteAsJsonAsync(
                new WaitingArticle(name, newest.Etag, Prefix + NameInPath.Encode(name)), AppJson.Plain.WaitingArticle,
                cancellationToken: context.RequestAborted);
            return;
        }

        if (summary.Result is not { } result)
            throw new ArticleException(
                FailureCode.NotFound, "There is no summary and no article of this name.", "name");

        if (withText || choices is not null)
        {
            context.Response.Headers.CacheControl = "no-store";
            var more = new SummaryRequest { IncludeText = withText, Choices = choices, Llm = false };
            await SummaryAnswer.WriteAsync(context, await WithMoreAsync(context, result, more));
        }
        else
        {
            await SummaryAnswer.WriteStoredAsync(context, result);
        }
    }

    /// <summary>
    /// Reads the article once more for what is not stored with the result: its text, the choices of other lengths.
    /// </summary>
    private static async Task<SummaryResult> WithMoreAsync(
        HttpContext context, StoredResult stored, SummaryRequest wanted)
    {
        SummaryResult result = ResultJson.TryDeserialize(stored.Json.Span)
            ?? throw new ArticleException(
                FailureCode.Internal, "The stored result cannot be read. Delete it, and the sweep makes it again.",
                "name");
        if (result.Document is null || result.Extractive is null)
            return result;
        try
        {
            SummaryResult again = await StoredArticle.SummarizeAsync(context, stored.Head.Name, wanted, "name");
            return again.Source.Etag != stored.Head.Metadata.SourceEtag ? result : result with
            {
                Document = result.Document with { Text = again.Document?.Text, Outline = again.Document?.Outline },
                Extractive = result.Extractive with { Choices = again.Extractive?.Choices },
            };
        }
        catch (ArticleException e) when (e.Code is FailureCode.NotFound or FailureCode.Conflict)
        {
            // The article is gone or another by now. The stored summary is still an answer.
            return result;
        }
    }

    private static async Task ListAsync(HttpContext context)
    {
        if (context.Request.Query.ContainsKey(NameInPath.Parameter))
        {
            await GetAsync(context);
            return;
        }

        QueryParameters.AllowOnly(context, "prefix", "limit", "continuation", "status");
        int limit = QueryParameters.WholeNumber(context, "limit", 1, 1000) ?? 100;
        var store = context.RequestServices.GetRequiredService<IArticleStore>();
        ResultPage page = await store.ListResultPageAsync(
            QueryParameters.Text(context, "prefix", ArticleName.MaxLength), limit,
            QueryParameters.Text(context, "continuation", 4096), context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        if (QueryParameters.OneOf(context, "status", ResultStatus.Stored) is { } status)
            page = page with { Items = [.. page.Items.Where(head => head.Metadata.Status == status)] };
        await context.Response.WriteAsJsonAsync(
            ListOf(page), AppJson.Plain.SummaryList, cancellationToken: context.RequestAborted);
    }

    /// <summary>Returns a page of results' heads as callers see it.</summary>
    public static SummaryList ListOf(ResultPage page) => new([.. page.Items.Select(head => new SummaryListItem(
        head.Name, head.Metadata.Status, head.Etag, head.Metadata.SourceEtag, head.Bytes, head.LastModified,
        Prefix + NameInPath.Encode(head.Name), head.Metadata.Title))], page.Continuation);

    private static async Task DeleteAsync(HttpContext context)
    {
        string name = NameInPath.Read(context, Prefix);
        QueryParameters.AllowOnly(context, NameInPath.Parameter, "article");
        // A condition that is not checked must not be ignored: it protects a newer article.
        if (Conditions.FirstOrDefault(context.Request.Headers.ContainsKey) is { } condition)
            throw new ArticleException(
                FailureCode.InvalidRequest, $"DELETE has no conditions. Send it without {condition}.", condition);
        bool withArticle = QueryParameters.Truth(context, "article") ?? false;
        var store = context.RequestServices.GetRequiredService<IArticleStore>();
        // The article goes first: without it, nothing makes the result again in between.
        bool removed = withArticle && await store.DeleteArticleAsync(name, context.RequestAborted);
        removed |= await store.DeleteResultAsync(name, context.RequestAborted);
        if (!removed)
            throw new ArticleException(
                FailureCode.NotFound, $"There is no summary{(withArticle ? " and no article" : "")} of this name.",
                "name");
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
