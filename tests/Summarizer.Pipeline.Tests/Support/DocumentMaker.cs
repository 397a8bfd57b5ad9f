using System.IO.Compression;
using System.Text;

namespace Summarizer.Pipeline.Tests.Support;

/// <summary>Makes OpenDocument texts, presentations, books, e-mail and RTF by hand, sound and otherwise.</summary>
internal static class DocumentMaker
{
    private const string OdtNamespaces =
        "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
        + "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
        + "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
        + "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"";

    private const string SlideNamespaces =
        "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" "
        + "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
        + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    /// <summary>An OpenDocument text with this body and these automatic styles.</summary>
    public static byte[] Odt(string body, string styles = "", string meta = "") => DocxMaker.Zip(
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("meta.xml", $"<office:document-meta {OdtNamespaces} "
            + $"xmlns:dc=\"d\"><office:meta>{meta}</office:meta></office:document-meta>"),
        ("content.xml",
            $"<office:document-content {OdtNamespaces}><office:automatic-styles>{styles}</office:automatic-styles>"
            + $"<office:body><office:text>{body}</office:text></office:body></office:document-content>"));

    /// <summary>A presentation with slides of these shapes.</summary>
    public static byte[] Pptx(params string[] slides)
    {
        var parts = new List<(string, string)>();
        var ids = new StringBuilder();
        var links = new StringBuilder();
        for (int i = 0; i < slides.Length; i++)
        {
            ids.Append($"<p:sldId id=\"{256 + i}\" r:id=\"rId{i}\"/>");
            links.Append($"<Relationship Id=\"rId{i}\" Target=\"slides/slide{i}.xml\"/>");
            string show = slides[i].StartsWith("hidden:", StringComparison.Ordinal) ? " show=\"0\"" : "";
            parts.Add(($"ppt/slides/slide{i}.xml",
                $"<p:sld {SlideNamespaces}{show}><p:cSld><p:spTree>{slides[i].Replace("hidden:", "")}</p:spTree></p:cSld></p:sld>"));
        }

        parts.Add(("ppt/presentation.xml",
            $"<p:presentation {SlideNamespaces}><p:sldIdLst>{ids}</p:sldIdLst></p:presentation>"));
        parts.Add(("ppt/_rels/presentation.xml.rels", $"<Relationships>{links}</Relationships>"));
        return DocxMaker.Zip([.. parts]);
    }

    /// <summary>A presentation with speaker notes of these shapes for one of its slides.</summary>
    public static byte[] WithNotes(byte[] presentation, int slide, string shapes) => With(
        presentation,
        ($"ppt/slides/_rels/slide{slide}.xml.rels",
            "<Relationships><Relationship Id=\"n\" Type=\"http://x/relationships/notesSlide\" "
            + "Target=\"../notesSlides/notes.xml\"/></Relationships>"),
        ("ppt/notesSlides/notes.xml",
            $"<p:notes {SlideNamespaces}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:notes>"));

    /// <summary>A package with further parts.</summary>
    public static byte[] With(byte[] package, params (string Name, string Xml)[] parts)
    {
        var stream = new MemoryStream();
        stream.Write(package);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach ((string name, string xml) in parts)
            {
                using Stream entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(xml));
            }
        }

        return stream.ToArray();
    }

    /// <summary>A shape of a slide with paragraphs.</summary>
    public static string Shape(string? placeholder, params string[] paragraphs)
    {
        string role = placeholder is null ? "" : $"<p:ph type=\"{placeholder}\"/>";
        string text =
            string.Concat(
                paragraphs.Select(paragraph => $"<a:p><a:r><a:rPr lang=\"en-GB\"/><a:t>{paragraph}</a:t></a:r></a:p>"));
        return $"<p:sp><p:nvSpPr><p:nvPr>{role}</p:nvPr></p:nvSpPr><p:txBody>{text}</p:txBody></p:sp>";
    }

    /// <summary>A book of chapters, each the body of a page. Further parts may be added.</summary>
    public static byte[] Epub(string[] chapters, params (string, string)[] more)
    {
        string items =
            string.Concat(chapters.Select((_,
                i) => $"<item id=\"c{i}\" href=\"text/chapter%20{i}.xhtml\" media-type=\"application/xhtml+xml\"/>"));
        string order = string.Concat(chapters.Select((_, i) => $"<itemref idref=\"c{i}\"/>"));
        return DocxMaker.Zip(
        [
            ("META-INF/container.xml",
                "<container><rootfiles><rootfile full-path=\"OPS/book.opf\"/></rootfiles></container>"),
            ("OPS/book.opf",
                "<package xmlns:dc=\"d\"><metadata><dc:title>The lamp "
                + "keepers</dc:title><dc:language>en</dc:language></metadata>"
                + $"<manifest>{items}</manifest><spine>{order}</spine></package>"),
            .. chapters.Select((chapter, i) => ($"OPS/text/chapter {i}.xhtml",
                "<?xml version=\"1.0\" encoding=\"utf-8\"?><html xmlns=\"http://www.w3.org/1999/xhtml\" "
                + "xmlns:epub=\"e\"><head><title/></head>"
                + $"<body>{chapter}</body></html>")),
            .. more,
        ]);
    }
}
