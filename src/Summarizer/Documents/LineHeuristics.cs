using System.Buffers;
using System.Text.RegularExpressions;
using Summarizer.Text;

namespace Summarizer.Documents;

// Rules that recognise what a single line of plain text is, by its form.
internal static partial class LineHeuristics
{
    private const int MaxHeading = 100, MaxHeadingWords = 14, MaxUnspacedHeading = 40;

    private static readonly SearchValues<char> CodeSymbols = SearchValues.Create("{}();=<>[]_\\$&|#");

    private static readonly SearchValues<string> Leaders =
        SearchValues.Create([". . . .", ".....", "……"], StringComparison.Ordinal);

    // Returns the length of a list item's marker, white space included: "- ", "• ", "3. ", "b) ", "(iv) "; 0 where
    // there is none. Most lines start with a capital, and are decided without the pattern.
    public static int ListMarker(ReadOnlySpan<char> line) =>
        line is [>= 'A' and <= 'Z', ..] ? 0 : Marker().LengthAtStart(line);

    [GeneratedRegex(@"\A([-*+•‣◦▪●■·⁃–—]|([0-9]{1,3}|[a-z])\.|\(?([0-9]{1,3}|[ivx]{2,5}|[a-z])\))"
        + @"(?>[ \t\u00A0]+)(?!\z)")]
    private static partial Regex Marker();

    // Returns the length of a clause's number, white space included: "3.2 The tenant …", "3.2.1. The …". Returns 0 if
    // the line has no such number.
    public static int ClauseNumber(ReadOnlySpan<char> line)
    {
        int length = Number().LengthAtStart(line);
        bool isClause = PartsOf(line[..length]) > 1 && length < line.Length
            && (char.IsUpper(line[length]) || Characters.IsQuote(line[length]));
        return isClause ? length : 0;
    }

    // A number of one or more parts and white space: "3.2.1 ", "3. ".
    [GeneratedRegex(@"\A[0-9]{1,2}(\.[0-9]{1,2})*\.?[ \t\u00A0]+")]
    private static partial Regex Number();

    private static int PartsOf(ReadOnlySpan<char> number) =>
        number.IsEmpty ? 0 : number.TrimEnd(". \t\u00A0").Count('.') + 1;

    // Returns the level of a heading that is marked as one, "## Title" or "== Title ==", and its words. Level 0 means
    // that it is not a heading.
    public static (int Level, Range Words) MarkedHeading(ReadOnlySpan<char> line)
    {
        if (line[0] is not ('#' or '='))
            return default;
        int level = HeadingMark().LengthAtStart(line), end = line.TrimEnd(" #=").Length;
        return level > 0 && end > level ? (level, (level + line[level..].IndexOfAnyExcept(' '))..end) : default;
    }

    [GeneratedRegex(@"\A(#{1,6}|={2,6})(?= )")]
    private static partial Regex HeadingMark();

    // Returns the level that underlining gives the line above: "=====" 1, "-----" 2; 0 for anything else.
    public static int Underline(ReadOnlySpan<char> line)
    {
        bool isUnderline = line.Length > 2 && !line.ContainsAnyExcept(line[0]);
        return !isUnderline ? 0 : line[0] == '=' ? 1 : line[0] == '-' ? 2 : 0;
    }

