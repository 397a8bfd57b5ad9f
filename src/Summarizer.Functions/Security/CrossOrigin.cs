using Summarizer.Functions.Requests;

namespace Summarizer.Functions.Security;

/// <summary>
/// Middleware that lets the web pages of chosen origins call the app from a browser (CORS, as the Fetch standard
/// defines it).
/// </summary>
internal static class CrossOrigin
{
    /// <summary>Stands for every origin.</summary>
    public const string Any = "*";

    /// <summary>
    /// True for a scheme, a host and an optional port, as browsers send them, and for <see cref="Any"/>.
    /// </summary>
    public static bool IsOrigin(string text) => text == Any
        || (Uri.TryCreate(text, UriKind.Absolute, out Uri? origin) && origin.Scheme is "http" or "https"
            && origin.GetLeftPart(UriPartial.Authority) == text);

    /// <summary>Adds the services.</summary>
    public static void AddCrossOrigin(this IServiceCollection services, AppOptions options)
    {
        if (options.AllowedOrigins.Length == 0)
            return;
        services.AddCors(cors => cors.AddDefaultPolicy(policy => policy
            .WithOrigins(options.AllowedOrigins).AllowAnyMethod().AllowAnyHeader()
            .WithExposedHeaders("ETag", "Location", "Retry-After", RequestId.Header)));
    }

    /// <summary>
    /// Answers the questions that browsers ask before a call, and marks the answers that pages may read.
    /// </summary>
    public static void UseCrossOrigin(this WebApplication app, AppOptions options)
    {
        if (options.AllowedOrigins.Length > 0)
            app.UseCors();
    }

    /// <summary>True if a browser calls for a page whose origin is allowed.</summary>
    public static bool IsAllowed(HttpRequest request, AppOptions options) =>
        request.Headers.Origin.FirstOrDefault() is { } origin
        && (options.AllowedOrigins.Contains(Any)
            || options.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase));
}
