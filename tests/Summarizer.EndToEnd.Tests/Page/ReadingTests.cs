using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Summarizer.EndToEnd.Tests.Support;

namespace Summarizer.EndToEnd.Tests.Page;

/// <summary>Tests of the page as a reader uses it, in a real browser, against the real app.</summary>
[Collection(SharedBrowser.Name)]
public sealed class ReadingTests(Browser browser)
{
    [BrowserFact]
    public async Task A_pasted_text_has_its_best_sentences_listed_and_marked_where_they_stand()
    {
        await using OpenPage open = await browser.OpenAsync();
        await open.Page.EvaluateAsync("text => navigator.clipboard.writeText(text)", Articles.Harbour);
        await open.Page.FocusAsync("#text");
        await open.Page.Keyboard.PressAsync("Control+V");
        await open.Sentences.First.WaitForAsync();

        string[] marked = await open.TextsAsync("#source .chosen");
        JsonNode result = await AskAsync(new { text = await Clipboard(open), llm = false });
        Assert.Equal(result["extractive"]!["sentences"]!.AsArray().Select(s => (string)s!["text"]!), marked);
        Assert.Equal(Enumerable.Range(1, marked.Length).Select(rank => $"{rank}"),
            (await open.Page.EvalOnSelectorAllAsync<string[]>("#source .chosen",
                "all => all.map(one => one.dataset.rank)")).Order());
        Assert.Equal(marked, await open.TextsAsync("#sentences li a > span:last-child"));
        Assert.Contains("sentences", await open.Page.TextContentAsync("#facts"), StringComparison.Ordinal);
        Assert.NotEmpty(await open.TextsAsync("#phrases button"));
    }

    [BrowserFact]
    public async Task A_paragraph_pasted_into_a_text_that_is_edited_does_not_end_the_editing()
    {
        await using OpenPage open = await browser.OpenAsync();
        await open.SummariseAsync(Articles.Harbour);
        await open.Page.ClickAsync("#edit");
        await open.Page.EvaluateAsync("navigator.clipboard.writeText('A new paragraph.')");
        await open.Page.EvaluateAsync("document.querySelector('#text').setSelectionRange(0, 0)");

        await open.Page.Keyboard.PressAsync("Control+V");
        await Assertions.Expect(open.Page.Locator("#text")).ToHaveValueAsync("A new paragraph." + Articles.Harbour);
        await open.Page.WaitForTimeoutAsync(200);
        await Assertions.Expect(open.Page.Locator("#text")).ToBeVisibleAsync();
        Assert.Equal(1, open.Asked);

        await open.Page.Keyboard.PressAsync("Control+A");
        await open.Page.Keyboard.PressAsync("Control+V");
        await Assertions.Expect(open.Page.Locator("#source")).ToHaveTextAsync("A new paragraph.");
    }

    [BrowserFact]
    public async Task The_slider_changes_the_summary_without_asking_again_to_what_the_app_would_answer()
    {
        await using OpenPage open = await browser.OpenAsync();
        await open.SummariseAsync(Articles.Harbour);
        int asked = open.Asked;

        await open.SetLengthAsync(5);
        Assert.Equal(5, await open.Marks.CountAsync());
        await open.Page.ClickAsync("[data-copy=json]");
        await Assertions.Expect(open.Page.Locator("#copied")).ToHaveTextAsync("Copied.");

        Assert.Equal(asked, open.Asked);
        JsonNode copied = JsonNode.Parse(await Clipboard(open))!;
        JsonNode answered = await AskAsync(new { text = Articles.Harbour, sentences = 5, llm = false });
        foreach (JsonNode either in (JsonNode[])[copied, answered])
        {
            either.AsObject().Remove("timings");
            either.AsObject().Remove("createdAt");
        }

        Assert.Equal(answered.ToJsonString(), copied.ToJsonString());
    }

