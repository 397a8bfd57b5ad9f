using System.Globalization;
using System.Text;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading;
using Summarizer.Pipeline.Tests.Support;
using static Summarizer.Pipeline.Tests.Reading.ReadingArticles;
using static Summarizer.Pipeline.Tests.Support.DocxMaker;

namespace Summarizer.Pipeline.Tests.Reading;

/// <summary>Tests that what a page or a document shows is read, and nothing else.</summary>
public sealed class ShownTextTests
{
    private const string Prose =
        "The lamp on the pier burns oil, and its keeper climbs forty steps each evening to fill it. In winter the "
            + "storms put it out, so a second keeper sleeps in the room below the lantern.";

    [Theory]
    [InlineData("It costs <span class=\"line-through\">90</span> 45 crowns.", "It costs 45 crowns.")]
    [InlineData("It costs <b class=\"price text-decoration-line-through\">90</b> 45 crowns.", "It costs 45 crowns.")]
    [InlineData("It costs <span class=\"old\">90</span> 45 crowns.", "It costs 45 crowns.")]
    [InlineData("The lamp <span class=\"unseen\">is not</span> lit.", "The lamp lit.")]
    [InlineData("The lamp <span class=\"later\">is not</span> lit.", "The lamp is not lit.")]
    [InlineData("The lamp <span class=\"printed\">is not</span> lit.", "The lamp is not lit.")]
    [InlineData("The lamp <span id=\"gone\">is not</span> lit.", "The lamp lit.")]
    [InlineData("It holds 10<span class=\"up\">6</span> drops.", "It holds 10⁶ drops.")]
    [InlineData("It holds 10<span style=\"vertical-align: super\">6</span> drops.", "It holds 10⁶ drops.")]
    [InlineData("It holds 2<sup>k</sup> or e<sup>−x</sup> or 10<sup>a+b</sup> drops.",
        "It holds 2^k or e^(−x) or 10^(a+b) drops.")]
    [InlineData("The 21<sup>st</sup> keeper, M<sup>me</sup> Roe, left.", "The 21st keeper, Mme Roe, left.")]
    [InlineData("The keeper left<sup>1,2</sup> in May.", "The keeper left in May.")]
    [InlineData("The keeper left.<a href=\"#fn:2\" class=\"footnote-ref\">2</a>", "The keeper left.")]
    [InlineData("The keeper left.<a href=\"#_ftn3\">[3]</a>", "The keeper left.")]
    [InlineData("The keeper left.<a href=\"b.xhtml#n4\" role=\"doc-noteref\">4</a>", "The keeper left.")]
    [InlineData("The keeper left in <a href=\"#fn5\">chapter 5</a>.", "The keeper left in chapter 5.")]
    [InlineData("It holds <img class=\"latex\" alt=\"10^6 x_{12}\"> drops.", "It holds 10⁶ x₁₂ drops.")]
    [InlineData("It holds <span class=\"MathJax_Preview\">x</span><span class=\"MathJax\"><math><mi>x</mi></math></span> "
        + "drops.", "It holds x drops.")]
    [InlineData("Oil burns. <a href=\"#up\">↩︎</a>", "Oil burns.")]
    [InlineData("Write <code>&amp;amp;</code> for &amp;amp;.", "Write &amp; for &.")]
    [InlineData("<span style=\"display:block\">Oil burns.</span><span style=\"display:block\">Wax too.</span>",
        "Oil burns.\n\nWax too.")]
    public void A_page_is_read_as_its_styles_show_it(string html, string text)
    {
        const string sheet =
            "/* .x{display:none} */ span.old { text-decoration: line-through } .unseen{display:none}"
                + ".later{display:none} @media (min-width:9px){.later{display:inline}} #gone{display:none}"
                + "@media print { .printed { display: none } } .up { vertical-align: super; font-size: 60% }";
        string page =
            $"<html><head><style>{sheet}</style><title>The lamp</title></head><body><p>{html}</p></body></html>";
        Assert.Equal(text, Read(page, "a.html").Document.Text);
    }

    [Fact]
    public void A_struck_row_of_a_table_is_left_out() =>
        Assert.Equal("Year | Litres\n1931 | 40",
            Read("<table><tr><th>Year</th><th>Litres</th></tr><tr style=\"text-decoration:line-through\"><td>1930</td>"
                + "<td>90</td></tr><tr><td>1931</td><td>40</td></tr></table>", "a.html").Document.Text);

