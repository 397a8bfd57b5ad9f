namespace Summarizer.Functions.Telemetry;

/// <summary>
/// Middleware that delays telemetry until after the first answer, and makes every other call wait for it.
/// </summary>
internal static class TelemetryMiddleware
{
    /// <summary>Puts it in place.</summary>
    public static void UseTelemetry(this WebApplication app)
    {
        var export = app.Services.GetRequiredService<TelemetryExport>();
        if (!export.IsOn)
            return;
        var span = app.Services.GetRequiredService<CallSpan>();
        app.Use(async (context, next) =>
        {
            if (context.Request.Path == "/")
                context.Response.OnCompleted(() => { _ = export.StartAsync(); return Task.CompletedTask; });
            else
                await export.StartAsync();
            // The call of a trigger has the span of its function.
            if (context.Request.Path.StartsWithSegments("/api"))
                await span.WithinAsync(context, () => next(context));
            else
                await next(context);
        });
    }
}
