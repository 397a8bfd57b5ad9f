using System.Text;
using Summarizer.Documents;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading;
using static Summarizer.Pipeline.Tests.Reading.ReadingArticles;

namespace Summarizer.Pipeline.Tests.Reading;

public sealed class HtmlReadingTests
{
    private const string Long =
        "The harbour town, which lives from its fish, its ships and its summer guests, has voted on Sunday to keep "
            + "the old bridge, at a cost of some four million.";

    private static string Page(string inner, string head = "<title>The old bridge stays | Harbour News</title>") => $"""
        <!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">{head}<style>p {"{}"}</style></head><body class="has-cookie-banner">
        <header class="site-header"><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
        <div class="cookie-consent">We use cookies to improve the site. <button>Accept all</button></div>
        <main><article><h1>The old bridge stays</h1><p class="byline">By the harbour desk</p>
        <p>{Long}</p>{inner}<p>{Long.Replace("bridge", "mill", StringComparison.Ordinal)}</p></article></main>
        <aside class="related-articles"><h2>Related</h2><p>A story that is not this one, but is long enough, with commas, to be taken for text.</p></aside>
        <footer>Imprint, privacy, and so on</footer><script>var words = "never text";</script></body></html>
        """;

    [Fact]
    public void The_article_is_found_and_the_site_around_it_left_out()
    {
        ReadArticle article = Read(Page(""), "a.html");
        Assert.Equal("The old bridge stays", article.Document.Title);
        Assert.Equal("en", article.Document.Language);
        Assert.Equal("text/html", article.ContentType);
        Assert.Equal(2, article.Of(BlockKind.Paragraph).Length);
        Assert.All(["cookies", "Sport", "Related", "not this one", "Imprint", "never text", "Harbour News"], site =>
            Assert.DoesNotContain(site, article.Document.Text, StringComparison.Ordinal));
        Assert.Empty(article.Warnings);
    }

    [Theory]
    [InlineData("<p><b>What it costs</b></p>", "Heading3: What it costs")]
    [InlineData("<p><strong>Requirements:</strong></p>", "Heading3: Requirements:")]
    [InlineData("<p><b>The bridge stays.</b></p>", "Paragraph: The bridge stays.")]
    [InlineData("<p><b>2. How to light it</b></p>", "Heading3: 2. How to light it")]
    [InlineData("<p><b>Entries close on 3 May 2026</b></p>", "Paragraph: Entries close on 3 May 2026")]
    [InlineData("<p><b>What</b> it costs</p>", "Paragraph: What it costs")]
    public void A_paragraph_of_bold_words_is_a_heading(string inner, string block) =>
        Assert.Contains(block, Read(Page(inner), "a.html").Lines());

