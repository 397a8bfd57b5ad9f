using Microsoft.Playwright;
using Summarizer.EndToEnd.Tests.Support;

namespace Summarizer.EndToEnd.Tests.Page;

/// <summary>An app that needs a key asks for it, and then does what the reader had asked for.</summary>
[Collection(SharedBrowser.Name)]
public sealed class KeyTests(Browser browser)
{
    private const string Key = "the right key";

    [BrowserFact]
    public async Task A_key_is_asked_for_where_the_app_wants_one()
    {
        await using OpenPage open = await OpenAsync("**/api/summaries?*");
        await open.Page.FillAsync("#text", Articles.Harbour);
        await open.Page.ClickAsync("#go");

        await GiveKeyAsync(open, Key);

        await open.Sentences.First.WaitForAsync();
        await Assertions.Expect(open.Page.Locator("#key-form")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task A_key_is_asked_for_above_the_list_of_stored_summaries_which_then_comes()
    {
        await browser.StoreAsync("key/rivers.txt", Articles.Rivers);
        await using OpenPage open = await OpenAsync("**/api/summaries?*");
        await open.Page.ClickAsync("#browse");

        await GiveKeyAsync(open, "a wrong key");
        await Assertions.Expect(open.Page.Locator("#stored-says")).ToHaveTextAsync("The app did not accept the key.");
        await Assertions.Expect(open.Page.Locator("#key")).ToBeFocusedAsync();
        await Assertions.Expect(open.Page.Locator("#key")).ToHaveValueAsync("");
        await GiveKeyAsync(open, Key);

        await open.Page.Locator("#stored-list li").First.WaitForAsync();
        await Assertions.Expect(open.Page.Locator("#key-form")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task Files_that_needed_a_key_are_sent_again_once_it_is_given()
    {
        await using OpenPage open = await browser.OpenAsync();
        await open.SummariseAsync(Articles.Harbour);
        await open.Page.ClickAsync("#new");
        await RequireKeyAsync(open, "**/api/summaries?*");
        await open.Page.SetInputFilesAsync("#files", [FilesTests.File("rivers.txt", Articles.Rivers),
            FilesTests.File("bees.md", Texts.Markdown), FilesTests.File("harbour.txt", Articles.Harbour)]);

        await GiveKeyAsync(open, Key);

        await Assertions.Expect(open.Page.Locator("#queue li:has(.state)")).ToHaveCountAsync(3);
        await Assertions.Expect(open.Page.Locator(".digest")).ToBeVisibleAsync();
        await Assertions.Expect(open.Page.Locator("#source")).ToContainTextAsync("Three rivers");
    }

    [BrowserFact]
    public async Task A_text_too_long_to_keep_is_summarised_once_a_key_is_given()
    {
        await using OpenPage open = await OpenAsync("**/api/summaries?*");
        await open.Page.FillAsync("#text", Articles.Rivers);
        await open.Page.ClickAsync("#go");
        // What the page keeps of more than a million characters, which take the browser long to lay out.
        await open.Page.EvaluateAsync("sessionStorage.setItem('text', '')");

        await GiveKeyAsync(open, Key);

        await open.Sentences.First.WaitForAsync();
        await Assertions.Expect(open.Page.Locator("#text")).ToHaveValueAsync(Articles.Rivers);
    }

    [BrowserFact]
    public async Task A_digest_is_still_on_screen_when_a_key_has_expired_and_a_new_one_is_given()
    {
        await using OpenPage open = await browser.OpenAsync();
        await open.Page.SetInputFilesAsync("#files",
            [FilesTests.File("rivers.txt", Articles.Rivers), FilesTests.File("harbour.txt", Articles.Harbour)]);
        await open.Page.ClickAsync(".digest");
        await Assertions.Expect(open.Page.Locator("#length-says")).ToContainTextAsync("of 2 files");
        await RequireKeyAsync(open, "**/api/digests");

        await open.Page.FillAsync("#length", "1");
        await GiveKeyAsync(open, Key);

        await Assertions.Expect(open.Sentences).ToHaveCountAsync(1);
        await Assertions.Expect(open.Page.Locator("#queue li")).ToHaveCountAsync(3);
    }

    [BrowserFact]
    public async Task A_text_that_is_being_written_stays_when_the_reader_comes_back_from_a_stored_article()
    {
        await browser.StoreAsync("key/harbour.txt", Articles.Harbour);
        await using OpenPage open = await browser.OpenAsync();
        await open.Page.FillAsync("#text", "A text that is not finished");
        await open.Page.EvaluateAsync("location.assign('#/key%2Fharbour.txt')");
        await Assertions.Expect(open.Page.Locator("#facts")).ToContainTextAsync("key/harbour.txt");

        await open.Page.GoBackAsync();

        await Assertions.Expect(open.Page.Locator("#text")).ToBeVisibleAsync();
        await Assertions.Expect(open.Page.Locator("#text")).ToHaveValueAsync("A text that is not finished");
    }

    private async Task<OpenPage> OpenAsync(string path)
    {
        OpenPage open = await browser.OpenAsync();
        await RequireKeyAsync(open, path);
        return open;
    }

    private static async Task RequireKeyAsync(OpenPage open, string path) =>
        await open.Page.RouteAsync(path, async route =>
    {
        if (await route.Request.HeaderValueAsync("x-functions-key") == Key)
            await route.ContinueAsync();
        else
            await route.FulfillAsync(new RouteFulfillOptions
            {
                Status = 401,
                ContentType = "application/problem+json",
                Body = """
                    {"type":"urn:summarizer:problem:unauthorized","status":401,"target":"x-functions-key",
                     "detail":"The key is not valid. Send a valid one in the header x-functions-key."}
                    """,
            });
    });

    private static async Task GiveKeyAsync(OpenPage open, string key)
    {
        await Assertions.Expect(open.Page.Locator("#key")).ToBeFocusedAsync();
        await open.Page.Keyboard.TypeAsync(key);
        await open.Page.Keyboard.PressAsync("Enter");
    }
}
