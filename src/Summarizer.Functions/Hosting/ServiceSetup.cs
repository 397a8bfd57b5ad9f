using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging.Console;
using Summarizer.Functions.Health;
using Summarizer.Functions.Requests;
using Summarizer.Functions.Security;
using Summarizer.Functions.Telemetry;
using Summarizer.Functions.Triggers;
using Summarizer.Functions.Urls;
using Summarizer.Functions.Webhooks;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Delivery;
using Summarizer.Pipeline.Digests;
using Summarizer.Pipeline.Reading.Processes;
using Summarizer.Pipeline.Rewriting;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Functions.Hosting;

/// <summary>
/// The services of the app. Everything that touches storage is made when it is first used, so that the port opens at
/// once.
/// </summary>
internal static class ServiceSetup
{
    // Names have at most 1,024 characters; percent-encoded, one of them takes up to nine bytes.
    private const int MaxRequestLine = 16 * 1024;
    private const int MaxHeaders = 32 * 1024;
    private const int MaxConnections = 2000;

    /// <summary>Adds the web server with its limits, or the one that the caller passes.</summary>
    public static void AddServer(this WebApplicationBuilder builder, AppSettings settings, IServer? other)
    {
        if (other is null)
        {
            var connections = new ConnectionLimit(MaxConnections);
            builder.WebHost.UseKestrelCore();
            builder.WebHost.ConfigureKestrel(server =>
            {
                Limit(server, settings);
                settings.Listen.Apply(server, connections.Apply);
            });
            builder.Services.AddSingleton(connections);
        }
        else
        {
            builder.Services.AddSingleton(other);
        }

        // The address is set above and nowhere else; a second setting makes the server warn.
        builder.Configuration[WebHostDefaults.ServerUrlsKey] = "";
        builder.Services.AddRoutingCore();
        builder.Services.AddCrossOrigin(settings.App);
        builder.Services.Configure<HostOptions>(host =>
        {
            host.ShutdownTimeout = settings.Pipeline.ShutdownGrace + TimeSpan.FromSeconds(1);
            host.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore;
        });
    }

    /// <summary>Limits what the web server accepts of a request.</summary>
    public static void Limit(KestrelServerOptions server, AppSettings settings)
    {
        server.AddServerHeader = false;
        server.Limits.MaxRequestBodySize = settings.Pipeline.MaxArticleBytes;
        server.Limits.MaxRequestLineSize = MaxRequestLine;
        server.Limits.MaxRequestHeadersTotalSize = MaxHeaders;
        server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        server.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        // A caller slower than this is cut off. The host and the machine itself are never that slow.
        server.Limits.MinRequestBodyDataRate = new MinDataRate(
            bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(5));
    }

    /// <summary>
    /// Logs one line per message to stdout; warnings and worse to stderr, by which the Functions host tells them apart.
    /// </summary>
    public static void AddConsoleLog(this WebApplicationBuilder builder, AppSettings settings)
    {
        AppConfiguration.ForgetWrongLogLevels(builder.Configuration);
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("Azure", LogLevel.Warning);
        // It logs every mistake of a client, such as the name of a tool that does not exist, with a stack trace. Our
        // own tools log what is a bug.
        builder.Logging.AddFilter("ModelContextProtocol", LogLevel.None);
        if (settings.App.LogFormat == AppOptions.JsonLog)
        {
            builder.Logging.AddJsonConsole(console =>
            {
                console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
                console.UseUtcTimestamp = true;
                console.IncludeScopes = true;
            });
        }
        else
        {
            builder.Logging.AddConsole(console => console.FormatterName = LineFormatter.Key);
            builder.Services.AddSingleton<ConsoleFormatter, LineFormatter>();
        }

        builder.Services.Configure<ConsoleLoggerOptions>(
            console => console.LogToStandardErrorThreshold = LogLevel.Warning);
    }

