using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Features;
using Summarizer.Functions.Problems;
using Summarizer.Pipeline.Failures;

namespace Summarizer.Functions.Hosting;

/// <summary>
/// Limits concurrent /api requests, queues up to twice as many and rejects the rest with 429. /api/health is exempt. A
/// request with a body takes its slot after the body has arrived, so a slow sender takes none.
/// </summary>
internal static class WorkSlots
{
    private static readonly object Key = new();

    /// <summary>Adds the limit.</summary>
    public static void UseConcurrencyLimit(this WebApplication app, AppSettings settings)
    {
        int most = settings.App.MaxConcurrentRequests;
        var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = most,
            QueueLimit = 2 * most,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
        app.Lifetime.ApplicationStopped.Register(limiter.Dispose);
        app.Use(async (context, next) =>
        {
            PathString path = context.Request.Path;
            if (path.StartsWithSegments("/api") && !path.StartsWithSegments("/api/health"))
            {
                if (SendsBody(context))
                    context.Items[Key] = limiter;
                else
                    await TakeAsync(context, limiter);
            }

            await next(context);
        });
    }

    /// <summary>
    /// Takes the slot of a request whose body has arrived. It is free again when the response is complete.
    /// </summary>
    /// <exception cref="RequestException">Too many requests wait already.</exception>
    public static Task TakeAfterBodyAsync(HttpContext context)
    {
        if (!context.Items.Remove(Key, out object? limiter))
            return Task.CompletedTask;
        return TakeAsync(context, (ConcurrencyLimiter)limiter!);
    }

    private static async Task TakeAsync(HttpContext context, ConcurrencyLimiter limiter)
    {
        RateLimitLease lease = await limiter.AcquireAsync(1, context.RequestAborted);
        context.Response.RegisterForDispose(lease);
        if (lease.IsAcquired)
            return;
        throw new RequestException(StatusCodes.Status429TooManyRequests, FailureCode.TooManyRequests,
            "This instance has too many requests. Try again later.")
        {
            RetryAfter = TimeSpan.FromSeconds(1),
        };
    }

    // Only what these methods bring is read, by RequestBody.
    private static bool SendsBody(HttpContext context) =>
        (HttpMethods.IsPost(context.Request.Method) || HttpMethods.IsPut(context.Request.Method))
        && context.Request.ContentLength != 0
        && context.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: false };
}
