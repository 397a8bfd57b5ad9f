using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Summarizer.Functions.Hosting;
using Summarizer.Functions.Security;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Failures;

namespace Summarizer.Functions.Problems;

/// <summary>
/// Middleware that turns every failure of a request into a problem document. This is the failure policy over HTTP.
/// </summary>
internal static class ProblemAnswers
{
    private static readonly TimeSpan StorageRetryAfter = TimeSpan.FromSeconds(5);

    /// <summary>Catches everything that is thrown behind it, and gives bare error statuses a body.</summary>
    public static void UseProblems(this WebApplication app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
            bool noSuchRoute = context.Response.StatusCode
                is StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed;
            if (noSuchRoute && !context.Response.HasStarted)
                await WriteAsync(context, NoSuchRoute(context));
        }
        catch (Exception e) when (IsCallerGone(context, e))
        {
            // No one reads a response.
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, e);
        }
    });

    /// <summary>Returns the status of the response to an exception.</summary>
    public static int StatusOf(HttpContext context, Exception exception) =>
        IsCallerGone(context, exception) ? StatusCodes.Status499ClientClosedRequest
            : Problem.From(exception)?.Status ?? StatusCodes.Status500InternalServerError;

    /// <summary>
    /// Makes calls return the fault while a setting is wrong. Exempt are the calls that need no key, because the fault
    /// is not for everyone, and diagnostics, which report it.
    /// </summary>
    public static void UseConfigurationFault(this WebApplication app, InvalidSettingException fault) =>
        app.Use((context, next) =>
        WorksMisconfigured(context.Request.Path) ? next(context) : throw fault);

    /// <summary>
    /// Writes a problem as the answer. It may repeat what the caller wrote: no markup is left in it, in case a program
    /// puts the response into a page unchanged. In JSON these characters occur in strings only, where they may be
    /// written as escapes.
    /// </summary>
    public static Task WriteAsync(HttpContext context, Problem problem)
    {
        context.Response.StatusCode = problem.Status;
        context.Response.ContentType = Problem.ContentType;
        context.Response.Headers.CacheControl = "no-store";
        // The server ends a connection on which more was announced than it takes. Unless the answer says so, the next
        // request sent there is lost, and behind the Functions host that one may be another caller's.
        if (context.Request.ContentLength > context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize)
            context.Response.Headers.Connection = "close";
        string json = JsonSerializer.Serialize(
            problem with { RequestId = context.TraceIdentifier }, AppJson.Plain.Problem)
            .Replace(
                "<", "\\u003C",
                StringComparison.Ordinal).Replace(">", "\\u003E", StringComparison.Ordinal).Replace("&", "\\u0026",
                StringComparison.Ordinal);
        return context.Response.WriteAsync(json, context.RequestAborted);
    }

    private static Task AnswerAsync(HttpContext context, Exception exception)
    {
        ILogger logger = context.Logger();
        string route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "";
        if (Problem.From(exception) is not { } problem)
        {
            Log.RequestFailed(logger, context.Request.Method, route, context.TraceIdentifier, exception);
            problem = Problem.Of(FailureCode.Internal, "This is a bug. The log has the details under this request id.");
        }
        else if (problem.Status >= StatusCodes.Status500InternalServerError)
        {
            Log.RequestUnavailable(logger, context.Request.Method, route, problem.Code(), exception.Message);
        }

        TimeSpan? retryAfter = exception is RequestException refused ? refused.RetryAfter
            : problem.Code() is FailureCode.StorageUnavailable or FailureCode.OcrUnavailable ? StorageRetryAfter : null;
        if (retryAfter is { } delay)
            context.Response.Headers.RetryAfter = ((int)Math.Ceiling(delay.TotalSeconds)).ToString();
        return WriteAsync(context, problem);
    }

    private static bool IsCallerGone(HttpContext context, Exception exception) =>
        exception is ConnectionResetException
            || (exception is OperationCanceledException && context.RequestAborted.IsCancellationRequested);

    private static bool WorksMisconfigured(PathString path) => path.StartsWithSegments("/api")
        ? path == "/api/diagnostics" || !CallerCheck.NeedsPermission(path)
        : path.StartsWithSegments("/page") || path.Value is null or "" or "/";

    private static Problem NoSuchRoute(HttpContext context) =>
        context.Response.StatusCode == StatusCodes.Status405MethodNotAllowed
        ? Problem.Of(
            FailureCode.InvalidRequest, $"Allowed here: {context.Response.Headers.Allow}.", null,
            StatusCodes.Status405MethodNotAllowed)
        : Problem.Of(FailureCode.NotFound, "There is nothing at this address; /api/openapi.json lists what there is.");
}
