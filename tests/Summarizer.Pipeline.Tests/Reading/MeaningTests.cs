using Summarizer.Documents;
using Summarizer.Pipeline.Reading;
using static Summarizer.Pipeline.Tests.Reading.ReadingArticles;
using static Summarizer.Pipeline.Tests.Support.DocxMaker;

namespace Summarizer.Pipeline.Tests.Reading;

/// <summary>Tests that what formats and dialects write in ways of their own is read as its author means it.</summary>
public sealed class MeaningTests
{
    [Theory]
    [InlineData("It holds 10^6^ litres of H~2~O on 40 m<sup>2</sup>.", "It holds 10⁶ litres of H₂O on 40 m².")]
    [InlineData("Some 30 people per mile<sup>2</sup> and 10<sup>−</sup><sup>6</sup> g.",
        "Some 30 people per mile² and 10⁻⁶ g.")]
    [InlineData("Lead (<sup>206</sup>Pb) is heavy<sup>2</sup>.", "Lead (²⁰⁶Pb) is heavy.")]
    [InlineData("The price fell<sup>3</sup> to ~~nine~~ eight crowns.", "The price fell to eight crowns.")]
    [InlineData("Open <span style=\"display:none\">or never </span>daily.", "Open daily.")]
    [InlineData("The [[Town library|library]] of [[Norrby]] lends tools.", "The library of Norrby lends tools.")]
    [InlineData("%%check this%%The shelf is full. ![[shelf.png]]", "The shelf is full.")]
    [InlineData("import Tabs from \"@theme/Tabs\";\n\n:::tip Note\n\nThe shelf is full.\n\n:::\n\n{/* draft */}",
        "The shelf is full.")]
    [InlineData("<pre>\nThe shelf is full.\n</pre>", "The shelf is full.")]
    [InlineData("<script>\nfull()\n</script>\n\nThe shelf is full.", "The shelf is full.")]
    [InlineData("!!! note\n    The shelf is full.", "The shelf is full.")]
    [InlineData("!!! note \"Closed\"\n    The shelf is full.", "Closed\n\nThe shelf is full.")]
    [InlineData("???\n\nThe shelf is full.\n\n!!!", "???\n\nThe shelf is full.\n\n!!!")]
    public void Markdown_dialects_show_what_their_readers_see(string markdown, string text) =>
        Assert.Equal(text, Read(markdown, "a.md").Document.Text);

    [Theory]
    [InlineData("---\ntitle: >-\n  Library lends\n  tools\n---\nThe shelf is full.", "Library lends tools")]
    [InlineData("## Library lends tools\n\nThe shelf is full.", "Library lends tools")]
    [InlineData("The shelf is full.\n\n## Hours\n\nDaily.", null)]
    [InlineData("# Library lends tools {#top .wide}\n\nThe shelf is full.", "Library lends tools")]
    public void The_first_heading_of_a_Markdown_text_is_its_title(string markdown, string? title) =>
        Assert.Equal(title, Read(markdown, "a.md").Document.Title);

    [Fact]
    public void Code_keeps_what_dialects_would_take_out() =>
        Assert.Contains("%% [[x]]", Read("```\n%% [[x]]\n```\n\nThe shelf is full. %%no%%", "a.md").Document.Text,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("a.srt",
        "1\n00:00:01,000 --> 00:00:02,000\nThe library lends <i>tools</i>\n\n2\n00:00:02,000 --> 00:00:04,000\nsince "
            + "April.\n\n3\n00:00:09,000 --> 00:00:11,000\nRepairs cost little.\n")]
    [InlineData("a.vtt",
        "WEBVTT\n\nNOTE by hand\n\n00:01.000 --> 00:02.000 align:start\nThe library lends tools\n\n00:02.000 --> "
            + "00:04.000\nsince April.\n\n00:09.000 --> 00:11.000\nRepairs cost little.\n")]
    public void Subtitles_are_read_as_running_text(string name, string subtitles) =>
        Assert.Equal(["The library lends tools since April.", "Repairs cost little."],
            Read(subtitles, name).Of(BlockKind.Paragraph));

    [Fact]
    public void Subtitles_keep_their_speakers() =>
        Assert.Equal(
            ["Ada: Is the shelf full?", "Bo: Nearly."],
            Read("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>Is the shelf full?\n\n00:02.000 --> 00:03.000\n<v "
                + "Bo>Nearly.\n", "a.vtt").Of(BlockKind.Paragraph));

    [Fact]
    public void Letters_and_separate_marks_are_joined() =>
        Assert.Equal("Thư viện; Žižkov; Ångström", Read("Thư viện; Žižkov; Ångström", "a.txt").Document.Text);

