using System.Reflection;
using Summarizer.Functions.Hosting;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Functions.Health;

/// <summary><c>/api/health</c>: ready, or what is wrong. <c>/api/health/live</c>: the process answers, nothing else is asked.</summary>
internal static class HealthRoutes
{
    private const string Path = "/api/health";
    private static readonly TimeSpan CheckTimeout = TimeSpan.FromSeconds(5);
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];
    private static readonly string Version = typeof(HealthRoutes).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    /// <summary>Adds the routes.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapMethods(Path, Methods, ReadyAsync);
        app.MapMethods(Path + "/live", Methods, context => AnswerAsync(context, new HealthReport("live", Version, [])));
        app.MapMethods(Path + "/ready", Methods, ReadyAsync);
    }

    private static async Task ReadyAsync(HttpContext context)
    {
        var settings = context.RequestServices.GetRequiredService<AppSettings>();
        HealthCheck[] checks = settings.Fault is { } fault
            ? [new HealthCheck("settings", "failed", fault.Message)]
            : [new HealthCheck("settings", "ok", null), await StorageAsync(context, settings), Model(settings)];
        bool ready = checks.All(check => check.Status != "failed");
        await AnswerAsync(context, new HealthReport(ready ? "ready" : "unready", Version, checks));
    }

    /// <summary>Says whether there is a model; it is not called, as calls cost money.</summary>
    private static HealthCheck Model(AppSettings settings) => settings.Llm.IsOn
        ? new HealthCheck("model", "ok", $"{settings.Llm.Model ?? settings.Llm.Deployment} at {new Uri(settings.Llm.Endpoint!).Host}")
        : new HealthCheck("model", "off", "No model is configured.");

    private static async Task<HealthCheck> StorageAsync(HttpContext context, AppSettings settings)
    {
        string where = settings.Storage!.Description;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        timeout.CancelAfter(CheckTimeout);
        try
        {
            await context.RequestServices.GetRequiredService<IArticleStore>().ListResultPageAsync(null, 1, null, timeout.Token);
            return new HealthCheck("storage", "ok", where);
        }
        catch (Exception e) when (!context.RequestAborted.IsCancellationRequested)
        {
            return new HealthCheck("storage", "failed", e is OperationCanceledException or StorageUnavailableException
                ? $"{where} cannot be reached or does not answer in time." : $"{where} refuses: {e.GetType().Name}.");
        }
    }

    private static Task AnswerAsync(HttpContext context, HealthReport report)
    {
        context.Response.StatusCode = report.Status == "unready" ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(report, AppJson.Plain.HealthReport, cancellationToken: context.RequestAborted);
    }
}
