using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Summarizer.EndToEnd.Tests.Support;

namespace Summarizer.EndToEnd.Tests.Page;

/// <summary>Several files at once: how they are sent, stopped and listed.</summary>
[Collection(SharedBrowser.Name)]
public sealed class FilesTests(Browser browser)
{
    private const string Uploads = "**/api/summaries?*";

    [BrowserFact]
    public async Task New_files_end_the_sending_of_those_before_them()
    {
        await using OpenPage open = await browser.OpenAsync();
        int held = 0;
        await open.Page.RouteAsync(Uploads, async route =>
        {
            if (route.Request.Headers["content-type"] != "text/markdown")
                await route.ContinueAsync();
            else
                Interlocked.Increment(ref held); // never answered
        });
        await open.Page.SetInputFilesAsync("#files",
            [File("1.md", Articles.Harbour), File("2.md", Articles.Rivers), File("3.md", Articles.Harbour)]);
        await Assertions.Expect(open.Page.Locator("#queue .state")).ToHaveTextAsync(
            [new Regex("sending|reading"), new Regex("sending|reading"), new Regex("waiting")]);

        var given = new TaskCompletionSource();
        int failed = 0;
        open.Page.RequestFailed += (_, _) =>
        {
            if (Interlocked.Increment(ref failed) == 2)
                given.SetResult();
        };
        await DropAsync(open, "new.txt", Articles.Rivers);
        await given.Task.WaitAsync(TimeSpan.FromSeconds(20));

        await Assertions.Expect(open.Page.Locator("#queue .state")).ToHaveTextAsync(["6 sentences"]);
        await Assertions.Expect(open.Page.Locator("#source")).ToContainTextAsync("Three rivers");
        Assert.Equal(2, held);
    }

    [BrowserFact]
    public async Task A_file_dropped_while_a_summary_is_on_its_way_takes_its_place()
    {
        await using OpenPage open = await browser.OpenAsync();
        await open.Page.RouteAsync(Uploads, async route =>
        {
            if (route.Request.Headers["content-type"] == "text/markdown")
                await route.ContinueAsync();
        });
        await open.Page.FillAsync("#text", Articles.Rivers);
        await open.Page.ClickAsync("#go");
        await Assertions.Expect(open.Page.Locator("#summary")).ToHaveAttributeAsync("aria-busy", "true");

        await DropAsync(open, "bees.md", Texts.Markdown);

        await Assertions.Expect(open.Page.Locator("#source h3")).ToHaveTextAsync("Keeping bees on a roof");
        await Assertions.Expect(open.Page.Locator("#summary")).ToHaveAttributeAsync("aria-busy", "false");
    }

    [BrowserFact]
    public async Task A_file_is_opened_by_itself_even_if_a_query_was_typed_just_before()
    {
        await using OpenPage open = await browser.OpenAsync();
        await open.SummariseAsync(Articles.Harbour);
        await open.Page.RouteAsync(Uploads, async route =>
        {
            if (route.Request.Headers["content-type"] == "text/markdown")
                await Task.Delay(1000); // longer than the page waits for the next letter of the query
            await route.ContinueAsync();
        });
        await open.Page.FillAsync("#query", "bees");

        await DropAsync(open, "bees.md", Texts.Markdown);

        await Assertions.Expect(open.Page.Locator("#source h3")).ToHaveTextAsync("Keeping bees on a roof");
    }

