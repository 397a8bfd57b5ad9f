using Summarizer.Functions.Problems;
using Summarizer.Pipeline.Failures;

namespace Summarizer.Functions.Hosting;

/// <summary>The deadline of every request.</summary>
internal static class RequestScope
{
    /// <summary>
    /// Gives each request its deadline. <see cref="HttpContext.RequestAborted"/> then stands for both: caller gone, or
    /// time up.
    /// </summary>
    public static void UseDeadline(this WebApplication app, AppSettings settings) => app.Use(async (context, next) =>
    {
        CancellationToken callerGone = context.RequestAborted;
        TimeSpan allowed = settings.Mode == HostingMode.FunctionsHost
            && !context.Request.Path.StartsWithSegments("/api")
            ? settings.App.TriggerTimeout : settings.App.RequestTimeout;
        context.SetAnswerBy(allowed);
        try
        {
            await WithinAsync(allowed, async deadline =>
            {
                context.RequestAborted = deadline;
                await next(context);
                return true;
            }, callerGone);
        }
        finally
        {
            context.RequestAborted = callerGone;
        }
    });

    /// <summary>
    /// Gives work its deadline: when it is over, what the work was waiting for is cancelled and the caller hears that
    /// time was up.
    /// </summary>
    public static async Task<T> WithinAsync<T>(
        TimeSpan allowed, Func<CancellationToken, Task<T>> work, CancellationToken callerGone)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(callerGone);
        deadline.CancelAfter(allowed);
        try
        {
            return await work(deadline.Token);
        }
        catch (OperationCanceledException) when (
            deadline.IsCancellationRequested && !callerGone.IsCancellationRequested)
        {
            throw new RequestException(
                StatusCodes.Status503ServiceUnavailable, FailureCode.TimedOut,
                $"The request took longer than {allowed.TotalSeconds:0} seconds.")
            {
                RetryAfter = TimeSpan.FromSeconds(10),
            };
        }
    }
}
