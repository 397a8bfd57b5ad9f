using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Graphics.Colors;

namespace Summarizer.Pipeline.Reading.Pdf;

/// <summary>
/// Leaves out the text of a page that no reader sees: white on white, without ink, or far too small. Large pale words
/// behind other text are a watermark.
/// </summary>
internal static class UnseenText
{
    /// <summary>Smaller type is not seen, in points.</summary>
    private const double LeastSize = 2;

    /// <summary>From this share of white on, a colour is white, and pale.</summary>
    private const double White = 0.98, Pale = 0.8;

    /// <summary>Pale type of at least this size may be a watermark, in points.</summary>
    private const double WatermarkSize = 40;

    /// <summary>The most glyphs of the watermarks of a page.</summary>
    private const int LongestWatermark = 100;

    /// <summary>A page with more drawings than this counts as covered.</summary>
    private const int MostDrawings = 1_000;

    /// <summary>Returns the glyphs of a page without those that are not seen.</summary>
    public static IReadOnlyList<Letter> Without(Page page, IReadOnlyList<Letter> letters)
    {
        // Text without ink is on pages with pictures: it is what OCR recognised on a scan.
        if (page.NumberOfImages > 0)
            return letters;
        HashSet<double> watermarks = Watermarks(letters);
        if (watermarks.Count == 0 && !letters.Any(letter => MayBeUnseen(letter, isShaded: false)))
            return letters;
        // Shading that nothing clips covers the page, so white text on it is seen.
        bool isShaded =
            page.Operations.TakeWhile(operation => operation.Operator is not ("W" or "W*")).Any(operation =>
                operation.Operator == "sh");
        PdfPath[] paths = [.. page.Paths.Where(path => IsFilled(path) || path.IsClipping).Take(MostDrawings + 1)];
        if (paths.Length > MostDrawings)
            return letters;
        // Shading has no path of its own: it is drawn in the area that a path clips. Browsers clip the whole page.
        PdfRectangle[] grounds = Bounds(paths), filled = Bounds(paths.Where(IsFilled));
        Letter[] seen = [.. letters.Where(letter => IsLargeAndPale(letter)
            ? !watermarks.Contains(letter.StartBaseLine.Y) || IsOn(filled, letter)
            : !MayBeUnseen(letter, isShaded) || IsOn(grounds, letter))];
        // On a page of nearly nothing else, it is seen in some way that is not known here.
        return seen.Length * 2 < letters.Count ? letters : seen;
    }

    private static bool MayBeUnseen(Letter letter, bool isShaded) =>
        letter.RenderingMode == TextRenderingMode.Neither || letter.PointSize is > 0 and < LeastSize
            || (!isShaded && letter.RenderingMode == TextRenderingMode.Fill && IsWhite(letter.FillColor));

    /// <summary>
    /// Returns the baselines of large pale words that other text is written over. A title is as pale on shading.
    /// </summary>
    private static HashSet<double> Watermarks(IReadOnlyList<Letter> letters)
    {
        Letter[] pale = [.. letters.Where(IsLargeAndPale).Take(LongestWatermark + 1)];
        if (pale.Length is 0 or > LongestWatermark)
            return [];
        PdfPoint[] others = [.. letters
            .Where(letter => !IsLargeAndPale(letter) && !string.IsNullOrWhiteSpace(letter.Value))
            .Select(letter => letter.StartBaseLine)];
        return [.. pale.Where(letter => Array.Exists(others, point => Contains(letter.BoundingBox, point)))
            .Select(letter => letter.StartBaseLine.Y)];
    }

    private static bool IsLargeAndPale(Letter letter) => letter.PointSize >= WatermarkSize
        && letter.RenderingMode == TextRenderingMode.Fill && IsWhite(letter.FillColor, Pale)
        && !IsWhite(letter.FillColor);

    private static bool IsFilled(PdfPath path) => path.IsFilled && !IsWhite(path.FillColor);

    private static PdfRectangle[] Bounds(IEnumerable<PdfPath> paths) =>
        [.. paths.Select(path => path.GetBoundingRectangle()).OfType<PdfRectangle>()];

    private static bool IsOn(PdfRectangle[] grounds, Letter letter) =>
        Array.Exists(grounds, ground => Contains(ground, letter.StartBaseLine));

    private static bool Contains(PdfRectangle area, PdfPoint point) => area.Left <= point.X && area.Right >= point.X
        && area.Bottom <= point.Y && area.Top >= point.Y;

    private static bool IsWhite(IColor? color, double from = White) => color switch
    {
        GrayColor gray => gray.Gray > from,
        RGBColor rgb => rgb.R > from && rgb.G > from && rgb.B > from,
        CMYKColor cmyk => cmyk.C + cmyk.M + cmyk.Y + cmyk.K < 1 - from,
        _ => false,
    };
}
