using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Summarizer.EndToEnd.Tests.CommandLine;

/// <summary>A web server with one document: at <c>/story</c>, and at <c>/packed</c> compressed.</summary>
internal sealed class WebServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebServer(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single() + "/";

    public static async Task<WebServer> StartAsync(string contentType, string body)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication app = builder.Build();
        app.MapGet("/story", () => Results.Text(body, contentType));
        app.MapGet("/packed", async (HttpContext context) =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            context.Response.ContentType = contentType;
            await using var packed = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
            await packed.WriteAsync(Encoding.UTF8.GetBytes(body));
        });
        await app.StartAsync();
        return new WebServer(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
