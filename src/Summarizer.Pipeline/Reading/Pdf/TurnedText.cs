using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace Summarizer.Pipeline.Reading.Pdf;

/// <summary>Pages whose text is turned, as wide tables in a portrait document are.</summary>
internal static class TurnedText
{
    /// <summary>
    /// Returns the glyphs of a page as seen by a reader who turns it so that most of them are upright, and its height.
    /// </summary>
    public static (IReadOnlyList<Letter> Letters, double Height) Upright(
        IReadOnlyList<Letter> letters, double width, double height)
    {
        if (letters.Count == 0)
            return (letters, height);
        TextOrientation most = letters.CountBy(letter => letter.TextOrientation).MaxBy(count => count.Value).Key;
        if (most is TextOrientation.Horizontal or TextOrientation.Other)
            return (letters, height);
        Letter first = letters.First(letter => letter.TextOrientation == most);
        double rise = first.EndBaseLine.Y - first.StartBaseLine.Y;
        Func<PdfPoint, PdfPoint> turn = most == TextOrientation.Rotate180
            ? point => new PdfPoint(width - point.X, height - point.Y)
            : rise > 0
                ? point => new PdfPoint(point.Y, width - point.X)
                : point => new PdfPoint(height - point.Y, point.X);
        return ([.. letters.Select(letter => Turned(letter, turn))],
            most == TextOrientation.Rotate180 ? height : width);
    }

    private static Letter Turned(Letter letter, Func<PdfPoint, PdfPoint> turn) => new(
        letter.Value, letter.BoundingBox, letter.GlyphRectangleLoose, turn(letter.StartBaseLine),
        turn(letter.EndBaseLine), letter.Width, letter.FontSize, letter.FontDetails, letter.RenderingMode,
        letter.StrokeColor, letter.FillColor, letter.PointSize, letter.TextSequence);
}