    [Fact]
    public void A_style_sheet_that_hides_all_text_is_a_loading_effect()
    {
        string text = string.Join("\n\n", Enumerable.Repeat(Prose, 4));
        string body = string.Concat(Enumerable.Repeat($"<p>{Prose}</p>", 4));
        Assert.Equal(text, Read($"<style>.body{{display:none}}</style><div class=\"body\">{body}</div>", "a.html")
            .Document.Text);
    }

    [Fact]
    public void References_escaped_twice_in_a_title_are_decoded() =>
        Assert.Equal("Keeper’s lamp & oil", Read("<html><head><title>Keeper&amp;#8217;s lamp &amp;amp; oil</title></head>"
            + $"<body><p>{Prose}</p></body></html>", "a.html").Document.Title);

    [Theory]
    [InlineData("tag-newsletter")]
    [InlineData("category-footer")]
    public void A_topic_in_the_classes_of_a_post_does_not_remove_it(string topic)
    {
        string comment = "<li class=\"comment\"><p>I have climbed these steps for twenty years, and nobody ever told me that "
            + "the lamp needs so much oil in winter.</p></li>";
        string page = $"<article class=\"hentry {topic}\"><h1>The lamp</h1><p>{Prose}</p><p>{Prose}</p></article>"
            + $"<ol class=\"comment-list\">{string.Concat(Enumerable.Repeat(comment, 9))}</ol>";
        Assert.DoesNotContain("twenty years", Read(page, "a.html").Document.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<w:r><w:rPr><w:rStyle w:val=\"Old\"/></w:rPr><w:t>90 </w:t></w:r><w:r><w:t>45</w:t></w:r>", "45")]
    [InlineData("<w:r><w:rPr><w:strike/><w:dstrike w:val=\"0\"/></w:rPr><w:t>90 </w:t></w:r><w:r><w:t>45</w:t></w:r>",
        "45")]
    [InlineData("<w:r><w:rPr><w:dstrike/><w:strike w:val=\"0\"/></w:rPr><w:t>90 </w:t></w:r><w:r><w:t>45</w:t></w:r>",
        "45")]
    [InlineData("<w:r><w:rPr><w:rStyle w:val=\"Gone\"/></w:rPr><w:t>90 </w:t></w:r><w:r><w:t>45</w:t></w:r>", "45")]
    [InlineData("<w:r><w:rPr><w:rStyle w:val=\"Old\"/><w:strike w:val=\"0\"/></w:rPr><w:t>45</w:t></w:r>", "45")]
    [InlineData("<w:r><w:t>10</w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"Up\"/></w:rPr><w:t>6</w:t></w:r>", "10⁶")]
    [InlineData("<w:r><w:t>10</w:t></w:r><w:r><w:rPr><w:position w:val=\"6\"/></w:rPr><w:t>6</w:t></w:r>", "10⁶")]
    [InlineData("<w:r><w:t>H</w:t></w:r><w:r><w:rPr><w:position w:val=\"-2147483648\"/></w:rPr><w:t>2</w:t></w:r>", "H₂")]
    [InlineData("<w:r><w:t>10</w:t></w:r><w:r><w:rPr><w:position w:val=\"-3\"/></w:rPr><w:t>6</w:t></w:r>", "106")]
    [InlineData("<w:r><w:t>2</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>k</w:t></w:r>",
        "2^k")]
    [InlineData("<w:r><w:t>In April.</w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"Hint\"/></w:rPr><w:t>Enter a date.</w:t></w:r>",
        "In April.")]
    public void Styles_of_characters_in_Word_strike_raise_and_hide(string runs, string text) =>
        Assert.Equal(text, Read(WithStyles($"<w:p>{runs}</w:p>"), "a.docx").Document.Text);

    [Theory]
    [InlineData("<w:del w:id=\"1\"/>")]
    [InlineData("<w:hidden/>")]
    public void Deleted_and_hidden_rows_in_Word_are_left_out(string properties)
    {
        string gone = $"<w:tr><w:trPr>{properties}</w:trPr><w:tc>{Paragraph("1930")}</w:tc></w:tr>";
        string kept = $"<w:tr><w:tc>{Paragraph("1931")}</w:tc></w:tr>";
        Assert.Equal("1931", Read(Make($"<w:tbl>{gone}{kept}</w:tbl>"), "a.docx").Document.Text);
    }

