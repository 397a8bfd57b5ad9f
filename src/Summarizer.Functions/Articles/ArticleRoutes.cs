using Microsoft.Net.Http.Headers;
using Summarizer.Functions.Hosting;
using Summarizer.Functions.Problems;
using Summarizer.Functions.Requests;
using Summarizer.Functions.Summaries;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Delivery;
using Summarizer.Pipeline.Failures;
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
        QueryParameters.AllowOnly(context, NameInPath.Parameter);
        WriteCondition condition = Condition(context.Request);
        long limit = context.RequestServices.GetRequiredService<SummarizerOptions>().MaxArticleBytes;
        // An empty article may be stored like any other: its result says that it is empty.
        byte[] content = context.Request.ContentLength == 0 ? [] : await RequestBody.ReadAsync(context, limit);
        var store = context.RequestServices.GetRequiredService<IArticleStore>();
        ArticleHead head = await store.TryPutArticleAsync(
            name, content, context.Request.ContentType, condition, context.RequestAborted)
            ?? throw new RequestException(
                StatusCodes.Status412PreconditionFailed, FailureCode.Conflict, condition.Kind == WriteConditionKind.New
                ? "There is an article of this name."
                : "The article of this name is not the version that If-Match names, or there is none.", "name");
        if (context.RequestServices.GetRequiredService<AppSettings>().Mode == HostingMode.StandingAlone)
            context.RequestServices.GetRequiredService<ArticleWatcher>().Wake();
        string summary = SummaryRoutes.Path + "/" + NameInPath.Encode(name);
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        context.Response.Headers.Location = summary;
        context.Response.Headers.RetryAfter = "1";
        context.Response.Headers.ETag = $"\"{head.Etag}\"";
        await context.Response.WriteAsJsonAsync(
            new WaitingArticle(name, head.Etag, summary), AppJson.Plain.WaitingArticle,
            cancellationToken: context.RequestAborted);
    }

    /// <summary>
    /// Returns the caller's condition on the version that is there: <c>If-None-Match: *</c>, <c>If-Match: *</c> or
    /// <c>If-Match: "version"</c>. A condition that is not checked must be refused (RFC 9110, section 13.2.1).
    /// </summary>
    private static WriteCondition Condition(HttpRequest request)
    {
        IHeaderDictionary headers = request.Headers;
        return (headers.IfMatch.ToString(), headers.IfNoneMatch.ToString(), headers.IfUnmodifiedSince.Count) switch
        {
            ("", "", 0) => default,
            ("", "*", 0) => new WriteCondition(WriteConditionKind.New),
            ("*", "", _) => new WriteCondition(WriteConditionKind.Existing),
            (var version, "", _) when EntityTagHeaderValue.TryParse(version, out EntityTagHeaderValue? tag)
                && !tag.IsWeak => WriteCondition.Replacing(tag.Tag.ToString().Trim('"')),
            (var version, var known, _) => throw new ArticleException(
                FailureCode.InvalidRequest,
                "A condition must be If-None-Match: *, or If-Match with * or one version in quotes.",
                version != "" ? "If-Match" : known != "" ? "If-None-Match" : "If-Unmodified-Since"),
        };
    }
}
