using System.Globalization;
using System.Text;
using Summarizer.Documents;
using Summarizer.Pipeline.Reading;
using Summarizer.Pipeline.Tests.Support;
using static Summarizer.Pipeline.Tests.Reading.ReadingArticles;

namespace Summarizer.Pipeline.Tests.Reading;

/// <summary>Tests of how the lines on the pages of a PDF become sentences again.</summary>
public sealed class PdfProseTests
{
    private const string Soft = "\u00AD";

    private static readonly string[] Voyage =
    [
        "The ship was built for the northern trade by the", "Norrby Yard in the spring of 1923, and she went to",
        "12 owners in all before the war. None of them kept", "her for more than two winters, for she was slow and",
        "\"a glutton for coal\", as one of the masters wrote to", "his wife. In 1931 she was sold to be broken up.",
    ];

    private static readonly string[] Below =
    [
        "The crew waited for three days until the storm was", "over. Then they took the boats and rowed along the",
        "coast to the nearest harbour, which was empty, and",
    ];

    private static readonly string[] Listing =
    [
        "# Count the ships. Then sort them.", "ships = load_ships('norrby.csv')", "for ship in ships:",
        "count[ship.owner] += 1", "total = sum(count.values())", "# Print the result. It is short.",
        "print(total, sorted(count))",
    ];

    [Theory]
    [InlineData(12)]
    [InlineData(23.5)]
    [InlineData(27.6)]
    public void Sentences_go_on_over_lines_of_any_spacing(double spacing)
    {
        string text = Read(PdfMaker.Make([.. Column(760, spacing, 12, Voyage)]), "a.pdf").Document.Text;

        Assert.Equal(string.Join(' ', Voyage), text);
    }