    [BrowserFact]
    public async Task An_answer_that_is_not_from_the_app_is_reported_beside_the_file()
    {
        await using OpenPage open = await browser.OpenAsync();
        await open.Page.RouteAsync(Uploads,
            route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<p>Sign in</p>" }));

        await DropAsync(open, "rivers.txt", Articles.Rivers);

        await Assertions.Expect(open.Page.Locator("#queue .state"))
            .ToContainTextAsync("The answer is not from the app");
    }

    [BrowserFact]
    public async Task A_file_is_sent_up_to_four_times_while_the_app_is_busy()
    {
        await using OpenPage open = await browser.OpenAsync();
        int calls = 0;
        await open.Page.RouteAsync(Uploads, async route =>
        {
            if (route.Request.Headers["content-type"] == "text/markdown" && Interlocked.Increment(ref calls) <= 3)
                await route.FulfillAsync(new()
                {
                    Status = 429,
                    Headers = [KeyValuePair.Create("Retry-After", "1")],
                    Body = """
                        {"type":"urn:summarizer:problem:too-many-requests","detail":"Too much. Try again later."}
                        """,
                });
            else
                await route.ContinueAsync();
        });
        await open.Page.SetInputFilesAsync("#files", [File("1.md", Articles.Harbour), File("2.txt", Articles.Rivers)]);
        ILocator state = open.Page.Locator("#queue .state").First;

        await Assertions.Expect(state).ToHaveTextAsync("The app is busy; waiting to try again…");
        await Assertions.Expect(state).ToContainTextAsync("sentences");
        Assert.Equal(4, calls);
        await Assertions.Expect(open.Page.Locator(".digest")).ToHaveTextAsync("One digest of all 2 files");
    }

    [BrowserFact]
    public async Task Files_whose_names_end_like_tables_or_subtitles_have_a_digest()
    {
        await using OpenPage open = await browser.OpenAsync();
        const string Subtitles = "1\n00:00:01,000 --> 00:00:04,000\nThe bridge closes in March for two weeks.\n";
        await open.Page.SetInputFilesAsync("#files",
            [File("1.csv", Articles.Harbour), File("2.srt", Subtitles)]);
        await Assertions.Expect(open.Page.Locator("#queue .state")).ToHaveTextAsync(
            [new Regex("sentences"), new Regex("^1 sentence$")]);

        await open.Page.ClickAsync(".digest");

        await Assertions.Expect(open.Page.Locator("#length-says")).ToContainTextAsync("of 2 files");
    }

    [BrowserFact]
    public async Task An_empty_file_is_reported_beside_it()
    {
        await using OpenPage open = await browser.OpenAsync();
        await open.Page.SetInputFilesAsync("#files", [File("empty.txt", "")]);

        await Assertions.Expect(open.Page.Locator("#queue .state")).ToHaveTextAsync(["The file is empty."]);
    }

    [BrowserFact]
    public async Task Files_that_are_not_sent_because_a_key_is_missing_do_not_wait()
    {
        await using OpenPage open = await browser.OpenAsync();
        await open.Page.RouteAsync(Uploads, route => route.FulfillAsync(new()
        {
            Status = 401,
            ContentType = "application/problem+json",
            Body = """{"type":"unauthorized","status":401,"detail":"This app needs a key."}""",
        }));

        await open.Page.SetInputFilesAsync("#files",
            Enumerable.Range(1, 5).Select(i => File($"{i}.txt", Articles.Rivers)).ToArray());

        await Assertions.Expect(open.Page.Locator("#queue .state")).ToHaveTextAsync(
            Enumerable.Repeat(new Regex("needs a key"), 5).ToArray());
        await Assertions.Expect(open.Page.Locator("#queue progress:visible")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task A_digest_leaves_the_list_of_files_and_the_way_back_to_itself()
    {
        await using OpenPage open = await browser.OpenAsync();
        await open.Page.SetInputFilesAsync("#files",
            [File("rivers.txt", Articles.Rivers), File("harbour.txt", Articles.Harbour)]);
        await open.Page.ClickAsync(".digest");
        await Assertions.Expect(open.Page.Locator("#length-says")).ToContainTextAsync("of 2 files");
        await open.Page.FillAsync("#length", "1");
        await Assertions.Expect(open.Sentences).ToHaveCountAsync(1);

        await open.Page.ClickAsync("#queue button:has-text(\"rivers\")");
        await Assertions.Expect(open.Page.Locator("#source")).ToContainTextAsync("Three rivers");
        await open.Page.ClickAsync(".digest");

        await Assertions.Expect(open.Page.Locator("#length-says")).ToHaveTextAsync("1 sentence of 2 files");
        await Assertions.Expect(open.Page.Locator("#length"))
            .ToHaveAttributeAsync("aria-valuetext", "1 sentence of 2 files");
        await Assertions.Expect(open.Page.Locator("#queue .state")).ToHaveCountAsync(2);
    }

    [BrowserFact]
    public async Task A_digest_is_copied_and_downloaded_with_the_file_of_each_sentence()
    {
        await using OpenPage open = await browser.OpenAsync();
        await open.Page.SetInputFilesAsync("#files",
            [File("Rivers, three.txt", Articles.Rivers), File("rivers_again.txt", Articles.Rivers)]);
        await open.Page.ClickAsync(".digest");
        await Assertions.Expect(open.Page.Locator("#length-says")).ToContainTextAsync("of 2 files");
        string[] sentences = await open.TextsAsync("#sentences li > span");

        await open.Page.ClickAsync("[data-copy=text]");
        await Assertions.Expect(open.Page.Locator("#copied")).ToHaveTextAsync("Copied.");
        IDownload download =
            await open.Page.RunAndWaitForDownloadAsync(() => open.Page.ClickAsync("[data-save=markdown]"));

        Assert.Equal(string.Concat(sentences.Select(s => s + " [Rivers, three.txt; also rivers_again.txt]\n")),
            await open.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
        Assert.Equal("digest.summary.md", download.SuggestedFilename);
        string saved = await System.IO.File.ReadAllTextAsync(await download.PathAsync());
        Assert.StartsWith("## Digest\n\n- ", saved, StringComparison.Ordinal);
        Assert.Contains(" *(Rivers, three.txt; also rivers\\_again.txt)*\n", saved, StringComparison.Ordinal);
        await Assertions.Expect(open.Page.Locator("#keep")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task A_digest_is_made_of_prose_without_code_tables_and_boilerplate()
    {
        const string page = """
            # Harbour

            The bridge closes in March. It is old and needs repair this year.

            ```
            let closed = true;
            ```

            | Year | Cost |
            | --- | --- |
            | 2024 | 38 million euros |

            - Lorries take the ring road.

            Share this article on Facebook
            """;
        await using OpenPage open = await browser.OpenAsync();
        await open.Page.SetInputFilesAsync("#files", [File("page.md", page), File("rivers.txt", Articles.Rivers)]);

        IRequest asked = await open.Page.RunAndWaitForRequestAsync(() => open.Page.ClickAsync(".digest"),
            request => request.Url.EndsWith("/api/digests", StringComparison.Ordinal));

        JsonNode document = JsonNode.Parse(asked.PostData!)!["documents"]![0]!;
        Assert.Equal("Harbour\n\nThe bridge closes in March. It is old and needs repair this year.\n\n"
            + "Lorries take the ring road.", (string)document["text"]!);
    }

    [BrowserFact]
    public async Task A_digest_of_more_files_than_it_may_have_is_not_offered()
    {
        await using OpenPage open = await browser.OpenAsync();
        await open.Page.SetInputFilesAsync("#files",
            Enumerable.Range(1, 26).Select(i => File($"{i}.txt", Articles.Rivers)).ToArray());

        await Assertions.Expect(open.Page.Locator("#queue")).ToContainTextAsync("A digest can have up to 25 files.");
        await Assertions.Expect(open.Page.Locator(".digest")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task A_dropped_folder_is_named_as_such_and_files_beside_it_are_taken()
    {
        await using OpenPage open = await browser.OpenAsync();
        string folder = Directory.CreateTempSubdirectory("summarizer-drop-").FullName;
        string file = Path.Combine(folder, "rivers.txt");
        await System.IO.File.WriteAllTextAsync(file, Articles.Rivers);
        ICDPSession session = await open.Page.Context.NewCDPSessionAsync(open.Page);
        foreach (string type in (string[])["dragEnter", "dragOver", "drop"])
            await session.SendAsync("Input.dispatchDragEvent", new Dictionary<string, object>
            {
                ["type"] = type,
                ["x"] = 300,
                ["y"] = 300,
                ["data"] = new
                {
                    items = Array.Empty<object>(),
                    files = (string[])[folder, file],
                    dragOperationsMask = 1,
                },
            });

        await Assertions.Expect(open.Page.Locator("#queue .state")).ToHaveTextAsync(
            ["A folder cannot be read. Drop the files in it.", "6 sentences"]);
        await Assertions.Expect(open.Page.Locator("#source")).ToContainTextAsync("Three rivers");
        Directory.Delete(folder, recursive: true);
    }

    internal static FilePayload File(string name, string text) => new()
    {
        Name = name,
        MimeType = name.EndsWith(".md", StringComparison.Ordinal) ? "text/markdown" : "text/plain",
        Buffer = Encoding.UTF8.GetBytes(text),
    };

    private static async Task DropAsync(OpenPage open, string name, string text) => await open.Page.EvaluateAsync("""
        ([name, text]) => {
          const data = new DataTransfer();
          data.items.add(new File([text], name));
          document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
        }
        """, (string[])[name, text]);
}