    [Fact]
    public void The_opening_heading_of_a_Word_document_is_its_title() =>
        Assert.Equal("The lamp", Read(Make("<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr><w:r><w:t>The lamp</w:t></w:r>"
            + $"</w:p>{Paragraph(Prose)}", "<dc:title>PowerPoint Presentation</dc:title>"), "a.docx").Document.Title);

    [Theory]
    [InlineData("chunk.rtf", @"{\rtf1\ansi The lamp burns oil.\par}")]
    [InlineData("chunk.mht", "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: "
        + "text/html\r\n\r\n<p>The lamp burns oil.</p>\r\n--b--\r\n")]
    [InlineData("chunk.dat", "<html><body><p>The lamp burns oil.</p></body></html>")]
    public void A_part_of_a_Word_document_in_another_format_is_read(string name, string content)
    {
        ReadArticle article = Read(WithPart(name, Encoding.UTF8.GetBytes(content)), "a.docx");
        Assert.Equal("In April.\n\nThe lamp burns oil.", article.Document.Text);
        Assert.Empty(article.Warnings);
    }

    [Theory]
    [InlineData("afchunk.xml", "<?xml version=\"1.0\"?><data/>")]
    [InlineData("chunk.docx", "PK\u0003\u0004 damaged")]
    [InlineData("chunk.eml", "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: image/png\r\n"
        + "Content-Disposition: attachment; filename=a.png\r\n\r\nAAAA\r\n--b--\r\n")]
    [InlineData("chunk.bin", "\0\u0001\u0002\0")]
    public void A_part_that_cannot_be_read_costs_a_Word_document_only_that_part(string name, string content)
    {
        ReadArticle article = Read(WithPart(name, Encoding.Latin1.GetBytes(content)), "a.docx");
        Assert.Equal("In April.", article.Document.Text);
        Assert.Equal(WarningCode.PartlyRead, Assert.Single(article.Warnings).Code);
    }

    [Fact]
    public void A_part_that_exceeds_a_limit_makes_its_Word_document_too_large()
    {
        string paragraphs = string.Concat(Enumerable.Repeat("<p>a</p>", 200));
        byte[] content = WithPart("chunk.html", Encoding.UTF8.GetBytes(paragraphs));
        ReadingLimits limits = Patient with { MaxHtmlElements = 100 };
        ArticleException error = Assert.Throws<ArticleException>(
            () => ArticleReader.Read(content, null, "a.docx", limits));
        Assert.Equal(FailureCode.TooLarge, error.Code);
    }

    [Fact]
    public void A_Word_document_within_another_is_read_but_not_those_within_it()
    {
        ReadArticle article = Read(WithPart("chunk.docx", WithPart("chunk.docx", Make(Paragraph("In June.")))), "a.docx");
        Assert.Equal("In April.\n\nIn April.", article.Document.Text);
        Assert.Equal(WarningCode.PartlyRead, Assert.Single(article.Warnings).Code);
    }

    [Fact]
    public void OpenDocument_lowers_text_by_a_share_and_hides_paragraphs_by_fields()
    {
        const string styles =
            "<style:style style:name=\"T1\"><style:text-properties style:text-position=\"-33% 58%\"/></style:style>";
        const string body = "<text:p>H<text:span text:style-name=\"T1\">2</text:span>O <text:placeholder>&lt;name&gt;"
            + "</text:placeholder></text:p><text:p><text:hidden-paragraph text:is-hidden=\"true\"/>Unseen.</text:p>";
        Assert.Equal("H₂O", Read(DocumentMaker.Odt(body, styles), "a.odt").Document.Text);
    }

    [Fact]
    public void Rtf_raises_text_by_half_points() =>
        Assert.Equal("10⁶ of H₂O", Read(@"{\rtf1\ansi 10{\up6 6} of H{\dn4 2}O\par}", "a.rtf").Document.Text);

    [Theory]
    [InlineData("\uFED7\uFEAE\uFEAD \uFEFB", "قرر لا")]
    [InlineData("The o\uFB03ce of \uFB01sh", "The office of fish")]
    [InlineData("\uFDFA \uFE0F!", "\uFDFA \uFE0F!")]
    public void Forms_of_letters_are_read_as_letters(string text, string letters) =>
        Assert.Equal(letters, PresentationForms.ToLetters(text));