    // True if there is nothing to read: rules, rows of asterisks.
    public static bool IsRule(ReadOnlySpan<char> line)
    {
        const int Most = 200;
        return !line.First(Most).Exists(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c));
    }

    public static bool IsFence(ReadOnlySpan<char> line) =>
        line.StartsWith("```", StringComparison.Ordinal) || line.StartsWith("~~~", StringComparison.Ordinal);

    // Returns a numbered heading's level, that of "2.1 Methods" being 2; 0 where the line does not start with such a
    // number.
    public static int NumberedLevel(ReadOnlySpan<char> line)
    {
        const int MostParts = 6;
        int length = Number().LengthAtStart(line), parts = PartsOf(line[..length]);
        return parts <= MostParts && char.IsUpper(FirstLetter(line[length..])) ? parts : 0;
    }

    // True for a short line without a full stop, as titles and headings are.
    public static bool IsHeadingLike(ReadOnlySpan<char> line)
    {
        if (line.Length > MaxHeading || EndsLikeSentence(line))
            return false;
        char first = FirstLetter(line);
        if (char.IsLower(first) && !char.IsDigit(line[0]))
            return false;
        if (line[0] is >= '\u0E00' and <= '\u0EFF')
            return line.Length <= MaxUnspacedHeading && !line.Contains(' ');
        int words = 1 + line.Count(' ') + line.Count('\t');
        // A longer line with a colon leads in to what follows.
        bool leadsIn = line[^1] is ':' or '：' && words > 3;
        return words <= MaxHeadingWords && !leadsIn
            && (!Characters.IsEastAsian(first) || line.Length <= MaxUnspacedHeading);
    }

    // True for a label and a figure, "Rating: 4/5", but not "Review: Skerry 3"; among such lines, for a label and
    // anything: "Pros: quiet, light".
    public static bool IsFact(ReadOnlySpan<char> line, bool amongFacts)
    {
        const int LongestLabel = 20, MostWords = 3;
        int colon = line.First(LongestLabel).IndexOf(": ");
        if (colon < 1)
            return false;
        ReadOnlySpan<char> value = line[(colon + 2)..];
        bool isFigure = value.TrimStart("$€£¥★☆~(") is [>= '0' and <= '9', ..];
        return amongFacts || (isFigure && value.Count(' ') < MostWords);
    }

    // True for a note at the foot: "[1] See page 12.", "¹ See page 12."
    public static bool IsFootnote(ReadOnlySpan<char> line) => FootnoteNumber().IsMatch(line);

    // Returns the length of the numbers that a patent's paragraph starts with, white space included: "[0012]   "; 0
    // where there are none.
    public static int ParagraphNumber(ReadOnlySpan<char> line) =>
        line[0] == '[' ? ParagraphNumbers().LengthAtStart(line) : 0;

    // True for a row that is one without others beside it: cells far apart, as in the head of a page, or an entry of a
    // table of contents, "2. Methods . . . . . 4".
    public static bool IsLoneTableRow(ReadOnlySpan<char> line)
    {
        const string WideGap = "          ";
        ReadOnlySpan<char> words = line.TrimEnd("0123456789");
        bool isEntry = words.Length < line.Length && words.TrimEnd() is [.., '.' or '…'] && line.ContainsAny(Leaders);
        return isEntry
            || (line.Contains(WideGap, StringComparison.Ordinal) && !Characters.IsTerminator(line[^1]));
    }

    // True for a row of a table: cells between bars, tabs or runs of spaces, or leaders to a page number.
    public static bool IsTableRow(ReadOnlySpan<char> line)
    {
        const int Longest = 400, ShortRow = 60, LeastBlanks = 3;
        if (line.Length <= Longest && IsLoneTableRow(line))
            return true;
        if (line.Length > Longest
            || !(line.ContainsAny('|', '\t', '│') || line.Contains("   ", StringComparison.Ordinal)))
            return false;
        int bars = 0, gaps = 0, blanks = 0;
        foreach (char c in line)
        {
            if (c is ' ' or '\t' or '\u00A0')
            {
                blanks += c == '\t' ? LeastBlanks : 1;
                continue;
            }

            gaps += blanks >= LeastBlanks ? 1 : 0;
            bars += c is '|' or '│' ? 1 : 0;
            blanks = 0;
        }

        return bars >= 2 || gaps >= 2 || (gaps == 1 && line.Length < ShortRow);
    }

    // True for program text: braces, semicolons at the end, assignments, angle brackets.
    public static bool IsCode(ReadOnlySpan<char> line, int indent)
    {
        const int Longest = 300, CodeIndent = 4;
        if (line.Length > Longest)
            return false;
        // The item of a list may end with a semicolon too: "(a) to improve the service;".
        bool isItem = char.IsAsciiLetterOrDigit(line[0]) || line[0] == '(';
        line = line[(isItem ? ListMarker(line) : 0)..];
        int symbols = line.CountAny(CodeSymbols);
        if (line[^1] is '{' or '}' || (line[^1] == ';' && symbols >= 2))
            return true;
        return indent >= CodeIndent
            ? symbols >= 2 && symbols * 8 >= line.Length
            : symbols >= 4 && symbols * 5 >= line.Length;
    }

    // With a full stop, also before a quotation mark or bracket, or with a comma or semicolon.
    private static bool EndsLikeSentence(ReadOnlySpan<char> line)
    {
        char last = line[^1];
        if (Characters.IsTerminator(last) || last is ',' or ';' or '，' or '；' or '」')
            return true;
        bool closes = line.Length > 1 && last is '"' or '”' or '’' or '\'' or ')' or '»';
        return closes && (Characters.IsTerminator(line[^2]) || line[^2] == ',');
    }

    [GeneratedRegex(@"\A([¹²³†‡]|\[[0-9]{1,4}\])")]
    private static partial Regex FootnoteNumber();

    [GeneratedRegex(@"\A(\[[0-9]{4,5}\]\s*)+")]
    private static partial Regex ParagraphNumbers();

    private static char FirstLetter(ReadOnlySpan<char> line)
    {
        foreach (char c in line)
        {
            if (char.IsLetter(c))
                return c;
        }

        return ' ';
    }
}
