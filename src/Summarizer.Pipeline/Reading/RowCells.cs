using System.Text;
using Summarizer.Documents;

namespace Summarizer.Pipeline.Reading;

/// <summary>The cells of one row of a table, which holds data or lays out text.</summary>
internal sealed class RowCells
{
    /// <summary>A row with a cell longer than this lays out text; it does not hold data.</summary>
    private const int LongCell = 300;

    /// <summary>The longest cell that names what is in the cell beside it.</summary>
    private const int LongestLabel = 60;

    private const string ParagraphEnd = "\n\n";

    private readonly List<StringBuilder> _cells = [];

    /// <summary>Starts a cell.</summary>
    public void StartCell() => _cells.Add(new StringBuilder());

    /// <summary>Adds a paragraph to the cell.</summary>
    public void Add(string paragraph)
    {
        if (_cells.Count == 0)
            StartCell();
        if (!string.IsNullOrWhiteSpace(paragraph))
            _cells[^1].Append(_cells[^1].Length > 0 ? ParagraphEnd : "").Append(paragraph.Trim());
    }

    /// <summary>Adds a row of a table within the cell.</summary>
    public void Add(RowCells inner) => Add(string.Join(' ', inner._cells));

    /// <summary>Removes a last cell without text, in formats that end cells instead of starting them.</summary>
    public void EndLastCell()
    {
        if (_cells.Count > 1 && _cells[^1].Length == 0)
            _cells.RemoveAt(_cells.Count - 1);
    }

    /// <summary>Adds the row to a document: cells of text as paragraphs, others as one line.</summary>
    public void AddTo(DocumentBuilder builder)
    {
        string[] cells = [.. _cells.Select(cell => cell.ToString())];
        if (cells.Length > 1 && !cells.Any(IsText))
        {
            if (cells.Any(cell => cell.Length > 0))
                builder.Add(BlockKind.Table, string.Join(" | ", cells.Select(AsOneLine)));
            return;
        }

        for (int i = 0; i < cells.Length; i++)
        {
            if (i == 0 && cells.Length == 2 && IsLabel(cells[0]))
                builder.Add(BlockKind.Heading, cells[0], 3);
            else
                foreach (string paragraph in cells[i].Split(ParagraphEnd))
                    builder.Add(BlockKind.Paragraph, paragraph);
        }
    }

    private static bool IsText(string cell) => cell.Length > LongCell || Prose.HasSentences(cell);

    private static bool IsLabel(string cell) =>
        cell.Length is > 0 and <= LongestLabel && !".!?:;".Contains(cell[^1], StringComparison.Ordinal);

    private static string AsOneLine(string cell) =>
        cell.Replace(ParagraphEnd, " ", StringComparison.Ordinal).Replace('\n', ' ');
}
