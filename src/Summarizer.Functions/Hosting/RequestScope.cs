using System.Threading.RateLimiting;
using Summarizer.Functions.Problems;
using Summarizer.Pipeline.Failures;

namespace Summarizer.Functions.Hosting;

/// <summary>The bounds that every request is worked on within: a deadline, and so many at once.</summary>
internal static class RequestScope
{
    /// <summary>Gives each request its deadline. <see cref="HttpContext.RequestAborted"/> then stands for both: caller gone, or time up.</summary>
    public static void UseDeadline(this WebApplication app, AppSettings settings) => app.Use(async (context, next) =>
    {
        CancellationToken callerGone = context.RequestAborted;
        TimeSpan allowed = settings.Mode == HostingMode.FunctionsHost && !context.Request.Path.StartsWithSegments("/api")
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

    /// <summary>Gives work its deadline: when it is over, what the work was waiting for is cancelled and the caller hears that time was up.</summary>
    public static async Task<T> WithinAsync<T>(TimeSpan allowed, Func<CancellationToken, Task<T>> work, CancellationToken callerGone)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(callerGone);
        deadline.CancelAfter(allowed);
        try
        {
            return await work(deadline.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !callerGone.IsCancellationRequested)
        {
            throw new RequestException(StatusCodes.Status503ServiceUnavailable, FailureCode.TimedOut, $"It took longer than {allowed.TotalSeconds:0} seconds, which is what a request may take.")
            {
                RetryAfter = TimeSpan.FromSeconds(10),
            };
        }
    }

    /// <summary>Lets so many requests under /api in at once, lets twice as many wait, and answers any more with 429. Health is always let in.</summary>
    public static void UseConcurrencyLimit(this WebApplication app, AppSettings settings)
    {
        var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = settings.App.MaxConcurrentRequests,
            QueueLimit = 2 * settings.App.MaxConcurrentRequests,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
        app.Lifetime.ApplicationStopped.Register(limiter.Dispose);
        app.Use(async (context, next) =>
        {
            if (!context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/api/health"))
            {
                await next(context);
                return;
            }

            using RateLimitLease lease = await limiter.AcquireAsync(1, context.RequestAborted);
            if (!lease.IsAcquired)
            {
                throw new RequestException(StatusCodes.Status429TooManyRequests, FailureCode.TooManyRequests, $"This instance works on {settings.App.MaxConcurrentRequests} requests at once and has enough of them waiting; try again later.")
                {
                    RetryAfter = TimeSpan.FromSeconds(1),
                };
            }

            await next(context);
        });
    }
}
