using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Summarizer.Pipeline.Tests.Support;

/// <summary>
/// A proxy before Azurite that behaves as Azure Storage does where the two differ. A block blob has a Content-MD5 only if it
/// was written by one Put Blob call or if the client set one; Azurite computes one for every download of up to 4 MiB.
/// </summary>
internal sealed class AzureLikeStorage : IAsyncDisposable
{
    private readonly WebApplication _proxy;
    private readonly HttpClient _azurite = new(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None });
    private readonly int _azuritePort;

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

    /// <summary>Where to connect.</summary>
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
        // The raw target: decoding and encoding a path again would break the request's signature.
        string target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri($"http://127.0.0.1:{_azuritePort}{target}"));
        if (context.Request.ContentLength is not null || context.Request.Headers.TransferEncoding.Count > 0)
            request.Content = new StreamContent(context.Request.Body);
        foreach ((string name, var values) in context.Request.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, [.. values]))
                request.Content?.Headers.TryAddWithoutValidation(name, [.. values]);
        }

        using HttpResponseMessage answer = await _azurite.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach ((string name, var values) in answer.Headers.Concat(answer.Content.Headers))
            context.Response.Headers[name] = values.ToArray();
        context.Response.Headers.Remove("Transfer-Encoding");
        DropComputedMd5(answer, context.Response);
        if (context.Request.Method != "HEAD")
            await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    // Azurite says in x-ms-blob-content-md5 what it has stored. Azure sends that header only with a part of a blob.
    private static void DropComputedMd5(HttpResponseMessage answer, HttpResponse response)
    {
        const string stored = "x-ms-blob-content-md5";
        if (!answer.Headers.Contains(stored))
            response.Headers.Remove("Content-MD5");
        if (answer.Content.Headers.ContentRange is null)
            response.Headers.Remove(stored);
    }
}
