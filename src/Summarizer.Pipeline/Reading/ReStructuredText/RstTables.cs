using System.Text;
using System.Text.RegularExpressions;

namespace Summarizer.Pipeline.Reading.ReStructuredText;

/// <summary>Tables that are drawn in reStructuredText: with lines around cells, or above and below columns.</summary>
internal static partial class RstTables
{
    /// <summary>Returns the last line that can end a table without lines around its cells; -1 if none can.</summary>
    public static int LastEndOf(string[] lines)
    {
        int last = lines.Length - 1;
        while (last >= 0 && !IsSimpleEnd(lines, last))
            last--;
        return last;
    }

    /// <summary>Returns the line after the table that starts at a line; -1 if there is none.</summary>
    public static int EndOf(string[] lines, int at, int lastEnd)
    {
        if (GridBorder().IsMatch(lines[at]))
        {
            int end = at + 1;
            while (end < lines.Length && lines[end].Length > 0 && lines[end][0] is '+' or '|')
                end++;
            return end > at + 2 ? end : -1;
        }

        if (!SimpleBorder().IsMatch(lines[at]))
            return -1;
        for (int i = at + 1; i <= lastEnd; i++)
        {
            if (IsSimpleEnd(lines, i))
                return i + 1;
        }

        return -1;
    }

    /// <summary>True for a border before an empty line; there may be one without it below the head.</summary>
    private static bool IsSimpleEnd(string[] lines, int at) =>
        (at + 1 == lines.Length || lines[at + 1].Length == 0) && SimpleBorder().IsMatch(lines[at]);

    /// <summary>Adds the rows of a table.</summary>
    public static void Add(string[] lines, DocumentBuilder builder, RstInlines inlines)
    {
        bool isGrid = lines[0][0] == '+';
        List<(int From, int To)> columns = isGrid ? [] : ColumnsOf(lines[0]);
        List<StringBuilder>? row = null;
        foreach (string line in lines)
        {
            bool isBorder = (isGrid ? BorderPart() : Border()).IsMatch(line);
            List<string> cells = isGrid ? CellsOf(line) : isBorder ? [] : CellsOf(line, columns);
            // In simple tables, a line without a first cell goes on with the row above.
            bool goesOn = row is not null && (isGrid || cells is [{ Length: 0 }, ..]);
            if (goesOn)
            {
                for (int i = 0; i < cells.Count && i < row!.Count; i++)
                    row[i].Append('\n').Append(cells[i]);
            }
            else
            {
                End(row, builder, inlines);
                row = cells.Count == 0 ? null : [.. cells.Select(cell => new StringBuilder(cell))];
            }

            if (!isBorder)
                continue;
            End(row, builder, inlines);
            row = null;
        }

        End(row, builder, inlines);
    }

    /// <summary>Adds a table whose rows are values with commas between them.</summary>
    public static void AddCsv(string[] lines, DocumentBuilder builder, RstInlines inlines)
    {
        foreach (string line in lines)
            End([.. Value().Matches(line).Select(value => new StringBuilder(ValueOf(value)))], builder, inlines);
    }

    private static string ValueOf(Match value) => value.Groups["quoted"] is { Success: true } quoted
        ? quoted.Value.Replace("\"\"", "\"", StringComparison.Ordinal)
        : value.Groups["value"].Value;

    private static void End(List<StringBuilder>? row, DocumentBuilder builder, RstInlines inlines)
    {
        if (row is null)
            return;
        var cells = new RowCells();
        foreach (StringBuilder cell in row)
        {
            cells.StartCell();
            cells.Add(inlines.Of(cell.ToString().Trim()));
        }

        cells.AddTo(builder);
    }

    /// <summary>Returns the cells of a line of a grid; a cell that ends there is empty.</summary>
    private static List<string> CellsOf(string line)
    {
        line = BorderPart().Replace(line, part => new string('|', part.Value.Count(sign => sign == '+')));
        string[] cells = line.Split('|');
        int from = line[0] == '|' ? 1 : 0;
        return [.. cells[from..(cells.Length > from && cells[^1].Length == 0 ? ^1 : ^0)].Select(cell => cell.Trim())];
    }

    private static List<string> CellsOf(string line, List<(int From, int To)> columns) =>
        [.. columns.Select((column, i) => i == columns.Count - 1
            ? line[Math.Min(column.From, line.Length)..].Trim()
            : line[Math.Min(column.From, line.Length)..Math.Min(columns[i + 1].From, line.Length)].Trim())];

    private static List<(int From, int To)> ColumnsOf(string border) =>
        [.. Column().Matches(border).Select(column => (column.Index, column.Index + column.Length))];

    [GeneratedRegex(@"^\+(?:[-=]+\+)+$", RegexOptions.CultureInvariant)]
    private static partial Regex GridBorder();

    /// <summary>The border below some cells of a row, or all.</summary>
    [GeneratedRegex(@"\+(?:[-=]+\+)+", RegexOptions.CultureInvariant)]
    private static partial Regex BorderPart();

    [GeneratedRegex(@"^=+(?: +=+)+$", RegexOptions.CultureInvariant)]
    private static partial Regex SimpleBorder();

    [GeneratedRegex(@"^(?:=+(?: +=+)*|-+(?: +-+)+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Border();

    [GeneratedRegex("=+", RegexOptions.CultureInvariant)]
    private static partial Regex Column();

    [GeneratedRegex(@"\G(?:^|,)\s*(?:""(?<quoted>(?:[^""]|"""")*)""[^,]*|(?<value>[^,]*))",
        RegexOptions.CultureInvariant)]
    private static partial Regex Value();
}