    [Fact]
    public void Blocks_keep_their_kinds()
    {
        ReadArticle article = Read(
            Page("""
                <h2>What it costs</h2><ul><li>Steel</li><li>Paint and <em>more</em> paint</li><li>Menu > Offers > Bridges</li></ul><blockquote><p>We will keep it.</p></blockquote>
                <figure><img src="x.png"><figcaption>The bridge in June, before the vote.</figcaption></figure>
                <table><tr><th>Year</th><th>Cost</th></tr><tr><td>2025</td><td>4</td></tr></table><pre>a
                  b</pre><p>One line,<br>and the next<sup><a href="#f1">[1]</a></sup>.</p><p><a href="/more">Read more: the mill</a></p>
                """),
            "a.html");
        Assert.Equal(
            [
                "Heading2: What it costs", "ListItem: Steel", "ListItem: Paint and more paint",
                "ListItem: Menu > Offers > Bridges",
                "Quotation: We will keep it.", "Caption: The bridge in June, before the vote.",
                "Table: Year | Cost", "Table: 2025 | 4", "Code: a\n  b", "Paragraph: One line,\nand the next.",
            ],
            article.Lines().Where(line => !line.Contains("harbour", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("<p hidden>Unseen words, unseen, unseen.</p>")]
    [InlineData("<p aria-hidden='true'>Unseen words, unseen, unseen.</p>")]
    [InlineData("<p style='display: none !important'>Unseen words, unseen, unseen.</p>")]
    [InlineData("<div style='visibility:hidden'><p>Unseen words, unseen, unseen.</p></div>")]
    [InlineData("<p style='color:#FFFFFF'>Unseen words, unseen, unseen.</p>")]
    [InlineData("<p style='color: red; background-color: red'>Unseen words, unseen, unseen.</p>")]
    [InlineData("<p style='font-size:0'>Unseen words, unseen, unseen.</p>")]
    [InlineData("<div style='font-size:0'><p style='font-size:2em'>Unseen words, unseen, unseen.</p></div>")]
    [InlineData("<div style='font-size:0'><p>Unseen orders</p><span style='font-size:12px'>.</span></div>")]
    [InlineData("<div style='color:#fff'><p>Unseen orders</p><span style='color:#333'>.</span></div>")]
    [InlineData("<p>Words <b style='font-size:0'><i>unseen</i><i style='font-size:1em'>unseen</i></b> and.</p>")]
    [InlineData("<table style='font-size:0'><tr><td>Unseen</td><td>unseen</td></tr></table>")]
    [InlineData("<div style='background:navy'><div style='background:#fff'><p style='color:white'>Unseen words, unseen."
        + "</p></div></div>")]
    [InlineData("<p style='position:absolute; left:-9999px'>Unseen words, unseen, unseen.</p>")]
    [InlineData("<span class='sr-only'>Unseen words, unseen, unseen.</span>")]
    [InlineData("<template><p>Unseen words, unseen, unseen.</p></template>")]
    [InlineData("<noscript><p>Unseen words, unseen, unseen.</p></noscript>")]
    [InlineData("<!-- Unseen words -->")]
    public void What_readers_do_not_see_is_not_read(string unseen) =>
        Assert.DoesNotContain("nseen", Read(Page(unseen), "a.html").Document.Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("<p style='color:#fff; background:#123'>{0}</p>")]
    [InlineData("<div style='background-color: navy'><section><p style='color:white'>{0}</p></section></div>")]
    [InlineData("<table bgcolor='#112233' role='presentation'><tr><td><p style='color:#ffffff'>{0}</p></td></tr></table>")]
    [InlineData("<div style='background: url(sea.jpg)'><p style='color:#fff'>{0}</p></div>")]
    [InlineData("<div style='color:#fff'><p style='color:#333'>{0}</p></div>")]
    [InlineData("<div style='color:#fff'><p>Unseen</p><div style='background:navy'><p>{0}</p></div></div>")]
    [InlineData("<div style='font-size:0'>Unseen words.<p style='font-size:14px'>{0}</p></div>")]
    public void White_words_on_dark_ground_and_sized_ones_in_unsized_elements_are_seen(string html)
    {
        string text = Read(Page(html.Replace("{0}", "Seen words, seen, and " + Long, StringComparison.Ordinal)),
            "a.html").Document.Text;
        Assert.Contains("Seen words", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Unseen", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_without_an_article_is_read_as_a_whole_with_a_warning()
    {
        string rows = string.Concat(Enumerable.Range(1, 40).Select(i => $"<li>Point {i}</li>"));
        ReadArticle article =
            Read($"<html><body><h1>List</h1><div><ul>{rows}</ul></div><ul>{rows}</ul></body></html>", "a.html");
        Assert.Contains("Point 40", article.Document.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_short_page_is_read_whole() =>
        Assert.Equal(["Paragraph: Only one short line."],
            Read("<html><body><p>Only one short line.</p></body></html>", "a.html").Lines());

    [Fact]
    public void The_encoding_in_a_meta_element_is_honoured()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        string page =
            Page("<p>Žluťoučký kůň úpěl ďábelské ódy.</p>").Replace("utf-8", "windows-1250", StringComparison.Ordinal);
        ReadArticle article = Read(Encoding.GetEncoding(1250).GetBytes(page), "a.html");
        Assert.Contains("Žluťoučký kůň úpěl ďábelské ódy.", article.Document.Text, StringComparison.Ordinal);
        Assert.Empty(article.Warnings);
    }

    [Fact]
    public void Character_references_to_controls_are_cleaned() =>
        Assert.DoesNotContain(Read(Page("<p>a&#7;b&#xD800;c&#0;&shy;d</p>"), "a.html").Document.Text,
            c => char.IsControl(c) && c != '\n');

    [Fact]
    public void A_page_of_too_many_elements_is_too_large() =>
        Assert.Equal(FailureCode.TooLarge,
            Refusal(Encoding.UTF8.GetBytes("<!doctype html>" + new string('x', 10)
                + string.Concat(Enumerable.Repeat("<b></b>", 250_000))), "a.html").Code);

    [Fact]
    public void Deep_nesting_is_flattened_and_absurd_nesting_refused()
    {
        ReadArticle article =
            Read("<!doctype html>" + string.Concat(Enumerable.Repeat("<div>", 1_500)) + Long, "a.html");
        Assert.Contains(Long, article.Document.Text, StringComparison.Ordinal);
        ArticleException refusal =
            Refusal(Encoding.UTF8.GetBytes("<!doctype html>" + string.Concat(Enumerable.Repeat("<div>", 100_000))
                + Long), "a.html");
        Assert.Equal(FailureCode.UnreadableArticle, refusal.Code);
    }

    [Fact]
    public void A_page_of_many_paragraphs_is_read_to_its_end()
    {
        string paragraphs = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<p>{Long} {i}</p>"));
        Assert.EndsWith("19999", Read(Page(paragraphs), "a.html").Document.Text.Split("\n\n")[^2],
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_tag_of_a_hundred_thousand_attributes_is_read()
    {
        string attributes = string.Concat(Enumerable.Range(0, 100_000).Select(i => $" a{i}=\"{i}\""));
        Assert.Contains(Long, Read(Page($"<p{attributes}>Words.</p>"), "a.html").Document.Text,
            StringComparison.Ordinal);
    }
}