    [Theory]
    [InlineData("<w:r><w:t>40 m</w:t></w:r><w:r><w:rPr><w:vertAlign "
        + "w:val=\"superscript\"/></w:rPr><w:t>2</w:t></w:r><w:r><w:t> of shelf</w:t></w:r>", "40 m² of shelf")]
    [InlineData("<w:r><w:t>10</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>-</w:t></w:r>"
        + "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>6</w:t></w:r>", "10⁻⁶")]
    [InlineData("<w:r><w:t>eight </w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>nine "
        + "</w:t></w:r><w:r><w:t>crowns</w:t></w:r>", "eight crowns")]
    [InlineData("<w:r><w:t>about 5 </w:t><w:sym w:font=\"Symbol\" w:char=\"F06D\"/><w:t>m</w:t></w:r>", "about 5 μm")]
    [InlineData("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Enter a "
        + "date.</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>In April.</w:t></w:r>", "In April.")]
    [InlineData("<w:r><w:t>about 5 \uF06Dm</w:t></w:r>", "about 5 μm")]
    [InlineData("<w:r><w:rPr><w:rFonts w:ascii=\"Wingdings\"/></w:rPr><w:t>\uF0FC</w:t></w:r><w:r><w:t>Done.</w:t></w:r>",
        "Done.")]
    [InlineData("<w:r><w:t>Seen.</w:t></w:r><w:r><w:rPr><w:color w:val=\"ffffff\"/></w:rPr><w:t> Unseen.</w:t></w:r>",
        "Seen.")]
    [InlineData("<w:r><w:t>Seen.</w:t></w:r><w:r><w:rPr><w:sz w:val=\"2\"/></w:rPr><w:t> Unseen.</w:t></w:r>", "Seen.")]
    [InlineData("<w:r><w:rPr><w:color w:val=\"FFFFFF\"/><w:shd w:val=\"clear\" w:fill=\"1F4E79\"/></w:rPr>"
        + "<w:t>White on blue.</w:t></w:r>", "White on blue.")]
    [InlineData("<w:pPr><w:shd w:val=\"clear\" w:fill=\"000000\"/></w:pPr><w:r><w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr>"
        + "<w:t>White on black.</w:t></w:r>", "White on black.")]
    public void Word_runs_keep_their_meaning(string runs, string text) =>
        Assert.Equal(text, Read(Make($"<w:p>{runs}</w:p>"), "a.docx").Document.Text);

    [Fact]
    public void White_words_in_a_table_in_Word_are_seen()
    {
        string cell = Paragraph("Year", run: "<w:color w:val=\"FFFFFF\"/>");
        string table = $"<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:fill=\"1F4E79\"/></w:tcPr>{cell}</w:tc></w:tr></w:tbl>";
        string body = table + Paragraph("In April.") + Paragraph("In May.");
        Assert.Contains("Year", Read(Make(body), "a.docx").Document.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void White_words_in_Word_are_seen_on_a_picture_and_where_nearly_all_are_white()
    {
        string white = Paragraph("The shelf is full.", run: "<w:color w:val=\"FFFFFF\"/>");
        Assert.Equal("The shelf is full.", Read(Make(white), "a.docx").Document.Text);
        Assert.Equal("In April.\n\nThe shelf is full.",
            Read(Make(Paragraph("In April.") + "<w:p><w:r><w:pict/></w:r></w:p>" + white), "a.docx").Document.Text);
    }

    [Fact]
    public void A_document_within_a_Word_document_that_is_not_read_is_named_in_a_warning() =>
        Assert.Equal(WarningCode.PartlyRead, Assert.Single(
            Read(Make(Paragraph("The shelf is full.") + "<w:altChunk/>"), "a.docx").Warnings).Code);

    [Fact]
    public void A_layout_table_in_Word_is_read_as_paragraphs()
    {
        const string prose =
            "The library of Norrby lends garden tools since April. Forty neighbours borrowed a spade in the first "
                + "week.";
        string table = $"<w:tbl><w:tr><w:tc>{Paragraph("Tools")}</w:tc><w:tc>{Paragraph(prose)}</w:tc></w:tr></w:tbl>";
        Assert.Equal(["Heading3: Tools", "Paragraph: " + prose], Read(Make(table), "a.docx").Lines());
    }

    [Theory]
    [InlineData("Microsoft Word - draft_3.doc")]
    [InlineData("(anonymous)")]
    [InlineData("Untitled-2")]
    [InlineData("report_final.docx")]
    public void Titles_that_programs_write_are_ignored(string title) =>
        Assert.Null(Read(Make(Paragraph("The shelf is full."), $"<dc:title>{title}</dc:title>"),
            "a.docx").Document.Title);

    [Fact]
    public void Pages_made_to_take_long_are_read_in_linear_time()
    {
        string page =
            "<html><body>"
                + string.Concat(Enumerable.Repeat("<div class='related article'><h2>Related</h2></div>", 20_000))
                + "<p>The shelf is full. It holds forty spades.</p></body></html>";
        Assert.Contains("forty spades", Read(page, "a.html").Document.Text, StringComparison.Ordinal);
    }
}
