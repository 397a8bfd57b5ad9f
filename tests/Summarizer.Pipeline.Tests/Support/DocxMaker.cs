using System.IO.Compression;
using System.Text;

namespace Summarizer.Pipeline.Tests.Support;

/// <summary>Makes Word documents by hand, sound and otherwise.</summary>
internal static class DocxMaker
{
    public const string Namespace =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
            + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";

    private const string Styles = $"""
        <w:styles {Namespace}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="de-DE"/></w:rPr></w:rPrDefault></w:docDefaults>
        <w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
        <w:style w:type="paragraph" w:styleId="Eigene"><w:name w:val="Eigene Überschrift"/><w:basedOn w:val="Basis"/></w:style>
        <w:style w:type="paragraph" w:styleId="Basis"><w:name w:val="Basis"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
        <w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>
        <w:style w:type="paragraph" w:styleId="Beschriftung"><w:name w:val="caption"/></w:style>
        <w:style w:type="paragraph" w:styleId="Code"><w:name w:val="HTML Preformatted"/></w:style>
        <w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/></w:style></w:styles>
        """;

    /// <summary>A document with this body.</summary>
    public static byte[] Make(string body, string? properties = null, bool styles = true)
    {
        var parts = new List<(string, string)> { ("word/document.xml",
            $"<w:document {Namespace}><w:body>{body}</w:body></w:document>") };
        if (styles)
            parts.Add(("word/styles.xml", Styles));
        if (properties is not null)
            parts.Add(("docProps/core.xml",
                $"<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">{properties}</cp:coreProperties>"));
        return Zip([.. parts]);
    }

    public static string Paragraph(string text, string properties = "", string run = "") =>
        $"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t "
            + $"xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    public static byte[] Zip(params (string Name, string Content)[] parts) =>
        Zip([.. parts.Select(part => (part.Name, Encoding.UTF8.GetBytes(part.Content)))]);

    public static byte[] Zip((string Name, byte[] Content)[] parts)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in parts)
            {
                // Its place and form are what identifies some packages.
                CompressionLevel level = name == "mimetype" ? CompressionLevel.NoCompression : CompressionLevel.Optimal;
                using Stream entry = archive.CreateEntry(name, level).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }
}
