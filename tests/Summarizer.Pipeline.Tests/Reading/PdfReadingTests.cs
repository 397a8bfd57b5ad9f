using System.Text;
using Summarizer.Documents;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading;
using Summarizer.Pipeline.Tests.Support;
using static Summarizer.Pipeline.Tests.Reading.ReadingArticles;

namespace Summarizer.Pipeline.Tests.Reading;

public sealed class PdfReadingTests
{
    /// <summary>Lines of 12 points' leading from a point downwards.</summary>
    private static IEnumerable<(double, double, double, string)> Column(double x, double y, params string[] lines) =>
        lines.Select((line, i) => (x, y - (12.0 * i), 10.0, line));

    private static readonly string[] Left =
        ["The harbour town lives from its fish and its sum-", "mer guests. It voted on Sunday to keep the old",
            "bridge, whose repair will cost some four million", "in all, and whose well-known towers were built"];
    private static readonly string[] Right =
        ["in two years. The work begins in spring and will", "go on until the autumn. Until then a ferry runs",
            "from the old pier every quarter of an hour.", "It takes bicycles, too."];

    [Fact]
    public void Columns_are_read_one_after_the_other_and_broken_words_made_whole()
    {
        ReadArticle article =
            Read(PdfMaker.Make([(50, 780, 18, "The old bridge stays"), .. Column(50, 740, Left),
                .. Column(320, 740, Right)]), "a.pdf");
        Assert.Equal(
            [
                "Heading1: The old bridge stays",
                "Paragraph: The harbour town lives from its fish and its summer guests. It voted on Sunday to keep "
                    + "the old bridge, whose repair will cost some four million in all, and whose well-known towers "
                    + "were built in two years. The work begins in spring and will go on until the autumn. Until then "
                    + "a ferry runs from the old pier every quarter of an hour.",
                "Paragraph: It takes bicycles, too.",
            ],
            article.Lines()
                .Select(line => line.Replace(" hour. It takes", " hour.\nIt takes", StringComparison.Ordinal))
                .SelectMany(line => line.Split('\n'))
                .Select(line => line.StartsWith("It takes", StringComparison.Ordinal) ? "Paragraph: " + line : line));
        Assert.Equal("The old bridge stays", article.Document.Title);
        Assert.Equal("en", article.Document.Language);
    }

