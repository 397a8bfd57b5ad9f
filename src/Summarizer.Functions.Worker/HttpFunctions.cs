using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Summarizer.Functions.Worker;

/// <summary>
/// The HTTP functions, with the names, routes, methods and keys of FunctionTable (a test compares them). The host
/// checks the key and hands the request over; the app routes it again by itself.
/// </summary>
internal sealed class HttpFunctions(SharedApp app)
{
#if SIGN_IN
    // Azure checks the sign-in with Entra ID, and the app refuses callers who are not signed in.
    private const AuthorizationLevel Key = AuthorizationLevel.Anonymous;
#else
    private const AuthorizationLevel Key = AuthorizationLevel.Function;
#endif
    private const AuthorizationLevel NoKey = AuthorizationLevel.Anonymous;

    [Function("CreateDigest")]
    public Task<IResult> CreateDigest([HttpTrigger(Key, "post", Route = "api/digests")] HttpRequest request) =>
        AnswerAsync(request);

    [Function("CreateSummary")]
    public Task<IResult> CreateSummary([HttpTrigger(Key, "post", Route = "api/summaries")] HttpRequest request) =>
        AnswerAsync(request);

    [Function("CreateSummaryBatch")]
    public Task<IResult> CreateSummaryBatch(
        [HttpTrigger(Key, "post", Route = "api/summaries:batch")] HttpRequest request) => AnswerAsync(request);

    [Function("DeleteSummary")]
    public Task<IResult> DeleteSummary(
        [HttpTrigger(Key, "delete", Route = "api/summaries/{*name}")] HttpRequest request) => AnswerAsync(request);

    [Function("Diagnostics")]
    public Task<IResult> Diagnostics(
        [HttpTrigger(Key, "get", "head", Route = "api/diagnostics")] HttpRequest request) => AnswerAsync(request);

    [Function("GetSummary")]
    public Task<IResult> GetSummary(
        [HttpTrigger(Key, "get", "head", Route = "api/summaries/{*name}")] HttpRequest request) => AnswerAsync(request);

    [Function("Health")]
    public Task<IResult> Health(
        [HttpTrigger(NoKey, "get", "head", Route = "api/health/{probe?}")] HttpRequest request) => AnswerAsync(request);

    [Function("ListSummaries")]
    public Task<IResult> ListSummaries(
        [HttpTrigger(Key, "get", "head", Route = "api/summaries")] HttpRequest request) => AnswerAsync(request);

    [Function("Mcp")]
    public Task<IResult> Mcp([HttpTrigger(Key, "post", "get", "delete", Route = "api/mcp")] HttpRequest request) =>
        AnswerAsync(request);

    [Function("OpenApi")]
    public Task<IResult> OpenApi([HttpTrigger(NoKey, "get", "head", Route = "api/openapi.json")] HttpRequest request) =>
        AnswerAsync(request);

    [Function("Page")]
    public Task<IResult> Page(
        [HttpTrigger(NoKey, "get", "head", Route = "{ignored:maxlength(0)?}")] HttpRequest request) =>
        AnswerAsync(request);

    [Function("PageFile")]
    public Task<IResult> PageFile([HttpTrigger(NoKey, "get", "head", Route = "page/{file}")] HttpRequest request) =>
        AnswerAsync(request);

    [Function("PutArticle")]
    public Task<IResult> PutArticle([HttpTrigger(Key, "put", Route = "api/articles/{*name}")] HttpRequest request) =>
        AnswerAsync(request);

    [Function("Version1")]
    public Task<IResult> Version1(
        [HttpTrigger(Key, "get", "head", "post", "put", "delete", Route = "api/v1/{*path}")] HttpRequest request) =>
        AnswerAsync(request);

    private async Task<IResult> AnswerAsync(HttpRequest request)
    {
        await app.AnswerAsync(request.HttpContext);
        return Results.Empty;
    }
}
