using System.Text;
using Summarizer.Documents;

namespace Summarizer.Pipeline.Reading;

/// <summary>The cells of one row of a table, which holds data or lays out text.</summary>
internal sealed class RowCells
{
    /// <summary>A row with a cell longer than this lays out text; it does not hold data.</summary>
    private const int LongCell = 300;

    private readonly List<StringBuilder> _cells = [];

    /// <summary>Starts a cell.</summary>
    public void StartCell() => _cells.Add(new StringBuilder());

    /// <summary>Adds a paragraph to the cell.</summary>
    public void Add(string paragraph)
    {
        if (_cells.Count == 0)
            StartCell();
        if (!string.IsNullOrWhiteSpace(paragraph))
            _cells[^1].Append(_cells[^1].Length > 0 ? "\n\n" : "").Append(paragraph.Trim());
    }

    /// <summary>Removes a last cell without text, in formats that end cells instead of starting them.</summary>
    public void EndLastCell()
    {
        if (_cells.Count > 1 && _cells[^1].Length == 0)
            _cells.RemoveAt(_cells.Count - 1);
    }

    /// <summary>Adds the row to a document: cells of text as paragraphs, others as one line.</summary>
    public void AddTo(DocumentBuilder builder)
    {
        bool isText = _cells.Count == 1 || _cells.Any(cell => cell.Length > LongCell);
        if (!isText)
        {
            string[] cells = [.. _cells.Select(cell => cell.ToString().Replace("\n\n", " ", StringComparison.Ordinal))];
            if (cells.Any(cell => cell.Length > 0))
                builder.Add(BlockKind.Table, string.Join(" | ", cells));
            return;
        }

        foreach (StringBuilder cell in _cells)
        {
            foreach (string paragraph in cell.ToString().Split("\n\n"))
                builder.Add(BlockKind.Paragraph, paragraph);
        }
    }
}
