using System.Text;
using Summarizer.Functions.Requests;
using Summarizer.Functions.Summaries;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Digests;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Functions.Digests;

/// <summary><c>POST /api/digests</c>: one summary over several articles. Nothing is stored.</summary>
internal static class DigestRoutes
{
    /// <summary>Adds the route.</summary>
    public static void MapDigests(this WebApplication app) => app.MapPost("/api/digests", CreateAsync);

    private static async Task CreateAsync(HttpContext context)
    {
        QueryParameters.AllowOnly(context);
        if (!context.Request.HasJsonContentType())
            throw new ArticleException(
                FailureCode.UnsupportedType, "A digest request must be JSON, with Content-Type: application/json.",
                "Content-Type");
        long limit = context.RequestServices.GetRequiredService<SummarizerOptions>().MaxArticleBytes;
        DigestHttpRequest call = DigestHttpRequest.Parse(await RequestBody.ReadAsync(context, limit));
        IReadOnlyList<DigestItem> items = await call.LoadAsync(
            context.RequestServices.GetRequiredService<IArticleStore>, limit,
            bytes => RequestBody.HoldBeside(context, bytes), context.RequestAborted);
        DigestResult digest = context.RequestServices.GetRequiredService<DigestPipeline>().Digest(
            items, call.Options, cancellationToken: context.RequestAborted);

        string form = SummaryAnswer.Preferred(context);
        byte[] body = form switch
        {
            SummaryAnswer.Markdown => Encoding.UTF8.GetBytes(ReadableDigest.Markdown(digest)),
            SummaryAnswer.PlainText => Encoding.UTF8.GetBytes(ReadableDigest.PlainText(digest)),
            _ => DigestJson.Serialize(digest),
        };
        context.Response.ContentType = form == SummaryAnswer.Json ? ResultJson.ContentType : form + "; charset=utf-8";
        context.Response.ContentLength = body.Length;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Vary = "Accept";
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
