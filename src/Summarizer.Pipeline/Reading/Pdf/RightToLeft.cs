using System.Text;
using UglyToad.PdfPig.Content;

namespace Summarizer.Pipeline.Reading.Pdf;

/// <summary>
/// Hebrew and Arabic: programs draw them from left to right as often as from right to left. Pages of them are put into
/// the order in which they are seen, and each line then into the order in which it is read (after the Unicode
/// Bidirectional Algorithm, UAX 9).
/// </summary>
internal static class RightToLeft
{
    /// <summary>Glyphs whose baselines differ by less than this share of their size are in one row.</summary>
    private const double RowShare = 0.25;

    /// <summary>True if most letters of a page are written from right to left.</summary>
    public static bool IsMost(IReadOnlyList<Letter> letters)
    {
        int right = 0, left = 0;
        foreach (Letter letter in letters)
        {
            if (string.IsNullOrEmpty(letter.Value))
                continue;
            if (IsRightToLeft(letter.Value[0]))
                right++;
            else if (char.IsLetter(letter.Value[0]))
                left++;
        }

        return right > left;
    }

    /// <summary>Returns the glyphs of a page row by row, each from left to right.</summary>
    public static List<Letter> InRows(IReadOnlyList<Letter> letters)
    {
        var rows = new List<Letter>(letters.Count);
        var row = new List<Letter>();
        foreach (Letter letter in letters.Where(letter => double.IsFinite(letter.StartBaseLine.Y))
            .OrderByDescending(letter => letter.StartBaseLine.Y))
        {
            if (row.Count > 0
                && row[0].StartBaseLine.Y - letter.StartBaseLine.Y > RowShare * Math.Max(1, row[0].PointSize))
                End();
            row.Add(letter);
        }

        End();
        return rows;

        void End()
        {
            rows.AddRange(row.OrderBy(letter => Math.Min(letter.StartBaseLine.X, letter.EndBaseLine.X)));
            row.Clear();
        }
    }

    /// <summary>Returns a glyph of several letters in the order in which they are seen.</summary>
    public static string AsSeen(string glyph) => glyph.Length > 1 && IsRightToLeft(glyph[0]) ? Reversed(glyph) : glyph;

    /// <summary>Returns a line as seen, from left to right, in the order in which it is read.</summary>
    public static string AsRead(string line)
    {
        int right = line.Count(IsRightToLeft), left = line.Count(c => char.IsLetter(c) && !IsRightToLeft(c));
        if (right == 0)
            return line;
        return right >= left
            ? WithRunsReversed(Mirrored(Reversed(line)), IsLeftToRight)
            : WithRunsReversed(line, IsRightToLeft);
    }

    private static bool IsRightToLeft(char c) =>
        c is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC');

    private static bool IsLeftToRight(char c) => !IsRightToLeft(c) && char.IsLetterOrDigit(c);

    private static string Reversed(string text)
    {
        char[] reversed = text.ToCharArray();
        Array.Reverse(reversed);
        for (int i = 1; i < reversed.Length; i++)
        {
            if (char.IsHighSurrogate(reversed[i]) && char.IsLowSurrogate(reversed[i - 1]))
                (reversed[i - 1], reversed[i]) = (reversed[i], reversed[i - 1]);
        }

        return new string(reversed);
    }

    /// <summary>Brackets that close before they open were drawn as they look; they change places.</summary>
    private static string Mirrored(string text)
    {
        int first = text.AsSpan().IndexOfAny("()[]");
        if (first < 0 || text[first] is '(' or '[')
            return text;
        return string.Create(text.Length, text, static (mirrored, source) =>
        {
            for (int i = 0; i < source.Length; i++)
                mirrored[i] = source[i] switch { '(' => ')', ')' => '(', '[' => ']', ']' => '[', char c => c };
        });
    }

    /// <summary>
    /// Reverses the runs of the other direction: words with the spaces between them, numbers with their marks.
    /// </summary>
    private static string WithRunsReversed(string text, Func<char, bool> isOfRun)
    {
        var result = new StringBuilder(text.Length);
        for (int at = 0; at < text.Length;)
        {
            if (!isOfRun(text[at]))
            {
                result.Append(text[at++]);
                continue;
            }

            int end = at + 1;
            for (int next = end; next < text.Length && (isOfRun(text[next]) || IsInner(text, next, isOfRun)); next++)
                end = isOfRun(text[next]) ? next + 1 : end;
            result.Append(Reversed(text[at..end]));
            at = end;
        }

        return result.ToString();
    }

    private static bool IsInner(string text, int at, Func<char, bool> isOfRun)
    {
        if (at + 1 >= text.Length || !isOfRun(text[at + 1]))
            return false;
        bool isBetweenDigits = char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]);
        return isBetweenDigits
            ? text[at] is '.' or ',' or ':' or '/' or '-'
            : text[at] is ' ' or '.' or '-' or '/' or '@' or '\'' or '’';
    }
}
