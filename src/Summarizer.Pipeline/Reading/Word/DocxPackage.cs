using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Xml;
using Summarizer.Pipeline.Failures;

namespace Summarizer.Pipeline.Reading.Word;

/// <summary>The ZIP package around a Word document, with what unpacking may cost bounded.</summary>
internal sealed class DocxPackage : IDisposable
{
    /// <summary>Small parts may be packed as tightly as they like.</summary>
    private const long RatioCounts = 1024 * 1024;

    private readonly ZipArchive _archive;
    private readonly ReadingLimits _limits;

    private DocxPackage(ZipArchive archive, ReadingLimits limits)
    {
        _archive = archive;
        _limits = limits;
        MainPart = "word/document.xml";
    }

    /// <summary>The name of the part with the text.</summary>
    public string MainPart { get; private set; }

    /// <summary>The name of a part in the same folder as the one with the text.</summary>
    public string PartBeside(string name) => MainPart[..(MainPart.LastIndexOf('/') + 1)] + name;

    public static DocxPackage Open(ReadOnlyMemory<byte> content, ReadingLimits limits)
    {
        ArraySegment<byte> bytes =
            MemoryMarshal.TryGetArray(content, out ArraySegment<byte> array) ? array : content.ToArray();
        ZipArchive archive;
        try
        {
            archive = new ZipArchive(new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false));
            if (archive.Entries.Count > limits.MaxDocxEntries)
                throw new ArticleException(FailureCode.TooLarge,
                    $"The file contains more than the {limits.MaxDocxEntries} parts allowed.");
        }
        catch (Exception exception) when (exception
            is InvalidDataException or IOException or ArgumentException or NotSupportedException or OverflowException)
        {
            throw new ArticleException(FailureCode.UnreadableArticle,
                "The file begins like a Word document or ZIP archive, but is damaged or cut short.", inner: exception);
        }

        var package = new DocxPackage(archive, limits);
        try
        {
            package.FindMainPart();
            return package;
        }
        catch
        {
            package.Dispose();
            throw;
        }
    }

    /// <summary>A reader of one XML part that stops at the limits; null where there is no such part.</summary>
    public XmlReader? OpenXml(string name)
    {
        if (Find(name) is not { } entry)
            return null;
        return XmlReader.Create(Unpack(entry), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CheckCharacters = false,
            CloseInput = true,
            MaxCharactersInDocument = _limits.MaxDocxPartBytes,
        });
    }

    /// <summary>The bytes of a part within the limits; null where there is no such part.</summary>
    public byte[]? Bytes(string name)
    {
        if (Find(name) is not { } entry)
            return null;
        using Stream stream = Unpack(entry);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>
    /// The part that a relationship of the main part leads to; null where there is none in the package.
    /// </summary>
    public string? RelatedPart(string id)
    {
        using XmlReader? xml = OpenXml(PartBeside("_rels/" + MainPart[(MainPart.LastIndexOf('/') + 1)..] + ".rels"));
        while (xml is not null && xml.Read())
        {
            bool found = xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" }
                && xml.GetAttribute("Id") == id;
            if (found && xml.GetAttribute("TargetMode") != "External"
                && xml.GetAttribute("Target") is { Length: > 0 } target)
                return target[0] == '/' ? target[1..] : PartBeside(target);
        }

        return null;
    }

    private BoundedStream Unpack(ZipArchiveEntry entry)
    {
        if (entry.Length > _limits.MaxDocxPartBytes
            || (entry.Length > RatioCounts
                && entry.Length / Math.Max(1, entry.CompressedLength) > _limits.MaxDocxCompressionRatio))
            throw PartTooLarge();
        // The sizes in the directory may lie, so that what is unpacked is counted too.
        return new BoundedStream(entry.Open(), _limits.MaxDocxPartBytes, PartTooLarge);
    }

    public void Dispose() => _archive.Dispose();

    private ZipArchiveEntry? Find(string name) =>
        _archive.GetEntry(name)
            ?? _archive.Entries.FirstOrDefault(entry => entry.FullName.Replace('\\', '/').TrimStart('/')
                .Equals(name, StringComparison.OrdinalIgnoreCase));

    private void FindMainPart()
    {
        if (Find(MainPart) is not null)
            return;
        // Some writers name it otherwise and say so in the package's relationships.
        if (RelatedDocument() is { } related && !related.StartsWith("xl/", StringComparison.OrdinalIgnoreCase)
            && !related.StartsWith("ppt/", StringComparison.OrdinalIgnoreCase) && Find(related) is not null)
        {
            MainPart = related;
            return;
        }

        string what = Find("xl/workbook.xml") is not null || Find("xl/workbook.bin") is not null ? "an Excel workbook"
            : Find("ppt/presentation.xml") is not null ? "a PowerPoint presentation"
            : Find("META-INF/container.xml") is not null ? "an EPUB book"
            : Find("content.xml") is not null && Find("mimetype") is not null ? "an OpenDocument file"
            : "a ZIP archive";
        throw new ArticleException(FailureCode.UnsupportedType, $"The content is {what}. {ArticleFormats.Allowed}");
    }

    private string? RelatedDocument()
    {
        try
        {
            using XmlReader? xml = OpenXml("_rels/.rels");
            while (xml is not null && xml.Read())
            {
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" }
                    && xml.GetAttribute("Type")?.EndsWith("/officeDocument", StringComparison.Ordinal) == true)
                    return xml.GetAttribute("Target")?.TrimStart('/');
            }
        }
        catch (Exception exception) when (exception is XmlException or InvalidDataException)
        {
            // No relationships that can be read: then no other main part either.
        }

        return null;
    }

    private ArticleException PartTooLarge() => new(
        FailureCode.TooLarge,
        $"A part of the Word document must unpack to at most {_limits.MaxDocxPartBytes / (1024 * 1024)} MiB "
        + $"and {_limits.MaxDocxCompressionRatio} times its packed size, but unpacks to more.");
}