    [Fact]
    public void Columns_drawn_line_by_line_in_turn_are_told_apart()
    {
        var interleaved =
            Column(50, 740, Left).Zip(Column(320, 740, Right), (a, b) => new[] { a, b }).SelectMany(pair => pair);
        string text = Read(PdfMaker.Make([.. interleaved]), "a.pdf").Document.Text;
        Assert.Contains("towers were built in two years", text, StringComparison.Ordinal);
        Assert.Contains("keep the old bridge, whose", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_drawn_from_the_bottom_up_is_read_from_the_top_down()
    {
        string[][] paragraphs =
            [["Third paragraph, the last one, in which", "it all ends well."],
                ["Second paragraph, which stands in the middle", "of the page."],
                ["First paragraph of the page, where the", "reader begins."],
                ["Title of it all on top of the page, before", "the first one."]];
        var page = paragraphs.SelectMany((lines, i) => Column(50, 400 + (100 * i), lines));
        string text = Read(PdfMaker.Make([.. page]), "a.pdf").Document.Text;
        Assert.True(text.IndexOf("First", StringComparison.Ordinal) < text.IndexOf("Second", StringComparison.Ordinal));
        Assert.True(text.IndexOf("Second", StringComparison.Ordinal) < text.IndexOf("Third", StringComparison.Ordinal));
    }

    [Fact]
    public void Running_heads_and_page_numbers_are_left_out()
    {
        var pages = Enumerable.Range(1, 4)
            .Select(i => Column(50, 700, $"Page {i} speaks of matter number {i} at some length.",
                "It has a second line that ends here.")
            .Prepend((50.0, 810.0, 9.0, "Harbour Quarterly, June 2026")).Append((290.0, 30.0, 9.0, $"- {i} -"))
            .ToArray()).ToArray();
        string text = Read(PdfMaker.Make(pages), "a.pdf").Document.Text;
        Assert.DoesNotContain("Quarterly", text, StringComparison.Ordinal);
        Assert.DoesNotContain("- 2 -", text, StringComparison.Ordinal);
        Assert.Contains("matter number 3", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_tables_are_no_sentences()
    {
        var rows = Enumerable.Range(0, 4)
            .SelectMany(i => new[] { (50.0, 600.0 - (14 * i), 10.0, $"Row {i}"),
                (200.0, 600.0 - (14 * i), 10.0, $"{i * 7}"), (300.0, 600.0 - (14 * i), 10.0, "steel") });
        ReadArticle article = Read(PdfMaker.Make([.. Column(50, 740, Left), .. rows]), "a.pdf");
        Assert.Equal("Row 0 | 0 | steel", article.Of(BlockKind.Table)[0]);
        Assert.Equal(4, article.Of(BlockKind.Table).Length);
    }

    [Fact]
    public void A_table_beside_a_column_takes_no_line_of_it()
    {
        var rows = Enumerable.Range(1, 2)
            .SelectMany(i => new[] { (330.0, 740.0 - (12 * i), 10.0, $"{2020 + i}"),
                (400.0, 740.0 - (12 * i), 10.0, $"{i * 7}"), (460.0, 740.0 - (12 * i), 10.0, "steel") });
        ReadArticle article = Read(PdfMaker.Make([.. Column(50, 740, Left), .. rows]), "a.pdf");
        Assert.Contains("voted on Sunday to keep the old bridge, whose repair will cost some four million",
            article.Document.Text, StringComparison.Ordinal);
        Assert.Equal(["2021 | 7 | steel", "2022 | 14 | steel"], article.Of(BlockKind.Table));
    }

    [Fact]
    public void A_long_label_stays_in_its_row()
    {
        var rows = Enumerable.Range(0, 4)
            .SelectMany(i => new[] { (50.0, 600.0 - (12 * i), 10.0, $"Net cash provided by activities of harbour {i}"),
                (330.0, 600.0 - (12 * i), 10.0, $"{i * 7}"), (400.0, 600.0 - (12 * i), 10.0, $"{i}") });
        ReadArticle article = Read(PdfMaker.Make([.. Column(50, 740, Left), .. rows]), "a.pdf");
        Assert.Equal("Net cash provided by activities of harbour 0 | 0 | 0", article.Of(BlockKind.Table)[0]);
    }

    [Fact]
    public void The_title_that_a_browser_prints_at_the_edge_is_left_out()
    {
        ReadArticle article =
            Read(PdfMaker.Make("/Title (The harbour report)",
                [(50, 770, 18, "The harbour report"), .. Column(50, 700, Left), (200, 815, 8, "The harbour report"),
                    (50, 815, 8, "11/23/26, 4:46 PM")]), "a.pdf");
        Assert.Equal(["The harbour report"], article.Of(BlockKind.Heading));
        Assert.Single(article.Lines(), line => line.Contains("The harbour report", StringComparison.Ordinal));
    }

    [Fact]
    public void Bold_lines_captions_lists_and_notes_are_told_by_their_looks()
    {
        ReadArticle article = Read(
            PdfMaker.Make(
                [
                    (50, 760, 10, "**What it costs"), .. Column(50, 740, Left),
                    (50, 670, 10, "Figure 2: The bridge in June."), (50, 640, 10, "\u0095 Steel"),
                    (50, 628, 10, "\u0095 Paint"),
                    (50, 60, 7, "1 A note at the foot of the page."),
                ]),
            "a.pdf");
        Assert.Equal(["What it costs"], article.Of(BlockKind.Heading));
        Assert.Equal(["Figure 2: The bridge in June."], article.Of(BlockKind.Caption));
        Assert.Equal(["Steel", "Paint"], article.Of(BlockKind.ListItem));
        Assert.DoesNotContain("A note", article.Document.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(The harbour report)", "The harbour report")]
    [InlineData("(Microsoft Word - report.doc)", null)]
    [InlineData("(report_final.pdf)", null)]
    public void The_title_of_the_properties_is_taken_unless_a_program_made_it_up(string title, string? expected) =>
        Assert.Equal(expected,
            Read(PdfMaker.Make($"/Title {title}", [.. Column(50, 740, Left)]), "a.pdf").Document.Title);

    [Fact]
    public void A_scan_has_no_text_layer() =>
        Assert.Contains("scan", Refusal(PdfMaker.Make([[]]), "a.pdf").Message, StringComparison.Ordinal);

    [Fact]
    public void Letters_that_mean_nothing_are_garbage()
    {
        // Every letter three further on, as fonts without a table of characters give them.
        string shifted =
            string.Concat(string.Join(' ', Left.Concat(Right)).ToLowerInvariant()
                .Select(c => c is >= 'a' and <= 'z' ? (char)(((c - 'a' + 3) % 26) + 'a') : c));
        Assert.Contains("garbage",
            Refusal(PdfMaker.Make([.. Column(20, 740, shifted[..90], shifted[90..180], shifted[180..270],
                shifted[270..])]), "a.pdf").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damage_is_said_and_what_can_be_read_is_read()
    {
        byte[] whole = PdfMaker.Make([.. Column(50, 740, Left)], [.. Column(50, 740, Right)]);
        Assert.Equal(FailureCode.UnreadableArticle, Refusal(whole[..200], "a.pdf").Code);
        Assert.Equal(FailureCode.UnreadableArticle, Refusal("%PDF-1.7\nnothing"u8.ToArray(), "a.pdf").Code);
        string noTable =
            Encoding.Latin1.GetString(whole).Replace("startxref", "startnothing", StringComparison.Ordinal);
        Assert.Contains("harbour", Read(Encoding.Latin1.GetBytes(noTable), "a.pdf").Document.Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_whose_object_is_missing_costs_only_itself()
    {
        byte[] pages = PdfMaker.Make([.. Column(50, 740, Left)], [.. Column(50, 740, Right)]);
        string whole = Encoding.Latin1.GetString(pages);
        string missing = whole.Replace("/Kids [4 0 R", "/Kids[44 0 R", StringComparison.Ordinal);
        Assert.NotEqual(whole, missing);

        ReadArticle article = Read(Encoding.Latin1.GetBytes(missing), "a.pdf");

        Assert.Equal(string.Join(' ', Right), article.Document.Text, ignoreAllWhiteSpace: true);
        Assert.Contains("1 of the PDF's 2 pages", Assert.Single(article.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_most_of_its_pages_is_refused()
    {
        string kids = string.Join(' ', Enumerable.Range(100, 100).Select(number => $"{number} 0 R"));
        string whole = Encoding.Latin1.GetString(PdfMaker.Make([.. Column(50, 740, Left)]));

        Assert.Equal(FailureCode.UnreadableArticle, Refusal(Encoding.Latin1.GetBytes(
            whole.Replace("/Kids [4 0 R", "/Kids [" + kids, StringComparison.Ordinal)), "a.pdf").Code);
    }

    [Fact]
    public void A_stream_that_unpacks_without_end_is_too_large()
    {
        var pdf = new PdfMaker();
        int bomb = pdf.AddStream("", new byte[40_000_000], deflate: true);
        int page = pdf.Add($"<< /Type /Page /Parent 3 0 R /MediaBox [0 0 595 842] /Contents {bomb} 0 R >>");
        pdf.Add($"<< /Type /Pages /Count 1 /Kids [{page} 0 R] >>");
        Assert.Equal(FailureCode.TooLarge,
            Refusal(pdf.Write(pdf.Add("<< /Type /Catalog /Pages 3 0 R >>")), "a.pdf").Code);
    }

    [Theory]
    [InlineData("/Predictor 2 /Columns 0")] // of which the library makes endless ones
    [InlineData("/Predictor 15 /Columns -5")]
    [InlineData("/Predictor 15 /Columns 2000000000")]
    [InlineData("/Predictor 12 /Columns 2147483647 /Colors 2147483647 /BitsPerComponent 2147483647")]
    public void Rows_of_no_length_or_any_are_too_large(string parameters) =>
        Assert.Equal(FailureCode.TooLarge,
            Refusal(OnePage(pdf => pdf.AddStream($"/DecodeParms << {parameters} >>", new byte[100], deflate: true)),
                "a.pdf").Code);

    [Fact]
    public void A_picture_in_the_place_of_the_text_is_not_unpacked() =>
        Assert.Equal(FailureCode.UnreadableArticle, Refusal(
            OnePage(pdf => pdf.AddStream("/Filter /CCITTFaxDecode /DecodeParms << /Columns 40000 /Rows 400000 >>",
                new byte[100])), "a.pdf").Code);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void What_the_older_packing_unpacks_is_counted_whenever_its_codes_get_wider(int earlyChange)
    {
        byte[] bomb = LzwMaker.Bomb(tables: 6, earlyChange);
        byte[] pdf = OnePage(maker =>
            maker.AddStream($"/Filter /LZWDecode /DecodeParms << /EarlyChange {earlyChange} >>", bomb));
        ReadingLimits limits = Patient with { MaxPdfStreamBytes = 40_000_000, MaxPdfTotalBytes = 40_000_000 };
        Assert.Equal(FailureCode.TooLarge,
            Assert.Throws<ArticleException>(() => ArticleReader.Read(pdf, null, "a.pdf", limits)).Code);
        // With room for it, it is what it says: nothing but spaces.
        limits = Patient with { MaxPdfStreamBytes = 50_000_000, MaxPdfTotalBytes = 200_000_000 };
        Assert.Contains("no text layer",
            Assert.Throws<ArticleException>(() => ArticleReader.Read(pdf, null, "a.pdf", limits)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(29, 29, false)] // not yet
    [InlineData(30, 15, true)]
    [InlineData(31, 1, false)] // the machine was frozen, or had no processor to spare
    [InlineData(119, 14, false)]
    [InlineData(120, 0, true)]
    public void Time_is_up_where_it_was_the_articles_own(int passed, int worked, bool isUp) =>
        Assert.Equal(isUp,
            ReadingDeadline.IsUp(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(passed), TimeSpan.FromSeconds(worked)));

    [Fact]
    public void Forms_that_draw_each_other_a_billion_times_are_stopped()
    {
        var pdf = new PdfMaker();
        string ten = string.Concat(Enumerable.Repeat("/X Do ", 10));
        int inner = pdf.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", "q Q"u8.ToArray());
        for (int i = 0; i < 9; i++)
            inner = pdf.AddStream(
                $"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {inner} 0 R >> >>",
                Encoding.ASCII.GetBytes(ten));
        int content = pdf.AddStream("", Encoding.ASCII.GetBytes(ten));
        int parent = pdf.Count + 2;
        int page = pdf.Add(
            $"<< /Type /Page /Parent {parent} 0 R /MediaBox [0 0 595 842] "
                + $"/Contents {content} 0 R /Resources << /XObject << /X {inner} 0 R >> >> >>");
        pdf.Add($"<< /Type /Pages /Count 1 /Kids [{page} 0 R] >>");
        byte[] bytes = pdf.Write(pdf.Add($"<< /Type /Catalog /Pages {parent} 0 R >>"));
        Assert.Equal(FailureCode.TooLarge, Refusal(bytes, "a.pdf").Code);
    }

    [Theory]
    [InlineData("<< /Type /Catalog /Pages 1 0 R >>")] // pages that are the catalogue
    [InlineData("<< /Type /Pages /Count 1 /Kids [1 0 R] >>")] // pages that contain themselves
    public void Loops_are_refused(string catalog)
    {
        var pdf = new PdfMaker();
        pdf.Add(catalog);
        Assert.Equal(FailureCode.UnreadableArticle,
            Refusal(pdf.Write(pdf.Add("<< /Type /Catalog /Pages 1 0 R >>")), "a.pdf").Code);
    }

    [Fact]
    public void Objects_nested_a_hundred_thousand_deep_are_refused()
    {
        var pdf = new PdfMaker();
        pdf.Add(new string('[', 100_000));
        pdf.Add("<< /Type /Pages /Count 1 /Kids [1 0 R] >>");
        Assert.Equal(FailureCode.UnreadableArticle,
            Refusal(pdf.Write(pdf.Add("<< /Type /Catalog /Pages 2 0 R >>")), "a.pdf").Code);
    }

    [Fact]
    public void More_pages_than_allowed_are_too_many()
    {
        byte[] pdf = PdfMaker.Make([.. Column(50, 740, Left)], [.. Column(50, 740, Right)]);
        Assert.Equal(FailureCode.TooLarge,
            Assert.Throws<ArticleException>(() => ArticleReader.Read(pdf, null, "a.pdf",
                Patient with { MaxPdfPages = 1 })).Code);
    }

    [Theory]
    [InlineData("xref\n0")]
    [InlineData("8 0 obj\n<< /Type /Catalog")]
    [InlineData("7 0 obj\n<< /Type /Pages")]
    public void A_file_without_its_end_is_read(string cutAt)
    {
        byte[] pages = PdfMaker.Make([.. Column(50, 740, Left)], [.. Column(50, 740, Right)]);
        string whole = Encoding.Latin1.GetString(pages);

        ReadArticle article = Read(pages[..whole.LastIndexOf(cutAt, StringComparison.Ordinal)], "a.pdf");

        Assert.Equal(Read(pages, "a.pdf").Document.Text, article.Document.Text);
    }

    [Fact]
    public void A_missing_font_is_reported()
    {
        string whole = Encoding.Latin1.GetString(
            PdfMaker.Make([.. Column(50, 740, Left), (50, 500, 11, "**The lamp burns in April.")]));
        byte[] missing =
            Encoding.Latin1.GetBytes(whole.Replace("/B 2 0 R", "/B 9 0 R", StringComparison.Ordinal));

        ReadArticle article = Read(missing, "a.pdf");

        Assert.DoesNotContain("lamp", article.Document.Text, StringComparison.Ordinal);
        Assert.Equal(WarningCode.PartlyRead, Assert.Single(article.Warnings).Code);
    }

    [Theory]
    [InlineData("11/23/26, 4:46 PM")]
    [InlineData("23.11.2026, 16:46")]
    [InlineData("file:///home/ada/harbour.html 1/1")]
    [InlineData("https://harbour.example.org/report?a=b")]
    public void The_date_and_the_address_that_a_browser_prints_at_the_edge_are_left_out(string printed)
    {
        ReadArticle article = Read(PdfMaker.Make([.. Column(50, 700, Left), (50, 20, 8, printed)]), "a.pdf");
        Assert.Equal(Read(PdfMaker.Make([.. Column(50, 700, Left)]), "a.pdf").Document.Text, article.Document.Text);
    }

    [Theory]
    [InlineData("Read more at https://harbour.example.org/report")]
    [InlineData("Friday, 23.11.2026")]
    public void Words_at_the_edge_stay(string words)
    {
        ReadArticle article = Read(PdfMaker.Make([.. Column(50, 700, Left), (50, 20, 8, words)]), "a.pdf");
        Assert.EndsWith(words, article.Document.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/S sh", true)]
    [InlineData("q 0 0 595 842 re W n /S sh Q", true)]
    [InlineData("q 0 0 595 400 re W n /S sh Q", false)]
    [InlineData("", false)]
    public void White_text_is_seen_on_shading(string ground, bool isSeen)
    {
        var pdf = new PdfMaker();
        int stream = pdf.AddStream("", Encoding.Latin1.GetBytes(ground
            + " BT 1 g /F 12 Tf 50 700 Td (The lamp burns.) Tj ET BT 0 g /F 12 Tf 50 300 Td (It shines on the sea.) Tj ET"));
        int page = pdf.Add($"<< /Type /Page /Parent 3 0 R /MediaBox [0 0 595 842] /Contents {stream} 0 R /Resources << "
            + "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> /Shading "
            + "<< /S << /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 595 0] /Function << /FunctionType 2 "
            + "/Domain [0 1] /C0 [0 0 0.3] /C1 [0 0.3 0.5] /N 1 >> >> >> >> >>");
        pdf.Add($"<< /Type /Pages /Count 1 /Kids [{page} 0 R] >>");

        string text = Read(pdf.Write(pdf.Add("<< /Type /Catalog /Pages 3 0 R >>")), "a.pdf").Document.Text;

        Assert.Equal(isSeen, text.Contains("lamp", StringComparison.Ordinal));
        Assert.Contains("shines", text, StringComparison.Ordinal);
    }

    private static byte[] OnePage(Func<PdfMaker, int> content)
    {
        var pdf = new PdfMaker();
        int stream = content(pdf), parent = pdf.Count + 2;
        int page = pdf.Add($"<< /Type /Page /Parent {parent} 0 R /MediaBox [0 0 595 842] /Contents {stream} 0 R >>");
        pdf.Add($"<< /Type /Pages /Count 1 /Kids [{page} 0 R] >>");
        return pdf.Write(pdf.Add($"<< /Type /Catalog /Pages {parent} 0 R >>"));
    }
}
