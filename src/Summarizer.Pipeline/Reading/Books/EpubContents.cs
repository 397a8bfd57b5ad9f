using System.Xml;
using Summarizer.Pipeline.Reading.Packages;

namespace Summarizer.Pipeline.Reading.Books;

/// <summary>The metadata of a book: its title, its language and the order of its chapters.</summary>
/// <param name="Title">The title; null if there is none.</param>
/// <param name="Language">The language; null if there is none.</param>
/// <param name="Chapters">The names of the parts with the text, in reading order.</param>
internal sealed record EpubContents(string? Title, string? Language, IReadOnlyList<string> Chapters)
{
    /// <summary>Reads the package document; null where there is none.</summary>
    /// <param name="package">The book.</param>
    /// <param name="part">The name of the package document.</param>
    public static EpubContents? Read(ZipPackage package, string part)
    {
        using XmlReader? xml = package.OpenXml(part);
        if (xml is null)
            return null;
        string folder = part[..(part.LastIndexOf('/') + 1)];
        var items = new Dictionary<string, string>(StringComparer.Ordinal);
        var chapters = new List<string>();
        string? title = null, language = null, named = null;
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Text && named == "title")
                title ??= xml.Value;
            else if (xml.NodeType == XmlNodeType.Text && named == "language")
                language ??= xml.Value;
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            named = xml.IsEmptyElement ? null : xml.LocalName;
            if (xml.LocalName == "item" && xml.GetAttribute("id") is { } id && xml.GetAttribute("href") is { } href
                && IsChapter(xml))
                items[id] = ZipPackage.Resolve(folder, href);
            bool isRead = xml.LocalName == "itemref" && xml.GetAttribute("linear") != "no";
            if (isRead && xml.GetAttribute("idref") is { } reference
                && items.TryGetValue(reference, out string? chapter))
                chapters.Add(chapter);
        }

        return new EpubContents(title, language, chapters);
    }

    private static bool IsChapter(XmlReader item) =>
        item.GetAttribute("media-type") is "application/xhtml+xml" or "text/html" or "text/x-oeb1-document"
        && !(item.GetAttribute("properties") ?? "").Split(' ').Contains("nav");
}
