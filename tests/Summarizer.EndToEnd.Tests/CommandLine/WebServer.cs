using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Summarizer.EndToEnd.Tests.CommandLine;

/// <summary>A web server with one document at <c>/story</c>.</summary>
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
        await app.StartAsync();
        return new WebServer(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