    [BrowserFact]
    public async Task The_best_sentence_comes_first_where_that_is_asked_for()
    {
        await using OpenPage open = await browser.OpenAsync();
        await open.SummariseAsync(Articles.Harbour);
        await open.SetLengthAsync(4);

        await open.Page.CheckAsync("#order input[value=rank]", new PageCheckOptions { Force = true });

        Assert.Equal(["1", "2", "3", "4"], await open.TextsAsync("#sentences .rank"));
    }

    [BrowserFact]
    public async Task A_query_brings_up_what_is_near_to_it()
    {
        await using OpenPage open = await browser.OpenAsync();
        await open.SummariseAsync(Articles.Harbour);
        await open.SetLengthAsync(1);

        await open.Page.FillAsync("#query", "shopkeepers losing customers");

        await Assertions.Expect(open.Page.Locator("#sentences")).ToContainTextAsync("61 percent");
        Assert.Equal(1, await open.Marks.CountAsync());
    }

    [BrowserFact]
    public async Task Several_files_are_sent_each_with_its_progress_and_its_own_error()
    {
        await using OpenPage open = await browser.OpenAsync();

        await open.Page.SetInputFilesAsync("#files",
        [
            new FilePayload { Name = "bees.md", MimeType = "",
                Buffer = System.Text.Encoding.UTF8.GetBytes(Texts.Markdown) },
            new FilePayload { Name = "rivers.txt", MimeType = "text/plain",
                Buffer = System.Text.Encoding.UTF8.GetBytes(Articles.Rivers) },
            new FilePayload { Name = "empty.txt", MimeType = "text/plain", Buffer = "\n"u8.ToArray() },
            new FilePayload { Name = "picture.png", MimeType = "image/png", Buffer = [0x89, 0x50, 0x4e, 0x47] },
        ]);
        // The button for a digest of them is a row of its own, which comes once two are read.
        await Assertions.Expect(open.Page.Locator("#queue li:has(.state)")).ToHaveCountAsync(4);
        await Assertions.Expect(open.Page.Locator("#queue progress:not([hidden])")).ToHaveCountAsync(0);

        string[] states = await open.TextsAsync("#queue .state");
        Assert.Equal("6 sentences", states[1]);
        Assert.Contains("no words", states[2], StringComparison.Ordinal);
        Assert.Contains("Use text, Markdown, HTML, PDF, Word", states[3], StringComparison.Ordinal);
        Assert.Equal("Keeping bees on a roof", await open.Page.TextContentAsync("#source h3"));
        await open.Page.ClickAsync("#queue button:has-text(\"rivers\")");
        await Assertions.Expect(open.Page.Locator("#source")).ToContainTextAsync("Three rivers");
        await Assertions.Expect(open.Page.Locator("#facts")).ToContainTextAsync("rivers.txt");
    }

    [BrowserFact]
    public async Task Dropped_files_are_taken_too()
    {
        await using OpenPage open = await browser.OpenAsync();

        await open.Page.EvaluateAsync("""
            text => {
              const data = new DataTransfer();
              data.items.add(new File([text], "dropped.txt", { type: "text/plain" }));
              document.querySelector("#composer").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
            }
            """, Articles.Rivers);

        await Assertions.Expect(open.Page.Locator("#source")).ToContainTextAsync("Three rivers");
        await Assertions.Expect(open.Page.Locator("#queue .state")).ToHaveTextAsync("6 sentences");
    }