    [Fact]
    public void The_last_page_has_the_spacing_of_the_others()
    {
        var pages = new[] { Voyage, Voyage[..3] }.Select(lines => Column(700, 27.6, 12, lines).ToArray()).ToArray();

        string text = Read(PdfMaker.Make(pages), "a.pdf").Document.Text;

        Assert.EndsWith("broken up.\n\n" + string.Join(' ', Voyage[..3]), text, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_far_apart_that_are_sentences_stay_paragraphs()
    {
        string[] lines = [.. Enumerable.Range(1, 6).Select(i => $"Boat {i} left the harbour of Norrby in good time.")];

        Assert.Equal(lines, Read(PdfMaker.Make([.. Column(760, 26, 12, lines)]), "a.pdf").Of(BlockKind.Paragraph));
        Assert.Equal(6, Read(PdfMaker.Make([.. Column(760, 26, 12, [.. lines.Select(line => line.TrimEnd('.'))])]), "a.pdf")
            .Document.Blocks.Count);
    }

    [Theory]
    [InlineData("Immo" + Soft, "bilien sind teuer.", "Immobilien sind teuer.")]
    [InlineData("The well" + Soft + "known inn is", "closed.", "The well-known inn is closed.")]
    [InlineData("Es hat Vor-", "und Nachteile.", "Es hat Vor- und Nachteile.")]
    [InlineData("The pre" + Soft, "and post-war lamps.", "The pre- and post-war lamps.")]
    [InlineData("A self-", "reliant crew.", "A self-reliant crew.")]
    [InlineData("A non-", "fatal fall.", "A non-fatal fall.")]
    [InlineData("The so-", "called inn.", "The so-called inn.")]
    [InlineData("A so-", "cial inn.", "A social inn.")]
    [InlineData("For ex-", "ample.", "For example.")]
    [InlineData("It is high-", "est there.", "It is highest there.")]
    [InlineData("The sta-", "to was new.", "The stato was new.")]
    [InlineData("Zwei Frau-", "en kamen.", "Zwei Frauen kamen.")]
    [InlineData("Gold in a thous-", "and bars, a thousand.", "Gold in a thousand bars, a thousand.")]
    [InlineData("Im all-", "gemeinen gut.", "Im allgemeinen gut.")]
    [InlineData("No short-", "ages here.", "No shortages here.")]
    [InlineData("The low-", "income area.", "The low-income area.")]
    [InlineData("A two-", "to three-year wait.", "A two- to three-year wait.")]
    [InlineData("A two- to three-", "year wait.", "A two- to three-year wait.")]
    [InlineData("A 2-", "to 3-year wait.", "A 2- to 3-year wait.")]
    [InlineData("Un fat-", "to anglo-italiano.", "Un fatto anglo-italiano.")]
    [InlineData("The 19-", "year-old crew.", "The 19-year-old crew.")]
    [InlineData("Some twenty-", "one boats.", "Some twenty-one boats.")]
    [InlineData("In the six-", "ties.", "In the sixties.")]
    [InlineData("Almost two-", "thirds of it.", "Almost two-thirds of it.")]
    [InlineData("A two-", "year wait.", "A two-year wait.")]
    [InlineData("To jest two-", "rzenie map.", "To jest tworzenie map.")]
    [InlineData("Dla Two-", "jego syna.", "Dla Twojego syna.")]
    public void Only_hyphens_that_break_a_word_are_removed(string line, string next, string text)
    {
        Assert.Equal(text, Read(Page("Helvetica", Column(760, 12, 10, line, next)), "a.pdf").Document.Text);
        if (!line.Contains(Soft, StringComparison.Ordinal))
            Assert.Equal(text == $"{line} {next}" ? $"{line}\n{next}" : text,
                Read(line + "\n" + next, "a.txt").Document.Text);
    }

    [Theory]
    [InlineData("a fit of R^2^ = 0.87", "a fit of R² = 0.87")]
    [InlineData("about 5 mg L^-1^ of salt", "about 5 mg L⁻¹ of salt")]
    [InlineData("some 40 kg ha^-1^ a year", "some 40 kg ha⁻¹ a year")]
    [InlineData("under 10^-6^ or 2^n^ bits", "under 10⁻⁶ or 2ⁿ bits")]
    [InlineData("for 30 people per mile^2^ of land", "for 30 people per mile² of land")]
    [InlineData("by the ^14^C method", "by the ¹⁴C method")]
    [InlineData("of lead (^206^Pb) alone", "of lead (²⁰⁶Pb) alone")]
    [InlineData("the 22^nd^ and 4^th^ of May", "the 22nd and 4th of May")]
    [InlineData("in earlier work^3^ and in reports^1-3^ too", "in earlier work and in reports too")]
    [InlineData("so they say.^12^ Others said \"no\"^4^ instead", "so they say. Others said \"no\" instead")]
    public void Raised_figures_are_powers_or_notes(string marked, string text)
    {
        string[] parts = marked.Split('^');
        string shown = string.Concat(parts.Select((part, i) =>
            (i % 2 == 0 ? "/F 10 Tf 0 Ts" : "/F 7 Tf 4 Ts") + $" ({part.Replace("(", "\\(").Replace(")", "\\)")}) Tj "));

        Assert.Equal(text, Read(PdfMaker.MakeOf($"BT 50 700 Td {shown}ET"), "a.pdf").Document.Text);
    }

    [Theory]
    [InlineData("1 g (unseen) Tj", false)]
    [InlineData("1 1 1 rg (unseen) Tj", false)]
    [InlineData("0 0 0 0 k (unseen) Tj", false)]
    [InlineData("3 Tr (unseen) Tj", false)]
    [InlineData("/F 1 Tf (unseen) Tj", false)]
    [InlineData("0.5 g (unseen) Tj", true)]
    [InlineData("/F 4 Tf (unseen) Tj", true)]
    [InlineData("1 g (unseen) Tj", true, "0 0 0.4 rg 40 640 400 40 re f")]
    [InlineData("1 g (unseen) Tj", true, "40 640 400 40 re W n")]
    [InlineData("1 g (unseen) Tj", false, "0 g 40 500 400 1 re f")]
    [InlineData("1 g (unseen) Tj", false, "1 g 40 640 400 40 re f")]
    [InlineData("3 Tr (unseen) Tj", true, "q 500 0 0 700 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID a EI Q")]
    public void Words_of_the_colour_of_the_paper_without_ink_or_size_are_left_out(
        string shown, bool isSeen, string below = "")
    {
        byte[] pdf = PdfMaker.MakeOf($"{below}\nBT 0 g /F 12 Tf 50 700 Td (The shelf of tools is full.) Tj\n"
            + $"0 -50 Td {shown} ET");

        Assert.Equal(isSeen, Read(pdf, "a.pdf").Document.Text.Contains("unseen", StringComparison.Ordinal));
    }

    [Fact]
    public void A_page_of_white_words_is_read() =>
        Assert.Equal("The shelf is full.",
            Read(PdfMaker.MakeOf("BT 1 g /F 12 Tf 50 700 Td (The shelf is full.) Tj ET"), "a.pdf").Document.Text);

    [Fact]
    public void A_space_that_takes_no_room_is_not_one()
    {
        byte[] content = PdfMaker.MakeOf("BT /F 12 Tf 50 700 Td [(Im) ( ) 278 (mo) ( ) (ist teuer.)] TJ ET");

        Assert.Equal("Immo ist teuer.", Read(content, "a.pdf").Document.Text);
    }

    [Fact]
    public void Heads_of_chapters_and_sections_are_left_out_of_long_documents()
    {
        var pages = new List<(double, double, double, string)[]>();
        for (int page = 1; page <= 40; page++)
        {
            string head = page % 2 == 0 ? $"CHAPTER {page / 10}. THE VOYAGE" : $"{page / 6}. THE SHIP";
            double number = page % 2 == 0 ? 50 : 500;
            pages.Add([(number, 800, 10, $"{page}"), (200, 800, 10, head), .. Column(700, 12, 10, Below)]);
        }

        string text = Read(PdfMaker.Make([.. pages]), "a.pdf").Document.Text;

        Assert.DoesNotContain("VOYAGE", text, StringComparison.Ordinal);
        Assert.DoesNotContain("SHIP", text, StringComparison.Ordinal);
        Assert.Contains("which was empty, and The crew", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(6, 10)]
    [InlineData(2, 10)]
    [InlineData(1, 14)]
    public void Headings_of_chapters_at_the_top_of_pages_stay(int pagesOfChapter, double size)
    {
        var pages = new List<(double, double, double, string)[]>();
        for (int page = 0; page < 4 * pagesOfChapter; page++)
        {
            var lines = Column(700, 12, 10, Below);
            if (page % pagesOfChapter == 0)
                lines.Insert(0, (50, 760, size, $"Chapter {(page / pagesOfChapter) + 1}"));
            pages.Add([.. lines]);
        }

        string text = Read(PdfMaker.Make([.. pages]), "a.pdf").Document.Text;

        Assert.All([1, 2, 3, 4], i => Assert.Contains($"Chapter {i}", text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{0} | THE LIGHTSHIP REPORT", 14)]
    [InlineData("The Lightship Report {0}", 14)]
    [InlineData("Roe et al. / Lightships 12 (2020) {0}", 9)]
    public void Heads_with_the_number_of_the_page_are_left_out_whatever_their_size(string head, double size)
    {
        // The last pages are references in small type.
        var pages = Enumerable.Range(1, 8).Select(page =>
            Column(700, 12, page < 6 ? 10 : 7, Below)
                .Prepend((50.0, 800.0, size, head.Replace("{0}", $"{page}", StringComparison.Ordinal))).ToArray());

        string text = Read(PdfMaker.Make([.. pages]), "a.pdf").Document.Text;

        Assert.DoesNotContain("lightship", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("The crew", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_of_a_table_at_the_top_of_a_page_are_not_page_numbers()
    {
        var pages = Enumerable.Range(1, 4)
            .Select(page => Column(700, 12, 10, Below).Append((290.0, 30.0, 9.0, $"{page}")).ToList()).ToList();
        pages[1].InsertRange(0, [(50, 790, 10, "Norrby"), (200, 790, 10, "12"), (300, 790, 10, "31"),
            (50, 776, 10, "Sandvik"), (200, 776, 10, "14"), (300, 776, 10, "28")]);

        ReadArticle read = Read(PdfMaker.Make([.. pages.Select(page => page.ToArray())]), "a.pdf");

        Assert.Equal(["Norrby | 12 | 31", "Sandvik | 14 | 28"], read.Of(BlockKind.Table));
        Assert.DoesNotContain("and 3", read.Document.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Typewriter_type_is_code_only_among_other_type()
    {
        string letter = Read(Page("Courier", Column(760, 12, 12, Voyage)), "a.pdf").Lines()[0];
        ReadArticle manual = Read(Page("Courier", Column(760, 12, 12, [.. Below, .. Voyage]),
            [(50, 600, 12, "int x = 1;"), (50, 588, 12, "int y = 2;")]), "a.pdf");

        Assert.Equal("Paragraph: " + string.Join(' ', Voyage), letter);
        Assert.Equal(["int x = 1;\nint y = 2;"], manual.Of(BlockKind.Code));
        Assert.All(Kinds(Page("Courier", Column(760, 12, 12, Listing)), "a.pdf"), kind => Assert.Equal("Code", kind));
    }

    [Fact]
    public void A_text_in_the_style_for_code_is_read_as_text()
    {
        const string Style = "text:style-name=\"Preformatted_20_Text\"";
        string typed = string.Concat(Voyage.Append("").Concat(Below)
            .Select(line => line.Length == 0 ? $"<text:p {Style}/>" : $"<text:p {Style}>{line}</text:p>"));
        string code = $"<text:p {Style}>int x = 1;</text:p><text:p {Style}>int y = 2;</text:p>";
        string word = string.Concat(Voyage.Append("").Concat(Below).Select(line =>
            DocxMaker.Paragraph(line, "<w:pStyle w:val=\"Code\"/>")));

        Assert.Equal(["Paragraph", "Paragraph"], Kinds(DocumentMaker.Odt(typed), "a.odt"));
        Assert.Equal(["Paragraph", "Paragraph"], Kinds(DocxMaker.Make(word), "a.docx"));
        Assert.Equal(["Code"], Kinds(DocumentMaker.Odt(
            string.Concat(Listing.Select(line => $"<text:p {Style}>{line}</text:p>"))), "a.odt"));
        Assert.Equal(["Paragraph", "Code"],
            Kinds(DocumentMaker.Odt($"<text:p>{string.Join(' ', Voyage)}</text:p>{code}"), "a.odt"));
    }

    private static IEnumerable<string> Kinds(byte[] content, string name) =>
        Read(content, name).Document.Blocks.Select(block => block.Kind.ToString());

    [Theory]
    [InlineData(90)]
    [InlineData(180)]
    [InlineData(270)]
    public void A_page_that_is_turned_is_read_as_any_other(int degrees)
    {
        byte[] pdf = Page("Helvetica", Column(500, 12, 12, Voyage), turned: degrees);

        Assert.Equal(string.Join(' ', Voyage), Read(pdf, "a.pdf").Document.Text);
    }

    [Fact]
    public void Pages_that_are_pictures_are_named_in_a_warning()
    {
        ReadArticle read = Read(PdfMaker.MakeDrawn(4, [1], Voyage[0]), "a.pdf");

        Assert.Equal(Voyage[0], read.Document.Text);
        Assert.Equal([WarningCode.PartlyRead], read.Warnings.Select(warning => warning.Code));
        Assert.Contains("pages 2-4.", read.Warnings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_only_sets_its_area_is_empty()
    {
        byte[] pdf = PdfMaker.MakeDrawn(2, [1], Voyage[0], other: "q 0 0 595 842 re W* n Q");

        Assert.Empty(Read(pdf, "a.pdf").Warnings);
    }

    [Fact]
    public void A_damaged_picture_does_not_cost_the_text_of_its_page()
    {
        var pdf = new PdfMaker();
        int font = pdf.Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        int picture = pdf.AddStream("/Type /XObject /Subtype /Image /ColorSpace 77 0 R /Filter /No", new byte[9]);
        int text = pdf.AddStream("", Encoding.ASCII.GetBytes($"/X Do BT /F 12 Tf 50 700 Td ({Voyage[0]}) Tj ET"));
        int page = pdf.Add($"<< /Type /Page /Parent 5 0 R /MediaBox [0 0 595 842] /Contents {text} 0 R "
            + $"/Resources << /Font << /F {font} 0 R >> /XObject << /X {picture} 0 R >> >> >>");
        pdf.Add($"<< /Type /Pages /Count 1 /Kids [{page} 0 R] >>");

        byte[] content = pdf.Write(pdf.Add("<< /Type /Catalog /Pages 5 0 R >>"));

        Assert.Equal(Voyage[0], Read(content, "a.pdf").Document.Text);
    }

    private static List<(double X, double Y, double Size, string Text)> Column(
        double top, double spacing, double size, params string[] lines) =>
        [.. lines.Select((line, i) => (50.0, top - (spacing * i), size, line))];

    /// <summary>
    /// A page whose last lines may be in typewriter type, or which is turned about its middle. Byte AD is a soft
    /// hyphen.
    /// </summary>
    private static byte[] Page(
        string font, List<(double X, double Y, double Size, string Text)> lines,
        (double X, double Y, double Size, string Text)[]? typed = null, int turned = 0)
    {
        var pdf = new PdfMaker();
        int map = pdf.AddStream("", Encoding.ASCII.GetBytes(
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def /CMapType 2 def\n"
            + "1 begincodespacerange <00> <FF> endcodespacerange\n"
            + "2 beginbfrange <20> <7E> <0020> <AD> <AD> <00AD> endbfrange\nendcmap end end"));
        int code = pdf.Add($"<< /Type /Font /Subtype /Type1 /BaseFont /{font} /Encoding /WinAnsiEncoding "
            + $"/ToUnicode {map} 0 R >>");
        int text = pdf.Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        (double sin, double cos) = Math.SinCos(turned * Math.PI / 180);
        var content = new StringBuilder();
        content.Append(CultureInfo.InvariantCulture, $"1 0 0 1 297 421 cm {cos:0} {sin:0} {-sin:0} {cos:0} 0 0 cm\n");
        Show(typed is null ? "C" : "T", lines);
        Show("C", typed ?? []);
        int stream = pdf.AddStream("", Encoding.Latin1.GetBytes(content.ToString()));
        int page = pdf.Add($"<< /Type /Page /Parent 6 0 R /MediaBox [0 0 595 842] /Contents {stream} 0 R "
            + $"/Resources << /Font << /C {code} 0 R /T {text} 0 R >> >> >>");
        pdf.Add($"<< /Type /Pages /Count 1 /Kids [{page} 0 R] >>");
        return pdf.Write(pdf.Add("<< /Type /Catalog /Pages 6 0 R >>"));

        void Show(string name, IEnumerable<(double X, double Y, double Size, string Text)> shown)
        {
            foreach ((double x, double y, double size, string line) in shown)
                content.Append(CultureInfo.InvariantCulture,
                    $"BT /{name} {size} Tf 1 0 0 1 {x - 297} {y - 421} Tm ({line}) Tj ET\n");
        }
    }
}
