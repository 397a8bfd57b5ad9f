using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Summarizer.Functions.Worker;

/// <summary>
/// What the Functions host lets through to the app, which routes the rest itself. Everything under <c>api/</c> needs a function key;
/// whatever may do without is named. A test keeps this equal to the custom handler's function.json files.
/// </summary>
internal sealed class HttpFunctions(SharedApp app)
{
    [Function("Api")]
    public Task<IResult> Api([HttpTrigger(AuthorizationLevel.Function, "get", "head", "post", "put", "delete", Route = "api/{*path}")] HttpRequest request) => AnswerAsync(request);

    [Function("Health")]
    public Task<IResult> Health([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/health/{probe?}")] HttpRequest request) => AnswerAsync(request);

    [Function("OpenApi")]
    public Task<IResult> OpenApi([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/openapi.json")] HttpRequest request) => AnswerAsync(request);

    [Function("Page")]
    public Task<IResult> Page([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{ignored:maxlength(0)?}")] HttpRequest request) => AnswerAsync(request);

    [Function("PageFile")]
    public Task<IResult> PageFile([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "page/{file}")] HttpRequest request) => AnswerAsync(request);

    private async Task<IResult> AnswerAsync(HttpRequest request)
    {
        await app.AnswerAsync(request.HttpContext);
        return Results.Empty;
    }
}
