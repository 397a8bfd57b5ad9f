using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Summarizer.EndToEnd.Tests.Support;

namespace Summarizer.EndToEnd.Tests.Page;

/// <summary>The page keeps its place, and what a reader stores, deletes or saves is what the reader sees.</summary>
[Collection(SharedBrowser.Name)]
public sealed class NavigationTests(Browser browser)
{
    private const string Other =
        "The lighthouse was lit in 1871 and guided the ships of Oldport past the reef. Its keeper counted 214 ships "
            + "in the first year. Two of them ran aground.";

    [BrowserFact]
    public async Task Back_shows_the_article_that_was_shown_before()
    {
        await browser.StoreAsync("back/first.txt", Articles.Harbour);
        await browser.StoreAsync("back/second.txt", Other);
        await using OpenPage open = await browser.OpenAsync("#/back%2Ffirst.txt");
        await Assertions.Expect(open.Page.Locator("#facts")).ToContainTextAsync("back/first.txt");
        await open.Page.EvaluateAsync("location.assign('#/back%2Fsecond.txt')");
        await Assertions.Expect(open.Page.Locator("#source")).ToContainTextAsync("The lighthouse was lit");

        await open.Page.GoBackAsync();

        await Assertions.Expect(open.Page.Locator("#facts")).ToContainTextAsync("back/first.txt");
        await Assertions.Expect(open.Page.Locator("#source")).Not.ToContainTextAsync("The lighthouse was lit");
    }

    [BrowserFact]
    public async Task Back_from_a_stored_article_shows_the_pasted_text_again()
    {
        await browser.StoreAsync("back/stored.txt", Articles.Harbour);
        await using OpenPage open = await browser.OpenAsync();
        await open.SummariseAsync(Other);
        await open.Page.EvaluateAsync("location.assign('#/back%2Fstored.txt')");
        await Assertions.Expect(open.Page.Locator("#facts")).ToContainTextAsync("back/stored.txt");

        await open.Page.GoBackAsync();

        await Assertions.Expect(open.Page.Locator("#source")).ToContainTextAsync("The lighthouse was lit");
    }

