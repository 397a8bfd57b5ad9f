using System.Text;
using System.Text.RegularExpressions;

namespace Summarizer.Pipeline.Reading.AsciiDoc;

/// <summary>Tables of AsciiDoc, whose cells start with a sign or have one between them.</summary>
internal static partial class AsciiDocTables
{
    private const int MostColumns = 1_000;

    /// <summary>Returns the number of columns in the attributes of a table; 0 if they give none.</summary>
    public static int ColumnsOf(string attributes)
    {
        if (Columns().Match(attributes) is not { Success: true } match)
            return 0;
        string columns = match.Groups["columns"].Value.Trim();
        if (int.TryParse(columns, out int number))
            return Math.Clamp(number, 0, MostColumns);
        int sum = columns.Split(columns.Contains(',') ? ',' : ';')
            .Sum(column => int.TryParse(Copies().Match(column).ValueSpan, out int copies) ? copies : 1);
        return Math.Clamp(sum, 0, MostColumns);
    }

    /// <summary>
    /// Adds the rows of a table. Without a number of columns, the first line with cells sets the number.
    /// </summary>
    public static void Add(
        string[] lines, char sign, int columns, DocumentBuilder builder, AsciiDocInlines inlines)
    {
        List<Cell> cells = sign is '|' or '!' ? CellsAfter(sign, lines) : CellsBetween(sign, lines);
        if (columns == 0)
            columns = 1 + cells.Skip(1).TakeWhile(cell => !cell.StartsLine).Count();
        for (int at = 0; at < cells.Count; at += columns)
        {
            var row = new RowCells();
            foreach (Cell cell in cells.Skip(at).Take(columns))
            {
                row.StartCell();
                row.Add(inlines.Of(cell.Text.ToString()));
            }

            row.AddTo(builder);
        }
    }

    private static List<Cell> CellsAfter(char sign, string[] lines)
    {
        var cells = new List<Cell>();
        string escaped = "\\" + sign, plain = sign.ToString();
        foreach (string line in lines)
        {
            List<Match> starts = [.. (sign == '!' ? InnerCellStart() : CellStart()).Matches(line).Cast<Match>()];
            string before = line[..(starts.Count > 0 ? starts[0].Index : line.Length)];
            if (cells.Count > 0 && before.Trim().Length > 0)
                cells[^1].Text.Append('\n').Append(before.Trim().Replace(escaped, plain));
            for (int i = 0; i < starts.Count; i++)
            {
                int from = starts[i].Index + starts[i].Length;
                string cell = line[from..(i + 1 < starts.Count ? starts[i + 1].Index : line.Length)].Trim()
                    .Replace(escaped, plain);
                int copies = int.TryParse(starts[i].Groups["copies"].ValueSpan, out int n) ? Math.Clamp(n, 1, 20) : 1;
                for (int copy = 0; copy < copies; copy++)
                    cells.Add(new Cell(new StringBuilder(cell), i == 0 && copy == 0));
            }
        }

        return cells;
    }

    private static List<Cell> CellsBetween(char sign, string[] lines)
    {
        string text = string.Concat(lines.Where(line => line.Length > 0).Select(line => '\n' + line));
        return [.. (sign == ',' ? CommaSeparated() : ColonSeparated()).Matches(text).Select(value =>
        {
            string cell = value.Groups["quoted"].Success
                ? value.Groups["quoted"].Value.Replace("\"\"", "\"")
                : value.Groups["plain"].Value.Replace("\\:", ":");
            return new Cell(new StringBuilder(cell.Trim()), value.Value[0] == '\n');
        })];
    }

    /// <summary>A cell.</summary>
    /// <param name="Text">Its text.</param>
    /// <param name="StartsLine">True for the first cell that starts on its line.</param>
    private sealed record Cell(StringBuilder Text, bool StartsLine);

    [GeneratedRegex(
        @"[\[,\s]cols\s*=\s*(?:""(?<columns>[^""]{1,500})""|'(?<columns>[^']{1,500})'|(?<columns>[^\s,\]""']{1,60}))",
        RegexOptions.CultureInvariant)]
    private static partial Regex Columns();

    [GeneratedRegex(@"(?<=^\s*)\d{1,3}(?=\*)", RegexOptions.CultureInvariant)]
    private static partial Regex Copies();

    [GeneratedRegex(@"(?:(?<=^|\s)(?:(?<copies>\d{1,2})\*|[\d.]{1,5}\+)?[<^>.]{0,4}[adehlmsv]?)?(?<!\\)\|",
        RegexOptions.CultureInvariant)]
    private static partial Regex CellStart();

    [GeneratedRegex(@"(?:(?<=^|\s)(?:(?<copies>\d{1,2})\*|[\d.]{1,5}\+)?[<^>.]{0,4}[adehlmsv]?)?(?<!\\)!",
        RegexOptions.CultureInvariant)]
    private static partial Regex InnerCellStart();

    /// <summary>Matches a value and the comma or the end of line before it. A quoted value may have both.</summary>
    [GeneratedRegex(@"\G[,\n][ \t]*(?:""(?<quoted>(?:[^""]|"""")*)""[^,\n]*|(?<plain>[^,\n]*))",
        RegexOptions.CultureInvariant)]
    private static partial Regex CommaSeparated();

    [GeneratedRegex(@"\G[:\n](?<plain>(?:\\:|[^:\n])*)", RegexOptions.CultureInvariant)]
    private static partial Regex ColonSeparated();
}
