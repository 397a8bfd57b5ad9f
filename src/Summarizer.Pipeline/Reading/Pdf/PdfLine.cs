using System.Text;

namespace Summarizer.Pipeline.Reading.Pdf;

/// <summary>
/// Adjacent glyphs on one baseline; a line of a column, or a cell of a table. Lengths are in points.
/// </summary>
internal sealed class PdfLine
{
    public required int Page { get; init; }

    public required double Baseline { get; set; }

    public required double Left { get; set; }

    public double Right { get; set; }

    /// <summary>The type's size.</summary>
    public required double Size { get; set; }

    public bool Bold { get; set; }

    public bool Monospaced { get; set; }

    /// <summary>True if it is a row of a table.</summary>
    public bool Tabular { get; set; }

    /// <summary>True if it is where running heads and page numbers are.</summary>
    public bool AtEdge { get; init; }

    public StringBuilder Glyphs { get; } = new();

    /// <summary>The places where spaces were put between glyphs, and the width of each gap, in points.</summary>
    public List<(int At, double Gap)> Spaces { get; } = [];

    public string Text { get; set; } = "";

    public double Width => Right - Left;
}
