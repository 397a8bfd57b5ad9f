using Summarizer.Documents;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading;
using Summarizer.Pipeline.Reading.Ocr;
using Summarizer.Pipeline.Reading.Processes;
using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Tests.Support;

namespace Summarizer.Pipeline.Tests.Reading.Processes;

public sealed class ReadingMessageTests
{
    [Fact]
    public void An_article_arrives_whole_in_the_other_process()
    {
        var limits = new ReadingLimits { MaxPdfPages = 7, MaxProcessBytes = 1 << 28 };
        byte[] content = [1, 2, 3, 0, 255];
        OcrPage page = FakeOcr.Page(3, "The harbour", "opened.");
        var scans = new ScannedPages { Recognized = [page], TextIsGarbage = true };
        BinaryReader passed = Passed(writer =>
            ReadingMessage.Write(writer, limits, ArticleFormat.Pdf, "application/pdf", content, scans));
        (ReadingLimits gotLimits, ArticleFormat format, string type, byte[] gotContent, ScannedPages? gotScans) =
            ReadingMessage.ReadArticle(passed);
        Assert.Equal((limits, ArticleFormat.Pdf, "application/pdf"), (gotLimits, format, type));
        Assert.Equal(content, gotContent);
        Assert.True(gotScans!.TextIsGarbage);
        OcrPage got = Assert.Single(gotScans.Recognized);
        Assert.Equal((page.Number, page.Width, page.Height), (got.Number, got.Width, got.Height));
        Assert.Equal(page.Lines, got.Lines);
        Assert.Throws<EndOfStreamException>(() => ReadingMessage.ReadArticle(passed));
    }

    [Fact]
    public void A_document_arrives_whole_in_the_other_process()
    {
        Document read =
            Document.FromText("A heading\n\nThe harbour opened a pier. Ümlauts, 港 and 👍 arrive too.", "A title");
        var removed = new Block(BlockKind.Boilerplate, read.Text.Length, 6) { Rule = "byline" };
        var sent = new Document(read.Text + "By Ida", [.. read.Blocks, removed], read.Title, read.Language);
        var warning = new Warning("partly-read", "1 of 2 pages.");
        List<Warning> warnings = [];
        BinaryReader passed = Passed(writer => ReadingMessage.Write(writer, sent, [warning], scans: null));
        Document got = ReadingMessage.ReadDocument(passed, warnings, scans: null);
        Assert.Equal((sent.Text, sent.Title, sent.Language), (got.Text, got.Title, got.Language));
        Assert.Equal(sent.Blocks, got.Blocks);
        Assert.Equal(warning, Assert.Single(warnings));
    }

    [Fact]
    public void A_refusal_is_thrown_in_the_other_process()
    {
        var sent = new ArticleException(FailureCode.TooLarge, "It is too large.");
        var found = new ScannedPages { Found = { 2, 5 }, TextIsGarbage = true };
        BinaryReader passed = Passed(writer => ReadingMessage.Write(writer, sent, found));
        var scans = new ScannedPages();
        ArticleException got = Assert.Throws<ArticleException>(() => ReadingMessage.ReadDocument(passed, [], scans));
        Assert.Equal([2, 5], scans.Found);
        Assert.True(scans.TextIsGarbage);
        Assert.Equal((sent.Code, sent.Message), (got.Code, got.Message));
    }

    private static BinaryReader Passed(Action<BinaryWriter> write)
    {
        var stream = new MemoryStream();
        write(new BinaryWriter(stream));
        stream.Position = 0;
        return new BinaryReader(stream);
    }
}
