using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Xml;
using Summarizer.Pipeline.Failures;

namespace Summarizer.Pipeline.Reading.Packages;

/// <summary>A ZIP package with the parts of a document, with what unpacking may cost bounded.</summary>
internal class ZipPackage : IDisposable
{
    /// <summary>Small parts may be packed as tightly as they like.</summary>
    private const long RatioCounts = 1024 * 1024;

    /// <summary>All parts together may unpack to this many times the limit of one.</summary>
    private const int MostPartsAtLimit = 4;

    /// <summary>The most attributes on one element. Word processors write some dozens.</summary>
    private const int MostAttributes = 10_000;

    private readonly ZipArchive _archive;
    private readonly ReadingLimits _limits;
    private readonly string _what;
    private long _unpacked;

    /// <summary>Opens a package.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="limits">The limits of what reading may cost.</param>
    /// <param name="what">The expected kind of package, for messages: "Word document".</param>
    /// <exception cref="ArticleException">It is damaged or has too many parts.</exception>
    public ZipPackage(ReadOnlyMemory<byte> content, ReadingLimits limits, string what)
    {
        (_limits, _what) = (limits, what);
        ArraySegment<byte> bytes =
            MemoryMarshal.TryGetArray(content, out ArraySegment<byte> array) ? array : content.ToArray();
        try
        {
            _archive = new ZipArchive(new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false));
            if (_archive.Entries.Count > limits.MaxDocxEntries)
                throw new ArticleException(FailureCode.TooLarge,
                    $"The file contains more than the {limits.MaxDocxEntries} parts allowed.");
        }
        catch (Exception exception) when (exception
            is InvalidDataException or IOException or ArgumentException or NotSupportedException or OverflowException)
        {
            throw new ArticleException(
                FailureCode.UnreadableArticle,
                $"The file begins like a {what} or ZIP archive, but is damaged or cut short.", inner: exception);
        }
    }

    /// <summary>True if the package has a part of this name.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>Returns a reader of one XML part that stops at the limits. Null if the part does not exist.</summary>
    public XmlReader? OpenXml(string name)
    {
        if (Find(name) is not { } entry)
            return null;
        var xml = new AttributeLimitStream(Unpack(entry), MostAttributes, TooManyAttributes);
        return XmlReader.Create(xml, new XmlReaderSettings
        {
            // Some writers name a document type in the list of parts. It is not fetched, and its entities are errors.
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CheckCharacters = false,
            CloseInput = true,
            MaxCharactersInDocument = _limits.MaxDocxPartBytes,
        });
    }

    /// <summary>Returns the bytes of a part within the limits. Null if the part does not exist.</summary>
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
    /// Returns the relationships of a part in an Office package (ECMA-376, part 2, 9.3), without those that lead out
    /// of it.
    /// </summary>
    /// <param name="part">The name of the part that lists them, such as "_rels/.rels".</param>
    public IEnumerable<Relationship> Relationships(string part)
    {
        using XmlReader? xml = OpenXml(part);
        while (xml is not null && xml.Read())
        {
            bool isInside = xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" }
                && xml.GetAttribute("TargetMode") != "External";
            if (isInside && xml.GetAttribute("Target") is { Length: > 0 } target)
                yield return new Relationship(xml.GetAttribute("Id"), xml.GetAttribute("Type"), target);
        }
    }

    /// <summary>Returns the part that a relationship of another part leads to; null if there is none.</summary>
    /// <param name="part">The name of the other part.</param>
    /// <param name="isWanted">Returns true for the relationship.</param>
    public string? RelatedPart(string part, Func<Relationship, bool> isWanted)
    {
        string name = part[(part.LastIndexOf('/') + 1)..], folder = part[..^name.Length];
        string? target = Relationships($"{folder}_rels/{name}.rels").FirstOrDefault(isWanted).Target;
        return target is null ? null : target[0] == '/' ? target[1..] : Resolve(folder, target);
    }

    /// <summary>
    /// Returns the part that a relationship of another part leads to, by the end of the relationship's type. Null if
    /// there is none, or if the relationships cannot be read.
    /// </summary>
    public string? RelatedByType(string part, string type)
    {
        try
        {
            return RelatedPart(part, one => one.Type?.EndsWith(type, StringComparison.Ordinal) == true);
        }
        catch (Exception exception) when (exception is XmlException or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>
    /// Returns the title and language that the writer of an Office document gave to it (docProps/core.xml). Each is
    /// null if it is missing or useless.
    /// </summary>
    public (string? Title, string? Language) CoreProperties()
    {
        using XmlReader? xml = OpenXml(RelatedByType("", "/core-properties") ?? "docProps/core.xml");
        string? title = null, language = null;
        while (xml is not null && xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.Depth != 1)
                continue;
            if (xml.LocalName == "title")
                title = TextOf(xml);
            else if (xml.LocalName == "language")
                language = TextOf(xml);
        }

        return (DocumentTitles.IsUseless(title) ? null : title, string.IsNullOrWhiteSpace(language) ? null : language);
    }

    /// <summary>
    /// Resolves the name of a part that is given relative to a folder: "OPS/" and "../a%20b.xhtml" is "a b.xhtml".
    /// </summary>
    public static string Resolve(string folder, string href)
    {
        var names = new Stack<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (string name in Uri.UnescapeDataString(href.Split('#')[0])
            .Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (name == "..")
                names.TryPop(out _);
            else if (name != ".")
                names.Push(name);
        }

        return string.Join('/', names.Reverse());
    }

    /// <summary>True if an exception of reading parts means that the package is damaged.</summary>
    public static bool IsDamage(Exception exception) =>
        exception is XmlException or InvalidDataException or IOException or NotSupportedException;

    /// <inheritdoc/>
    public void Dispose()
    {
        _archive.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Returns the entry of a name, however it writes slashes and letters; null if there is none.</summary>
    protected ZipArchiveEntry? Find(string name) =>
        _archive.GetEntry(name) ?? _archive.Entries.FirstOrDefault(
            entry => entry.FullName.Replace('\\', '/').TrimStart('/').Equals(name, StringComparison.OrdinalIgnoreCase));

    private static string? TextOf(XmlReader xml) =>
        !xml.IsEmptyElement && xml.Read() && xml.NodeType == XmlNodeType.Text ? xml.Value : null;

    private BoundedStream Unpack(ZipArchiveEntry entry)
    {
        bool tight = entry.Length > RatioCounts
            && entry.Length / Math.Max(1, entry.CompressedLength) > _limits.MaxDocxCompressionRatio;
        if (entry.Length > _limits.MaxDocxPartBytes || tight)
            throw PartTooLarge();
        // The sizes in the directory may lie, so that what is unpacked is counted too.
        return new BoundedStream(entry.Open(), _limits.MaxDocxPartBytes, PartTooLarge, Count);
    }

    private void Count(int bytes)
    {
        _unpacked += bytes;
        if (_unpacked > MostPartsAtLimit * _limits.MaxDocxPartBytes)
            throw PartTooLarge();
    }

    private ArticleException TooManyAttributes() => new(
        FailureCode.UnreadableArticle,
        $"An element of the {_what} has more than the {MostAttributes} attributes allowed.");

    private ArticleException PartTooLarge() => new(
        FailureCode.TooLarge,
        $"A part of the {_what} must unpack to at most {_limits.MaxDocxPartBytes / (1024 * 1024)} MiB "
            + $"and {_limits.MaxDocxCompressionRatio} times its packed size, but unpacks to more.");
}
