namespace Summarizer.Functions.Hosting;

/// <summary>Extensions of a request for its handlers.</summary>
internal static class HttpContextExtensions
{
    private static readonly object Key = new();

    /// <summary>Returns the app's logger.</summary>
    public static ILogger Logger(this HttpContext context) =>
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Summarizer");

    /// <summary>
    /// Returns until when a model may write on a request: the last fifth of its time is for answering with what there
    /// is.
    /// </summary>
    public static DateTimeOffset? AnswerBy(this HttpContext context) => context.Items[Key] as DateTimeOffset?;

    /// <summary>Says how long a request may take from now.</summary>
    public static void SetAnswerBy(this HttpContext context, TimeSpan allowed) =>
        context.Items[Key] = AnswerBy(context.RequestServices.GetRequiredService<TimeProvider>(), allowed);

    /// <summary>Returns until when a model may write if a request may take this long from now.</summary>
    public static DateTimeOffset AnswerBy(TimeProvider time, TimeSpan allowed) => time.GetUtcNow() + (0.8 * allowed);
}
