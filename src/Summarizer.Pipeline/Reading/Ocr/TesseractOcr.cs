using System.Globalization;
using System.Text;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading.Processes;

namespace Summarizer.Pipeline.Reading.Ocr;

/// <summary>
/// OCR by two commands of this machine: pdftoppm draws a page, tesseract reads the picture. Both handle one page at a
/// time.
/// </summary>
/// <param name="options">The settings.</param>
/// <param name="limits">The limits on reading: the commands get the memory of a reading process.</param>
/// <param name="folder">The folder with the commands. Empty: they are found by PATH.</param>
internal sealed class TesseractOcr(OcrOptions options, ReadingLimits limits, string folder = "") : IOcrEngine
{
    /// <summary>The pixels along the longer side of a page: 300 to the inch on A4, which tesseract wants.</summary>
    private const int Pixels = 3500;

    private const int MostPictureBytes = 64 * 1024 * 1024, MostTextBytes = 16 * 1024 * 1024;

    /// <summary>The exit code of older versions of pdftoppm after they have shown their version.</summary>
    private const int UsageExit = 99;

    /// <summary>Lines below this confidence, in percent, are dropped: mostly pictures taken for text.</summary>
    private const double LeastConfidence = 50;

    /// <summary>Page segmentation modes (tesseract(1), --psm): the usual one, and with the page's turn.</summary>
    private const string Layout = "3", LayoutAndTurn = "1";

    /// <summary>The numbers of the columns of tesseract's TSV output (tesseract(1)).</summary>
    private const int Level = 0, BlockColumn = 2, LeftColumn = 6, TopColumn = 7, WidthColumn = 8, HeightColumn = 9,
        Confidence = 10, TextColumn = 11, Columns = 12;

