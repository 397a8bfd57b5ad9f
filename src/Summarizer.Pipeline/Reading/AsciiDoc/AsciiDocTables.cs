using System.Text;
using System.Text.RegularExpressions;

namespace Summarizer.Pipeline.Reading.AsciiDoc;

/// <summary>Tables of AsciiDoc, whose cells start with a sign.</summary>
internal static partial class AsciiDocTables
{
    /// <summary>Adds the rows of a table. The first line with cells says how many a row has.</summary>
    public static void Add(string[] lines, char sign, DocumentBuilder builder, AsciiDocInlines inlines)
    {
        // Only these two have signs before cells; others have them between.
        if (sign is not ('|' or '!'))
            lines = [.. lines.Where(line => line.Length > 0)
                .Select(line => "|" + line.Replace(sign == ',' ? ',' : ':', '|'))];
        var cells = new List<StringBuilder>();
        int columns = 0;
        foreach (string line in lines)
        {
            List<Match> starts = [.. (sign == '!' ? InnerCell() : Cell()).Matches(line).Cast<Match>()];
            string before = line[..(starts.Count > 0 ? starts[0].Index : line.Length)];
            if (cells.Count > 0 && before.Trim().Length > 0)
                cells[^1].Append('\n').Append(before.Trim());
            for (int i = 0; i < starts.Count; i++)
            {
                int from = starts[i].Index + starts[i].Length;
                string cell = line[from..(i + 1 < starts.Count ? starts[i + 1].Index : line.Length)].Trim();
                int copies = int.TryParse(starts[i].Groups["copies"].ValueSpan, out int n) ? Math.Clamp(n, 1, 20) : 1;
                cells.AddRange(Enumerable.Range(0, copies).Select(_ => new StringBuilder(cell)));
            }

            columns = columns == 0 ? cells.Count : columns;
        }

        for (int at = 0; at < cells.Count; at += columns)
        {
            var row = new RowCells();
            foreach (StringBuilder cell in cells.Skip(at).Take(columns))
            {
                row.StartCell();
                row.Add(inlines.Of(cell.ToString()));
            }

            row.AddTo(builder);
        }
    }

    [GeneratedRegex(@"(?:(?<=^|\s)(?:(?<copies>\d{1,2})\*|[\d.]{1,5}\+)?[<^>.]{0,4}[adehlmsv]?)?(?<!\\)\|",
        RegexOptions.CultureInvariant)]
    private static partial Regex Cell();

    [GeneratedRegex(@"(?:(?<=^|\s)(?:(?<copies>\d{1,2})\*|[\d.]{1,5}\+)?[<^>.]{0,4}[adehlmsv]?)?(?<!\\)!",
        RegexOptions.CultureInvariant)]
    private static partial Regex InnerCell();
}
