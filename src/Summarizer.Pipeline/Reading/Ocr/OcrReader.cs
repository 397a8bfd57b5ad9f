using System.Globalization;
using Summarizer.Pipeline.Budgeting;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Pipeline.Reading.Ocr;

/// <summary>Reads articles, and those pages of PDFs that have no text by OCR, where it is on.</summary>
public sealed class OcrReader
{
    private readonly SummarizerOptions _options;
    private readonly IOcrEngine? _engine;

    /// <summary>Makes a reader with the engine that is configured. Nothing is called yet.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="notes">The store of what was read, and of the day's budget. Null: there is neither.</param>
    /// <param name="time">The clock. Null: the system's.</param>
    public OcrReader(SummarizerOptions options, INoteStore? notes = null, TimeProvider? time = null)
        : this(options, EngineOf(options, notes, time ?? TimeProvider.System))
    {
    }

    internal OcrReader(SummarizerOptions options, IOcrEngine? engine) => (_options, _engine) = (options, engine);

    /// <summary>Reads an article.</summary>
    /// <param name="content">The article's bytes.</param>
    /// <param name="contentType">The declared media type, which may be missing or wrong.</param>
    /// <param name="name">The article's name, whose ending helps to tell the format; null where there is none.</param>
    /// <param name="cancellationToken">Ends a long reading.</param>
    /// <exception cref="ArticleException">It cannot be read; the message says why.</exception>
    public async Task<ReadArticle> ReadAsync(
        ReadOnlyMemory<byte> content, string? contentType, string? name, CancellationToken cancellationToken = default)
    {
        if (_engine is null)
            return ArticleReader.Read(content, contentType, name, _options.Reading, cancellationToken);
        var scans = new ScannedPages();
        ReadArticle? read = null;
        ArticleException? refusal = null;
        try
        {
            read = ArticleReader.Read(content, contentType, name, _options.Reading, scans, cancellationToken);
        }
        catch (ArticleException e) when (scans.Found.Count > 0)
        {
            refusal = e;
        }

        if (scans.Found.Count > 0)
            read = await RecognizeAsync(read, scans, content, contentType, name, cancellationToken);
        return read ?? throw refusal!;
    }

    /// <summary>
    /// Reads the scanned pages. If that fails or finds nothing, returns what was read without them, which may be null.
    /// </summary>
    private async Task<ReadArticle?> RecognizeAsync(
        ReadArticle? before, ScannedPages scans, ReadOnlyMemory<byte> content, string? contentType, string? name,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<OcrPage> pages;
        try
        {
            var request = new OcrRequest(content, [.. scans.Found.Take(_options.Ocr.MaxPages)]);
            pages = await _engine!.ReadAsync(request, cancellationToken);
        }
        catch (ArticleException e) when (before is not null)
        {
            string code = e.Code == FailureCode.OcrUnavailable ? e.Code : WarningCode.PartlyRead;
            return before.With(new Warning(code, $"{e.Message} Missing from the text: {Name([.. scans.Found])}."));
        }

        ReadArticle? read = before;
        int[] withText = [.. pages.Where(page => page.Lines.Any(line => line.Text.Any(char.IsLetterOrDigit)))
            .Select(page => page.Number)];
        if (withText.Length > 0)
        {
            var recognized = new ScannedPages { Recognized = pages, TextIsGarbage = scans.TextIsGarbage };
            read = ArticleReader.Read(content, contentType, name, _options.Reading, recognized, cancellationToken)
                .With(new Warning(WarningCode.ReadByOcr, $"Read by OCR, so words may be wrong: {Name(withText)}."))
                with
            { OcrPages = withText };
        }

        int[] missing = [.. scans.Found.Except(pages.Select(page => page.Number))];
        return missing.Length == 0 ? read : read?.With(Missing(missing));
    }

    private Warning Missing(int[] pages) => new(WarningCode.PartlyRead,
        $"OCR did not read {Name(pages)}. Either the page cannot be drawn, or the limit "
            + $"of {_options.Ocr.MaxPages} pages "
            + $"or {_options.Ocr.Timeout.TotalSeconds:0} seconds was reached (settings {OcrOptions.Section}).");

    private static RememberingOcr? EngineOf(SummarizerOptions options, INoteStore? notes, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        OcrOptions ocr = options.Ocr;
        var memory = new OcrMemory(notes);
        return ocr.Engine switch
        {
            OcrOptions.Tesseract => new RememberingOcr(
                new TesseractOcr(ocr, options.Reading), $"{ocr.Engine} {ocr.Languages}", memory),
            OcrOptions.Azure => new RememberingOcr(
                new AzureOcr(ocr, DayBudget.OfOcr(ocr, notes, time), memory), ocr.Engine, memory),
            _ => null,
        };
    }

    /// <summary>Names pages: "page 4" or "pages 1-3, 7".</summary>
    internal static string Name(IReadOnlyList<int> pages) =>
        (pages.Count == 1 ? "page " : "pages ") + Ranges(pages).Replace(",", ", ", StringComparison.Ordinal);

    /// <summary>Writes numbers in ascending order as ranges: "1-3,7".</summary>
    internal static string Ranges(IReadOnlyList<int> pages)
    {
        var ranges = new List<string>();
        for (int first = 0, next; first < pages.Count; first = next)
        {
            next = first + 1;
            while (next < pages.Count && pages[next] == pages[next - 1] + 1)
                next++;
            ranges.Add(next == first + 1
                ? pages[first].ToString(CultureInfo.InvariantCulture)
                : $"{pages[first]}-{pages[next - 1]}");
        }

        return string.Join(',', ranges);
    }
}
