using System.Xml;
using Summarizer.Documents;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading.Packages;
using Summarizer.Pipeline.Results;

namespace Summarizer.Pipeline.Reading.Word;

/// <summary>
/// Word documents (.docx) to a document: paragraphs, headings by style or outline level, lists; tables as rows, while
/// footnotes, headers, tables of contents, deleted and hidden text are left out. Nothing in the package is trusted
/// (<see cref="DocxPackage"/>), and the XML is read forward once.
/// </summary>
internal static class DocxReader
{
    public static Document Read(
        ReadOnlyMemory<byte> content, List<Warning> warnings, ReadingLimits limits, CancellationToken cancellationToken,
        bool isWithin = false)
    {
        using DocxPackage package = DocxPackage.Open(content, limits);
        try
        {
            WordStyles styles = WordStyles.Read(package, cancellationToken);
            (string? title, string? language) = package.CoreProperties();
            WordBody body = Body(readsWhite: false);
            if (body.IsMostlyWhite)
                body = Body(readsWhite: true);
            if (body.IsPartlyRead)
                warnings.Add(new Warning(WarningCode.PartlyRead,
                    "The Word document holds other documents that are missing from the text. Open it in Word and save it "
                        + "again, so that they become part of it."));
            // The title that readers see is newer than the one in the properties, which templates and copies keep.
            string? shown = DocumentTitles.IsUseless(body.Title) ? null : body.Title;
            return body.Builder.BuildTypewritten(shown ?? title ?? body.Builder.OpeningHeading,
                language ?? styles.Language);

            WordBody Body(bool readsWhite)
            {
                var read = new WordBody(new DocumentBuilder(limits), package, styles, limits, cancellationToken)
                {
                    IsWithin = isWithin,
                    ReadsWhite = readsWhite,
                };
                using XmlReader xml = package.OpenXml(package.MainPart) ?? throw Damaged(null);
                read.Read(xml);
                return read;
            }
        }
        catch (Exception exception) when (ZipPackage.IsDamage(exception))
        {
            throw Damaged(exception);
        }
    }

    private static ArticleException Damaged(Exception? cause) =>
        new(FailureCode.UnreadableArticle,
            "The Word document is damaged: its text cannot be read. Open it in a word processor and save it again.",
            inner: cause);
}
