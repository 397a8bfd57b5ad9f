namespace Summarizer.Functions.Hosting;

/// <summary>What handlers need of a request's surroundings.</summary>
internal static class HttpContextExtensions
{
    /// <summary>The app's logger.</summary>
    public static ILogger Logger(this HttpContext context) =>
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Summarizer");
}
