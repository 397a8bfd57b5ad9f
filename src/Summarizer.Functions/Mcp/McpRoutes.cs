using ModelContextProtocol.AspNetCore;
using Summarizer.Functions.Hosting;
using Summarizer.Functions.Requests;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Digests;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Functions.Mcp;

/// <summary>
/// <c>POST /api/mcp</c>: the Model Context Protocol over stateless streamable HTTP. Nothing is kept between two calls,
/// so any instance can handle any of them. No stream outlives its request, because the Functions host and the front
/// ends before it would cut it.
/// </summary>
internal static class McpRoutes
{
    private const string Path = "/api/mcp";

    /// <summary>The request that a tool's call came in: the library runs tools within the request.</summary>
    private static readonly HttpContextAccessor Request = new();

    /// <summary>
    /// Adds the route. The first call creates the MCP server, so the app's start does not wait for it.
    /// </summary>
    public static void MapMcp(this WebApplication app)
    {
        var handler = new Lazy<RequestDelegate>(() => Handler(app));
        long limit = app.Services.GetRequiredService<SummarizerOptions>().MaxArticleBytes;
        app.MapPost(Path, async context =>
        {
            if (!context.Request.HasJsonContentType())
                throw new ArticleException(
                    FailureCode.UnsupportedType, "The protocol needs JSON, with Content-Type: application/json.",
                    "Content-Type");
            // Within the limits of every other body, instead of those of the library.
            context.Request.Body = new MemoryStream(await RequestBody.ReadAsync(context, limit), writable: false);
            Request.HttpContext = context;
            await handler.Value(context);
        });
    }

    /// <summary>
    /// Returns the library's own handler, from separate services: the library adds background work to those that it is
    /// given.
    /// </summary>
    private static RequestDelegate Handler(WebApplication app)
    {
        // The protocol's library does not hand the request on; a tool is called as soon as it is read, so its time
        // begins there.
        var time = app.Services.GetRequiredService<TimeProvider>();
        TimeSpan allowed = app.Services.GetRequiredService<AppSettings>().App.RequestTimeout;
        var services = new ServiceCollection();
        services.AddSingleton(app.Services.GetRequiredService<ILoggerFactory>());
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.AddSingleton<IHostApplicationLifetime>(app.Services.GetRequiredService<IHostApplicationLifetime>());
        services.AddRoutingCore();
        var stored = new StoredSummaries(app.Services.GetRequiredService<IArticleStore>);
        services.AddMcpServer(options => ArticleTools.Describe(options,
        [
            .. ArticleTools.ForTexts(
                app.Services.GetRequiredService<SummaryPipeline>(),
                () => HttpContextExtensions.AnswerBy(time, allowed)),
            ArticleTools.ForDigests(
                app.Services.GetRequiredService<DigestPipeline>(),
                app.Services.GetRequiredService<SummarizerOptions>().MaxArticleBytes,
                app.Services.GetRequiredService<IArticleStore>,
                bytes => RequestBody.HoldBeside(Request.HttpContext!, bytes)),
            .. stored.Tools,
        ], stored)).WithHttpTransport(options => options.SessionMode = HttpServerSessionMode.Stateless);
        ServiceProvider provider = services.BuildServiceProvider();
        app.Lifetime.ApplicationStopped.Register(provider.Dispose);

        var routes = new Routes(provider);
        routes.MapMcp("");
        return routes.DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Single(IsPost).RequestDelegate!;

        static bool IsPost(RouteEndpoint endpoint) =>
            endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Post) == true;
    }

    /// <summary>Routes that are only collected.</summary>
    private sealed class Routes(IServiceProvider services) : IEndpointRouteBuilder
    {
        public IServiceProvider ServiceProvider { get; } = services;

        public ICollection<EndpointDataSource> DataSources { get; } = [];

        public IApplicationBuilder CreateApplicationBuilder() => new ApplicationBuilder(ServiceProvider);
    }
}
