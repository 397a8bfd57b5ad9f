using Summarizer.Functions.Hosting;
using Summarizer.Functions.Requests;
using Summarizer.Functions.Summaries;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Delivery;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Functions.Articles;

/// <summary><c>/api/articles</c>: stores an article, as uploading its blob would.</summary>
internal static class ArticleRoutes
{
    private const string Prefix = "/api/articles/";

    /// <summary>Adds the routes.</summary>
    public static void MapArticles(this WebApplication app) => app.MapPut(Prefix + "{*name}", PutAsync);

    private static async Task PutAsync(HttpContext context)
    {
        string name = NameInPath.Read(context, Prefix);
        QueryParameters.AllowOnly(context);
        long limit = context.RequestServices.GetRequiredService<SummarizerOptions>().MaxArticleBytes;
        // An empty article may be stored like any other: its result says that it is empty.
        byte[] content = context.Request.ContentLength == 0 ? [] : await RequestBody.ReadAsync(context, limit);
        var store = context.RequestServices.GetRequiredService<IArticleStore>();
        ArticleHead head = await store.PutArticleAsync(name, new MemoryStream(content), context.Request.ContentType, context.RequestAborted);
        if (context.RequestServices.GetRequiredService<AppSettings>().Mode == HostingMode.StandingAlone)
            context.RequestServices.GetRequiredService<ArticleWatcher>().Wake();
        string summary = SummaryRoutes.Path + "/" + NameInPath.Encode(name);
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        context.Response.Headers.Location = summary;
        context.Response.Headers.RetryAfter = "1";
        await context.Response.WriteAsJsonAsync(new WaitingArticle(name, head.Etag, summary), AppJson.Plain.WaitingArticle, cancellationToken: context.RequestAborted);
    }
}