    [BrowserFact]
    public async Task A_stored_article_keeps_its_headings_and_lists_whatever_is_asked_of_it()
    {
        await browser.StoreAsync("structure/bees on a roof.md", Texts.Markdown, "text/markdown");
        await using OpenPage open = await browser.OpenAsync();
        await open.Page.ClickAsync("#browse");
        await open.Page.FillAsync("#prefix", "structure/");
        await open.Page.ClickAsync("#stored-search button");
        await open.Page.ClickAsync("#stored-list button:has-text(\"bees\") >> nth=0");
        await open.Sentences.First.WaitForAsync();
        await AssertStructure();

        await open.Page.FillAsync("#query", "winter losses");
        await Assertions.Expect(open.Page.Locator("#sentences")).ToContainTextAsync("Most losses come in winter");
        await AssertStructure();
        Assert.EndsWith("#/structure%2Fbees%20on%20a%20roof.md", open.Page.Url, StringComparison.Ordinal);

        async Task AssertStructure()
        {
            Assert.Equal(["Keeping bees on a roof", "What a hive needs", "What goes wrong"],
                await open.TextsAsync("#source :is(h3, h4)"));
            Assert.Equal(3, await open.Page.Locator("#source .listItem").CountAsync());
            Assert.Equal(1, await open.Page.Locator("#source blockquote").CountAsync());
        }
    }

    [BrowserFact]
    public async Task The_search_stays_where_it_is_when_the_list_arrives()
    {
        for (int i = 0; i < 8; i++)
            await browser.StoreAsync($"still/{i}.txt", Articles.Rivers);
        await using OpenPage open = await browser.OpenAsync();
        TaskCompletionSource arrives = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await open.Page.RouteAsync("**/api/summaries?*", async route =>
        {
            await arrives.Task;
            await route.ContinueAsync();
        });
        ILocator find = open.Page.Locator("#stored-search button");
        await open.Page.ClickAsync("#browse");
        LocatorBoundingBoxResult before = (await find.BoundingBoxAsync())!;
        Assert.Equal(0, await open.Page.Locator("#stored-list li").CountAsync());

        arrives.SetResult();
        await open.Page.Locator("#stored-list li").Nth(7).WaitForAsync();
        LocatorBoundingBoxResult after = (await find.BoundingBoxAsync())!;

        Assert.Equal((before.X, before.Y), (after.X, after.Y));
    }

    [BrowserFact]
    public async Task A_search_that_fails_leaves_nothing_of_the_one_before()
    {
        await browser.StoreAsync("left/harbour.txt", Articles.Rivers);
        await using OpenPage open = await browser.OpenAsync();
        await open.Page.ClickAsync("#browse");
        await open.Page.Locator("#stored-list li").First.WaitForAsync();
        await open.Page.RouteAsync("**/api/summaries?*",
            route => route.FulfillAsync(new() { Status = 503, Body = """{"detail":"Storage does not answer."}""" }));

        await open.Page.FillAsync("#prefix", "left/");
        await open.Page.PressAsync("#prefix", "Enter");

        await Assertions.Expect(open.Page.Locator("#stored-says"))
            .ToHaveTextAsync("The app cannot reach its storage or is overloaded. Try again in a minute.");
        Assert.Equal(0, await open.Page.Locator("#stored-list li").CountAsync());
    }

    [BrowserFact]
    public async Task A_search_that_has_found_none_so_far_goes_on_in_large_pages()
    {
        await using OpenPage open = await browser.OpenAsync();
        var limits = new System.Collections.Concurrent.ConcurrentQueue<string>();
        await open.Page.RouteAsync("**/api/summaries?*", route =>
        {
            string limit = System.Web.HttpUtility.ParseQueryString(new Uri(route.Request.Url).Query)["limit"]!;
            limits.Enqueue(limit);
            return route.FulfillAsync(new()
            {
                ContentType = "application/json",
                Body = limits.Count > 9 ? """{"items":[]}""" : """{"items":[],"continuation":"next"}""",
            });
        });
        await open.Page.EvaluateAsync("document.querySelector('#status').value = 'failed'");

        await open.Page.ClickAsync("#browse");
        await Assertions.Expect(open.Page.Locator("#stored-says"))
            .ToHaveTextAsync("None so far. “More” continues the search.");
        await open.Page.ClickAsync("#stored-more");

        await Assertions.Expect(open.Page.Locator("#stored-says")).ToHaveTextAsync("None found.");
        Assert.Equal(["25", .. Enumerable.Repeat("1000", 7), "25", "1000"], limits);
    }

