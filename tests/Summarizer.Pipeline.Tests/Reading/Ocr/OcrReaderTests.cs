using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading;
using Summarizer.Pipeline.Reading.Ocr;
using Summarizer.Pipeline.Storage;
using Summarizer.Pipeline.Tests.Support;

namespace Summarizer.Pipeline.Tests.Reading.Ocr;

/// <summary>Tests of which pages go to OCR, and of what happens to the recognised text.</summary>
public sealed class OcrReaderTests
{
    private const string Printed =
        "The council met on Monday and agreed on a new timetable for the ferries to the islands.";

    private readonly SummarizerOptions _options = new();

    [Fact]
    public async Task A_scan_is_read_by_OCR_and_says_so()
    {
        var engine = new FakeOcr(page => FakeOcr.Page(page, "The old mill was sold in", "spring. It opens in May."));

        ReadArticle read = await ReadAsync(engine, PdfMaker.MakeDrawn(1, []));

        Assert.Equal("The old mill was sold in spring. It opens in May.", read.Document.Text.Trim());
        Assert.Equal([1], read.OcrPages!);
        Assert.Equal([WarningCode.ReadByOcr], read.Warnings.Select(warning => warning.Code));
        Assert.Contains("page 1.", read.Warnings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scanned_page_among_others_keeps_its_place()
    {
        var engine = new FakeOcr(page => FakeOcr.Page(page, "A letter from the mayor is pasted in here."));

        ReadArticle read = await ReadAsync(engine, PdfMaker.MakeDrawn(3, [1, 3], Printed));

        Assert.Equal([2], engine.Asked);
        string text = read.Document.Text;
        int letter = text.IndexOf("A letter", StringComparison.Ordinal);
        Assert.True(text.IndexOf("The council", StringComparison.Ordinal) < letter);
        Assert.True(text.LastIndexOf("The council", StringComparison.Ordinal) > letter);
    }

    [Fact]
    public async Task Blank_pages_are_not_sent()
    {
        var engine = new FakeOcr(page => FakeOcr.Page(page, "Nothing."));

        ReadArticle read = await ReadAsync(engine, PdfMaker.Make([(60, 600, 11, Printed)], []));

        Assert.Empty(engine.Asked);
        Assert.Null(read.OcrPages);
        Assert.Empty(read.Warnings);
    }

    [Theory]
    [InlineData(1, 1)]
    // The garbage on a page that OCR did not read must not be read instead, however little or much of it is left.
    [InlineData(2, 1)]
    [InlineData(6, 1)]
    [InlineData(6, 5)]
    public async Task Text_that_means_nothing_is_read_by_OCR_only(int pages, int mostPages)
    {
        string garbage = string.Join(' ', Enumerable.Repeat("xqzr wkpt bdfg hjkl", 20));
        string clear = string.Join(' ', Enumerable.Repeat("The fonts of this page have no table.", 20));
        _options.Ocr.MaxPages = mostPages;
        var engine = new FakeOcr(page => page == 2 ? FakeOcr.Page(page) : FakeOcr.Page(page, clear));

        ReadArticle read = await ReadAsync(
            engine, PdfMaker.MakeDrawn(pages, [.. Enumerable.Range(1, pages)], garbage));

        Assert.DoesNotContain("xqzr", read.Document.Text, StringComparison.Ordinal);
        Assert.StartsWith("The fonts of this page have no table.", read.Document.Text, StringComparison.Ordinal);
        string others = OcrReader.Name([.. Enumerable.Range(mostPages + 1, pages - mostPages)]);
        Assert.Equal(pages > mostPages, read.Warnings.Any(warning =>
            warning.Message.StartsWith($"OCR did not read {others}:", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Recognised_figures_are_not_taken_for_the_garbage_of_a_font()
    {
        string figures = string.Join(' ', Enumerable.Range(100, 60));

        ReadArticle read = await ReadAsync(
            new FakeOcr(page => FakeOcr.Page(page, "Takings by day", figures)), PdfMaker.MakeDrawn(1, []));

        Assert.Contains("159", read.Document.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(OcrOptions.Azure, true, "The PDF has no usable text. OCR found no text on page 1.")]
    [InlineData(OcrOptions.Azure, false, "free tier")]
    [InlineData(OcrOptions.Tesseract, false, "drawing failed or the 60 seconds allowed were over")]
    public async Task A_scan_on_which_OCR_finds_nothing_is_refused_without_the_advice_to_use_OCR(
        string engine, bool isReturned, string expected)
    {
        _options.Ocr.Engine = engine;
        var nothing = new FakeOcr(page => isReturned ? FakeOcr.Page(page) : null);

        ArticleException refusal = await RefusalAsync(nothing, PdfMaker.MakeDrawn(1, []));

        Assert.Equal(FailureCode.UnreadableArticle, refusal.Code);
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Run text recognition", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "OCR found no text on page 2.")]
    [InlineData(false, "OCR did not read page 2, because drawing failed")]
    public async Task A_scan_on_which_OCR_finds_nothing_is_named_beside_other_pages(bool isReturned, string expected)
    {
        var nothing = new FakeOcr(page => isReturned ? FakeOcr.Page(page) : null);

        ReadArticle read = await ReadAsync(nothing, PdfMaker.MakeDrawn(2, [1], Printed));

        Assert.Equal(Printed, read.Document.Text.Trim());
        Assert.StartsWith(expected, Message(read, WarningCode.PartlyRead), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_beyond_MaxPages_are_named()
    {
        _options.Ocr.MaxPages = 2;
        var engine = new FakeOcr(page => FakeOcr.Page(page, $"Page {page} tells of the harbour."));

        ReadArticle read = await ReadAsync(engine, PdfMaker.MakeDrawn(5, []));

        Assert.Equal([1, 2], engine.Asked);
        Assert.StartsWith("OCR did not read pages 3-5: the limit is 2 pages",
            Message(read, WarningCode.PartlyRead), StringComparison.Ordinal);
        Assert.Contains("pages 1-2", Message(read, WarningCode.ReadByOcr), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_OCR_is_unavailable_a_scan_fails_and_other_pages_are_read()
    {
        var engine = new FakeOcr(_ => throw new ArticleException(FailureCode.OcrUnavailable, "It is down."));

        ArticleException refusal = await RefusalAsync(engine, PdfMaker.MakeDrawn(1, []));
        ReadArticle read = await ReadAsync(engine, PdfMaker.MakeDrawn(2, [1], Printed));

        Assert.Equal(FailureCode.OcrUnavailable, refusal.Code);
        Assert.StartsWith("The council met", read.Document.Text, StringComparison.Ordinal);
        Assert.Contains("page 2", Message(read, WarningCode.OcrUnavailable), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_larger_line_is_a_heading_and_lines_without_tails_are_not_small()
    {
        var page = new OcrPage(1, 2474, 3500,
        [
            new OcrLine("A market behind the wall", 300, 500, 1500, 590),
            new OcrLine("Fishermen can now land their catch on two new slips by", 300, 700, 2200, 745),
            new OcrLine("one or more oars or nets, as once in summer in our cove.", 300, 768, 2200, 800),
            new OcrLine("The fish market opened again with room for thirty stalls.", 300, 820, 2200, 865),
        ]);

        ReadArticle read = await ReadAsync(new FakeOcr(_ => page), PdfMaker.MakeDrawn(1, []));

        Assert.Equal("A market behind the wall", read.Document.Title);
        Assert.Equal(["Heading", "Paragraph"], read.Document.Blocks.Select(block => block.Kind.ToString()));
    }

    [Fact]
    public async Task A_remembered_page_is_not_read_again_unless_its_width_is_unknown()
    {
        var notes = new MemoryNotes();
        var engine = new FakeOcr(page => FakeOcr.Page(page, "The mill opens again."));
        var remembering = new RememberingOcr(engine, "fake", new OcrMemory(notes));
        var request = new OcrRequest(PdfMaker.MakeDrawn(1, []), [1]);
        await remembering.ReadAsync(request, CancellationToken.None);
        await remembering.ReadAsync(request, CancellationToken.None);
        Assert.Equal([1], engine.Asked);

        string key = Assert.Single(notes.Keys);
        Note note = (await notes.ReadNoteAsync(key, CancellationToken.None))!;
        string older = note.Text.Replace("\"width\":2474,", "", StringComparison.Ordinal);
        Assert.True(await notes.TryWriteNoteAsync(key, older, note.Version, CancellationToken.None));
        OcrPage page = Assert.Single(await remembering.ReadAsync(request, CancellationToken.None));
        Assert.Equal([1, 1], engine.Asked);
        Assert.Equal(2474, page.Width);
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("1-3", 1, 2, 3)]
    [InlineData("1-2,5,7-8", 1, 2, 5, 7, 8)]
    public void Page_numbers_are_written_as_ranges(string expected, params int[] pages) =>
        Assert.Equal(expected, OcrReader.Ranges(pages));

    private static string Message(ReadArticle read, string code) =>
        Assert.Single(read.Warnings, warning => warning.Code == code).Message;

    private Task<ReadArticle> ReadAsync(IOcrEngine? engine, byte[] pdf) =>
        new OcrReader(_options, engine).ReadAsync(pdf, null, "a.pdf");

    private Task<ArticleException> RefusalAsync(IOcrEngine? engine, byte[] pdf) =>
        Assert.ThrowsAsync<ArticleException>(() => ReadAsync(engine, pdf));
}