    private const string PageLevel = "1", LineLevel = "4", WordLevel = "5";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OcrPage>> ReadAsync(OcrRequest request, CancellationToken cancellationToken)
    {
        // Waiting does not count as the time of OCR.
        using ReadingPool.Place place =
            await Task.Run(() => ReadingPool.OfThisProgram.Enter(limits, cancellationToken), cancellationToken);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(options.Timeout);
        var read = new List<OcrPage>();
        ArticleException? failure = null;
        foreach (int page in request.Pages)
        {
            try
            {
                if (await ReadPageAsync(request.Pdf, page, deadline.Token) is { } found)
                    read.Add(found);
            }
            catch (ArticleException e)
            {
                failure = e;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                failure = new ArticleException(FailureCode.OcrUnavailable,
                    $"OCR read no page within {options.Timeout.TotalSeconds:0} seconds.");
                break;
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        // Pages that were read count; the caller reports the others as missing.
        return read.Count > 0 || failure is null ? read : throw failure;
    }

    /// <inheritdoc/>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        await RunAsync("pdftoppm", "-v", cancellationToken);
        byte[] listed = await RunAsync("tesseract", "--list-langs", cancellationToken);
        string[] installed = Encoding.UTF8.GetString(listed).Split('\n', StringSplitOptions.TrimEntries);
        string[] missing = [.. options.Languages.Split('+').Except(installed)];
        if (missing.Length > 0)
            throw new ArticleException(FailureCode.OcrUnavailable,
                $"The command tesseract has no data for {string.Join(", ", missing)}. Install packages such as "
                    + $"tesseract-ocr-{missing[0].Replace('_', '-')}, or correct "
                    + $"{OcrOptions.Section}:{nameof(OcrOptions.Languages)}.");
    }

    private async Task<byte[]> RunAsync(string command, string argument, CancellationToken cancellationToken) =>
        await BoundedCommand.RunAsync([Path.Combine(folder, command), argument], default, MostTextBytes,
            limits.ProcessBytes, cancellationToken, UsageExit)
        ?? throw new ArticleException(FailureCode.OcrUnavailable,
            $"The command {command} fails. Run \"{command} {argument}\" to see why.");

    private async Task<OcrPage?> ReadPageAsync(ReadOnlyMemory<byte> pdf, int page, CancellationToken cancellationToken)
    {
        string number = page.ToString(CultureInfo.InvariantCulture);
        string pixels = Pixels.ToString(CultureInfo.InvariantCulture);
        byte[]? picture = await BoundedCommand.RunAsync(
            [Path.Combine(folder, "pdftoppm"), "-f", number, "-l", number, "-scale-to", pixels, "-gray", "-png",
                "-singlefile", "-"],
            pdf, MostPictureBytes, limits.ProcessBytes, cancellationToken);
        if (picture is not { Length: > 0 })
            return null;
        string table = await RecognizeAsync(Layout, page, picture, cancellationToken);
        OcrPage found = Parse(page, table, out bool isClear);
        if (isClear)
            return found;
        // A sheet that was fed upside down gives words that are not on it. Only then is the page's turn looked for: in
        // short texts, tesseract gets it wrong.
        OcrPage other;
        try
        {
            other = Parse(page, await RecognizeAsync(LayoutAndTurn, page, picture, cancellationToken), out _);
        }
        catch (Exception e) when (e is ArticleException or OperationCanceledException)
        {
            return found;
        }

        return other.Lines.Sum(line => line.Text.Length) > found.Lines.Sum(line => line.Text.Length) ? other : found;
    }

    private async Task<string> RecognizeAsync(
        string segmentation, int page, byte[] picture, CancellationToken cancellationToken)
    {
        byte[] table =
            await BoundedCommand.RunAsync(
                [Path.Combine(folder, "tesseract"), "stdin", "stdout", "-l", options.Languages, "--psm", segmentation,
                    "tsv"],
                picture, MostTextBytes, limits.ProcessBytes, cancellationToken)
            ?? throw new ArticleException(FailureCode.OcrUnavailable,
                $"The command tesseract failed at page {page}. Check that it has data for the languages "
                    + $"{options.Languages} (tesseract --list-langs).");
        return Encoding.UTF8.GetString(table);
    }

    /// <summary>Reads tesseract's table of pages, lines and words.</summary>
    /// <param name="number">The page's number.</param>
    /// <param name="table">The table.</param>
    /// <param name="isClear">True if most of the words are in lines that tesseract is confident of.</param>
    internal static OcrPage Parse(int number, string table, out bool isClear)
    {
        var lines = new List<OcrLine>();
        double width = 0, height = 0;
        // How far lines are to the right of, and below, the ones before them in the same block; how long and high.
        double right = 0, down = 0, widths = 0, heights = 0;
        int clear = 0, all = 0;
        string? block = null;
        OcrLine? line = null, above = null;
        List<string> words = [];
        double confidence = 0;
        foreach (string row in table.Split('\n'))
        {
            string[] cells = row.TrimEnd('\r').Split('\t');
            if (cells.Length < Columns)
                continue;
            switch (cells[Level])
            {
                case PageLevel:
                    (width, height) = (Number(cells[WidthColumn]), Number(cells[HeightColumn]));
                    break;
                case LineLevel:
                    Close();
                    above = cells[BlockColumn] == block ? above : null;
                    block = cells[BlockColumn];
                    double left = Number(cells[LeftColumn]), top = Number(cells[TopColumn]);
                    line = new OcrLine("", left, top, left + Number(cells[WidthColumn]),
                        top + Number(cells[HeightColumn]));
                    break;
                case WordLevel when !string.IsNullOrWhiteSpace(cells[TextColumn]):
                    words.Add(cells[TextColumn].Trim());
                    confidence += Number(cells[Confidence]);
                    break;
            }
        }

        Close();
        isClear = clear * 2 >= all;
        double degrees = heights > widths ? (right > 0 ? 270 : 90) : (down < 0 ? 180 : 0);
        var turn = new PageTurn(width, height, degrees);
        return new OcrPage(number, turn.Width, turn.Height, [.. lines.Select(turn.Upright)]);

        void Close()
        {
            // Tesseract writes pictures and rules as lines without words.
            if (line is null || words.Count == 0)
                return;
            if (above is not null)
            {
                right += line.Left + line.Right - above.Left - above.Right;
                down += line.Top + line.Bottom - above.Top - above.Bottom;
            }

            widths += line.Right - line.Left;
            heights += line.Bottom - line.Top;
            all += words.Count;
            if (confidence / words.Count >= LeastConfidence)
            {
                clear += words.Count;
                lines.Add(line with { Text = string.Join(' ', words) });
            }

            (above, words, confidence) = (line, [], 0);
        }
    }

    private static double Number(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : 0;
}
