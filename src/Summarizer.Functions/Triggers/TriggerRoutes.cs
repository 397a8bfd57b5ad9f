using Microsoft.AspNetCore.Http.Features;
using Summarizer.Pipeline.Failures;

namespace Summarizer.Functions.Triggers;

/// <summary>
/// The routes that the Functions host calls on its custom handler for everything but HTTP: <c>POST /FunctionName</c>. A
/// failure that another call can fix returns an error status, so that the host calls again. Everything else returns 200
/// and a JSON object.
/// </summary>
internal static class TriggerRoutes
{
    /// <summary>The header that carries the host's id of the call.</summary>
    public const string InvocationIdHeader = "X-Azure-Functions-InvocationId";

    /// <summary>Adds the routes; only under the Functions host, because only the host may call them.</summary>
    public static void MapTriggers(this WebApplication app)
    {
        app.MapPost("/SummarizeArticle", SummarizeArticleAsync);
        app.MapPost("/SummarizeDueArticles", SummarizeDueArticlesAsync);
        app.MapPost("/SweepArticles", SweepArticlesAsync);
        app.MapPost("/RecordPoisonedArticle", RecordPoisonedArticleAsync);
    }

    private static async Task SummarizeArticleAsync(HttpContext context)
    {
        using Invocation invocation = await ReadAsync(context, skipData: true);
        string name = invocation.Metadata("name")
            ?? throw new ArticleException(
                FailureCode.InvalidRequest, "Metadata.name, the article's name, is missing.", "name");
        await AnswerAsync(
            context, await Work(context).SummarizeArticleAsync(name, CallOf(context), context.RequestAborted));
    }

    private static async Task RecordPoisonedArticleAsync(HttpContext context)
    {
        using Invocation invocation = await ReadAsync(context, skipData: false);
        string outcome = await Work(context).RecordPoisonedArticleAsync(
            invocation.Data("message"), CallOf(context), context.RequestAborted);
        await AnswerAsync(context, outcome);
    }

    private static async Task SummarizeDueArticlesAsync(HttpContext context)
    {
        using Invocation invocation = await ReadAsync(context, skipData: false);
        string outcome = await Work(context).SummarizeDueArticlesAsync(
            invocation.Data("message"), CallOf(context), context.RequestAborted);
        await AnswerAsync(context, outcome);
    }

    private static async Task SweepArticlesAsync(HttpContext context)
    {
        using Invocation invocation = await ReadAsync(context, skipData: false);
        await AnswerAsync(context, await Work(context).SweepArticlesAsync(CallOf(context), context.RequestAborted));
    }

    private static TriggerWork Work(HttpContext context) => context.RequestServices.GetRequiredService<TriggerWork>();

    private static HostCall CallOf(HttpContext context) =>
        new(
            context.Request.Headers[InvocationIdHeader].FirstOrDefault(),
            context.Request.Headers.TraceParent.FirstOrDefault());

    private static Task<Invocation> ReadAsync(HttpContext context, bool skipData)
    {
        // The call includes the blob as base64, of any size; it is not kept.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
        return InvocationReader.ReadAsync(context.Request.BodyReader, skipData, context.RequestAborted);
    }

    private static Task AnswerAsync(HttpContext context, string line) =>
        context.Response.WriteAsJsonAsync(
            new InvocationAnswer([line]), AppJson.Plain.InvocationAnswer, cancellationToken: context.RequestAborted);
}
