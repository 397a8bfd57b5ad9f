using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Summarizer.EndToEnd.Tests.Support;

namespace Summarizer.EndToEnd.Tests.Page;

/// <summary>
/// The page without a mouse, without seeing it, on a phone, in other scripts, and with texts that mean harm.
/// </summary>
[Collection(SharedBrowser.Name)]
public sealed class EveryReaderTests(Browser browser)
{
    [BrowserFact]
    public async Task Everything_works_from_the_keyboard()
    {
        await using OpenPage open = await browser.OpenAsync();
        IKeyboard keyboard = open.Page.Keyboard;
        await Assertions.Expect(open.Page.Locator("#text")).ToBeFocusedAsync();
        await keyboard.InsertTextAsync(Articles.Harbour);
        await keyboard.PressAsync("Control+Enter");
        await open.Sentences.First.WaitForAsync();
        await Assertions.Expect(open.Page.Locator("#summary")).ToBeFocusedAsync();

        int sentences = await open.Marks.CountAsync();
        await TabToAsync(open, "#length", backwards: true);
        await keyboard.PressAsync("ArrowRight");
        Assert.Equal(sentences + 1, await open.Marks.CountAsync());
        await TabToAsync(open, "#order input");
        await keyboard.PressAsync("ArrowRight");
        Assert.Equal("1", await open.Page.TextContentAsync("#sentences .rank >> nth=0"));

        await TabToAsync(open, "#sentences a");
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(open.Page.Locator("#source .chosen[data-rank=\"1\"]")).ToBeFocusedAsync();
        await keyboard.PressAsync("Escape");
        await Assertions.Expect(open.Page.Locator("#sentences a").First).ToBeFocusedAsync();

        await TabToAsync(open, "#phrases button");
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(open.Page.Locator("#query")).Not.ToHaveValueAsync("");
        await TabToAsync(open, "[data-copy=markdown]");
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(open.Page.Locator("#copied")).ToHaveTextAsync("Copied.");

        await TabToAsync(open, "#browse");
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(open.Page.Locator("#stored")).ToBeVisibleAsync();
        await keyboard.PressAsync("Escape");
        await Assertions.Expect(open.Page.Locator("#stored")).ToBeHiddenAsync();
        await Assertions.Expect(open.Page.Locator("#browse")).ToBeFocusedAsync();
        await TabToAsync(open, "#new", backwards: true);
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(open.Page.Locator("#text")).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task A_step_of_the_slider_is_announced_by_the_slider_alone()
    {
        await using OpenPage open = await browser.OpenAsync();
        await open.SummariseAsync(Articles.Harbour);
        ILocator says = open.Page.Locator("#says");
        await Assertions.Expect(says).ToContainTextAsync("sentences");
        await Assertions.Expect(open.Page.Locator("#length-says")).ToHaveAttributeAsync("aria-live", "off");

        await open.SetLengthAsync(5);

        await Assertions.Expect(says).ToHaveTextAsync("");
        await Assertions.Expect(open.Page.Locator("#length"))
            .ToHaveAttributeAsync("aria-valuetext", new Regex("^5 sentences of "));
        await open.Page.FillAsync("#query", "shopkeepers");
        await Assertions.Expect(says).ToHaveTextAsync(new Regex("^5 of "));
    }

    [BrowserFact]
    public async Task Axe_finds_nothing_to_mend_in_light_or_dark_on_a_desk_or_a_phone()
    {
        await browser.StoreAsync("axe/harbour.txt", Articles.Harbour);
        await using OpenPage open = await browser.OpenAsync();
        await AssertAccessibleAsync(open, "empty");

        await open.Page.ClickAsync("#go");
        await AssertAccessibleAsync(open, "with a message");

        await open.Page.ClickAsync("#browse");
        await open.Page.FillAsync("#prefix", "axe/");
        await open.Page.ClickAsync("#stored-search button");
        await Assertions.Expect(open.Page.Locator("#stored-list li")).ToHaveCountAsync(1);
        await AssertAccessibleAsync(open, "with the stored summaries");

        await open.Page.ClickAsync("#stored-list button >> nth=0");
        await open.Page.Locator(".llm-sentence").First.WaitForAsync();
        await open.SetLengthAsync(7);
        await open.Page.CheckAsync("#dim");
        await open.Page.FocusAsync(".llm-sentence .ref");
        await AssertAccessibleAsync(open, "with a summary");

        await open.Page.SetViewportSizeAsync(390, 844);
        await AssertAccessibleAsync(open, "with a summary on a phone");
    }

    [BrowserTheory]
    [InlineData(390)]
    [InlineData(320)]
    public async Task It_fits_a_phone(int width)
    {
        await using OpenPage open = await browser.OpenAsync(width: width, height: 700);
        await open.SummariseAsync($"{Articles.Harbour}\n\nhttp-like-{new string('x', 300)}.");

        Assert.Equal(width, await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await open.Page.ClickAsync("#sentences a");
        await Assertions.Expect(open.Page.Locator("#source .s:focus")).ToBeInViewportAsync();
        await open.Page.ClickAsync(".up");
        await Assertions.Expect(open.Page.Locator("#summary-title")).ToBeInViewportAsync();
    }

    [BrowserFact]
    public async Task Fields_have_letters_so_large_that_a_phone_does_not_zoom_in()
    {
        await using OpenPage open = await browser.OpenAsync(width: 390, height: 844);

        string[] small = await open.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll("input, select, textarea")]
              .filter(field => parseFloat(getComputedStyle(field).fontSize) < 16).map(field => field.id)
            """);

        Assert.Empty(small);
    }

    [BrowserFact]
    public async Task A_summary_longer_than_the_screen_is_printed_whole()
    {
        await using OpenPage open = await browser.OpenAsync(height: 400);
        await open.SummariseAsync(Articles.Harbour);
        await open.SetLengthAsync(7);
        const string cut = "() => { const { scrollHeight, clientHeight } = document.querySelector('.panel'); "
            + "return scrollHeight > clientHeight; }";
        Assert.True(await open.Page.EvaluateAsync<bool>(cut));

        await open.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        Assert.False(await open.Page.EvaluateAsync<bool>(cut));
        Assert.Equal("static",
            await open.Page.EvalOnSelectorAsync<string>(".panel", "panel => getComputedStyle(panel).position"));
        await Assertions.Expect(open.Page.Locator("#llm-form")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task Arabic_runs_from_right_to_left()
    {
        await using OpenPage open = await browser.OpenAsync();
        await open.SummariseAsync(Texts.Arabic);

        Assert.Equal(("rtl", "ar"),
            (await open.Page.EvalOnSelectorAsync<string>("#source p", "p => getComputedStyle(p).direction"),
                await open.Page.GetAttributeAsync("#source", "lang")));
        Assert.Equal("rtl",
            await open.Page.EvalOnSelectorAsync<string>("#sentences", "list => getComputedStyle(list).direction"));
        await open.Page.ClickAsync("#llm-ask");
        await open.Page.HoverAsync(".llm-sentence");
        Assert.Equal("rtl",
            await open.Page.EvalOnSelectorAsync<string>("#llm-sources p", "p => getComputedStyle(p).direction"));
        double start =
            await open.Page.EvalOnSelectorAsync<double>("#source .chosen",
                "mark => mark.getBoundingClientRect().right");
        Assert.InRange(start,
            await open.Page.EvalOnSelectorAsync<double>("#source p", "p => p.getBoundingClientRect().right") - 3,
            double.MaxValue);
    }

    [BrowserFact]
    public async Task Chinese_sentences_are_told_apart_and_joined_without_spaces()
    {
        await using OpenPage open = await browser.OpenAsync();
        await open.SummariseAsync(Texts.Chinese);
        await open.SetLengthAsync(2);

        string[] marked = await open.TextsAsync("#source .chosen");
        await open.Page.ClickAsync("[data-copy=text]");
        await Assertions.Expect(open.Page.Locator("#copied")).ToHaveTextAsync("Copied.");

        Assert.Equal(2, marked.Length);
        Assert.All(marked, sentence => Assert.EndsWith("。", sentence, StringComparison.Ordinal));
        Assert.Equal(string.Concat(marked),
            await open.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
        Assert.Equal("zh", await open.Page.GetAttributeAsync("#source", "lang"));
    }

    [BrowserFact]
    public async Task Hostile_names_and_texts_are_shown_as_they_are_written()
    {
        const string name = "hostile/<img src=x onerror=alert(0)> \u202Egnp.txt";
        await browser.StoreAsync(name, Texts.Hostile);
        await using OpenPage open = await browser.OpenAsync();
        await open.Page.ClickAsync("#browse");
        await open.Page.FillAsync("#prefix", "hostile/");
        await open.Page.ClickAsync("#stored-search button");
        await Assertions.Expect(open.Page.Locator("#stored-list .name")).ToHaveTextAsync([name]);

        await open.Page.ClickAsync("#stored-list button >> nth=0");
        await open.Sentences.First.WaitForAsync();
        await open.SetLengthAsync(3);

        await Assertions.Expect(open.Page.Locator("#facts b")).ToHaveTextAsync(name);
        string article = (await open.Page.TextContentAsync("#source"))!;
        Assert.All((string[])["<img src=x onerror=alert(1)>", "<script>alert('two')</script>", "javascript:alert(3)",
            "<svg onload=alert(4)>", "&lt;entity&gt;"],
            written => Assert.Contains(written, article, StringComparison.Ordinal));
        Assert.Equal(0,
            await open.Page.Locator(
                "main :is(img, script, iframe, object, embed), #source :is(a, svg, button), #summary svg")
                .CountAsync());
    }

    [BrowserFact]
    public async Task All_of_it_together_is_small()
    {
        await using OpenPage open = await browser.OpenAsync();

        int bytes = await open.Page.EvaluateAsync<int>("""
            () => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
              .filter(entry => !entry.name.includes("/api/")).reduce((sum, entry) => sum + entry.decodedBodySize, 0)
            """);

        Assert.InRange(bytes, 10_000, 150_000);
    }

    [BrowserFact]
    public async Task The_reader_may_choose_light_or_dark()
    {
        await using OpenPage open = await browser.OpenAsync();
        string before = await BackgroundAsync();
        await open.Page.ClickAsync("#theme");
        await open.Page.ClickAsync("#theme");
        string dark = await BackgroundAsync();
        await open.Page.ReloadAsync();

        Assert.NotEqual(before, dark);
        Assert.Equal(dark, await BackgroundAsync());

        Task<string> BackgroundAsync() =>
            open.Page.EvaluateAsync<string>("getComputedStyle(document.documentElement).backgroundColor");
    }

    private static async Task TabToAsync(OpenPage open, string selector, bool backwards = false)
    {
        for (int i = 0; i < 60; i++)
        {
            await open.Page.Keyboard.PressAsync(backwards ? "Shift+Tab" : "Tab");
            if (await open.Page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
                return;
        }

        Assert.Fail($"{selector} cannot be reached with the Tab key.");
    }

    private static async Task AssertAccessibleAsync(OpenPage open, string state)
    {
        AssertNothing(await open.Page.RunAxe(), state);

        // Only colours differ.
        await open.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        AssertNothing(
            await open.Page.RunAxe(new AxeRunOptions
            {
                RunOnly = new RunOnlyOptions
                {
                    Type = "rule",
                    Values = ["color-contrast"]
                }
            }), state + ", dark");
        await open.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
    }

    private static void AssertNothing(AxeResult found, string state) =>
        Assert.True(found.Violations.Length == 0, $"{state}: " + string.Join("; ", found.Violations.Select(v =>
            $"{v.Id} ({v.Help}): {string.Join(", ", v.Nodes.Take(3).Select(n => n.Html + " " + string.Join(' ', n.Any.Select(a => a.Message))))}")));
}
