using Summarizer.Documents;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading;
using static Summarizer.Pipeline.Tests.Reading.ReadingArticles;
using static Summarizer.Pipeline.Tests.Support.DocxMaker;

namespace Summarizer.Pipeline.Tests.Reading;

public sealed class DocxReadingTests
{
    [Fact]
    public void Paragraphs_headings_lists_and_tables_keep_their_kinds()
    {
        string body =
            Paragraph("Der Bericht", "<w:pStyle w:val=\"Titel\"/>")
                + Paragraph("Inhalt 1", "<w:pStyle w:val=\"Verzeichnis1\"/>")
            + Paragraph("Lage", "<w:pStyle w:val=\"berschrift1\"/>")
            + Paragraph("Tiefer", "<w:pStyle w:val=\"Eigene\"/>")
            + "<w:p><w:r><w:t>Ein </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">fetter "
            + "</w:t></w:r><w:hyperlink><w:r><w:t>Absatz</w:t></w:r></w:hyperlink><w:r><w:t>.</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p>"
            + Paragraph("Punkt", "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr>")
            + Paragraph("Von Hand", run: "<w:b/>") + Paragraph("Ein Zitat.", "<w:pStyle w:val=\"Zitat\"/>")
            + Paragraph("Bild 1", "<w:pStyle w:val=\"Beschriftung\"/>")
            + $"<w:tbl><w:tr><w:tc>{Paragraph("Jahr")}</w:tc><w:tc>{Paragraph("Wert")}</w:tc></w:tr></w:tbl>"
            + $"<w:tbl><w:tr><w:tc>{Paragraph("Nur ein Kasten um Text.")}</w:tc></w:tr></w:tbl>"
            + "<w:p><w:r><w:t>Zeile</w:t><w:br/><w:t>zwei</w:t></w:r></w:p>";
        ReadArticle article = Read(Make(body), "a.docx");
        Assert.Equal(
            [
                "Heading1: Der Bericht", "Heading1: Lage", "Heading2: Tiefer", "Paragraph: Ein fetter Absatz.",
                "ListItem: Punkt", "Heading3: Von Hand",
                "Quotation: Ein Zitat.", "Caption: Bild 1", "Table: Jahr | Wert", "Paragraph: Nur ein Kasten um Text.",
                "Paragraph: Zeile\nzwei",
            ],
            article.Lines());
        Assert.Equal("Der Bericht", article.Document.Title);
        Assert.Equal("de", article.Document.Language);
        Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document", article.ContentType);
    }

    [Theory]
    [InlineData("Table 1: Deposit in four harbours.", "Caption")]
    [InlineData("Figure 2.3 Deposit in four harbours", "Caption")]
    [InlineData("Abb. 3a: Ablagerung in vier Häfen", "Caption")]
    [InlineData("Table 12 shows the deposit in four harbours.", "Paragraph")]
    [InlineData("Figure 3a gives the cost, and Table 2 the area.", "Paragraph")]
    [InlineData("Tabelle 4, die letzte, nennt die Kosten.", "Paragraph")]
    [InlineData("Table talk is not a caption.", "Paragraph")]
    public void Captions_made_by_hand_are_told_from_prose_about_them(string text, string kind) =>
        Assert.Equal([$"{kind}: {text}"], Read(Make(Paragraph(text)), "a.docx").Lines());

