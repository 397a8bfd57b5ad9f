using Summarizer.Documents;
using Summarizer.Pipeline.Reading;
using static Summarizer.Pipeline.Tests.Reading.ReadingArticles;

namespace Summarizer.Pipeline.Tests.Reading;

/// <summary>Tests of how the article of a page is found if its markup misleads.</summary>
public sealed class HtmlExtractionTests
{
    private const string First =
        "The library of Norrby lends garden tools since April. Forty neighbours borrowed a spade or a saw in the "
            + "first week, and eleven of them were new readers.";
    private const string Second =
        "The town pays for repairs, which cost 900 crowns so far. A volunteer sharpens the blades on Thursdays and "
            + "shows beginners how to hold them.";
    private const string Third =
        "Two other towns want to copy the idea. The council will decide in autumn whether the shelf of tools may grow "
            + "into the old boiler room.";
    private const string Teaser =
        "A teaser of another story, which is long enough to be taken for text and ends in a full stop.";

    private static string Prose => $"<p>{First}</p><p>{Second}</p><p>{Third}</p>";

    private static string Page(string body, string head = "<title>Library lends tools</title>") =>
        $"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">{head}</head><body>{body}</body></html>";

    [Fact]
    public void Short_paragraphs_that_address_a_reader_and_have_a_link_stay()
    {
        string[] steps =
        [
            "Cut the felt to the size of the lid before you glue it.",
            "Press it flat with your thumb, then let it dry.",
            "You can paint it once the glue is hard.",
            "If it curls, put your heaviest book on it overnight.",
        ];
        string linked = string.Concat(steps.Select(step =>
            $"<p>{step.Replace("it", "<a href='/word'>it</a>", StringComparison.Ordinal)}</p>"));
        Assert.Equal([First, .. steps],
            Read(Page($"<article><h1>Line a box</h1><p>{First}</p>{linked}</article>"), "a.html")
                .Of(BlockKind.Paragraph));
    }

    [Theory]
    [InlineData("class='page-with-sidebar-wrap'")]
    [InlineData("class='story no-comments hide-ads'")]
    [InlineData("class='post tag-newsletter category-cookies author-berg'")]
    [InlineData("class='modal-ready'")]
    [InlineData("id='related-work'")]
    [InlineData("class='section section--ads'")]
    [InlineData("class='sidebar'")]
    public void A_name_does_not_remove_the_prose_of_a_page(string attribute) =>
        Assert.Equal([First, Second, Third],
            Read(Page($"<div {attribute}>{Prose}</div><div class='related'><p>{Teaser}</p></div>"), "a.html")
                .Of(BlockKind.Paragraph));

    [Fact]
    public void Sections_with_the_same_misleading_name_hold_the_article_together()
    {
        string sections =
            string.Concat(new[] { First, Second,
                Third }.Select(text => $"<section class='part promo'><p>{text}</p></section>"));
        Assert.Equal([First, Second, Third],
            Read(Page($"<article>{sections}</article>"), "a.html").Of(BlockKind.Paragraph));
    }

    [Theory]
    [InlineData("<div style='visibility: hidden; opacity: 0'>{0}</div>")]
    [InlineData("<div id='app' aria-hidden='true'>{0}</div><div role='dialog'><p>We would like to use cookies for "
        + "statistics. You can change that at any time.</p></div>")]
    [InlineData("<div class='d-none d-md-block'>{0}</div><div class='d-md-none'><p>Open in the app</p></div>")]
    [InlineData("<host-page><template shadowrootmode='open'>{0}</template></host-page>")]
    [InlineData("<div id='root'></div><noscript>{0}</noscript>")]
    public void Hiding_most_of_the_prose_is_a_loading_effect(string wrapper) =>
        Assert.Equal([First, Second, Third],
            Read(Page(wrapper.Replace("{0}", Prose, StringComparison.Ordinal)), "a.html").Of(BlockKind.Paragraph)
                .Where(text => text != "Open in the app"));

    [Fact]
    public void Comments_in_a_shadow_root_are_left_out() =>
        Assert.Equal([First, Second, Third], Read(Page(
            $"<app-page><template shadowrootmode='open'><div>{Prose}</div><section id='comments'><h2>Comments</h2>"
                + "<p>I would rather buy my own spade, said the first of them.</p></section></template></app-page>"),
            "a.html").Of(BlockKind.Paragraph));