    [BrowserFact]
    public async Task The_ways_to_the_summary_leave_a_files_article_on_screen()
    {
        await using OpenPage open = await browser.OpenAsync(width: 390, height: 700);
        await open.Page.SetInputFilesAsync("#files",
            new FilePayload { Name = "light.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(Other) });
        await open.Sentences.First.WaitForAsync();

        await open.Page.ClickAsync(".up");
        await Assertions.Expect(open.Page.Locator("#summary")).ToBeFocusedAsync();
        await open.Page.FocusAsync(".skip");
        await open.Page.PressAsync(".skip", "Enter");

        await Assertions.Expect(open.Page.Locator("#summary")).ToBeFocusedAsync();
        await Assertions.Expect(open.Page.Locator("#source")).ToContainTextAsync("The lighthouse was lit");
    }

    [BrowserFact]
    public async Task A_file_that_is_ready_late_does_not_replace_what_is_read_meanwhile()
    {
        await using OpenPage open = await browser.OpenAsync();
        var stopped = new TaskCompletionSource();
        open.Page.RequestFailed += (_, request) =>
        {
            if (request.Headers["content-type"] == "text/markdown")
                stopped.TrySetResult();
        };
        await open.Page.RouteAsync(
            url => url.Contains("/api/summaries?", StringComparison.Ordinal),
            async route =>
            {
                if (route.Request.Headers["content-type"] != "text/markdown")
                    await route.ContinueAsync(); // the file is never answered
            });
        await open.Page.SetInputFilesAsync("#files", FilesTests.File("late.md", Articles.Harbour));
        await open.SummariseAsync(Other);

        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(20));

        await Assertions.Expect(open.Page.Locator("#queue")).ToBeHiddenAsync();
        await Assertions.Expect(open.Page.Locator("#source")).ToContainTextAsync("The lighthouse was lit");
    }

    [BrowserFact]
    public async Task A_browser_that_blocks_site_data_shows_the_page_all_the_same()
    {
        await using OpenPage open = await browser.OpenAsync();
        await open.Page.AddInitScriptAsync("""
            for (const area of ["localStorage", "sessionStorage"])
              Object.defineProperty(window, area, { get() { throw new DOMException("blocked", "SecurityError"); } });
            """);
        await open.Page.ReloadAsync();

        await open.SummariseAsync(Other);
        await open.Page.ClickAsync("#theme");

        await Assertions.Expect(open.Page.Locator("#theme")).ToContainTextAsync("light");
    }

    [BrowserFact]
    public async Task A_missing_article_leaves_nothing_of_the_one_before_on_screen()
    {
        await browser.StoreAsync("there.txt", Articles.Harbour);
        await using OpenPage open = await browser.OpenAsync("#/there.txt");
        await open.Sentences.First.WaitForAsync();

        await open.Page.EvaluateAsync("location.assign('#/nowhere.txt')");

        await Assertions.Expect(open.Page.Locator("#message"))
            .ToHaveTextAsync(new Regex("There is no stored article named nowhere.txt\\."));
        await Assertions.Expect(open.Sentences).ToHaveCountAsync(0);
        await Assertions.Expect(open.Page.Locator("#reading")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task A_pasted_text_survives_a_reload_until_a_new_text_is_started()
    {
        await using OpenPage open = await browser.OpenAsync();
        await open.SummariseAsync(Other);
        await open.Page.ReloadAsync();
        await Assertions.Expect(open.Page.Locator("#source")).ToContainTextAsync("The lighthouse was lit");

        await open.Page.ClickAsync("#new");
        await open.Page.ReloadAsync();

        await Assertions.Expect(open.Page.Locator("#text")).ToHaveValueAsync("");
        await Assertions.Expect(open.Sentences).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task The_tab_is_named_after_the_article()
    {
        await browser.StoreAsync("tab.md", "# Ferry line goes electric\n\n" + Other, "text/markdown");
        await using OpenPage open = await browser.OpenAsync("#/tab.md");

        await Assertions.Expect(open.Page).ToHaveTitleAsync("Ferry line goes electric · Summarizer");
        await open.Page.ClickAsync("#new");
        await Assertions.Expect(open.Page).ToHaveTitleAsync("Summarizer");
    }

    [BrowserFact]
    public async Task An_address_without_a_name_shows_the_empty_page()
    {
        await using OpenPage open = await browser.OpenAsync("#/");

        await Assertions.Expect(open.Page.Locator("#text")).ToBeVisibleAsync();
        await Assertions.Expect(open.Page.Locator("#empty")).ToContainTextAsync("Your summary appears here");
        await Assertions.Expect(open.Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task A_text_is_stored_and_deleted_again()
    {
        await using OpenPage open = await browser.OpenAsync();
        await open.SummariseAsync(Other);

        await open.Page.ClickAsync("#keep");
        await open.Page.FillAsync("#store-name", "kept/light house.txt");
        await open.Page.ClickAsync("#store-form [type=submit]");
        await Assertions.Expect(open.Page.Locator("#facts")).ToContainTextAsync("kept/light house.txt");
        Assert.EndsWith("#/kept%2Flight%20house.txt", open.Page.Url, StringComparison.Ordinal);

        await open.Page.ClickAsync("#remove");
        await Assertions.Expect(open.Page.Locator("#delete-name")).ToHaveTextAsync("kept/light house.txt");
        await open.Page.ClickAsync("#delete-form [type=submit]");
        await Assertions.Expect(open.Page.Locator("#delete")).ToBeHiddenAsync();
        // The pasted text is summarised again, and its summary has the focus.
        await Assertions.Expect(open.Page.Locator("#summary")).ToBeFocusedAsync();
        using HttpResponseMessage gone = await browser.App.Http.GetAsync("/api/summaries/kept/light%20house.txt");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, gone.StatusCode);
    }

    [BrowserFact]
    public async Task Storing_under_a_name_that_exists_asks_before_it_replaces()
    {
        await browser.StoreAsync("taken.txt", Articles.Harbour);
        await using OpenPage open = await browser.OpenAsync();
        await open.SummariseAsync(Other);
        await open.Page.ClickAsync("#keep");
        await open.Page.FillAsync("#store-name", "taken.txt");

        await open.Page.ClickAsync("#store-form [type=submit]");
        await Assertions.Expect(open.Page.Locator("#store-says")).ToContainTextAsync("stored already");
        await open.Page.ClickAsync("#store-form [type=submit]");

        await Assertions.Expect(open.Page.Locator("#source")).ToContainTextAsync("The lighthouse was lit");
    }

    [BrowserFact]
    public async Task Storing_never_replaces_an_article_that_another_reader_stores_at_the_same_time()
    {
        await using OpenPage open = await browser.OpenAsync();
        await open.Page.RouteAsync("**/api/articles?*", async route =>
        {
            if (await browser.App.Http.GetAsync("/api/summaries/race.txt") is { IsSuccessStatusCode: false })
                await browser.StoreAsync("race.txt", Articles.Harbour);
            await route.ContinueAsync();
        });
        await open.SummariseAsync(Other);
        await open.Page.ClickAsync("#keep");
        await open.Page.FillAsync("#store-name", "race.txt");

        await open.Page.ClickAsync("#store-form [type=submit]");
        await Assertions.Expect(open.Page.Locator("#store-says")).ToContainTextAsync("stored already");
        await open.Page.ClickAsync("#store-form [type=submit]");

        await Assertions.Expect(open.Page.Locator("#source")).ToContainTextAsync("The lighthouse was lit");
        await Assertions.Expect(open.Page.Locator("#facts")).ToContainTextAsync("race.txt");
    }

    [BrowserFact]
    public async Task Several_files_have_one_digest_that_leads_to_each_of_them()
    {
        await using OpenPage open = await browser.OpenAsync();
        await open.Page.SetInputFilesAsync("#files",
        [
            new FilePayload { Name = "harbour.txt", MimeType = "text/plain",
                Buffer = System.Text.Encoding.UTF8.GetBytes(Articles.Harbour) },
            new FilePayload { Name = "light.txt", MimeType = "text/plain",
                Buffer = System.Text.Encoding.UTF8.GetBytes(Other) },
        ]);

        await open.Page.ClickAsync(".digest");
        await Assertions.Expect(open.Page.Locator("#length-says")).ToContainTextAsync("of 2 files");
        await open.Page.FillAsync("#length", "1");
        await Assertions.Expect(open.Page.Locator("#length-says")).ToHaveTextAsync("1 sentence of 2 files");
        await open.Page.FillAsync("#length", "6");
        await Assertions.Expect(open.Page.Locator("#length-says")).ToHaveTextAsync("6 sentences of 2 files");
        await open.Page.ClickAsync("#sentences .source >> text=light.txt >> nth=0");

        await Assertions.Expect(open.Page.Locator("#source")).ToContainTextAsync("The lighthouse was lit");
    }

    [BrowserFact]
    public async Task A_summary_is_downloaded_in_the_form_that_the_reader_chooses()
    {
        await using OpenPage open = await browser.OpenAsync();
        await open.SummariseAsync(Other);

        IDownload download =
            await open.Page.RunAndWaitForDownloadAsync(() => open.Page.ClickAsync("[data-save=markdown]"));

        Assert.EndsWith(".summary.md", download.SuggestedFilename, StringComparison.Ordinal);
        Assert.Contains("- The lighthouse was lit in 1871 and guided",
            await File.ReadAllTextAsync(await download.PathAsync()),
            StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task The_list_of_stored_summaries_shows_first_sentences_and_deletes_on_request()
    {
        await browser.StoreAsync("shelf/one.txt", Other);
        await using OpenPage open = await browser.OpenAsync();
        await open.Page.ClickAsync("#browse");
        await open.Page.FillAsync("#prefix", "shelf/");
        await open.Page.PressAsync("#prefix", "Enter");
        ILocator row = open.Page.Locator("#stored-list li", new PageLocatorOptions { HasText = "shelf/one.txt" });
        await Assertions.Expect(row.Locator(".about")).ToContainTextAsync("The lighthouse was lit in 1871");

        await row.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Delete shelf/one.txt" })
            .ClickAsync();
        await open.Page.ClickAsync("#delete-form [type=submit]");

        await Assertions.Expect(open.Page.Locator("#stored-list li")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task A_web_address_is_refused_in_plain_words_if_the_app_fetches_none()
    {
        await using OpenPage open = await browser.OpenAsync();
        await open.Page.FillAsync("#text", "https://www.example.org/story.html");
        await open.Page.ClickAsync("#go");

        await Assertions.Expect(open.Page.Locator("#message-text")).ToContainTextAsync("This app fetches no web pages");
    }
}
