namespace Summarizer.Pipeline.Reading.Pdf;

/// <summary>
/// Rules that tell rows of tables from columns of text: their pieces on one baseline are short, and more than two or
/// repeated.
/// </summary>
internal static class PdfTables
{
    private const int CellCharacters = 20;
    private const int PairCharacters = 28;
    private const int PairRows = 3;
    private const int ProseCharacters = 40;

    /// <summary>Returns the lines with each row of a table made one line, at the place of its first piece.</summary>
    public static List<PdfLine> MarkRows(List<PdfLine> lines)
    {
        // Rows by baseline, from the top; pieces of one row differ by rounding only.
        List<List<PdfLine>> rows = [];
        foreach (PdfLine line in lines.OrderByDescending(line => line.Baseline))
        {
            if (rows.Count > 0 && rows[^1][0].Baseline - line.Baseline < 0.3 * line.Size)
                rows[^1].Add(line);
            else
                rows.Add([line]);
        }

        LeaveOutProse(rows);
        var replaced = new Dictionary<PdfLine, PdfLine?>(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < rows.Count;)
        {
            int end = i;
            while (end < rows.Count && IsPair(rows[end]))
                end++;
            if (IsWideRow(rows[i]))
                Replace(rows[i++], replaced);
            else if (end - i >= PairRows)
                while (i < end)
                    Replace(rows[i++], replaced);
            else
                i = Math.Max(end, i + 1);
        }

        return replaced.Count == 0
            ? lines
            : [.. lines.Select(line => replaced.TryGetValue(line, out PdfLine? row) ? row : line).OfType<PdfLine>()];
    }

    // A column of text that runs beside a table goes on above or below it, line by line; a table's own long labels do
    // not.
    private static void LeaveOutProse(List<List<PdfLine>> rows)
    {
        var prose = new HashSet<PdfLine>(ReferenceEqualityComparer.Instance);
        for (int i = 1; i < rows.Count; i++)
            GoOn(rows[i - 1], rows[i]);
        for (int i = rows.Count - 1; i > 0; i--)
            GoOn(rows[i], rows[i - 1]);
        foreach (List<PdfLine> row in rows.Where(row => row.Count > 1))
            row.RemoveAll(prose.Contains);
        rows.RemoveAll(row => row.Count == 0);

        void GoOn(List<PdfLine> from, List<PdfLine> to)
        {
            foreach (PdfLine line
                in from.Where(line => line.Text.Length > ProseCharacters && (from.Count == 1 || prose.Contains(line))))
                prose.UnionWith(
                    to.Where(next => next.Text.Length > ProseCharacters && Math.Abs(next.Left - line.Left) < 1
                        && Math.Abs(next.Baseline - line.Baseline) < 2 * line.Size));
        }
    }

    private static bool IsWideRow(List<PdfLine> row) =>
        row.Count >= 3 && row.Average(cell => cell.Text.Length) < CellCharacters;

    private static bool IsPair(List<PdfLine> row) =>
        (row.Count == 2 && row.TrueForAll(cell => cell.Text.Length <= PairCharacters)) || IsWideRow(row);

    private static void Replace(List<PdfLine> row, Dictionary<PdfLine, PdfLine?> replaced)
    {
        List<PdfLine> cells = [.. row.OrderBy(cell => cell.Left)];
        foreach (PdfLine cell in cells)
            replaced[cell] = null;
        PdfLine first = row[0];
        replaced[first] = new PdfLine
        {
            Page = first.Page,
            Baseline = first.Baseline,
            Left = cells[0].Left,
            Right = cells.Max(cell => cell.Right),
            Size = first.Size,
            Tabular = true,
            Text = string.Join(" | ", cells.Select(cell => cell.Text)),
        };
    }
}
