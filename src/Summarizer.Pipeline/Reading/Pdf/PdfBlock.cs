namespace Summarizer.Pipeline.Reading.Pdf;

/// <summary>Lines below each other that belong together: a paragraph or some, a heading, a table.</summary>
internal sealed class PdfBlock(PdfLine first)
{
    /// <summary>
    /// The longest distance between adjacent lines, in sizes of the type; in double-spaced text and in tables.
    /// </summary>
    public const double Reach = 1.9, LongestReach = 3;

    private readonly List<PdfLine> _lines = [first];

    public IReadOnlyList<PdfLine> Lines => _lines;

    public double Left { get; private set; } = first.Left;

    public double Right { get; private set; } = first.Right;

    public double Top => _lines[0].Baseline + _lines[0].Size;

    public double Bottom => _lines[^1].Baseline;

    public double Size => _lines[0].Size;

    public bool Bold => _lines[0].Bold;

    public bool Tabular => _lines[0].Tabular;

    public int Page => _lines[0].Page;

    public void Add(PdfLine line)
    {
        _lines.Add(line);
        Left = Math.Min(Left, line.Left);
        Right = Math.Max(Right, line.Right);
    }

    /// <summary>True if a line continues below this block's last one: near, of the same type, and under it.</summary>
    /// <param name="line">The line.</param>
    /// <param name="reach">The longest distance between adjacent lines on this page, in sizes of the type.</param>
    public bool IsContinuedBy(PdfLine line, double reach)
    {
        PdfLine last = _lines[^1];
        double drop = last.Baseline - line.Baseline;
        return line.Tabular == Tabular && line.Bold == Bold && line.Monospaced == last.Monospaced
            && Math.Abs(line.Size - Size) <= 0.12 * Size && drop > 0.5 * Size
            && drop < (Tabular ? LongestReach : reach) * Size
            && Math.Min(line.Right, Right) - Math.Max(line.Left, Left) > 0.3 * Math.Min(line.Width, Right - Left);
    }
}
