using System.Xml;
using Summarizer.Documents;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading.Packages;

namespace Summarizer.Pipeline.Reading.OpenDocument;

/// <summary>
/// OpenDocument texts (.odt) to a document: paragraphs, headings, lists, tables. Notes, indexes, deleted and hidden
/// text are left out (OASIS OpenDocument 1.3, part 3).
/// </summary>
internal static class OdtReader
{
    public static Document Read(ReadOnlyMemory<byte> content, ReadingLimits limits, CancellationToken cancellationToken)
    {
        using var package = new ZipPackage(content, limits, "OpenDocument file");
        try
        {
            if (IsEncrypted(package))
                throw new ArticleException(FailureCode.UnreadableArticle,
                    "The OpenDocument file has a password. Save it without one.");
            (string? title, string? language) = ReadProperties(package);
            var body = new OdtBody(new DocumentBuilder(limits), limits, cancellationToken);
            using (XmlReader xml = package.OpenXml("content.xml") ?? throw Damaged(null))
                body.Read(xml);
            return body.Builder.BuildTypewritten(title ?? body.Title ?? body.Builder.OpeningHeading, language);
        }
        catch (Exception exception) when (ZipPackage.IsDamage(exception))
        {
            throw Damaged(exception);
        }
    }

    private static bool IsEncrypted(ZipPackage package)
    {
        using XmlReader? xml = package.OpenXml("META-INF/manifest.xml");
        while (xml is not null && xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "encryption-data" or "encrypted-key" })
                return true;
        }

        return false;
    }

    private static (string? Title, string? Language) ReadProperties(ZipPackage package)
    {
        using XmlReader? xml = package.OpenXml("meta.xml");
        string? title = null, language = null, named = null;
        while (xml is not null && xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element)
                named = xml.Depth == 2 && !xml.IsEmptyElement ? xml.LocalName : null;
            else if (xml.NodeType == XmlNodeType.Text && named == "title")
                title = xml.Value;
            else if (xml.NodeType == XmlNodeType.Text && named == "language")
                language = xml.Value;
        }

        return (DocumentTitles.IsUseless(title) ? null : title, language);
    }

    private static ArticleException Damaged(Exception? cause) => new(
        FailureCode.UnreadableArticle,
        "The OpenDocument file is damaged: its text cannot be read. Open it in a word processor and save it again.",
        inner: cause);
}
