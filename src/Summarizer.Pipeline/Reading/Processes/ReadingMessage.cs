using System.Text.Json;
using Summarizer.Documents;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading.Ocr;
using Summarizer.Pipeline.Results;

namespace Summarizer.Pipeline.Reading.Processes;

/// <summary>
/// The form in which an article gets to a <see cref="ReadingProcess"/>, and its document or refusal back.
/// </summary>
internal static class ReadingMessage
{
    /// <summary>Writes an article.</summary>
    public static void Write(
        BinaryWriter writer, ReadingLimits limits, ArticleFormat format, string? contentType,
        ReadOnlySpan<byte> content, ScannedPages? scans)
    {
        writer.Write(JsonSerializer.Serialize(limits, ReadingJson.Default.ReadingLimits));
        writer.Write((byte)format);
        writer.Write(contentType ?? "");
        writer.Write(content.Length);
        writer.Write(content);
        writer.Write(scans is not null);
        if (scans is not null)
        {
            WritePages(writer, scans.Recognized);
            writer.Write(scans.TextIsGarbage);
        }

        writer.Flush();
    }

    /// <summary>Reads an article.</summary>
    /// <exception cref="EndOfStreamException">No more articles follow.</exception>
    public static (ReadingLimits Limits, ArticleFormat Format, string ContentType, byte[] Content,
        ScannedPages? Scans) ReadArticle(BinaryReader reader)
    {
        ReadingLimits limits = JsonSerializer.Deserialize(reader.ReadString(), ReadingJson.Default.ReadingLimits)!;
        var format = (ArticleFormat)reader.ReadByte();
        string contentType = reader.ReadString();
        byte[] content = new byte[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(content);
        ScannedPages? scans = reader.ReadBoolean()
            ? new ScannedPages { Recognized = ReadPages(reader), TextIsGarbage = reader.ReadBoolean() }
            : null;
        return (limits, format, contentType, content, scans);
    }

    /// <summary>Writes a document.</summary>
    public static void Write(
        BinaryWriter writer, Document document, IReadOnlyList<Warning> warnings, ScannedPages? scans)
    {
        WriteFound(writer, scans);
        writer.Write(true);
        writer.Write(document.Text);
        writer.Write(document.Title ?? "");
        writer.Write(document.Language ?? "");
        writer.Write(document.Blocks.Count);
        foreach (Block block in document.Blocks)
        {
            writer.Write((byte)block.Kind);
            writer.Write(block.Offset);
            writer.Write(block.Length);
            writer.Write(block.Level);
            writer.Write(block.Rule ?? "");
        }

        writer.Write(warnings.Count);
        foreach (Warning warning in warnings)
        {
            writer.Write(warning.Code);
            writer.Write(warning.Message);
        }
    }

    /// <summary>Writes a refusal.</summary>
    public static void Write(BinaryWriter writer, ArticleException refusal, ScannedPages? scans)
    {
        WriteFound(writer, scans);
        writer.Write(false);
        writer.Write(refusal.Code);
        writer.Write(refusal.Message);
    }

    /// <summary>Reads a document.</summary>
    /// <exception cref="ArticleException">The article was refused.</exception>
    public static Document ReadDocument(BinaryReader reader, List<Warning> warnings, ScannedPages? scans)
    {
        ReadFound(reader, scans);
        if (!reader.ReadBoolean())
            throw new ArticleException(reader.ReadString(), reader.ReadString());
        string text = reader.ReadString(), title = reader.ReadString(), language = reader.ReadString();
        int blockCount = reader.ReadInt32();
        var blocks = new List<Block>(Math.Clamp(blockCount, 0, text.Length));
        while (blocks.Count < blockCount)
            blocks.Add(ReadBlock(reader));
        for (int count = reader.ReadInt32(); count > 0; count--)
            warnings.Add(new Warning(reader.ReadString(), reader.ReadString()));
        return new Document(text, blocks, title.Length > 0 ? title : null, language.Length > 0 ? language : null);
    }

    private static Block ReadBlock(BinaryReader reader)
    {
        var block =
            new Block((BlockKind)reader.ReadByte(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
        return reader.ReadString() is { Length: > 0 } rule ? block with { Rule = rule } : block;
    }

    private static void WriteFound(BinaryWriter writer, ScannedPages? scans)
    {
        writer.Write(scans?.TextIsGarbage ?? false);
        writer.Write(scans?.Found.Count ?? 0);
        foreach (int page in scans?.Found ?? [])
            writer.Write(page);
    }

    private static void ReadFound(BinaryReader reader, ScannedPages? scans)
    {
        bool isGarbage = reader.ReadBoolean();
        if (scans is not null)
            scans.TextIsGarbage |= isGarbage;
        for (int count = reader.ReadInt32(); count > 0; count--)
        {
            int page = reader.ReadInt32();
            scans?.Found.Add(page);
        }
    }

    private static void WritePages(BinaryWriter writer, IReadOnlyList<OcrPage> pages)
    {
        writer.Write(pages.Count);
        foreach (OcrPage page in pages)
        {
            writer.Write(page.Number);
            writer.Write(page.Width);
            writer.Write(page.Height);
            writer.Write(page.Lines.Count);
            foreach (OcrLine line in page.Lines)
            {
                writer.Write(line.Text);
                writer.Write(line.Left);
                writer.Write(line.Top);
                writer.Write(line.Right);
                writer.Write(line.Bottom);
            }
        }
    }

    private static List<OcrPage> ReadPages(BinaryReader reader)
    {
        var pages = new List<OcrPage>();
        for (int count = reader.ReadInt32(); count > 0; count--)
        {
            int number = reader.ReadInt32();
            double width = reader.ReadDouble(), height = reader.ReadDouble();
            var lines = new List<OcrLine>();
            for (int left = reader.ReadInt32(); left > 0; left--)
                lines.Add(new OcrLine(reader.ReadString(), reader.ReadDouble(), reader.ReadDouble(),
                    reader.ReadDouble(), reader.ReadDouble()));
            pages.Add(new OcrPage(number, width, height, lines));
        }

        return pages;
    }
}
