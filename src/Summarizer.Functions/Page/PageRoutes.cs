using Summarizer.Functions.Hosting;

namespace Summarizer.Functions.Page;

/// <summary>
/// The page at <c>/</c>: HTML, a style sheet and a few modules of JavaScript as they were written, all within the
/// executable.
/// </summary>
internal static class PageRoutes
{
    /// <summary>The page's modules; <c>page.js</c> joins the others.</summary>
    public static readonly string[] Modules =
    [
        "page", "api", "apidoc", "digest", "dom", "example", "files", "keeping", "model", "reader", "session", "stored",
        "summary", "theme", "view",
    ];

    /// <summary>Adds the routes.</summary>
    public static void MapPage(this WebApplication app)
    {
        app.MapEmbeddedFile("/", "Page/index.html", "text/html; charset=utf-8");
        app.MapEmbeddedFile("/page/api.html", "Page/api.html", "text/html; charset=utf-8");
        app.MapEmbeddedFile("/page/page.css", "Page/page.css", "text/css; charset=utf-8");
        foreach (string module in Modules)
            app.MapEmbeddedFile($"/page/{module}.js", $"Page/{module}.js", "text/javascript; charset=utf-8");
    }
}
