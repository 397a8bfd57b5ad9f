using Summarizer.Functions.Hosting;
using Summarizer.Functions.Security;
using Summarizer.Functions.Telemetry;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Reading.Processes;

namespace Summarizer.Functions.Health;

/// <summary>
/// <c>/api/health</c>: ready or not; <c>/api/health/live</c>: the process answers, nothing else is checked.
/// <c>/api/diagnostics</c>, with a key: what is wrong. A caller who presents a key to <c>/api/health</c> gets that as
/// well, where the app checks keys itself.
/// </summary>
internal static class HealthRoutes
{
    private const string Path = "/api/health";
    private const string DiagnosticsPath = "/api/diagnostics";
    private static string _lastCause = "";
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Adds the routes.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapMethods(Path, Methods, context => ReadyAsync(context, MaySeeDetails(context)));
        app.MapMethods(Path + "/live", Methods, context => AnswerAsync(context, new HealthReport("live", null, [])));
        app.MapMethods(Path + "/ready", Methods, context => ReadyAsync(context, MaySeeDetails(context)));
        app.MapMethods(DiagnosticsPath, Methods, context => ReadyAsync(context, withDetails: true));
    }

    /// <summary>
    /// True if the app checks callers itself and this one passes: with a valid key, or on this machine while there are
    /// no keys.
    /// </summary>
    private static bool MaySeeDetails(HttpContext context)
    {
        if (context.RequestServices.GetRequiredService<AppSettings>().Mode != HostingMode.StandingAlone)
            return false;
        var keys = context.RequestServices.GetRequiredService<ApiKeys>();
        return !keys.Required || CallerCheck.HasValidKey(context, out _);
    }

    private static async Task ReadyAsync(HttpContext context, bool withDetails)
    {
        var settings = context.RequestServices.GetRequiredService<AppSettings>();
        HealthCheck[] checks = settings.Fault is { } fault
            ? [new HealthCheck("settings", "failed", fault.Message)]
            :
            [
                new HealthCheck("settings", "ok", null),
                await context.RequestServices.GetRequiredService<StorageCheck>().RunAsync()
                    .WaitAsync(context.RequestAborted),
                .. Results(context), .. Reading(), .. Telemetry(context), Model(settings),
            ];
        bool ready = checks.All(check => check.Status != "failed");
        LogChange(context, checks);
        string status = ready ? "ready" : "unready";
        LlmLimits? limits = settings.Fault is null && settings.Llm is { IsOn: true } llm
            ? new LlmLimits(llm.AllowedChoices(), llm.MaxRequestWords, llm.AllowedLengths()) : null;
        await AnswerAsync(context, withDetails
            ? new HealthReport(status, SummarizerApp.Version, checks, limits, settings.App.UrlInput.IsOn)
            : new HealthReport(status, null, []));
    }

    /// <summary>Says whether there is a model; it is not called, as calls cost money.</summary>
    private static HealthCheck Model(AppSettings settings) => settings.Llm.IsOn
        ? new HealthCheck("model", "ok", $"{settings.Llm.ModelName} at {new Uri(settings.Llm.Endpoint!).Host}")
        : new HealthCheck("model", "off", "No model is configured.");

    /// <summary>
    /// Says whether there are results that storage does not let this process write. Everything else goes on, so this
    /// does not make the app unready. On Azure, other instances answer than those that work on articles; there the
    /// alert on failed articles counts such results.
    /// </summary>
    private static IEnumerable<HealthCheck> Results(HttpContext context)
    {
        if (context.RequestServices.GetRequiredService<SummarizeArticle>().Locked.Report is { } locked)
            yield return new HealthCheck(
                "results", "blocked",
                $"{locked.Count} cannot be written, {locked.Article} because of {locked.Reason}.");
    }

    /// <summary>
    /// Returns a check if articles are read within the app for want of a process. All work goes on, so the app stays
    /// ready.
    /// </summary>
    private static IEnumerable<HealthCheck> Reading() => ReadingServer.Fault.Reason is { } reason
        ? [new HealthCheck("reading", "degraded", $"Articles are read within the app. {reason}")] : [];

    private static IEnumerable<HealthCheck> Telemetry(HttpContext context) =>
        context.RequestServices.GetRequiredService<TelemetryExport>().Fault is { } fault
            ? [new HealthCheck("telemetry", "degraded", fault)] : [];

    /// <summary>Logs what is wrong once, and again when the cause changes.</summary>
    private static void LogChange(HttpContext context, HealthCheck[] checks)
    {
        string cause = string.Join(" ", checks.Where(check => check.Status == "failed").Select(check => check.Detail));
        if (Interlocked.Exchange(ref _lastCause, cause) == cause)
            return;
        if (cause.Length > 0)
            Log.Unready(context.Logger(), cause);
        else
            Log.ReadyAgain(context.Logger());
    }

    private static Task AnswerAsync(HttpContext context, HealthReport report)
    {
        context.Response.StatusCode = report.Status == "unready"
            ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(
            report, AppJson.Plain.HealthReport, cancellationToken: context.RequestAborted);
    }
}
