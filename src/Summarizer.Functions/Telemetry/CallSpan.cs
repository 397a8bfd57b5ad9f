using System.Diagnostics;
using Summarizer.Functions.Hosting;
using Summarizer.Functions.Problems;

namespace Summarizer.Functions.Telemetry;

/// <summary>
/// The span of one call, made here instead of by ASP.NET Core and the Functions worker, which would make two or three
/// for each. In the standalone app it is a request. Under the Functions host with Application Insights it is internal:
/// the host sends a request for every call by itself, and a second one would count the call twice.
/// </summary>
internal sealed class CallSpan(AppSettings settings, TelemetryExport export)
{
    /// <summary>The name of the activity source.</summary>
    public const string Source = "Summarizer.Calls";

    private static readonly ActivitySource Calls = new(Source);

    private ActivityKind Kind =>
        settings.Mode != HostingMode.StandingAlone
            && export.ToApplicationInsights ? ActivityKind.Internal : ActivityKind.Server;

    /// <summary>Starts the span of a trigger's call. Null if no listener is registered.</summary>
    /// <param name="function">The function's name.</param>
    /// <param name="traceParent">The host's trace and span. Null to go on with the current ones.</param>
    public Activity? Start(string function, string? traceParent) => Start(function, traceParent, null);

    /// <summary>Works on a request within its span.</summary>
    public async Task WithinAsync(HttpContext context, Func<Task> next)
    {
        HttpRequest request = context.Request;
        using Activity? span = Start(
            request.Method, request.Headers.TraceParent.FirstOrDefault(), request.Headers.TraceState.FirstOrDefault());
        if (span is null)
        {
            await next();
            return;
        }

        // The attributes of the semantic conventions for HTTP servers. No query: it can hold a key.
        span.SetTag("http.request.method", request.Method);
        span.SetTag("url.scheme", request.Scheme);
        span.SetTag("url.path", request.Path.Value);
        span.SetTag("server.address", request.Host.Host);
        int? failure = null;
        try
        {
            await next();
        }
        catch (Exception e)
        {
            // Nothing has been written yet: the response to an exception is made outside of this span.
            failure = ProblemAnswers.StatusOf(context, e);
            throw;
        }
        finally
        {
            string? route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
            if (route is not null)
            {
                span.SetTag("http.route", route);
                span.DisplayName = $"{request.Method} {route}";
            }

            int status = failure ?? context.Response.StatusCode;
            span.SetTag("http.response.status_code", status);
            if (status >= StatusCodes.Status500InternalServerError)
                span.SetStatus(ActivityStatusCode.Error);
        }
    }

    private Activity? Start(string name, string? traceParent, string? traceState) =>
        traceParent is not null
            && ActivityContext.TryParse(traceParent, traceState, isRemote: true, out ActivityContext parent)
            ? Calls.StartActivity(name, Kind, parent)
            : Calls.StartActivity(name, Kind);
}
