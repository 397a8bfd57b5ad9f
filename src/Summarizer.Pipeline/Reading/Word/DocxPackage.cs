using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading.Packages;

namespace Summarizer.Pipeline.Reading.Word;

/// <summary>The ZIP package around a Word document.</summary>
internal sealed class DocxPackage : ZipPackage
{
    private DocxPackage(ReadOnlyMemory<byte> content, ReadingLimits limits)
        : base(content, limits, "Word document")
    {
    }

    /// <summary>The name of the part with the text.</summary>
    public string MainPart { get; private set; } = "word/document.xml";

    /// <summary>The name of the part with the styles.</summary>
    public string StylesPart => RelatedByType(MainPart, "/styles")
        ?? MainPart[..(MainPart.LastIndexOf('/') + 1)] + "styles.xml";

    public static DocxPackage Open(ReadOnlyMemory<byte> content, ReadingLimits limits)
    {
        var package = new DocxPackage(content, limits);
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

    /// <summary>
    /// Returns the part that a relationship of the main part leads to. Null if the package has no such relationship.
    /// </summary>
    public string? RelatedPart(string id) => RelatedPart(MainPart, relationship => relationship.Id == id);

    private void FindMainPart()
    {
        if (Has(MainPart))
            return;
        // Some writers name it otherwise and say so in the package's relationships.
        if (RelatedByType("", "/officeDocument") is { } related
            && !related.StartsWith("xl/", StringComparison.OrdinalIgnoreCase) && Has(related))
        {
            MainPart = related;
            return;
        }

        string what = Has("xl/workbook.xml") || Has("xl/workbook.bin") ? "an Excel workbook"
            : Has("content.xml") && Has("mimetype") ? "an OpenDocument file that is not a text"
            : "a ZIP archive";
        throw new ArticleException(FailureCode.UnsupportedType, $"The content is {what}. {ArticleFormats.Allowed}");
    }
}
