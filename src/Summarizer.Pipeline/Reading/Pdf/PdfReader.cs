using Summarizer.Documents;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading.Ocr;
using Summarizer.Pipeline.Results;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Exceptions;
using UglyToad.PdfPig.Tokens;

namespace Summarizer.Pipeline.Reading.Pdf;

/// <summary>
/// PDF to a document: glyphs to lines, lines to blocks in reading order, blocks to headings and paragraphs.
/// </summary>
internal static class PdfReader
{
    /// <summary>
    /// Room for the library's recursion, far beyond what <see cref="ReadingLimits.MaxPdfDepth"/> lets it need.
    /// </summary>
    private const int StackBytes = 16 * 1024 * 1024;

    public static Document Read(ReadOnlyMemory<byte> content, List<Warning> warnings, ScannedPages? scans,
        ReadingLimits limits, CancellationToken cancellationToken)
    {
        var filters = new BoundedFilters(limits, cancellationToken);
        List<Warning> found = [];
        Document document =
            DedicatedThread.Run(() => ReadWithin(content, found, scans, filters, limits, cancellationToken), StackBytes,
                cancellationToken);
        warnings.AddRange(found);
        return document;
    }

    private static Document ReadWithin(
        ReadOnlyMemory<byte> content, List<Warning> warnings, ScannedPages? scans, BoundedFilters filters,
        ReadingLimits limits, CancellationToken cancellationToken)
    {
        var options = new ParsingOptions
        {
            UseLenientParsing = true,
            SkipMissingFonts = true,
            MaxStackDepth = limits.MaxPdfDepth,
            FilterProvider = filters,
            ClipPaths = false,
        };
        try
        {
            using PdfDocument pdf = Open(content, options, filters, cancellationToken);
            if (pdf.NumberOfPages > limits.MaxPdfPages)
                throw new ArticleException(FailureCode.TooLarge,
                    $"The PDF has {pdf.NumberOfPages} pages; {limits.MaxPdfPages} are allowed.");
            var cost = new FormCost(pdf, limits, cancellationToken);
            IReadOnlySet<int> damaged = cost.Refuse();
            ScannedPages pictures = scans ?? new ScannedPages();
            List<List<PdfLine>> pages =
                ReadPages(pdf, cost.Missing, damaged, warnings, pictures, filters, limits, cancellationToken);
            // The first reading has judged the text layer; recognised text is not judged by the fonts' rules.
            if (pictures.Recognized.Count == 0)
                PdfGarbage.Refuse(pages, pictures);
            if (cost.WithoutFont > 0)
                warnings.Add(new Warning(WarningCode.PartlyRead,
                    $"Fonts of {cost.WithoutFont} of the PDF's {pdf.NumberOfPages} pages are missing, so text may be "
                        + "missing."));
            if (scans is null && pictures.Found.Count > 0)
                warnings.Add(MissingPictures(pictures));
            string? title = TitleOf(pdf);
            RunningHeads.Remove(pages, pdf.Information.Title?.Trim());
            double? spacing = PageLayout.UsualSpacing([.. pages.SelectMany(page => page)]);
            List<PdfBlock> blocks = [.. pages.SelectMany(page => PageLayout.Blocks(page, spacing))];
            return PdfStructure.Build(blocks, title, LanguageOf(pdf), limits, cancellationToken);
        }
        catch (PdfDocumentEncryptedException exception)
        {
            throw new ArticleException(FailureCode.UnreadableArticle,
                "The PDF is protected with a password. Upload a copy without protection.", inner: exception);
        }
        catch (Exception exception) when (exception
            is not (ArticleException or OperationCanceledException or OutOfMemoryException))
        {
            // The library throws nearly every kind of exception at a damaged file.
            cancellationToken.ThrowIfCancellationRequested();
            throw filters.Exceeded
                ?? new ArticleException(FailureCode.UnreadableArticle, "The PDF is damaged: its text cannot be read.",
                    inner: exception);
        }
    }

    private static PdfDocument Open(
        ReadOnlyMemory<byte> content, ParsingOptions options, BoundedFilters filters,
        CancellationToken cancellationToken)
    {
        try
        {
            // The library may decrypt in place: what belongs to the caller stays as it is.
            return PdfDocument.Open(content.ToArray(), options);
        }
        catch (Exception exception) when (filters.Exceeded is null && exception
            is not (PdfDocumentEncryptedException or OperationCanceledException or OutOfMemoryException))
        {
            if (PdfRepair.WithTrailer(content.Span, cancellationToken) is not { } repaired)
                throw;
            return PdfDocument.Open(repaired, options);
        }
    }

    private static List<List<PdfLine>> ReadPages(
        PdfDocument pdf, int missing, IReadOnlySet<int> damaged, List<Warning> warnings, ScannedPages scans,
        BoundedFilters filters, ReadingLimits limits, CancellationToken cancellationToken)
    {
        List<List<PdfLine>> pages = [];
        long characters = 0;
        int failed = missing;
        for (int number = 1; number <= pdf.NumberOfPages; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (damaged.Contains(number))
            {
                failed++;
                continue;
            }

            try
            {
                Page page = pdf.GetPage(number);
                IReadOnlyList<Letter> letters = page.Letters;
                if (letters.Count > limits.MaxPdfLettersPerPage)
                    throw new ArticleException(FailureCode.TooLarge,
                        $"Page {number} of the PDF has more than "
                            + $"the {limits.MaxPdfLettersPerPage} characters allowed.");
                characters += letters.Count;
                limits.CheckCharacters(characters);
                letters = UnseenText.Without(page, letters);
                pages.Add(Scan.Lines(page, PageLayout.Lines(letters, number, page.Width, page.Height), scans));
            }
            catch (Exception exception) when (exception
                is not (ArticleException or OperationCanceledException or OutOfMemoryException))
            {
                // One damaged page must not lose the others; a warning reports that it is missing.
                cancellationToken.ThrowIfCancellationRequested();
                failed++;
            }

            if (filters.Exceeded is { } exceeded)
                throw exceeded;
        }

        if (failed >= pdf.NumberOfPages)
            throw new ArticleException(FailureCode.UnreadableArticle,
                "The PDF is damaged: none of its pages can be read.");
        if (failed > 0)
            warnings.Add(new Warning(WarningCode.PartlyRead,
                $"{failed} of the PDF's {pdf.NumberOfPages} pages are damaged and missing from the text."));
        return pages;
    }

    private static Warning MissingPictures(ScannedPages pictures) => new(WarningCode.PartlyRead,
        $"Some pages are pictures and missing from the text: {OcrReader.Name([.. pictures.Found])}. "
            + $"To read them, turn on OCR (setting {OcrOptions.Section}:{nameof(OcrOptions.Engine)}).");

    /// <summary>Returns the title in the document's properties, unless a program put a file name there.</summary>
    private static string? TitleOf(PdfDocument pdf)
    {
        string title = pdf.Information.Title?.Trim() ?? "";
        return DocumentTitles.IsUseless(title) ? null : title;
    }

    private static string? LanguageOf(PdfDocument pdf) =>
        pdf.Structure.Catalog.CatalogDictionary.TryGet(NameToken.Create("Lang"), out IToken? token)
            && token is IDataToken<string> language ? language.Data : null;
}