    [Theory]
    [InlineData("<m:sSup><m:e><m:d><m:e>{a+b}</m:e></m:d></m:e><m:sup>{2}</m:sup></m:sSup>", "(a+b)²")]
    [InlineData("<m:func>{f}<m:d><m:dPr/><m:e>{x}</m:e><m:e>{y}</m:e></m:d></m:func>", "f(x|y)")]
    [InlineData("<m:d><m:dPr><m:begChr m:val='['/><m:sepChr m:val=','/><m:endChr m:val=')'/></m:dPr>"
        + "<m:e>{0}</m:e><m:e><m:f><m:num>{a+1}</m:num><m:den>{b}</m:den></m:f></m:e></m:d>", "[0,(a+1)/b)")]
    [InlineData("<m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr><m:sub>{i}</m:sub><m:sup>{n}</m:sup>"
        + "<m:e><m:d><m:e>{x}</m:e></m:d></m:e></m:nary>", "∑iⁿ(x)")]
    [InlineData("<m:nary><m:e>{f}</m:e></m:nary>", "∫f")]
    [InlineData("<m:rad><m:deg>{3}</m:deg><m:e>{x}</m:e></m:rad>{=2}", "³√x=2")]
    [InlineData("<m:rad><m:deg/><m:e>{x}</m:e></m:rad>", "√x")]
    [InlineData("<m:d/>{1}", "1")]
    public void Equations_keep_their_brackets_sums_and_roots(string equation, string text)
    {
        string math = equation.Replace("{", "<m:r><m:t>", StringComparison.Ordinal)
            .Replace("}", "</m:t></m:r>", StringComparison.Ordinal);
        string body = "<w:p><w:r><w:t xml:space='preserve'>It is </w:t></w:r><m:oMath "
            + $"xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'>{math}</m:oMath></w:p>";

        Assert.Equal(["Paragraph: It is " + text], Read(Make(body), "a.docx").Lines());
    }

    [Fact]
    public void An_empty_row_of_a_table_is_left_out() =>
        Assert.Equal(["Table: Year | Litres"], Read(Make(
            $"<w:tbl><w:tr><w:tc>{Paragraph("Year")}</w:tc><w:tc>{Paragraph("Litres")}</w:tc></w:tr>"
                + $"<w:tr><w:tc>{Paragraph("")}</w:tc><w:tc>{Paragraph("")}</w:tc></w:tr></w:tbl>"), "a.docx").Lines());

    [Theory]
    [InlineData("Présentation PowerPoint", null)]
    [InlineData("Presentación de PowerPoint", null)]
    [InlineData("Apresentação do PowerPoint", null)]
    [InlineData("Презентация PowerPoint", null)]
    [InlineData("PowerPoint-Präsentation", null)]
    [InlineData("Diapositiva 1", null)]
    [InlineData("Introduction to PowerPoint", "Introduction to PowerPoint")]
    [InlineData("PowerPoint for teachers", "PowerPoint for teachers")]
    public void Titles_that_a_program_gives_are_not_titles(string title, string? expected) =>
        Assert.Equal(expected,
            Read(Make(Paragraph("Mots."), $"<dc:title>{title}</dc:title>"), "a.docx").Document.Title);

    [Fact]
    public void Properties_give_title_and_language() =>
        Assert.Equal(("The title", "fr"),
            Read(Make(Paragraph("Mots."), "<dc:title>The title</dc:title><dc:language>fr-FR</dc:language>"),
                "a.docx").Document is var d ? (d.Title, d.Language) : default);

    [Fact]
    public void Deleted_moved_and_hidden_text_is_not_read()
    {
        string body =
            "<w:p><w:del><w:r><w:delText>gone</w:delText><w:t>gone</w:t></w:r></w:del><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom><w:ins><w:r><w:t>Here</w:t></w:r></w:ins>"
            + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>gone</w:t></w:r><w:r><w:t> we "
            + "are.</w:t><w:instrText>gone</w:instrText></w:r></w:p>";
        Assert.Equal(["Paragraph: Here we are."], Read(Make(body), "a.docx").Lines());
    }

    [Fact]
    public void The_look_before_a_tracked_change_is_not_applied()
    {
        string body =
            Paragraph("The lamp burns.",
                "<w:pPrChange w:id=\"1\"><w:pPr><w:pStyle w:val=\"berschrift1\"/></w:pPr></w:pPrChange>",
                "<w:rPrChange w:id=\"2\"><w:rPr><w:strike/></w:rPr></w:rPrChange>");
        Assert.Equal(["Paragraph: The lamp burns."], Read(Make(body), "a.docx").Lines());
    }

    [Fact]
    public void Readings_above_characters_are_left_out()
    {
        const string body = "<w:p><w:r><w:ruby><w:rt><w:r><w:t>とうだい</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>灯台"
            + "</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:t>が光る。</w:t></w:r></w:p>";
        Assert.Equal(["Paragraph: 灯台が光る。"], Read(Make(body), "a.docx").Lines());
    }

