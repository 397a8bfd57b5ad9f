namespace Summarizer.Pipeline.Reading.Ocr;

/// <summary>
/// The turn that makes the content of a page upright: a sheet that was fed upside down or sideways, or a bit askew.
/// </summary>
internal sealed class PageTurn
{
    private readonly double _width, _height, _cosine, _sine;

    /// <summary>Makes the turn of a page.</summary>
    /// <param name="width">The page's width, in any unit of length.</param>
    /// <param name="height">The page's height.</param>
    /// <param name="degrees">The angle by which the content is turned clockwise.</param>
    public PageTurn(double width, double height, double degrees)
    {
        (_width, _height) = (width, height);
        (_sine, _cosine) = Math.SinCos(degrees * Math.PI / 180);
        bool isSideways = Math.Abs(_sine) > Math.Abs(_cosine);
        (Width, Height) = isSideways ? (height, width) : (width, height);
    }

    /// <summary>The width of the upright page.</summary>
    public double Width { get; }

    /// <summary>The height of the upright page.</summary>
    public double Height { get; }

    /// <summary>
    /// Returns the place of a line on the upright page: the box around the middles of its four sides. Unlike the box
    /// around its corners, it has the height of the letters even if the line still slopes a little.
    /// </summary>
    /// <param name="text">The line's text.</param>
    /// <param name="corners">Its four corners: x and y of each, one after the other around the line.</param>
    public OcrLine Upright(string text, ReadOnlySpan<double> corners)
    {
        double left = double.MaxValue, top = double.MaxValue, right = double.MinValue, bottom = double.MinValue;
        for (int i = 0; i < 8; i += 2)
        {
            int next = (i + 2) % 8;
            (double x, double y) = Upright((corners[i] + corners[next]) / 2, (corners[i + 1] + corners[next + 1]) / 2);
            (left, right) = (Math.Min(left, x), Math.Max(right, x));
            (top, bottom) = (Math.Min(top, y), Math.Max(bottom, y));
        }

        return new OcrLine(text, left, top, right, bottom);
    }

    /// <summary>Returns a line whose box is known, on the upright page.</summary>
    public OcrLine Upright(OcrLine line) => Upright(line.Text,
        [line.Left, line.Top, line.Right, line.Top, line.Right, line.Bottom, line.Left, line.Bottom]);

    // Around the middle of the page.
    private (double X, double Y) Upright(double x, double y)
    {
        (x, y) = (x - (_width / 2), y - (_height / 2));
        return ((x * _cosine) + (y * _sine) + (Width / 2), (y * _cosine) - (x * _sine) + (Height / 2));
    }
}
