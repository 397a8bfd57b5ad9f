using Summarizer.Functions.Hosting;

namespace Summarizer.Functions.OpenApi;

/// <summary>
/// <c>/api/openapi.json</c>: the description of the API. It is committed, and a test keeps it equal to the routes and
/// types.
/// </summary>
internal static class OpenApiRoutes
{
    /// <summary>Adds the route.</summary>
    public static void MapOpenApi(this WebApplication app) =>
        app.MapEmbeddedFile("/api/openapi.json", "OpenApi/openapi.json", "application/json; charset=utf-8");
}