    [Fact]
    public void A_text_box_is_read_once_as_a_paragraph_of_its_own()
    {
        string box = $"<w:txbxContent>{Paragraph("In the box.")}</w:txbxContent>";
        string body =
            $"<w:p><w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent><w:t>Around it.</w:t></w:r></w:p>";
        Assert.Equal(["Paragraph: In the box.", "Paragraph: Around it."], Read(Make(body), "a.docx").Lines());
    }

    [Theory]
    [InlineData("berschrift2", "Heading2: Words")]
    [InlineData("Heading3", "Heading3: Words")]
    [InlineData("Standard", "Paragraph: Words")]
    public void Without_a_style_sheet_the_ids_tell(string id, string expected) =>
        Assert.Equal([expected],
            Read(Make(Paragraph("Words", $"<w:pStyle w:val=\"{id}\"/>"), styles: false), "a.docx").Lines());

    [Fact]
    public void A_paragraph_whose_end_is_deleted_goes_on_in_the_next_one()
    {
        string body =
            Paragraph("The lamp burns ", "<w:rPr><w:del w:id=\"1\" w:author=\"a\"/></w:rPr>")
                + Paragraph("oil each night.")
            + Paragraph("It is dear.");
        Assert.Equal(["Paragraph: The lamp burns oil each night.", "Paragraph: It is dear."],
            Read(Make(body), "a.docx").Lines());
    }

    [Fact]
    public void A_line_break_ends_a_heading_above_text()
    {
        const string bold =
            "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Oil</w:t><w:br/></w:r><w:r><w:t>The lamp burns oil.</w:t></w:r></w:p>";
        const string styled =
            "<w:p><w:pPr><w:pStyle w:val=\"berschrift1\"/></w:pPr><w:r><w:t>Storms</w:t><w:br/><w:t>In winter they "
                + "put it out.</w:t></w:r></w:p>";
        Assert.Equal(
            ["Heading3: Oil", "Paragraph: The lamp burns oil.", "Heading1: Storms",
                "Paragraph: In winter they put it out."],
            Read(Make(bold + styled), "a.docx").Lines());
    }

    [Fact]
    public void Contents_made_by_Google_Docs_are_left_out()
    {
        const string inControl =
            "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj></w:sdtPr>"
            + "<w:sdtContent><w:p><w:r><w:t>Oil 3</w:t></w:r></w:p></w:sdtContent></w:sdt>";
        const string bare =
            "<w:p><w:hyperlink w:anchor=\"_heading=h.abc\"><w:r><w:t>Storms</w:t></w:r></w:hyperlink><w:r><w:tab/><w:t>4</w:t></w:r></w:p>";
        Assert.Equal(["Paragraph: The lamp burns oil."],
            Read(Make(inControl + bare + Paragraph("The lamp burns oil.")), "a.docx").Lines());
    }

    [Fact]
    public void Other_packages_are_named()
    {
        Assert.Contains("Excel", Refusal(Zip(("xl/workbook.xml", "<x/>"))).Message, StringComparison.Ordinal);
        Assert.Contains("OpenDocument", Refusal(Zip(("content.xml", "<x/>"), ("mimetype", "x"))).Message,
            StringComparison.Ordinal);
        Assert.Equal(FailureCode.UnsupportedType, Refusal(Zip(("a.txt", "Words."))).Code);
    }

    [Fact]
    public void A_bomb_is_too_large()
    {
        // 100 MB of spaces pack into 100 KB.
        ArticleException refusal = Refusal(Make(Paragraph(new string(' ', 100_000_000))), "a.docx");
        Assert.Equal(FailureCode.TooLarge, refusal.Code);
        // by its ratio
        Assert.Equal(FailureCode.TooLarge, Refusal(Make(Paragraph(new string('a', 5_000_000))), "a.docx").Code);
    }

    [Fact]
    public void A_directory_that_lies_about_a_size_helps_nothing()
    {
        byte[] bomb =
            Make(Paragraph(string.Concat(Enumerable.Range(0, 400_000).Select(i => $"{i * 7919L % 1000003} "))),
                styles: false);
        // The uncompressed size is in the central directory, 24 bytes behind its signature.
        int directory = bomb.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(bomb.AsSpan(directory + 24), 1000);
        ReadingLimits limits = Patient with { MaxDocxPartBytes = 100_000 };
        Assert.Throws<ArticleException>(() => ArticleReader.Read(bomb, null, "a.docx", limits));
    }