    /// <summary>Adds the pipeline and its dependencies, each made once.</summary>
    public static void AddPipeline(this IServiceCollection services, AppSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(settings.Pipeline);
        services.AddSingleton(provider =>
        {
            settings.Keys.Logger = provider.GetRequiredService<ILogger<ApiKeys>>();
            return settings.Keys;
        });
        services.AddSingleton<KeyGuesses>();
        if (settings.Storage is { } storage)
            services.AddSingleton(storage);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => (settings.Storage ?? throw settings.Fault!).CreateStore(settings.Pipeline));
        services.AddSingleton(provider => new SummaryPipeline(
            settings.Pipeline, Rewriter(settings, provider), provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SummaryPipeline>>(),
            settings.Pipeline.Ocr.IsOn ? provider.GetRequiredService<IArticleStore>().Notes : null));
        services.AddSingleton(
            provider => new DigestPipeline(settings.Pipeline, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(_ => new ArticleFetcher(settings.App.UrlInput));
        services.AddSingleton(settings.App.Webhook);
        services.AddSingleton<WebhookSender>();
        services.AddSingleton(provider => new SummarizeArticle(
            provider.GetRequiredService<IArticleStore>(), provider.GetRequiredService<SummaryPipeline>(),
            settings.Pipeline, provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SummarizeArticle>>())
        { Stored = provider.GetRequiredService<WebhookSender>().Enqueue });
        services.AddSingleton(new ByteGate(settings.Pipeline.RequestBytesInFlight));
        services.AddSingleton<SlowBodies>();
        services.AddSingleton<StorageCheck>();
        services.AddSingleton<DueArticles>();
        services.AddSingleton(provider => new Sweep(
            provider.GetRequiredService<IArticleStore>(), provider.GetRequiredService<SummarizeArticle>(),
            settings.Pipeline, provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<Sweep>>(),
            DueQueueOf(settings)));
        services.AddSingleton<ArticleWatcher>();
    }

    /// <summary>
    /// Adds the work besides requests: in the standalone app its own triggers; under the Functions host only the
    /// preparation of storage.
    /// </summary>
    public static void AddBackgroundWork(this IServiceCollection services, AppSettings settings)
    {
        services.AddSingleton<TelemetryExport>();
        services.AddSingleton<CallSpan>();
        services.AddSingleton<StoragePreparation>();
        services.AddSingleton<TriggerWork>();
        if (settings.App.Webhook.IsOn)
            services.AddHostedService(provider => provider.GetRequiredService<WebhookSender>());
        if (settings.Mode == HostingMode.StandingAlone)
            services.AddHostedService<StandaloneTriggers>();
        else if (settings.Fault is null)
            services.AddHostedService(provider => provider.GetRequiredService<StoragePreparation>());
    }

    /// <summary>
    /// Logs one line once the port is open, one for each unknown setting, and one if articles cannot be read in
    /// processes.
    /// </summary>
    public static void LogStartup(this WebApplication app, AppSettings settings)
    {
        // Background work reads articles before the port is open.
        ReadingServer.Fault.OnFound = reason => Log.ReadingInApp(app.Logger, reason);
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            foreach (string odd in OddSettings.Of(app.Configuration))
                Log.OddSetting(app.Logger, odd);
            if (settings.Fault is { } fault)
                Log.Misconfigured(app.Logger, fault.Message);
            else
                Log.Listening(
                    app.Logger,
                    settings.Mode == HostingMode.IsolatedWorker ? "the Functions host" : string.Join(", ", app.Urls),
                    settings.Storage!.Description);
        });
    }

    /// <summary>
    /// Returns the queue of due articles. Null if storage has none: a folder, or a connection without queues.
    /// </summary>
    public static DueQueue? DueQueueOf(AppSettings settings) =>
        settings.Storage?.CreateQueueClient() is { } queues ? new DueQueue(queues, settings.Pipeline) : null;

    /// <summary>
    /// Creates the language model, if one is configured. Its budgets and earlier answers are stored with the results.
    /// </summary>
    private static IRewriter? Rewriter(AppSettings settings, IServiceProvider provider) => settings.Llm.IsOn
        ? RewriterFactory.Create(
            settings.Llm, provider.GetRequiredService<IArticleStore>().Notes,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>().CreateLogger("Summarizer.Llm"))
        : null;
}
