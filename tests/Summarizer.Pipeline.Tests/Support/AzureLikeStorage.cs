using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Summarizer.Pipeline.Tests.Support;

/// <summary>
/// A proxy before Azurite that behaves as Azure Storage does where the two differ; docs/internals/azure-vs-azurite.md
/// lists the differences with their sources. Always: no Content-MD5 that storage did not keep, and header names in
/// another casing. On demand: short and empty pages, and refusals with Azure's codes, without a body on HEAD.
/// </summary>
internal sealed class AzureLikeStorage : IAsyncDisposable
{
    private readonly WebApplication _proxy;
    private readonly HttpClient _azurite =
        new(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None });
    private readonly int _azuritePort;
    private int _emptyPages;

    private AzureLikeStorage(int azuritePort)
    {
        _azuritePort = azuritePort;
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        _proxy = builder.Build();
        _proxy.Run(ForwardAsync);
    }

    /// <summary>
    /// Answers a request in the place of storage, with a status and an error code. Null to let it through.
    /// </summary>
    public Func<HttpRequest, (int Status, string Code)?>? Refuse { get; set; }

    /// <summary>True to give listings in pages of two and, before each, an empty one with a continuation.</summary>
    public bool ShortPages { get; set; }

    /// <summary>The number of empty pages given.</summary>
    public int EmptyPages => _emptyPages;

    /// <summary>The port to connect to.</summary>
    public int Port => new Uri(_proxy.Urls.Single()).Port;

    /// <summary>Starts a proxy before the Azurite at this port.</summary>
    public static async Task<AzureLikeStorage> StartAsync(int azuritePort)
    {
        var storage = new AzureLikeStorage(azuritePort);
        await storage._proxy.StartAsync();
        return storage;
    }

    public async ValueTask DisposeAsync()
    {
        await _proxy.DisposeAsync();
        _azurite.Dispose();
    }

    private async Task ForwardAsync(HttpContext context)
    {
        if (Refuse?.Invoke(context.Request) is { } refusal)
        {
            await RefuseAsync(context, refusal.Status, refusal.Code);
            return;
        }

        // The raw target: decoding and encoding a path again would break the request's signature.
        string target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        bool shorten = ShortPages && context.Request.Query["comp"] == "list"
            && context.Request.Query["restype"] == "container";
        if (shorten && !context.Request.Query["marker"].ToString().StartsWith(Fresh, StringComparison.Ordinal))
        {
            await AnswerEmptyPageAsync(context);
            return;
        }

        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method),
            new Uri($"http://127.0.0.1:{_azuritePort}{target}"));
        if (context.Request.ContentLength is not null || context.Request.Headers.TransferEncoding.Count > 0)
            request.Content = new StreamContent(context.Request.Body);
        if (shorten)
            request.RequestUri = ShortPageOf(context.Request);
        foreach ((string name, var values) in context.Request.Headers)
        {
            if (shorten && name == "Authorization")
                continue;
            if (!request.Headers.TryAddWithoutValidation(name, [.. values]))
                request.Content?.Headers.TryAddWithoutValidation(name, [.. values]);
        }

        using HttpResponseMessage answer =
            await _azurite.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach ((string name, var values) in answer.Headers.Concat(answer.Content.Headers))
            context.Response.Headers[name.ToUpperInvariant()] = values.ToArray();
        context.Response.Headers.Remove("Transfer-Encoding");
        DropComputedMd5(answer, context.Response);
        if (context.Request.Method != "HEAD")
            await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private const string Fresh = "after-empty!";

    private static async Task RefuseAsync(HttpContext context, int status, string code)
    {
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        context.Response.StatusCode = status;
        context.Response.Headers["x-ms-error-code"] = code;
        if (context.Request.Method == "HEAD")
            return;
        context.Response.ContentType = "application/xml";
        await context.Response.WriteAsync(
            $"<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>{code}</Code><Message>Refused.</Message></Error>");
    }

    /// <summary>A page without items that is not the last, as storage gives at a partition's end.</summary>
    private async Task AnswerEmptyPageAsync(HttpContext context)
    {
        Interlocked.Increment(ref _emptyPages);
        string next = Fresh + context.Request.Query["marker"];
        context.Response.ContentType = "application/xml";
        await context.Response.WriteAsync(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><EnumerationResults ServiceEndpoint=\"http://127.0.0.1/\" "
                + $"ContainerName=\"c\"><Blobs /><NextMarker>{next}</NextMarker></EnumerationResults>");
    }

    /// <summary>
    /// The same listing two items at a time. The query is part of a request's signature, so a SAS takes its place.
    /// </summary>
    private Uri ShortPageOf(HttpRequest request)
    {
        var query = request.Query.ToDictionary(p => p.Key, p => p.Value.ToString());
        query["marker"] = query["marker"][Fresh.Length..];
        if (query["marker"].Length == 0)
            query.Remove("marker");
        query["maxresults"] = "2";
        string container = request.Path.Value!.Split('/')[2];
        var client = new Azure.Storage.Blobs.BlobContainerClient(Azurite.ConnectionStringVia(_azuritePort), container);
        Uri sas = client.GenerateSasUri(Azure.Storage.Sas.BlobContainerSasPermissions.All,
            DateTimeOffset.UtcNow.AddHours(1));
        return new Uri($"{sas}&{string.Join('&', query.Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value)}"))}");
    }

    // Azurite says in x-ms-blob-content-md5 what it has stored. Azure sends that header only with a part of a blob.
    private static void DropComputedMd5(HttpResponseMessage answer, HttpResponse response)
    {
        const string stored = "x-ms-blob-content-md5";
        if (!answer.Headers.Contains(stored))
            response.Headers.Remove("CONTENT-MD5");
        if (answer.Content.Headers.ContentRange is null)
            response.Headers.Remove(stored);
    }
}
