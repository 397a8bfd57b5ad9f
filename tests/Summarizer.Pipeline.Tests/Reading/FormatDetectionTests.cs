using System.Text;
using Summarizer.Pipeline.Failures;
using static Summarizer.Pipeline.Tests.Reading.ReadingArticles;

namespace Summarizer.Pipeline.Tests.Reading;

public sealed class FormatDetectionTests
{
    private const string Page = "<!DOCTYPE html><html><body><p>Words in a paragraph of a page.</p></body></html>";

    [Theory]
    [InlineData("Words.", "a.txt", null, "text/plain")]
    [InlineData("Words.", null, null, "text/plain")]
    [InlineData("Words.", "a.md", null, "text/markdown")]
    [InlineData("Words.", "notes/a.MARKDOWN", "application/octet-stream", "text/markdown")]
    [InlineData("Words.", "a", "text/markdown; charset=utf-8", "text/markdown")]
    [InlineData("Words.", "a.md", "text/plain", "text/markdown")]
    [InlineData("Words.", "a.txt", "TEXT/HTML", "text/html")]
    [InlineData("Words.", "v1.2/notes", null, "text/plain")]
    [InlineData(Page, "a.txt", "text/plain", "text/html")]
    [InlineData("<!-- x --> <HTML><p>Words.</p>", "a", null, "text/html")]
    [InlineData("<div><p>Words.</p></div>", "a", null, "text/html")]
    [InlineData("<div> is a tag.", "a", null, "text/plain")]
    [InlineData(Page, "a.pdf", "application/pdf", "text/html")]
    [InlineData("Words instead of a document.", "a.docx", null, "text/plain")]
    [InlineData("A text about %PDF-1.7 files.", "a.txt", null, "text/plain")]
    public void Bytes_then_type_then_name_tell_the_format(string text, string? name, string? contentType,
        string expected) =>
        Assert.Equal(expected, Read(text, name!, contentType).ContentType);

    [Fact]
    public void A_page_in_utf16_is_a_page() =>
        Assert.Equal("text/html", Read([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Page)], "a").ContentType);

    [Theory]
    [InlineData("a.json", null, ".json")]
    [InlineData("a.doc", null, ".doc")]
    [InlineData("a.css", null, ".css")]
    [InlineData("a.JS", null, ".js")]
    [InlineData("a.mjs", "text/plain", ".mjs")]
    [InlineData("a.ts", null, ".ts")]
    [InlineData("a.sh", null, ".sh")]
    [InlineData("a.ics", null, ".ics")]
    [InlineData("a.vcf", null, ".vcf")]
    [InlineData("a.url", null, ".url are links")]
    [InlineData("a.webloc", null, ".webloc are links")]
    [InlineData("a.lnk", null, ".lnk are links")]
    [InlineData("a", "image/png", "image/png")]
    [InlineData("a", "application/json", "application/json")]
    [InlineData("a", "application/zip<script>", "application/zipscript")]
    public void Other_formats_are_refused_with_what_is_read(string name, string? contentType, string named)
    {
        ArticleException refusal = Refusal("Words."u8.ToArray(), name, contentType);
        Assert.Equal(FailureCode.UnsupportedType, refusal.Code);
        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Markdown", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GIF89a Words.", "GIF")]
    [InlineData("%!PS Words.", "PostScript")]
    public void Signatures_of_other_formats_are_named(string content, string named) =>
        Assert.Contains(named, Refusal(Encoding.UTF8.GetBytes(content)).Message, StringComparison.Ordinal);
}
