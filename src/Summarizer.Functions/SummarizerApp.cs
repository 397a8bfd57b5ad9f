using System.Reflection;
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

/// <summary>The app, started by its own executable or by the <c>summarizer</c> command.</summary>
public static class SummarizerApp
{
    /// <summary>The version of the app.</summary>
    internal static readonly string Version =
        typeof(SummarizerApp).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
            ?? "";

    private const string Usage = """
        Summarizer.Functions: the app, under the Functions host or by itself.

        Usage: Summarizer.Functions [--NAME=VALUE]…

        Settings come from appsettings.json, local.settings.json, the environment (Summarizer__Sentences=5) and the
        command line (--Summarizer:Sentences=5). The most important ones:
          --ArticleStorage=WHERE      a connection string or folder:PATH; default: Azurite on this machine
          --Summarizer:Url=URL        where to listen; default: http://127.0.0.1:7071
          --Summarizer:ApiKeys:0=KEY  a key for callers; needed to listen beyond this machine

        --help and --version show this and the version. The command "summarizer" does more: summarizer --help
        """;

    /// <summary>Builds the app and runs it until it is stopped.</summary>
    /// <param name="args">Settings as <c>--Name=value</c>.</param>
    /// <returns>The exit code: 0 stopped on request, 1 could not listen, 2 a setting is wrong.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Any(arg => arg is "--help" or "-h" or "-?"))
        {
            await Console.Out.WriteLineAsync(Usage);
            return 0;
        }

        if (args.Contains("--version"))
        {
            await Console.Out.WriteLineAsync(Version);
            return 0;
        }

        // Such as the command "summarize", which is not this program's.
        if (args is [[not ('-' or '/'), ..] word, ..] && !word.Contains('='))
        {
            await Console.Error.WriteLineAsync(
                $"'{word}' is not a setting: they are --NAME=VALUE. For commands, use \"summarizer\".");
            return 2;
        }

        try
        {
            await using WebApplication app = Create(args);
            await app.RunAsync();
            return 0;
        }
        catch (OperationCanceledException)
        {
            // The app was told to stop while it started.
            return 0;
        }
        catch (InvalidSettingException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }
        catch (InvalidDataException e)
        {
            await Console.Error.WriteLineAsync($"appsettings.json cannot be read: {e.InnerException?.Message}");
            return 2;
        }
        catch (IOException e)
        {
            await Console.Error.WriteLineAsync($"Cannot listen: {e.Message}");
            return 1;
        }
    }

    /// <summary>Puts the app together, ready to run.</summary>
    /// <param name="args">Settings as <c>--Name=value</c>, such as <c>--urls=http://127.0.0.1:0</c> or
    /// <c>--ArticleStorage=…</c>.</param>
    /// <exception cref="InvalidSettingException">A setting is wrong; the message names it and says what is
    /// allowed.</exception>
    /// <param name="userFile">A JSON file with the settings of one user, weaker than all others; it may be
    /// missing.</param>
    public static WebApplication Create(string[] args, string? userFile = null) => Create(args, null, userFile);

    /// <summary>
    /// Puts the app together behind a server of the caller's, which hands requests in: what the isolated worker does.
    /// </summary>
    /// <param name="args">Settings as <c>--Name=value</c>.</param>
    /// <param name="server">The server that receives requests; null: Kestrel, on the address in the settings.</param>
    /// <param name="userFile">A JSON file with the settings of one user; null for no such file.</param>
    /// <param name="withKeys">False if the caller's functions need no key.</param>
    internal static WebApplication Create(
        string[] args, IServer? server, string? userFile = null, bool withKeys = true)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        bool underHost = server is not null
            || Environment.GetEnvironmentVariable(AppSettings.HostPortVariable) is { Length: > 0 };
        AppConfiguration.AddSources(builder.Configuration, args, userFile, underHost);
        AppSettings settings = server is null
            ? AppSettings.Read(builder.Configuration, TimeProvider.System)
            : AppSettings.ReadInWorker(builder.Configuration, TimeProvider.System, withKeys);
        builder.AddServer(settings, server);
        builder.AddConsoleLog(settings);
        builder.Services.AddPipeline(settings);
        builder.Services.AddBackgroundWork(settings);

        WebApplication app = builder.Build();
        app.UseRequestId();
        app.UseVersionedPaths();
        app.Services.GetService<ConnectionLimit>()?.Use(app);
        app.UseSecurityHeaders();
        app.UseProblems();
        if (settings.Mode == HostingMode.StandingAlone)
            app.UseCrossOrigin(settings.App);
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

        app.LogStartup(settings);

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
