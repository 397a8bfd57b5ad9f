using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading.Ocr;
using UglyToad.PdfPig.Content;

namespace Summarizer.Pipeline.Reading.Pdf;

/// <summary>Finds pages that show their text as a picture, and makes lines of what OCR recognised on them.</summary>
internal static class Scan
{
    /// <summary>A page with more characters than this has a text layer.</summary>
    private const int FewCharacters = 100;

    /// <summary>A scan's picture takes at least this share of its page.</summary>
    private const double PictureShare = 0.5;

    /// <summary>
    /// Lines whose sizes are within these shares of the page's usual size have that size. OCR knows only the boxes
    /// around the letters, which are lower where no letter has a tail.
    /// </summary>
    private const double LeastUsual = 0.6, MostUsual = 1.3;

    /// <summary>The share of a box that letters with tails need below the line.</summary>
    private const double Tail = 0.2;

    /// <summary>
    /// Returns the lines of a page: recognised ones if there are any, otherwise those of its text, unless that is
    /// garbage.
    /// </summary>
    public static List<PdfLine> Lines(Page page, List<PdfLine> text, ScannedPages scans)
    {
        if (scans.Recognized.FirstOrDefault(scan => scan.Number == page.Number) is { } recognized
            && LinesOf(recognized, Math.Max(page.Width, page.Height)) is { Count: > 0 } lines)
            return lines;
        if (scans.TextIsGarbage)
            return [];
        if (IsScan(page, text))
            scans.Found.Add(page.Number);
        return text;
    }

    /// <summary>True if a page shows something and has no text, or little text and a large picture.</summary>
    private static bool IsScan(Page page, List<PdfLine> text)
    {
        if (text.Count == 0)
            return page.NumberOfImages > 0 || page.Paths.Any(path => path.IsFilled || path.IsStroked);
        double area = page.Width * page.Height;
        return text.Sum(line => line.Text.Length) < FewCharacters
            && PictureAreas(page).Any(picture => picture > PictureShare * area);
    }

    private static double[] PictureAreas(Page page)
    {
        try
        {
            return [.. page.GetImages()
                .Select(image => Math.Abs(image.BoundingBox.Width * image.BoundingBox.Height))];
        }
        catch (Exception exception) when (exception is not (ArticleException or OperationCanceledException
            or OutOfMemoryException))
        {
            // A damaged picture must not cost the text of its page.
            return [];
        }
    }

    /// <param name="page">The recognised page.</param>
    /// <param name="longerSide">The longer side of the page in points; that is the same however the page is turned.
    /// </param>
    private static List<PdfLine> LinesOf(OcrPage page, double longerSide)
    {
        if (page.Lines.Count == 0 || page.Height <= 0)
            return [];
        double scale = longerSide / Math.Max(page.Width, page.Height), pageHeight = page.Height * scale;
        double usual = page.Lines.Select(line => line.Bottom - line.Top).Order().ElementAt(page.Lines.Count / 2);
        var lines = new List<PdfLine>();
        foreach (OcrLine line in page.Lines)
        {
            double height = line.Bottom - line.Top;
            bool isUsual = height > LeastUsual * usual && height < MostUsual * usual;
            double baseline = (page.Height - line.Bottom + (Tail * height)) * scale;
            lines.Add(new PdfLine
            {
                Page = page.Number,
                Baseline = baseline,
                Left = line.Left * scale,
                Right = line.Right * scale,
                Size = Math.Clamp(Math.Round((isUsual ? usual : height) * scale, 1), 1, 300),
                AtEdge = baseline < PageLayout.EdgeShare * pageHeight
                    || baseline > (1 - PageLayout.EdgeShare) * pageHeight,
                Text = TextCleaner.Clean(line.Text.Replace('\u00AD', '-')).Trim(),
            });
        }

        lines.RemoveAll(line => line.Text.Length == 0);
        return lines;
    }
}