    [BrowserFact]
    public async Task Stored_summaries_are_found_by_name_and_status_and_come_in_pages()
    {
        for (int i = 0; i < 27; i++)
            await browser.App.Http.PutAsync($"/api/articles/pages/{i:00}.txt",
                new StringContent(i == 26 ? " " : Articles.Rivers));
        await browser.StoreAsync("pages/26.txt", " ");
        await Eventually.GetAsync(async () =>
            (await browser.App.Http.GetFromJsonAsync<JsonElement>("/api/summaries?prefix=pages/")).GetProperty("items")
                .GetArrayLength() == 27 ? "" : null, "27 summaries");
        await using OpenPage open = await browser.OpenAsync();
        await open.Page.ClickAsync("#browse");
        await open.Page.FillAsync("#prefix", "pages/");
        await open.Page.PressAsync("#prefix", "Enter");
        ILocator rows = open.Page.Locator("#stored-list li");
        await Assertions.Expect(rows).ToHaveCountAsync(25);

        await open.Page.ClickAsync("#stored-more");
        await Assertions.Expect(rows).ToHaveCountAsync(27);
        await Assertions.Expect(open.Page.Locator("#stored-more")).ToBeHiddenAsync();

        await open.Page.SelectOptionAsync("#status", "failed");
        await Assertions.Expect(rows).ToHaveCountAsync(1);
        await rows.Locator("button").First.ClickAsync();
        await Assertions.Expect(open.Page.GetByRole(AriaRole.Alert))
            .ToContainTextAsync("pages/26.txt: The article is empty");
        await Assertions.Expect(open.Page.Locator("#summary"))
            .ToContainTextAsync("There is no summary of this article.");
        await Assertions.Expect(open.Page.Locator("#text")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task The_models_sentences_show_what_they_rest_on_and_say_where_nothing_supports_them()
    {
        await using OpenPage open = await browser.OpenAsync();
        await open.SummariseAsync(Articles.Harbour);
        await open.Page.ClickAsync("#llm-ask");
        ILocator written = open.Page.Locator(".llm-sentence");
        await Assertions.Expect(written).ToHaveCountAsync(2);

        await written.First.HoverAsync();
        await Assertions.Expect(open.Page.Locator("#llm-sources"))
            .ToContainTextAsync("Lübeck will close its old harbour bridge");
        Assert.Equal("s0", await open.Page.Locator("#source .cited").GetAttributeAsync("id"));
        Assert.Equal(("a", "a"),
            (await written.First.Locator(".ref").TextContentAsync(),
                await open.Page.Locator("#s0").GetAttributeAsync("data-ref")));
        await open.Page.HoverAsync("#llm-sources");
        await Assertions.Expect(open.Page.Locator("#llm-sources")).ToBeVisibleAsync();
        await open.Page.Mouse.MoveAsync(5, 5);
        await Assertions.Expect(open.Page.Locator("#llm-sources")).ToBeHiddenAsync();

        await open.Page.FocusAsync(".llm-sentence .ref");
        await Assertions.Expect(open.Page.Locator("#llm-sources")).ToBeVisibleAsync();
        await open.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(open.Page.Locator("#llm-sources")).ToBeHiddenAsync();

        await Assertions.Expect(written.Last).ToContainTextAsync(Browser.Invented);
        await Assertions.Expect(written.Last.Locator(".badge")).ToHaveTextAsync("not supported by the article");
    }

    [BrowserTheory]
    [InlineData(360, 740)]
    [InlineData(1280, 900)]
    public async Task The_model_can_be_cancelled_at_once_and_what_it_wrote_comes_into_view(int width, int height)
    {
        await using OpenPage open = await browser.OpenAsync(width: width, height: height);
        TaskCompletionSource answered = await HoldModelAsync(open);
        await open.SummariseAsync(Articles.Harbour);

        await open.Page.ClickAsync("#llm-ask");
        await Assertions.Expect(open.Page.Locator("#cancel")).ToBeFocusedAsync();
        await Assertions.Expect(open.Page.Locator("#cancel")).ToBeInViewportAsync();
        await open.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(open.Page.Locator("#llm-ask")).ToBeFocusedAsync();
        await Assertions.Expect(open.Page.Locator("#working")).ToBeHiddenAsync();

        await open.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(open.Page.Locator("#cancel")).ToBeFocusedAsync();
        answered.SetResult();
        await Assertions.Expect(open.Page.Locator(".llm-sentence")).ToHaveCountAsync(2);
        await Assertions.Expect(open.Page.Locator("#llm-part")).ToBeFocusedAsync();
        await Assertions.Expect(open.Page.Locator(".llm-sentence").First).ToBeInViewportAsync();
    }

    [BrowserFact]
    public async Task A_query_that_is_typed_while_the_model_writes_waits_for_it()
    {
        await using OpenPage open = await browser.OpenAsync();
        TaskCompletionSource answered = await HoldModelAsync(open);
        await open.SummariseAsync(Articles.Harbour);
        await open.Page.ClickAsync("#llm-ask");
        await open.Page.FillAsync("#query", "ferry");
        // Longer than the pause after which a query is sent.
        await Task.Delay(600);
        await Assertions.Expect(open.Page.Locator("#working")).ToBeVisibleAsync();

        IRequest next = await open.Page.RunAndWaitForRequestAsync(
            () => Task.FromResult(answered.TrySetResult()),
            asked => asked.Url.Contains("query=ferry", StringComparison.Ordinal));

        Assert.Contains("llm=false", next.Url, StringComparison.Ordinal);
        await Assertions.Expect(open.Page.Locator("#summary")).ToHaveAttributeAsync("aria-busy", "false");
        await Assertions.Expect(open.Page.Locator(".llm-sentence")).ToHaveCountAsync(2);
    }

    [BrowserFact]
    public async Task Style_length_and_focus_of_the_models_summary_can_be_chosen()
    {
        await using OpenPage open = await browser.OpenAsync();
        await Assertions.Expect(open.Page.Locator("#llm-form")).ToBeHiddenAsync();
        await open.SummariseAsync(Articles.Harbour);
        await Assertions.Expect(open.Page.Locator("#llm-length option"))
            .ToHaveTextAsync(["default", "short, 50 words", "medium, 100 words"]);
        await open.Page.SelectOptionAsync("#llm-style", "bullets");
        await open.Page.SelectOptionAsync("#llm-length", "short");
        await open.Page.FillAsync("#llm-focus", "what it costs & why");

        IRequest request = await open.Page.RunAndWaitForRequestAsync(
            () => open.Page.PressAsync("#llm-focus", "Enter"),
            asked => asked.Url.Contains("llm=true", StringComparison.Ordinal));

        Assert.Contains("style=bullets&length=short&focus=what+it+costs+%26+why", request.Url,
            StringComparison.Ordinal);
        await Assertions.Expect(open.Page.Locator("#llm-text.list .llm-sentence")).ToHaveCountAsync(2);
        await Assertions.Expect(open.Page.Locator("#llm-ask")).ToHaveTextAsync("Write it again");
    }

    [BrowserFact]
    public async Task Warnings_stand_above_the_summary()
    {
        await using OpenPage open = await browser.OpenAsync();
        await open.SummariseAsync(Articles.Harbour);
        await open.Page.FillAsync("#query", "zebra");

        ILocator warning = open.Page.Locator("#warnings li");
        await Assertions.Expect(warning)
            .ToHaveTextAsync("No word of the query is in the text, so the query has no effect.");
        LocatorBoundingBoxResult? above = await warning.BoundingBoxAsync();
        LocatorBoundingBoxResult? list = await open.Page.Locator("#sentences").BoundingBoxAsync();
        Assert.True(above!.Y + above.Height <= list!.Y);
    }

    [BrowserFact]
    public async Task A_stored_summary_shows_the_models_part_without_asking_it_again()
    {
        await browser.StoreAsync("model/harbour.txt", Articles.Harbour);
        await using OpenPage open = await browser.OpenAsync("#/model%2Fharbour.txt");

        await Assertions.Expect(open.Page.Locator(".llm-sentence")).ToHaveCountAsync(2);
        await open.SetLengthAsync(5);

        await Assertions.Expect(open.Page.Locator(".llm-sentence")).ToHaveCountAsync(2);
        Assert.Equal(0, open.Asked);
    }

    [BrowserFact]
    public async Task A_summary_is_copied_as_text_or_Markdown()
    {
        await using OpenPage open = await browser.OpenAsync();
        await open.SummariseAsync(Texts.Markdown);
        await open.SetLengthAsync(2);
        string[] sentences = await open.TextsAsync("#sentences li a > span:last-child");

        await open.Page.ClickAsync("[data-copy=text]");
        await Assertions.Expect(open.Page.Locator("#copied")).ToHaveTextAsync("Copied.");
        Assert.Equal(string.Join(' ', sentences), await Clipboard(open));

        await open.Page.ClickAsync("[data-copy=markdown]");
        await open.Page.WaitForFunctionAsync("async () => (await navigator.clipboard.readText()).startsWith('## ')");
        Assert.Equal(sentences.Select(s => "- " + s),
            (await Clipboard(open)).Split('\n').Where(line => line.StartsWith("- ", StringComparison.Ordinal)));
    }

    [BrowserFact]
    public async Task Errors_come_in_words()
    {
        await using OpenPage open = await browser.OpenAsync();
        ILocator message = open.Page.GetByRole(AriaRole.Alert);
        await open.Page.ClickAsync("#go");
        await Assertions.Expect(message).ToContainTextAsync("There is no text yet");

        await open.Page.Context.SetOfflineAsync(true);
        await open.Page.FillAsync("#text", Articles.Harbour);
        await open.Page.ClickAsync("#go");
        await Assertions.Expect(message).ToContainTextAsync("The app cannot be reached");

        await open.Page.Context.SetOfflineAsync(false);
        await open.Page.ClickAsync("#go");
        await open.Sentences.First.WaitForAsync();
        await Assertions.Expect(message).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task The_apps_own_explanation_of_an_error_is_shown()
    {
        await using OpenPage open = await browser.OpenAsync();
        await open.Page.RouteAsync("**/api/summaries?*", route => route.FulfillAsync(new()
        {
            Status = 503,
            Body = """{"type":"urn:summarizer:problem:timed-out","detail":"Reading took too long. Try a shorter one."}""",
        }));
        await open.Page.FillAsync("#text", Articles.Harbour);
        await open.Page.ClickAsync("#go");

        await Assertions.Expect(open.Page.GetByRole(AriaRole.Alert))
            .ToContainTextAsync("Reading took too long. Try a shorter one. Try again in a minute.");
    }

    private async Task<JsonNode> AskAsync(object body)
    {
        using HttpResponseMessage answer = await browser.App.Http.PostAsJsonAsync("/api/summaries", body);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    private static Task<string> Clipboard(OpenPage open) =>
        open.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()");

    // Lets the model's calls through once the result is set.
    private static async Task<TaskCompletionSource> HoldModelAsync(OpenPage open)
    {
        var answered = new TaskCompletionSource();
        await open.Page.RouteAsync("**/api/summaries?*llm=true*", async route =>
        {
            await answered.Task;
            await route.ContinueAsync();
        });
        return answered;
    }
}