    [Fact]
    public void Thousands_of_attributes_on_one_element_are_refused_and_as_many_on_several_are_not()
    {
        // For each attribute the XML reader looks at all others of the element: a million took it 45 seconds.
        string attributes = string.Concat(Enumerable.Range(0, 20_000).Select(i => $" a{i}=\"\""));
        ArticleException refusal = Refusal(Make($"<w:p{attributes}/>" + Paragraph("Words.")), "a.docx");
        Assert.Equal(FailureCode.UnreadableArticle, refusal.Code);
        Assert.Contains("10000 attributes", refusal.Message, StringComparison.Ordinal);

        string several = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<w:p a=\"{i}\"/>"));
        Assert.Contains("Words.", Read(Make(several + Paragraph("Words.")), "a.docx").Document.Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Entities_are_prohibited()
    {
        const string bomb =
            "<!DOCTYPE w:document [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b "
            + "\"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><w:document " + Namespace
            + "><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>";
        Assert.Equal(FailureCode.UnreadableArticle, Refusal(Zip(("word/document.xml", bomb))).Code);
    }

    [Fact]
    public void Absurd_nesting_and_damage_are_refused()
    {
        Assert.Equal(FailureCode.UnreadableArticle,
            Refusal(Make(string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", 20_000)))).Code);
        Assert.Equal(FailureCode.UnreadableArticle, Refusal(Make("<w:p><w:r>")).Code);
        byte[] whole = Make(Paragraph("Words."));
        Assert.Equal(FailureCode.UnreadableArticle, Refusal(whole[..(whole.Length / 2)]).Code);
        Assert.Equal(FailureCode.EmptyArticle, Refusal(Make("")).Code);
    }

    [Theory]
    [InlineData("<w:sz w:val=\"40\"/>", "<w:sz w:val=\"32\"/>", "", "1", "2")]
    [InlineData("<w:sz w:val=\"32\"/>", "<w:b/><w:sz w:val=\"32\"/>", "<w:sz w:val=\"24\"/>", "1", "1")]
    [InlineData("<w:sz w:val=\"24\"/>", "<w:sz w:val=\"26\"/>", "", null, null)]
    [InlineData("<w:sz w:val=\"40\"/>", "<w:sz w:val=\"40\"/>", "<w:sz w:val=\"40\"/>", null, null)]
    public void Short_lines_in_larger_type_are_headings(
        string first, string second, string text, string? firstLevel, string? secondLevel)
    {
        const string words = "The lamp of the harbour burns whale oil, and its keeper fills it each evening at six.";
        Document document = Read(Make(Paragraph("The old lamp", run: first) + Paragraph(words, run: text)
            + Paragraph("Its oil", run: second) + Paragraph(words, run: text)), "a.docx").Document;
        Block[] headings = [.. document.Blocks.Where(block => block.Kind == BlockKind.Heading)];
        Assert.Equal(new[] { firstLevel, secondLevel }.OfType<string>(), headings.Select(block => $"{block.Level}"));
        Assert.Equal(firstLevel is null ? null : "The old lamp", document.Title);
    }

    [Fact]
    public void Large_lines_beside_styled_headings_and_sentences_are_text()
    {
        const string large = "<w:sz w:val=\"48\"/>";
        string[] lines = Read(Make(Paragraph("The lamp", "<w:outlineLvl w:val=\"0\"/>")
            + Paragraph("A motto", run: large) + Paragraph("It burns oil.")), "a.docx").Lines();
        Assert.Equal(["Heading1: The lamp", "Paragraph: A motto", "Paragraph: It burns oil."], lines);
        Assert.Equal(["Paragraph: The lamp burns.", "Paragraph: It has burnt whale oil for a hundred years."],
            Read(Make(Paragraph("The lamp burns.", run: large)
                + Paragraph("It has burnt whale oil for a hundred years.")), "a.docx").Lines());
    }
}
