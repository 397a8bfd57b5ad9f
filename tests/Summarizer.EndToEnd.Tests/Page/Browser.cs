using Microsoft.Playwright;
using Summarizer.EndToEnd.Tests.Support;
using ModelReply = Summarizer.Pipeline.Tests.Support.ModelReply;
using ModelServer = Summarizer.Pipeline.Tests.Support.ModelServer;

namespace Summarizer.EndToEnd.Tests.Page;

/// <summary>One browser and one app, with a language model beside it, for all tests of the page.</summary>
public sealed class Browser : IAsyncLifetime, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("summarizer-page-").FullName;
    private ModelServer? _model;
    private RunningApp? _app;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>
    /// The model's answer to every article: one sentence that the article supports, and one that nothing does.
    /// </summary>
    internal const string Invented = "Ninety astronauts repaired the volcano with marmalade in 1723.";

    internal RunningApp App => _app!;

    public async Task InitializeAsync()
    {
        if (Chromium.Path is not { } chromium)
        {
            if (Environment.GetEnvironmentVariable("CI") is { Length: > 0 })
                throw new InvalidOperationException(BrowserFactAttribute.Missing);
            return;
        }

        _model = new ModelServer(request =>
            ModelReply.Of([.. request.FirstSentences(1), (Invented, [request.Lines[0].Number])]));
        Directory.CreateDirectory(Path.Combine(_folder, "articles"));
        int port = Repository.FreePort();
        Task<RunningApp> app = RunningApp.StartAsync(port,
            ("Summarizer__Url", $"http://127.0.0.1:{port}"), ("ArticleStorage", $"folder:{_folder}"),
            ("Summarizer__WatchInterval", "00:00:00.5"),
            ("Summarizer__Llm__Endpoint", _model.OpenAIEndpoint), ("Summarizer__Llm__Model", "test-model"),
            ("Summarizer__Llm__ApiKey", ModelServer.Key),
            ("Summarizer__Llm__Length", "60"), ("Summarizer__Llm__MaxRequestWords", "150"),
            ("Summarizer__Llm__CallerChoices", "style,length,focus"), ("Summarizer__Llm__Unsupported", "mark"),
            ("Summarizer__Llm__Repair", "false"));
        // The first answer of a model counts tokens with a table that takes its time to load.
        Assertions.SetDefaultExpectTimeout(20_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = chromium });
        _app = await app;
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        if (_app is not null)
            await _app.DisposeAsync();
        if (_model is not null)
            await _model.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    public void Dispose() => _playwright?.Dispose();

    /// <summary>
    /// Opens the page in a window of its own. Disposing of it fails the test where anything went wrong unseen.
    /// </summary>
    internal async Task<OpenPage> OpenAsync(string hash = "", int width = 1280, int height = 900,
        ColorScheme scheme = ColorScheme.Light)
    {
        IBrowserContext context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
            Permissions = ["clipboard-read", "clipboard-write"],
        });
        context.SetDefaultTimeout(15_000);
        IPage page = await context.NewPageAsync();
        var open = new OpenPage(page, App.Address);
        await page.GotoAsync(App.Address + hash);
        return open;
    }

    /// <summary>Stores an article and waits for its summary.</summary>
    internal async Task StoreAsync(string name, string text, string type = "text/plain")
    {
        string path = string.Join('/', name.Split('/').Select(Uri.EscapeDataString));
        using var content = new StringContent(text, System.Text.Encoding.UTF8, type);
        using HttpResponseMessage put = await App.Http.PutAsync("/api/articles/" + path, content);
        put.EnsureSuccessStatusCode();
        await Eventually.GetAsync(async () =>
        {
            using HttpResponseMessage answer = await App.Http.GetAsync("/api/summaries/" + path);
            return answer.StatusCode == System.Net.HttpStatusCode.OK
                && !(await answer.Content.ReadAsStringAsync())
                    .Contains("\"status\":\"deferred\"", StringComparison.Ordinal) ? "" : null;
        }, name);
    }
}

/// <summary>Joins the classes that use the browser, so that there is one.</summary>
[CollectionDefinition(Name)]
public sealed class SharedBrowser : ICollectionFixture<Browser>
{
    public const string Name = "browser";
}
