using Microsoft.AspNetCore.Hosting.Server;
using Summarizer.Functions.Articles;
using Summarizer.Functions.Digests;
using Summarizer.Functions.Health;
using Summarizer.Functions.Hosting;
using Summarizer.Functions.Mcp;
using Summarizer.Functions.OpenApi;
using Summarizer.Functions.Page;
using Summarizer.Functions.Problems;
using Summarizer.Functions.Requests;
using Summarizer.Functions.Security;
using Summarizer.Functions.Summaries;
using Summarizer.Functions.Telemetry;
using Summarizer.Functions.Triggers;
using Summarizer.Pipeline;

namespace Summarizer.Functions;

/// <summary>The app, for whoever starts it: its own executable, or the <c>summarizer</c> command.</summary>
public static class SummarizerApp
{
    /// <summary>Puts the app together and runs it until it is told to stop.</summary>
    /// <param name="args">Settings as <c>--Name=value</c>.</param>
    /// <returns>The exit code: 0 stopped as told, 1 could not listen, 2 a setting is wrong.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            await using WebApplication app = Create(args);
            await app.RunAsync();
            return 0;
        }
        catch (InvalidSettingException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }
        catch (IOException e)
        {
            await Console.Error.WriteLineAsync($"Cannot listen: {e.Message}");
            return 1;
        }
    }

    /// <summary>Puts the app together, ready to run.</summary>
    /// <param name="args">Settings as <c>--Name=value</c>, such as <c>--urls=http://127.0.0.1:0</c> or <c>--ArticleStorage=…</c>.</param>
    /// <exception cref="InvalidSettingException">A setting is wrong; the message names it and says what is allowed.</exception>
    public static WebApplication Create(string[] args) => Create(args, null);

    /// <summary>Puts the app together behind a server of the caller's, which hands requests in: what the isolated worker does.</summary>
    /// <param name="args">Settings as <c>--Name=value</c>.</param>
    /// <param name="server">Where requests come from; null: Kestrel, on the address that the settings say.</param>
    internal static WebApplication Create(string[] args, IServer? server)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        AppConfiguration.AddSources(builder.Configuration, args, underHost: server is not null || Environment.GetEnvironmentVariable(AppSettings.HostPortVariable) is { Length: > 0 });
        AppSettings settings = server is null
            ? AppSettings.Read(builder.Configuration, TimeProvider.System) : AppSettings.ReadInWorker(builder.Configuration, TimeProvider.System);
        builder.AddServer(settings, server);
        builder.AddConsoleLog(settings);
        builder.Services.AddPipeline(settings);
        builder.Services.AddBackgroundWork(settings);

        WebApplication app = builder.Build();
        app.Services.GetService<ConnectionLimit>()?.Use(app);
        app.UseSecurityHeaders();
        app.UseProblems();
        app.UseWholePaths();
        if (settings.Mode == HostingMode.StandingAlone)
            app.UseCallerCheck();
        else if (settings.App.Callers != AppOptions.WithKey)
            app.UseSignInCheck(settings.App);
        if (settings.Fault is { } fault)
            app.UseConfigurationFault(fault);
        app.UseTelemetry();
        app.UseDeadline(settings);
        app.UseConcurrencyLimit(settings);
        app.UseRouting();

        app.SayWhatRuns(settings);

        app.MapPage();
        app.MapHealth();
        app.MapOpenApi();
        app.MapSummaries();
        app.MapSummaryBatch();
        app.MapDigests();
        app.MapArticles();
        McpRoutes.MapMcp(app);
        if (settings.Mode == HostingMode.FunctionsHost)
            app.MapTriggers();
        return app;
    }
}