    [Fact]
    public void A_short_part_of_another_article_is_left_out()
    {
        string teaser = $"<article><h3>Title</h3><div class='entry-content'><p>{Teaser}</p></div></article>";
        string page = $"<main><article><div class='entry-content'>{Prose}{Prose}</div></article><div>Written by Ida</div>"
            + $"<section><h2>From the blog</h2>{teaser}</section></main>";

        Assert.DoesNotContain(Teaser, Read(Page(page), "a.html").Document.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_built_by_a_script_is_read_from_its_stated_text()
    {
        string head =
            $$"""<title>Library lends tools</title><script type="application/ld+json">{"@type": "NewsArticle", "articleBody": "{{First}} {{Second}} {{Third}}"}</script>""";
        Assert.Contains(Second, Read(Page("<div id='root'></div>", head), "a.html").Document.Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Comments_are_left_out_even_where_they_are_longer_than_the_article()
    {
        string remarks =
            string.Concat(Enumerable.Range(1, 9)
                .Select(i => $"<li><p>Remark {i}: I would rather buy my own spade than carry one through half the town on a bus.</p></li>"));
        ReadArticle article =
            Read(Page("<div class='post'><h1>Library lends "
                + $"tools</h1>{Prose}</div><div id='comments'><ol class='comment-list'>{remarks}</ol></div>"),
                "a.html");
        Assert.Equal([First, Second, Third], article.Of(BlockKind.Paragraph));
        Assert.DoesNotContain("Remark", article.Document.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_under_a_heading_for_other_stories_are_left_out()
    {
        string links =
            "<ul><li><a href='/a'>Town buys a snow plough</a></li><li><a href='/b'>Choir sings in the "
                + "tower</a></li></ul>";
        foreach (string heading in (string[])["Related stories", "Mehr zum Thema", "À lire aussi", "Lee también",
            "Czytaj także", "Lees ook:"])
        {
            ReadArticle article =
                Read(Page($"<article><p>{First}</p><div><h3>{heading}</h3>{links}</div><p>{Second}</p><p>{Third}</p></article>"), "a.html");
            Assert.Equal(["Paragraph: " + First, "Paragraph: " + Second, "Paragraph: " + Third], article.Lines());
        }
    }

    [Fact]
    public void A_sentence_below_the_headline_belongs_to_the_article()
    {
        ReadArticle article = Read(
            Page("<article><header><h1>Library lends tools</h1><p class='lead'>Neighbours share spades and "
                + $"saws.</p></header><div class='article-body'>{Prose}</div></article>"), "a.html");
        Assert.Equal(["Neighbours share spades and saws.", First, Second, Third], article.Of(BlockKind.Paragraph));
    }

    [Fact]
    public void Short_text_that_a_class_calls_a_caption_is_one()
    {
        ReadArticle article =
            Read(Page($"<p>{First}</p><div class='image-caption'>A volunteer sharpens a scythe while two children "
                + $"watch him.</div><p>{Second}</p><p>{Third}</p>"), "a.html");
        Assert.Equal(["A volunteer sharpens a scythe while two children watch him."], article.Of(BlockKind.Caption));
    }

    [Fact]
    public void A_preformatted_page_is_read_as_plain_text() =>
        Assert.Equal([First, Second, Third],
            Read(Page($"<pre>{First}\n\n{Second}\n\n{Third}</pre>"), "a.html").Of(BlockKind.Paragraph));

    [Fact]
    public void Cells_of_a_layout_table_are_paragraphs()
    {
        string rows = string.Concat(new[] { First, Second, Third }.Select(text => $"<tr><td>{text}</td></tr>"));
        ReadArticle article =
            Read(Page($"<table><tr><td><table>{rows}<tr><td><a href='#'>Unsubscribe</a> | <a href='#'>View in "
                + "browser</a></td></tr></table></td></tr></table>"), "a.html");
        Assert.Equal([First, Second, Third], article.Of(BlockKind.Paragraph));
    }

    [Fact]
    public void Line_breaks_make_paragraphs_and_headings()
    {
        ReadArticle article = Read(Page($"<div>{First}<br><br>Repairs<br>{Second}<br><br>{Third}</div>"), "a.html");
        Assert.Equal(["Paragraph: " + First, "Heading3: Repairs", "Paragraph: " + Second, "Paragraph: " + Third],
            article.Lines());
    }

    [Theory]
    [InlineData("a garden of 300 m<sup>2</sup> and 10<sup>6</sup> seeds", "a garden of 300 m² and 10⁶ seeds")]
    [InlineData("less CO<sub>2</sub> in H<sub>2</sub>O", "less CO₂ in H₂O")]
    [InlineData("paid <del>95</del> <ins>59</ins> crowns", "paid 59 crowns")]
    [InlineData("<s>seven</s> nine <strike>x</strike>towns", "nine towns")]
    [InlineData("the sign <ruby>橋<rp>(</rp><rt>はし</rt><rp>)</rp></ruby> means", "the sign 橋 means")]
    [InlineData("Smith&amp;rsquo;s &amp;amp; Berg", "Smith’s & Berg")]
    [InlineData("noted<sup><a href='#n1'>a</a></sup> once", "noted once")]
    [InlineData(
        "area <span class='katex'><span "
        + "class='katex-mathml'><math><semantics><msup><mi>r</mi><mn>2</mn></msup><annotation "
        + "encoding='application/x-tex'>r^2</annotation></semantics></math></span>"
            + "<span class='katex-html' aria-hidden='true'><span>r</span><span>2</span></span></span> times",
            "area r² times")]
    [InlineData("x = <math><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac></math> or",
        "x = (a + b)/2 or")]
    [InlineData("<math><msqrt><mi>a</mi><mo>+</mo><mn>1</mn></msqrt></math> is", "√(a + 1) is")]
    public void Characters_keep_their_meaning(string html, string text) =>
        Assert.Contains(text,
            Read(Page($"<p>{First} It says: {html} and so on.</p><p>{Second}</p>"), "a.html").Document.Text,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("<title>Library lends tools - The Norrby Post</title>",
        "<header><h1><a href='/'>The Norrby Post</a></h1></header><h2>Library lends tools</h2>", "Library lends tools")]
    [InlineData("<title>Library lends tools | Norrby Post</title>", "", "Library lends tools")]
    [InlineData("<title>Norrby Post: News</title><meta property='og:title' content='Norrby Post » Library lends "
        + "tools'><meta property='og:site_name' content='Norrby Post'>", "", "Library lends tools")]
    [InlineData("<title>The Norrby Review: Why the library lends tools</title>",
        "<h1>Why the library lends tools</h1>", "Why the library lends tools")]
    [InlineData("<title>Tools - a short history of the spade</title>", "", "Tools - a short history of the spade")]
    [InlineData("<title>Spade, saw and scythe – why sharing costs less</title>", "<h1>Shared tools</h1>",
        "Spade, saw and scythe – why sharing costs less")]
    public void The_title_is_the_headline_without_the_site(string head, string above, string title) =>
        Assert.Equal(title, Read(Page(above + Prose, head), "a.html").Document.Title);

    [Theory]
    [InlineData("<script id='__NEXT_DATA__' type='application/json'>{\"props\": "
        + "{\"post\": {\"body\": \"<p>@1</p><p>@2</p>\"}, \"about\": \"@0\"}}</script>")]
    [InlineData("<script type=application/json>{\"name\": \"\\ud83d\"}</script>"
        + "<script type=application/json>{\"body\": \"@1\\n\\n@2\"}</script>")]
    [InlineData("<script>window.__STATE__ = {\"about\": \"@0\", \"post\": {\"body\": [\"@1\", \"@2\"]}};</script>")]
    [InlineData("<script type=\"application/json\">[{\"about\": \"@0\"}, [{\"content\": [{\"text\": \"@1\"}]}, "
        + "{\"content\": [{\"value\": \"@2\"}]}]]</script>")]
    [InlineData("<script type=application/json>{\"about\": \"@0\", "
        + "\"body\": [{\"text\": \"@1\"}, {\"text\": \"@2\"}]}</script>")]
    [InlineData("<script type=application/json>not data</script>"
        + "<script type=application/json>{\"body\": \"@1\\n\\n@2\"}</script>")]
    public void The_article_in_the_data_of_a_script_is_read_if_the_page_has_none(string scripts)
    {
        string filled = scripts.Replace("@1", First, StringComparison.Ordinal)
            .Replace("@2", Second, StringComparison.Ordinal).Replace("@0", Teaser, StringComparison.Ordinal);
        Assert.Equal([$"Paragraph: {First}", $"Paragraph: {Second}"],
            Read(Page("<div id=app></div>" + filled), "a.html").Lines());
        Assert.DoesNotContain(Teaser, Read(Page(Prose + filled), "a.html").Document.Text, StringComparison.Ordinal);
        Assert.Equal(Read(Page(Prose), "a.html").Lines(), Read(Page(Prose + filled), "a.html").Lines());
    }

    [Fact]
    public void A_heading_and_a_paragraph_in_data_are_not_joined()
    {
        string data = "{\"body\": [{\"type\": \"heading\", \"text\": \"Spades\"}, "
            + $$$"""{"type": "paragraph", "text": "{{{First}}}"}, {"type": "p", "content": {"text": "{{{Second}}}"}}]}""";
        Assert.Equal(["Paragraph: Spades", $"Paragraph: {First}", $"Paragraph: {Second}"],
            Read(Page($"<script type='application/json'>{data}</script>"), "a.html").Lines());
    }

    [Fact]
    public void The_pieces_of_a_paragraph_in_data_are_joined()
    {
        int at = First.IndexOf("garden", StringComparison.Ordinal);
        string data = $$"""{"content": [{"text": "{{First[..at]}}"}, {"type": "link", "content": [{"text": "garden"}]}, """
            + $$"""{"text": "{{First[(at + 6)..]}} {{Second}}"}]}""";
        Assert.Equal($"Paragraph: {First} {Second}", Assert.Single(
            Read(Page($"<script type='application/json'>{data}</script>"), "a.html").Lines()));
    }

    [Theory]
    [InlineData("<title>Norrby Post</title><meta property='og:site_name' content='Norrby Post'>", "Library lends tools")]
    [InlineData("", "Library lends tools")]
    [InlineData("<title>Why the library lends tools</title>", "Why the library lends tools")]
    public void A_page_without_a_title_has_the_headline_stated_for_search_engines(string head, string title) =>
        Assert.Equal(title, Read(Page("<script type='application/ld+json'>{\"headline\": \"Library lends tools\"}</script>"
            + Prose, head), "a.html").Document.Title);

    [Theory]
    [InlineData("<div>", "<h4>", "</h4><p>", "</p></div>")]
    [InlineData("<li>", "<p>", "</p><p>", "</p></li>")]
    public void Parts_with_long_linked_titles_among_others_with_short_ones_are_text(
        string start, string title, string text, string end)
    {
        string[] tools = ["Spade", "Rake", "Saw", "Hoe", "The weeder with a long handle", "The saw of oak for two people",
            "The old scythe of Norrby"];
        string parts = string.Concat(tools.Select(tool => $"{start}{title}<a href='/x'>{tool}</a>{text}The "
            + $"{tool.ToLowerInvariant()} was borrowed by forty neighbours, and it came back sharp. It was new.{end}"));
        string read = Read(Page($"<article>{Prose}<div>{parts}</div>{Prose}</article>"), "a.html").Document.Text;
        Assert.All(tools, tool =>
            Assert.Contains($"The {tool.ToLowerInvariant()} was", read, StringComparison.Ordinal));
    }

    [Fact]
    public void The_text_decides_over_a_declared_language_that_it_contradicts()
    {
        const string german =
            "<p>Die Bücherei verleiht seit April auch Gartengeräte. Vierzig Nachbarn haben in der ersten Woche einen "
            + "Spaten oder eine Säge geholt, und elf davon waren neu.</p>"
            + "<p>Die Stadt bezahlt die Reparaturen, die bisher wenig gekostet haben. Ein Freiwilliger schärft "
            + "donnerstags die Klingen und zeigt, wie man sie hält.</p>";
        Assert.Null(Read(Page(german), "a.html").Document.Language);
        Assert.Equal("en", Read(Page(Prose), "a.html").Document.Language);
    }

    [Theory]
    [InlineData("ru", "Бібліотека з квітня позичає й садові інструменти. Сорок сусідів за перший тиждень узяли лопату або "
        + "пилку, і одинадцять із них прийшли вперше. Місто платить за ремонт, який досі "
        + "коштував зовсім небагато.", null)]
    [InlineData("es", "A biblioteca empresta ferramentas de jardinagem desde abril. Quarenta vizinhos não tinham uma pá e "
        + "levaram uma na primeira semana; onze são novos. A câmara paga as reparações, que até agora custaram pouco.", null)]
    [InlineData("nb", "Biblioteket låner ut hageredskaper siden april. Førti naboer hentet en spade eller en sag i den første "
        + "uken, og elleve av dem var nye. Kommunen betaler for reparasjonene, som hittil har kostet lite.", "nb")]
    public void Letters_decide_between_close_languages(string declared, string text, string? language) =>
        Assert.Equal(language, Read(Page($"<p>{text}</p>").Replace("lang=\"en\"", $"lang=\"{declared}\""), "a.html")
            .Document.Language);

    [Fact]
    public void Turkish_that_declares_ISO_8859_9_is_read_as_such()
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        const string text =
            "Kütüphane nisan ayından beri bahçe aletleri ödünç veriyor; kırk komşu ilk hafta kürek aldı.";
        byte[] page =
            System.Text.Encoding.GetEncoding(1254)
                .GetBytes($"<html><head><meta charset='iso-8859-9'><title>Kütüphane</title></head><body><p>{text}</p></body></html>");
        ReadArticle article = Read(page, "a.html", "text/html");
        Assert.Contains(text, article.Document.Text, StringComparison.Ordinal);
        Assert.Empty(article.Warnings);
    }

    [Theory]
    [InlineData("<p>© 2026 Norrby Courier. Reprints need a written permission.</p>")]
    [InlineData("<p>We may receive compensation when you buy through links on this page.</p>")]
    [InlineData("<p>Wszelkie prawa zastrzeżone. Kup licencję.</p>")]
    [InlineData("<p>READ MORE:<br><a href='/1'>Spades for all of Norrby</a><br><a href='/2'>Who sharpens a saw?</a></p>")]
    [InlineData("<p>To post a comment, log in with the account of your library. Be kind to others who do so.</p>")]
    [InlineData("<div role='note' class='hatnote'>Main article: <a href='/l'>Lending of tools in libraries</a></div>")]
    [InlineData("<p>Follow the Norrby Courier on Instagram and send us your pictures on WhatsApp.</p>")]
    [InlineData("<p>Noch mehr davon? Unser Newsletter kommt jeden Freitag zu dir.</p>")]
    [InlineData("<div class='comments-disclosure'><p>Answers below come from readers and were not checked by anyone "
        + "at the paper.</p></div>")]
    [InlineData("<div class='box'><p>How the shelf was built is in <a href='/b'>our story about the first winter of "
        + "the library</a>.</p></div>", true)]
    [InlineData("<p><a href='/n'>The next chapter of the story about the library</a> is about the shelf of tools</p>")]
    [InlineData("<form><p>Who are you? Your answer will be read by an editor before others see it.</p></form>")]
    [InlineData("<div class='next-prev'><p>Ladders come next. The fire brigade shows how to climb them.</p></div>")]
    [InlineData("<p>See also: The fire brigade shows readers how to climb a ladder, and why two should carry it.</p>")]
    public void What_a_site_says_of_itself_below_an_article_is_left_out(string notice, bool isBox = false)
    {
        string body = isBox
            ? $"<article><div class='a'>{Prose}</div>{notice}</article>"
            : $"<article>{Prose}{notice}</article>";
        Assert.Equal([First, Second, Third], Read(Page(body), "a.html").Of(BlockKind.Paragraph));
    }

    [Fact]
    public void A_list_of_related_articles_is_left_out_even_if_it_holds_most_of_the_text()
    {
        string items = string.Concat(Enumerable.Repeat($"<li><a href='/a'>Another story</a> {Teaser}</li>", 9));
        Assert.Equal([First, Second, Third],
            Read(Page($"<article>{Prose}<ul class='related-posts'>{items}</ul></article>"), "a.html")
                .Lines().Select(line => line["Paragraph: ".Length..]));
    }

    [Theory]
    [InlineData("12.04.2026 Library, tools")]
    [InlineData("Published by: Jane Roe - 2026-04-12 - Topics: library")]
    public void A_line_with_a_date_above_the_text_is_left_out(string line) =>
        Assert.Equal([First, Second, Third],
            Read(Page($"<article><p>{line}</p>{Prose}</article>"), "a.html").Of(BlockKind.Paragraph));

    [Fact]
    public void White_space_of_the_source_does_not_count_as_text()
    {
        string label = "Back to the" + new string(' ', 200) + "overview";
        Assert.Equal([First, Second, Third],
            Read(Page($"<article><p>{First}</p><div>{label}</div><p>{Second}</p><p>{Third}</p></article>"), "a.html")
                .Of(BlockKind.Paragraph));
    }

    [Fact]
    public void A_label_of_a_picture_does_not_take_the_caption_with_it()
    {
        const string caption = "Two children watch how a scythe is sharpened.Photo: Jane Roe";
        ReadArticle article = Read(
            Page($"<article><p>{First}</p><figure><div>Image</div><figcaption>{caption}</figcaption></figure>"
                + $"<p>{Second}</p><p>{Third}</p></article>"), "a.html");
        Assert.Equal([caption], article.Of(BlockKind.Caption));
    }

    [Fact]
    public void Line_breaks_within_code_are_kept() =>
        Assert.Equal(["int a = 1;\nint b = 2;"],
            Read(Page($"<article>{Prose}<pre>int a = 1;<br>int b = 2;</pre><p>{First}</p></article>"), "a.html")
                .Of(BlockKind.Code));

    [Theory]
    [InlineData("The mayor wrote on Twitter that the tools were worth every crown of the repairs.")]
    [InlineData("<a href='/us'>Libraries in the US</a> have lent tools since 1979, says the mayor of Norrby.")]
    public void A_last_sentence_that_does_not_address_readers_is_part_of_the_article(string last)
    {
        string text = System.Text.RegularExpressions.Regex.Replace(last, "<.*?>", "");
        Assert.Equal([First, Second, text],
            Read(Page($"<article><p>{First}</p><p>{Second}</p><p>{last}</p></article>"), "a.html")
                .Of(BlockKind.Paragraph));
    }

    [Theory]
    [InlineData("Image 3 of 12")]
    [InlineData("Bild 1 von 4")]
    [InlineData("2 / 17")]
    [InlineData("Image 1 of<br>5")]
    [InlineData("Image")]
    public void Labels_of_picture_viewers_are_left_out(string label) =>
        Assert.Equal([First, Second, Third],
            Read(Page($"<article><p>{First}</p><div>{label}</div><p>{Second}</p><p>{Third}</p></article>"), "a.html")
                .Of(BlockKind.Paragraph));

    [Fact]
    public void A_column_that_holds_the_marked_article_is_kept()
    {
        string body =
            $"<div class='right-column'><article class='article-content'>{Prose}</article></div><div "
                + $"class='left-column'>{string.Concat(Enumerable.Repeat($"<p>{Teaser}</p>", 20))}</div>";
        Assert.Contains(First, Read(Page(body), "a.html").Of(BlockKind.Paragraph));
    }

    [Fact]
    public void Teasers_in_the_cells_of_a_grid_are_left_out()
    {
        string cells =
            string.Concat(Enumerable.Range(1, 3)
                .Select(i => $"<div class='cell c{i}'><div class='tile'><h3><a href='/{i}'>A story number {i} about something else</a></h3><p>{Teaser}</p></div></div>"));
        Assert.DoesNotContain(Teaser,
            Read(Page($"<main>{Prose}<div class='grid'>{cells}</div></main>"), "a.html").Document.Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_of_headings_is_read_as_text() =>
        Assert.Equal(["Lesson one: the compass", "Lesson two: the map"],
            Read(Page("<h2>Lesson one: the compass</h2><h2>Lesson two: the map</h2>"), "a.html")
                .Of(BlockKind.Paragraph));
}
