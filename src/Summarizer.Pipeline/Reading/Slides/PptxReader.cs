using System.Xml;
using Summarizer.Documents;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading.Packages;

namespace Summarizer.Pipeline.Reading.Slides;

/// <summary>
/// A reader of presentations (.pptx): each slide's title as a heading, its text as paragraphs, lists and tables, also
/// that of diagrams. Hidden slides, dates, footers and slide numbers are left out, and speaker notes if they are not
/// asked for (ECMA-376, part 1, PresentationML).
/// </summary>
internal static class PptxReader
{
    private const string MainPart = "ppt/presentation.xml";

    public static Document Read(ReadOnlyMemory<byte> content, ReadingLimits limits, CancellationToken cancellationToken)
    {
        using var package = new ZipPackage(content, limits, "PowerPoint file");
        try
        {
            string? title = package.CoreProperties().Title;
            var slides = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (Relationship relationship in package.Relationships("ppt/_rels/presentation.xml.rels"))
                slides[relationship.Id ?? ""] = relationship.Target;
            var builder = new DocumentBuilder(limits);
            var body = new SlideBody(builder, limits, cancellationToken);
            foreach (string slide in SlideIds(package).Distinct(StringComparer.Ordinal))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!slides.TryGetValue(slide, out string? part))
                    continue;
                string path = part.StartsWith('/') ? part[1..] : "ppt/" + part;
                using XmlReader? xml = package.OpenXml(path);
                bool isShown = xml is not null
                    && body.Read(xml, id => ReadDiagram(package, path, id, limits, cancellationToken));
                if (isShown && limits.SpeakerNotes)
                    ReadNotes(package, path, body);
            }

            return builder.Build(title ?? body.Title, body.Language);
        }
        catch (Exception exception) when (ZipPackage.IsDamage(exception))
        {
            throw Damaged(exception);
        }
    }

    /// <summary>Reads the speaker notes of a slide, if it has any.</summary>
    private static void ReadNotes(ZipPackage package, string slide, SlideBody body)
    {
        string? notes = package.RelatedPart(slide,
            relationship => relationship.Type?.EndsWith("/notesSlide", StringComparison.Ordinal) == true);
        using XmlReader? xml = notes is null ? null : package.OpenXml(notes);
        if (xml is not null)
            body.ReadNotes(xml);
    }

    private static List<string> ReadDiagram(
        ZipPackage package, string slide, string id, ReadingLimits limits, CancellationToken cancellationToken) =>
        DiagramText.Read(package, package.RelatedPart(slide, relationship => relationship.Id == id), limits,
            cancellationToken);

    /// <summary>Returns the relationship ids of the slides, in order.</summary>
    private static List<string> SlideIds(ZipPackage package)
    {
        var ids = new List<string>();
        using XmlReader xml = package.OpenXml(MainPart) ?? throw Damaged(null);
        while (xml.Read())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "sldId" })
                continue;
            for (bool more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
            {
                if (xml.LocalName == "id" && xml.Prefix.Length > 0)
                    ids.Add(xml.Value);
            }
        }

        return ids;
    }

    private static ArticleException Damaged(Exception? cause) => new(
        FailureCode.UnreadableArticle,
        "The PowerPoint file is damaged: its text cannot be read. Open it in a presentation program and save it again.",
        inner: cause);
}
