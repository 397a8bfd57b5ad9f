using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Summarizer.EndToEnd.Tests.Support;

namespace Summarizer.EndToEnd.Tests.Page;

/// <summary>The page says what the app reports about itself.</summary>
[Collection(SharedBrowser.Name)]
public sealed class HealthTests(Browser browser)
{
    [BrowserTheory]
    [InlineData(403, """{"type":"urn:summarizer:problem:forbidden","detail":"Sign-in is not set up."}""",
        "Sign-in is not set up.")]
    [InlineData(429, "", "The app is busy. Try again in a minute.")]
    [InlineData(503, "<p>Bad gateway</p>", "The app cannot reach its storage or is overloaded. Try again in a minute.")]
    public async Task A_refused_report_is_shown_as_what_it_is(int status, string body, string expected)
    {
        await using OpenPage open = await OpenAsync(status, body);

        await Assertions.Expect(open.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync(expected + "✕");
    }

    [BrowserFact]
    public async Task What_the_app_cannot_do_is_still_shown_when_a_summary_comes()
    {
        await using OpenPage open = await OpenAsync(503,
            """{"status":"unready","checks":[{"name":"storage","status":"failed"}]}""");
        await open.Page.ClickAsync("#go");
        await Assertions.Expect(open.Page.Locator("#message")).ToContainTextAsync("There is no text yet");

        await open.SummariseAsync(Articles.Rivers);

        await Assertions.Expect(open.Page.Locator("#message")).ToBeHiddenAsync();
        ILocator health = open.Page.GetByRole(AriaRole.Alert);
        await Assertions.Expect(health).ToContainTextAsync("The app cannot reach its storage.");
        await health.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(health).ToBeHiddenAsync();
    }

    [BrowserTheory]
    [InlineData("false", "Paste an article here,")]
    [InlineData("true", "Paste an article or its web address here,")]
    public async Task A_web_address_is_invited_only_where_the_app_fetches_pages(string urlInput, string invitation)
    {
        await using OpenPage open = await OpenAsync(200,
            $$"""{"status":"ready","checks":[],"urlInput":{{urlInput}}}""");

        await Assertions.Expect(open.Page.Locator("#text"))
            .ToHaveAttributeAsync("placeholder", new Regex("^" + invitation));
    }

    private async Task<OpenPage> OpenAsync(int status, string body)
    {
        OpenPage open = await browser.OpenAsync();
        await open.Page.RouteAsync("**/api/diagnostics",
            route => route.FulfillAsync(new() { Status = status, Body = body }));
        await open.Page.ReloadAsync();
        return open;
    }
}
