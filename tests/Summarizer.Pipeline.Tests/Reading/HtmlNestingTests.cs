using AngleSharp.Html.Parser;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading;
using Summarizer.Pipeline.Reading.Html;

namespace Summarizer.Pipeline.Tests.Reading;

public sealed class HtmlNestingTests
{
    [Theory]
    [InlineData("<div><div></div></div>", 2)]
    [InlineData("<p>One<p>Two<br>Three<img src=a>", 0)]
    [InlineData("<div></DIV><Div></div>", 1)]
    [InlineData("<b>bold</i></u></p>", 1)]
    [InlineData("a < b and c </ d", 0)]
    [InlineData("<script>for(i<n.length;a<b;)x='<div><div>'+\"<b><\\/b>\"</script><i>", 1)]
    [InlineData("<style>a{content:'<b><b>'}</style><title>a <b><i></title>", 1)]
    [InlineData("<!-- <b><b> --><a title='<b><b>'>", 1)]
    [InlineData("<p>a<script>'<b><b><b>'", 1)]
    public void The_elements_open_at_once_are_counted(string html, int most) =>
        Assert.Equal(most, HtmlNesting.Estimate(html).Most);

    /// <summary>Each takes the parser a time that grows with the square of its length: 4 seconds for 120 KB.</summary>
    [Theory]
    [InlineData("<center>", "</pre><q></table></ul>word ")]
    [InlineData("", "<font id=2><select><q>")]
    [InlineData("<form><li>", "<font id=2><br></a>")]
    [InlineData("", "<p><font id=3></div>")]
    [InlineData("", "</table><ul>word ")]
    [InlineData("", "<pre></noscript><a href=y>word</a>")]
    public void Pages_that_leave_ever_more_elements_open_are_refused(string start, string part)
    {
        string html = start + Times(part, 600_000 / part.Length);
        ArticleException refused = Refusal(html);
        Assert.Equal(FailureCode.UnreadableArticle, refused.Code);
        Assert.Contains("open", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Each makes a reader that takes scripts for text overlook the elements after it.</summary>
    [Theory]
    [InlineData("<!--<script>-->")]
    [InlineData("<!--><script>-->")]
    [InlineData("<!-- --!><script>-->")]
    [InlineData("<a title='<script>'>")]
    [InlineData("<a title = '>' b=\"<script>\">")]
    [InlineData("<a =\"><script></a><a title='>\"</script>'>")]
    [InlineData("<title><script></title>")]
    [InlineData("<?<script>")]
    [InlineData("</ <script>")]
    [InlineData("<svg><style>")]
    [InlineData("<select><textarea></select>")]
    [InlineData("<svg><title><b></title><style></svg><style>")]
    [InlineData("<g><svg></g><style></svg><script></style>")]
    [InlineData("<svg><svg/><g></svg></svg><style></g></style>")]
    [InlineData("<svg/><style></svg></style>")]
    [InlineData("<svg><![CDATA[</svg><style>]]></svg>")]
    [InlineData("<select><svg><style></select></svg>")]
    [InlineData("<template><col><textarea></template>")]
    [InlineData("<svg></svg><!-- -->")]
    [InlineData("<script><!-- <script> --></script>")]
    [InlineData("<script><!--></script>")]
    [InlineData("<script><!--<script></script><title></script>-->")]
    [InlineData("<script></scripts><title></script>")]
    public void Elements_after_something_like_a_script_are_counted(string start) =>
        Assert.InRange(HtmlNesting.Estimate(start + Times("<b>", 50)).Most, 50, 55);

    [Fact]
    public void Each_element_that_the_parser_makes_is_counted()
    {
        string[] parts =
        [
            .. "svg g style title desc math mi script select option template table col td textarea noscript p frameset"
                .Split(' ').SelectMany(name => (string[])[$"<{name}>", $"</{name}>", $"<{name} a=b/>"]),
            "<g />", "<svg/>", "<!--", "-->", "--!>", "<![CDATA[", "]]>", "word", "<a b='", "'>",
        ];
        var random = new Random(20261130);
        for (int i = 0; i < 4_000; i++)
        {
            string html = string.Concat(random.GetItems(parts, 9).Select(part => part + "<x-b></x-b>"));
            int made = 0, counted = 0;
            new HtmlParser(new HtmlParserOptions
            {
                IsScripting = true,
                OnCreated = (element, _) => made += element.LocalName == "x-b" ? 1 : 0,
            }).ParseDocument(html);
            var tags = new HtmlTags(html);
            while (tags.Next(out ReadOnlySpan<char> name, out bool closes))
                counted += !closes && name is "x-b" ? 1 : 0;
            Assert.True(made <= counted, html);
        }
    }

    [Theory]
    [InlineData("<svg viewBox=x><title>A pier</title><defs><style>a{}</style></defs><g><path d=z /></g></svg>")]
    [InlineData("<svg><image/><image/><image/><image/><image/><image/></svg>")]
    [InlineData("<math><mrow><mi>x</mi><mo>&lt;</mo><mn>2</mn></mrow></math>")]
    [InlineData("<select><optgroup><option>A<option>B</option></optgroup></select>")]
    [InlineData("<template><table><tr><td><slot></slot></table></template>")]
    [InlineData("<script>{\"a\":\"<!-- <script src=a></script> -->\"}</script>")]
    [InlineData("<!-- <svg> <frameset> -->")]
    public void Scripts_after_a_picture_or_data_are_text(string start) =>
        Assert.InRange(HtmlNesting.Estimate(Times(start, 3) + $"<script>{Times("<b>", 50)}</script>").Most, 0, 5);

    [Theory]
    [InlineData("<div><!--</div>-->", 500)]
    [InlineData("<div><!--<b></div>-->", 500)]
    [InlineData("<div><!-- <b><i></i></b> --></div>", 4)]
    public void Ends_in_comments_after_a_picture_close_nothing(string part, int most) =>
        Assert.InRange(HtmlNesting.Estimate("<svg><p></p></svg>" + Times(part, 500)).Most, most - 2, most + 2);

    [Fact]
    public void A_page_with_a_large_script_is_read()
    {
        string script = "var a=[" + Times("\"<div>x<\\/div>\",", 2100) + "]";
        HtmlNesting.Check($"<html><head><script>{script}</script></head><p>Article.</p>", ReadingLimits.Default);
    }

    [Fact]
    public void Elements_open_around_very_many_others_are_refused()
    {
        Assert.Contains("levels deep", Refusal(Times("<i>", 1900) + Times("<br>", 20_000)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_page_of_usual_depth_is_not() =>
        HtmlNesting.Check(Times("<div>", 40) + Times("<p><a href=x>word</a></p>", 50_000), ReadingLimits.Default);

    /// <summary>Copying the text once for each element around it took depth times length.</summary>
    [Theory]
    [InlineData("<sup>", "</sup>")]
    [InlineData("<span hidden>", "</span>")]
    public void A_long_text_deep_within_elements_is_read_in_little_memory(string start, string end)
    {
        const int depth = 90;
        string text = Times("The harbour opened a second pier on Monday. ", 20_000);
        string html = "<html><body><p>" + Times(start, depth) + text + Times(end, depth)
            + "<p>The harbour opened a second pier on Monday after three years of work.</p>";
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.NotEmpty(ReadingArticles.Read(html, "a.html").Document.Text);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 40L * text.Length);
    }

    private static ArticleException Refusal(string html) =>
        Assert.Throws<ArticleException>(() => HtmlNesting.Check(html, ReadingLimits.Default));

    private static string Times(string part, int count) => string.Concat(Enumerable.Repeat(part, count));
}