    [Fact]
    public void Parts_of_a_Word_document_are_found_by_their_relationships()
    {
        const string word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
        const string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        byte[] content = Zip(
            ("_rels/.rels", $"<Relationships><Relationship Id=\"a\" Type=\"{office}/officeDocument\" "
                + "Target=\"./word/document2.xml\"/></Relationships>"),
            ("word/_rels/document2.xml.rels", $"<Relationships><Relationship Id=\"b\" Type=\"{office}/styles\" "
                + "Target=\"styles2.xml\"/></Relationships>"),
            ("word/document2.xml", $"<w:document {word}><w:body><w:p><w:pPr><w:pStyle w:val=\"Gone\"/></w:pPr><w:r><w:t>"
                + $"Unseen.</w:t></w:r></w:p>{Paragraph("In April.")}</w:body></w:document>"),
            ("word/styles2.xml", $"<w:styles {word}><w:style w:styleId=\"Gone\"><w:rPr><w:vanish/></w:rPr></w:style>"
                + "</w:styles>"));
        Assert.Equal("In April.", Read(content, "a.docx").Document.Text);
    }

    [Theory]
    [InlineData("The lamp on the pier", "The lamp", "on the pier")]
    [InlineData("The lamp on the pier", "The lamp", "on the pier", "-It burns.", "The sea", "The storm")]
    [InlineData("The lamp on the pier in winter", "The lamp", "on the pier", "in winter", "and spring", "and summer")]
    [InlineData("The lamp", "The lamp", "+300", "of winter")]
    public void A_title_in_Word_is_as_many_as_three_short_paragraphs(string title, params string[] paragraphs)
    {
        const string word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
        const string style = "<w:pStyle w:val=\"Title\"/>";
        IEnumerable<string> body = paragraphs.Select(text => text[0] switch
        {
            '-' => Paragraph(text[1..]),
            '+' => Paragraph(new string('a', int.Parse(text, CultureInfo.InvariantCulture)), style),
            _ => Paragraph(text, style),
        });
        byte[] content = Zip(("word/document.xml", $"<w:document {word}><w:body>{string.Concat(body)}"
            + $"{Paragraph("It burns.")}</w:body></w:document>"));
        Assert.Equal(title, Read(content, "a.docx").Document.Title);
    }

    [Theory]
    [InlineData("0:00\nthe keeper climbs\n0:31\nforty steps each\n1:02\nevening to fill it", "a.txt")]
    [InlineData("[00:00:00]\nthe keeper climbs\n[00:00:31]\nforty steps each\n[00:01:02]\nevening to fill it", "a.txt")]
    [InlineData("0:00:00.000,0:00:02.000\nthe keeper climbs\n\n0:00:02.000,0:00:04.000\nforty steps each\n\n"
        + "0:00:04.000,0:00:06.000\nevening to fill it\n", "a.sbv")]
    public void Times_of_a_transcript_are_left_out(string text, string name) =>
        Assert.Equal("the keeper climbs forty steps each evening to fill it",
            Read(text, name).Document.Text.Replace('\n', ' '));

    [Theory]
    [InlineData("12:30\nThe lamp burns.\nIt burns well.\nAll day.")]
    [InlineData("09:00\nDoors open.\n12:30\nThe mayor speaks.\n18:00\nThe day ends.")]
    [InlineData("0:45\nAnna swims.\n0:41\nBen swims.\n0:52\nCarla swims.")]
    public void Times_that_are_not_those_of_a_video_stay(string text) =>
        Assert.Equal(text, Read(text, "a.txt").Document.Text.Replace("\n\n", "\n", StringComparison.Ordinal));

    [Fact]
    public void Times_of_a_transcript_go_on_after_an_hour() =>
        Assert.Equal("the keeper climbs forty steps each evening",
            Read("0:58\nthe keeper climbs\n59:58\nforty steps\n1:00:02\neach evening", "a.txt").Document.Text
                .Replace('\n', ' '));

    [Fact]
    public void Readings_above_characters_in_subtitles_are_left_out() =>
        Assert.Equal("灯台が燃える。", Read("WEBVTT\n\n00:01.000 --> 00:02.000\n<ruby>灯台<rt>とうだい</rt></ruby>が燃える。\n",
            "a.vtt").Document.Text);

