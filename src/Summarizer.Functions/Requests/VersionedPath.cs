using Microsoft.AspNetCore.Http.Features;

namespace Summarizer.Functions.Requests;

/// <summary>
/// Paths with the version of the API: <c>/api/v1/…</c> is <c>/api/…</c>. A future version can then change the API
/// without breaking the callers of this one.
/// </summary>
internal static class VersionedPath
{
    private const string Versioned = "/api/v1/";
    private const string Plain = "/api/";

    /// <summary>Removes the version before anything looks at the path.</summary>
    public static void UseVersionedPaths(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.Path.StartsWithSegments("/api/v1", out PathString rest) && rest.HasValue)
        {
            context.Request.Path = "/api" + rest;
            IHttpRequestFeature request = context.Features.GetRequiredFeature<IHttpRequestFeature>();
            request.RawTarget = WithoutVersion(request.RawTarget)!;
            // The path before the Functions host's proxy changed it.
            string? original = context.Request.Headers[OriginalPath.Header];
            if (original is not null)
                context.Request.Headers[OriginalPath.Header] = WithoutVersion(original);
        }

        return next(context);
    });

    private static string? WithoutVersion(string target) =>
        target.StartsWith(Versioned, StringComparison.OrdinalIgnoreCase) ? Plain + target[Versioned.Length..] : target;
}
