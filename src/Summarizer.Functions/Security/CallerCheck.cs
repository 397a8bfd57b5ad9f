using System.Net;
using Summarizer.Functions.Hosting;
using Summarizer.Functions.Problems;
using Summarizer.Pipeline.Failures;

namespace Summarizer.Functions.Security;

/// <summary>
/// The rules on who may call the standalone app. With keys: callers who present one, as under the Functions host.
/// Without: programs on this machine, but no web page of another site in a browser on this machine, neither by a
/// cross-site request nor by a host name of its own that points here.
/// </summary>
internal static class CallerCheck
{
    /// <summary>The header that carries the key, the same as under the Functions host.</summary>
    public const string KeyHeader = "x-functions-key";

    /// <summary>The query parameter that may carry it instead.</summary>
    public const string KeyParameter = "code";

    /// <summary>Puts the check before everything under /api but health and the API's description.</summary>
    public static void UseCallerCheck(this WebApplication app) => app.Use((context, next) =>
    {
        ApiKeys keys = context.RequestServices.GetRequiredService<ApiKeys>();
        if (!keys.Required && !IsLoopbackName(context.Request.Host.Host))
            throw new RequestException(
                StatusCodes.Status421MisdirectedRequest, FailureCode.Unauthorized,
                "Without API keys, the host must be localhost, 127.0.0.1 or [::1].", "Host");
        if (!NeedsPermission(context.Request.Path))
            return next(context);
        if (keys.Required)
        {
            if (!HasValidKey(context, out TimeSpan wait))
            {
                if (wait > TimeSpan.Zero)
                {
                    throw new RequestException(StatusCodes.Status429TooManyRequests, FailureCode.TooManyRequests,
                        "Too many wrong keys came from this address. Try again later.", KeyHeader)
                    { RetryAfter = wait };
                }

                context.Response.Headers.WWWAuthenticate = "ApiKey";
                throw new ArticleException(
                    FailureCode.Unauthorized,
                    $"{(KeyOf(context.Request) is null ? "A key is missing" : "The key is not valid")}. "
                    + $"Send a valid one in the header {KeyHeader}.", KeyHeader);
            }
        }
        else
        {
            RefuseOtherSites(context);
        }

        return next(context);
    });

    /// <summary>
    /// True if a request presents a valid key. A wrong one counts as a guess. Paths that need no key have a count of
    /// their own: a probe of health with a wrong key must not lock out callers behind the same proxy.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="wait">The time until the next key of this address is checked, if this one was not.</param>
    public static bool HasValidKey(HttpContext context, out TimeSpan wait)
    {
        wait = default;
        string address = CallerAddress.OfConnection(context);
        return KeyOf(context.Request) is { } key
            && context.RequestServices.GetRequiredService<KeyGuesses>().Accepts(
                address, key, out wait, NeedsPermission(context.Request.Path));
    }

    /// <summary>Returns the key that a request presents. Null if there is none.</summary>
    private static string? KeyOf(HttpRequest request) =>
        request.Headers[KeyHeader].FirstOrDefault() ?? request.Query[KeyParameter].FirstOrDefault();

    /// <summary>
    /// Refuses calls that a browser makes for a page of another site: no key tells them from the user's own.
    /// </summary>
    public static void RefuseOtherSites(HttpContext context)
    {
        AppOptions options = context.RequestServices.GetRequiredService<AppSettings>().App;
        if (OfAnotherSite(context.Request) is { } header && !CrossOrigin.IsAllowed(context.Request, options))
            throw new RequestException(
                StatusCodes.Status403Forbidden, FailureCode.Unauthorized, "Pages of other sites may not call this app.",
                header);
    }

    /// <summary>True if a path needs permission to call.</summary>
    public static bool NeedsPermission(PathString path) =>
        path.StartsWithSegments("/api") && !path.StartsWithSegments("/api/health") && path != "/api/openapi.json";

    /// <summary>
    /// Returns the header by which a browser says that a page of another site calls; null if none does. Older browsers
    /// send only Origin.
    /// </summary>
    private static string? OfAnotherSite(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].FirstOrDefault() switch
        {
            "cross-site" or "same-site" => "Sec-Fetch-Site",
            null when request.Headers.Origin.FirstOrDefault() is { } origin && !IsOfHost(origin, request.Host) =>
                "Origin",
            _ => null,
        };

    private static bool IsOfHost(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out Uri? site)
        && site.Authority.Equals(host.Value, StringComparison.OrdinalIgnoreCase);

    private static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));
}