    [Fact]
    public void A_large_initial_in_a_PDF_that_is_drawn_first_belongs_to_its_word() =>
        Assert.Equal("The lamp burns oil on the pier.", Read(PdfMaker.MakeOf("BT /F 40 Tf 50 680 Td (T) Tj ET "
            + "BT /F 12 Tf 78 700 Td (he lamp burns oil) Tj ET BT /F 12 Tf 78 686 Td (on the pier.) Tj ET"), "a.pdf")
            .Document.Text);

    [Fact]
    public void A_letter_of_the_usual_size_in_a_PDF_is_no_initial() =>
        Assert.DoesNotContain("Bburner", Read(PdfMaker.MakeOf("BT /F 12 Tf 50 680 Td (B) Tj ET "
            + "BT /F 12 Tf 50 600 Td (The lamp burns oil on the pier.) Tj ET BT /F 6 Tf 60 685 Td (burner) Tj ET"),
            "a.pdf").Document.Text, StringComparison.Ordinal);

    [Fact]
    public void More_letters_than_a_page_has_initials_stay_apart_in_a_PDF()
    {
        int[] heights = [.. Enumerable.Range(1, 25).Select(i => 830 - (30 * i))];
        IEnumerable<string> initials = heights.Select(y => $"BT /F 20 Tf 50 {y} Td (T) Tj ET ");
        IEnumerable<string> lines = heights.Select(y => $"BT /F 8 Tf 63 {y + 8} Td (he lamp of the pier burns.) Tj ET ");
        string text = Read(PdfMaker.MakeOf(string.Concat(initials.Concat(lines))), "a.pdf").Document.Text;
        Assert.Equal(20, text.Split("The lamp").Length - 1);
    }

    [Fact]
    public void Raised_brackets_in_a_PDF_are_notes_and_raised_letters_powers() =>
        Assert.Equal("It burns 2^k drops.", Read(PdfMaker.MakeOf("BT /F 12 Tf 50 700 Td (It burns) Tj 5 Ts /F 7 Tf ([4]) Tj "
            + "0 Ts /F 12 Tf ( 2) Tj 5 Ts /F 7 Tf (k) Tj 0 Ts /F 12 Tf ( drops.) Tj ET"), "a.pdf").Document.Text);

    [Theory]
    [InlineData("0.93 g", "", 520, "The lamp burns.")]
    [InlineData("0.93 g", "0 0 595 842 re W n", 520, "The lamp burns.")]
    [InlineData("0.93 g", "0 0 0.4 rg 0 0 595 842 re f", 520, "DRAFT")]
    [InlineData("0.4 g", "", 520, "DRAFT")]
    [InlineData("0.93 g", "0 0 595 842 re W n", 400, "DRAFT")]
    [InlineData("0.93 g", "", 480, "DRAFT")]
    public void Large_pale_words_in_a_PDF_are_a_watermark_if_text_is_over_them(
        string color, string ground, int y, string start) =>
        Assert.StartsWith(start, Read(PdfMaker.MakeOf($"{ground} BT {color} /F 60 Tf 50 500 Td (DRAFT) Tj ET "
            + $"BT 0 g /F 12 Tf 60 {y} Td (The lamp burns.) Tj ET"), "a.pdf").Document.Text, StringComparison.Ordinal);

    private static byte[] WithStyles(string body)
    {
        const string word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
        return Zip(
            ("word/document.xml", $"<w:document {word}><w:body>{body}</w:body></w:document>"),
            ("word/styles.xml", $"<w:styles {word}><w:style w:styleId=\"Old\"><w:rPr><w:strike/></w:rPr></w:style>"
                + "<w:style w:styleId=\"Gone\"><w:rPr><w:strike/><w:dstrike w:val=\"0\"/></w:rPr></w:style>"
                + "<w:style w:styleId=\"Up\"><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>"
                + "<w:style w:styleId=\"Hint\"><w:name w:val=\"Placeholder Text\"/></w:style></w:styles>"));
    }

    private static byte[] WithPart(string name, byte[] content)
    {
        const string namespaces = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
            + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
        string document = $"<w:document {namespaces}><w:body>{Paragraph("In April.")}<w:altChunk r:id=\"r1\"/></w:body>"
            + "</w:document>";
        string relationships = "<Relationships><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/"
            + $"officeDocument/2006/relationships/aFChunk\" Target=\"{name}\"/></Relationships>";
        return Zip([("word/document.xml", Encoding.UTF8.GetBytes(document)), ("word/" + name, content),
            ("word/_rels/document.xml.rels", Encoding.UTF8.GetBytes(relationships))]);
    }
}
