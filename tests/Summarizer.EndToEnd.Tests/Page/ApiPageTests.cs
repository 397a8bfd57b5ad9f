using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Summarizer.EndToEnd.Tests.Support;

namespace Summarizer.EndToEnd.Tests.Page;

/// <summary>The page of the API, with a command to try for each operation.</summary>
[Collection(SharedBrowser.Name)]
public sealed class ApiPageTests(Browser browser)
{
    [BrowserFact]
    public async Task The_api_page_lists_every_operation_of_the_description()
    {
        await using OpenPage open = await browser.OpenAsync("page/api.html");

        await Assertions.Expect(open.Page.Locator(".operation").First).ToBeVisibleAsync();

        string[] shown = await open.TextsAsync(".operation h2");
        Assert.Contains("POST /api/summaries", shown);
        Assert.Contains("DELETE /api/summaries/{name}", shown);
    }

    [BrowserFact]
    public async Task The_command_of_an_operation_does_what_it_says()
    {
        await using OpenPage open = await browser.OpenAsync("page/api.html");
        string command = (await Command(open, "PUT /api/articles/{name}").TextContentAsync())!;

        var done = Finished.Run(new ProcessStartInfo("bash",
            ["-c", command.Replace("NAME", "command.txt", StringComparison.Ordinal)]));
        Assert.True(done.ExitCode == 0, done.Said);

        using HttpResponseMessage answer = await browser.App.Http.PostAsJsonAsync("/api/summaries",
            new { article = "command.txt", includeText = true });
        string text = (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["document"]!["text"]!;
        Assert.StartsWith("The bridge over the harbour", text, StringComparison.Ordinal);
        Assert.EndsWith(".", text, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_command_sends_bytes_as_they_are_and_a_key_where_one_is_needed()
    {
        await using OpenPage open = await browser.OpenAsync("page/api.html");

        await Assertions.Expect(Command(open, "PUT /api/articles/{name}")).ToContainTextAsync("--data-binary '");
        await Assertions.Expect(Command(open, "PUT /api/articles/{name}"))
            .ToContainTextAsync("-H \"x-functions-key: $KEY\"");
        await Assertions.Expect(Command(open, "GET /api/health")).Not.ToContainTextAsync("x-functions-key");
    }

    [BrowserFact]
    public async Task A_description_that_cannot_be_loaded_is_reported()
    {
        await using OpenPage open = await browser.OpenAsync();
        await open.Page.RouteAsync("**/api/openapi.json", route => route.FulfillAsync(new() { Status = 502 }));

        await open.Page.GotoAsync(browser.App.Address + "page/api.html");

        await Assertions.Expect(open.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("cannot be loaded");
    }

    private static ILocator Command(OpenPage open, string operation) => open.Page
        .Locator(".operation", new PageLocatorOptions { Has = open.Page.GetByText(operation, new() { Exact = true }) })
        .Locator("pre");
}
