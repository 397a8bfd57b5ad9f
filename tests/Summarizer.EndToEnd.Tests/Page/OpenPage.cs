using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Summarizer.EndToEnd.Tests.Page;

/// <summary>The page in a browser's window, watched for what a user would not see.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _faults = [];
    private readonly ConcurrentQueue<string> _requests = [];

    public OpenPage(IPage page, Uri app)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            // The browser itself notes every answer that is an error, also where the page tells of it in words.
            if (message.Type is "error" or "warning"
                && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                _faults.Enqueue($"console: {message.Text}");
        };
        page.PageError += (_, error) => _faults.Enqueue($"script: {error}");
        page.Dialog += async (_, dialog) =>
        {
            _faults.Enqueue($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
        page.Request += (_, request) =>
        {
            _requests.Enqueue($"{request.Method} {request.Url}");
            if (!request.Url.StartsWith(app.ToString(), StringComparison.Ordinal)
                && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                _faults.Enqueue($"request to elsewhere: {request.Url}");
        };
    }

    public IPage Page { get; }

    /// <summary>The number of summaries requested so far.</summary>
    public int Asked => _requests.Count(request => request.StartsWith("POST ", StringComparison.Ordinal));

    public ILocator Marks => Page.Locator("#source .chosen");

    public ILocator Sentences => Page.Locator("#sentences li");

    /// <summary>Types a text in and has it summarised.</summary>
    public async Task SummariseAsync(string text)
    {
        await Page.FillAsync("#text", text);
        await Page.ClickAsync("#go");
        await Sentences.First.WaitForAsync();
    }

    /// <summary>Moves the slider as a user with arrow keys does.</summary>
    public async Task SetLengthAsync(int length)
    {
        for (int at = int.Parse(await Page.InputValueAsync("#length")); at != length; at += Math.Sign(length - at))
            await Page.PressAsync("#length", at < length ? "ArrowRight" : "ArrowLeft");
    }

    public Task<string[]> TextsAsync(string selector) =>
        Page.EvalOnSelectorAllAsync<string[]>(selector, "all => all.map(one => one.textContent)");

    public async ValueTask DisposeAsync()
    {
        await Page.Context.DisposeAsync();
        Assert.Empty(_faults);
    }
}
