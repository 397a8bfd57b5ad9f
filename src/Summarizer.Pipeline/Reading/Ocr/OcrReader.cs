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
        try
        {
            read = ArticleReader.Read(content, contentType, name, _options.Reading, scans, cancellationToken);
        }
        catch (ArticleException) when (scans.Found.Count > 0)
        {
            // OCR may find text.
        }

        return scans.Found.Count > 0
            ? await RecognizeAsync(read, scans, content, contentType, name, cancellationToken)
            : read!;
    }

    /// <summary>Checks that the configured engine can be used. No page is read, and nothing is paid for.</summary>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <exception cref="ArticleException">It cannot be used; the message says why.</exception>
    public Task CheckAsync(CancellationToken cancellationToken = default) =>
        _engine?.CheckAsync(cancellationToken) ?? Task.CompletedTask;

    /// <summary>
    /// Reads the scanned pages. If that fails or finds nothing, returns what was read without them.
    /// </summary>
    private async Task<ReadArticle> RecognizeAsync(
        ReadArticle? before, ScannedPages scans, ReadOnlyMemory<byte> content, string? contentType, string? name,
        CancellationToken cancellationToken)
    {
        var request = new OcrRequest(content, [.. scans.Found.Take(_options.Ocr.MaxPages)]);
        IReadOnlyList<OcrPage> pages;
        try
        {
            pages = await _engine!.ReadAsync(request, cancellationToken);
        }
        catch (ArticleException e) when (before is not null)
        {
            string code = e.Code == FailureCode.OcrUnavailable ? e.Code : WarningCode.PartlyRead;
            return before.With(new Warning(code, $"{e.Message} Missing from the text: {Name([.. scans.Found])}."));
        }

        int[] returned = [.. pages.Select(page => page.Number)];
        int[] withText = [.. pages.Where(page => page.Lines.Any(line => line.Text.Any(char.IsLetterOrDigit)))
            .Select(page => page.Number)];
        string[] losses =
        [
            .. Loss(returned.Except(withText), names => $"OCR found no text on {names}."),
            .. Loss(request.Pages.Except(returned), names => $"OCR did not read {names}{ReasonOfEngine()}"),
            .. Loss(scans.Found.Skip(request.Pages.Count), names => $"OCR did not read {names}: the limit is "
                + $"{_options.Ocr.MaxPages} pages (setting {OcrOptions.Section}:{nameof(OcrOptions.MaxPages)})."),
        ];
        ReadArticle? read = before;
        if (withText.Length > 0)
        {
            var recognized = new ScannedPages { Recognized = pages, TextIsGarbage = scans.TextIsGarbage };
            read = ArticleReader.Read(content, contentType, name, _options.Reading, recognized, cancellationToken)
                .With(new Warning(WarningCode.ReadByOcr, $"Read by OCR, so words may be wrong: {Name(withText)}."))
                with
            { OcrPages = withText };
        }

        if (read is null)
            throw new ArticleException(
                FailureCode.UnreadableArticle, $"The PDF has no usable text. {string.Join(' ', losses)}");
        return losses.Aggregate(read, (article, loss) => article.With(new Warning(WarningCode.PartlyRead, loss)));
    }

    private string ReasonOfEngine() => _options.Ocr.Engine == OcrOptions.Azure
        ? ", which the service did not return. Its free tier reads only the first two pages."
        : $", because drawing failed or the {_options.Ocr.Timeout.TotalSeconds:0} seconds allowed were over "
            + $"(setting {OcrOptions.Section}:{nameof(OcrOptions.Timeout)}).";

    /// <summary>Returns the message about pages that are missing from the text, if there are any.</summary>
    private static IEnumerable<string> Loss(IEnumerable<int> pages, Func<string, string> message)
    {
        int[] numbers = [.. pages];
        return numbers.Length == 0 ? [] : [message(Name(numbers))];
    }

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
