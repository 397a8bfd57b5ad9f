using System.Buffers;

namespace Summarizer.Documents;

/// <summary>What a single line of plain text looks like.</summary>
internal static class LineLooks
{
    private const int MaxHeading = 100;
    private const int MaxHeadingWords = 14;

    private static readonly SearchValues<char> CodeSymbols = SearchValues.Create("{}();=<>[]_\\$&|#");

    /// <summary>How long a list item's marker is, its white space included: "- ", "• ", "3. ", "b) "; 0 where there is none.</summary>
    public static int ListMarker(ReadOnlySpan<char> line)
    {
        if (line.Length < 3)
            return 0;
        int at = 0;
        if (line[0] is '-' or '*' or '+' or '\u2022' or '\u2023' or '\u25E6' or '\u25AA' or '\u25CF' or '\u25A0' or '\u00B7' or '\u2043' or '\u2013' or '\u2014')
        {
            at = 1;
        }
        else
        {
            int open = line[0] == '(' ? 1 : 0;
            at = open;
            while (at < line.Length && at < open + 3 && char.IsAsciiDigit(line[at]))
                at++;
            if (at == open && char.IsAsciiLetterLower(line[at]))
                at++;
            if (at == open || at >= line.Length || !(line[at] == ')' || (line[at] == '.' && open == 0 && at > 0)))
                return 0;
            at++;
        }

        return BehindBlanks(line, at);
    }

    /// <summary>How long the number of a clause is, its white space included: "3.2 The tenant …", "3.2.1. The …"; 0 where there is none.</summary>
    public static int ClauseNumber(ReadOnlySpan<char> line)
    {
        int number = NumberLength(line, int.MaxValue, out int parts);
        int text = parts > 1 ? BehindBlanks(line, number) : 0;
        return text > 0 && (char.IsUpper(line[text]) || Sentences.Glyphs.IsQuote(line[text])) ? text : 0;
    }

    /// <summary>The level of a heading that is marked as one, "## Title" or "== Title ==", and where its words are; 0 where it is none.</summary>
    public static int MarkedHeading(ReadOnlySpan<char> line, out int from, out int to)
    {
        from = 0;
        to = line.Length;
        char mark = line[0];
        if (mark is not ('#' or '='))
            return 0;
        while (from < line.Length && line[from] == mark)
            from++;
        if (from > 6 || from == line.Length || line[from] != ' ' || (mark == '=' && from < 2))
            return 0;
        int level = from;
        while (to > from && line[to - 1] is ' ' or '#' or '=')
            to--;
        while (from < to && line[from] == ' ')
            from++;
        return from < to ? level : 0;
    }

    /// <summary>The level that underlining gives the line above: "=====" 1, "-----" 2; 0 for anything else.</summary>
    public static int Underline(ReadOnlySpan<char> line) =>
        line.Length < 3 ? 0 : line.IndexOfAnyExcept('=') < 0 ? 1 : line.IndexOfAnyExcept('-') < 0 ? 2 : 0;

    /// <summary>Nothing to read: rules, rows of asterisks.</summary>
    public static bool IsRule(ReadOnlySpan<char> line)
    {
        if (line.Length > 200)
            line = line[..200];
        foreach (char c in line)
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
                return false;
        }

        return true;
    }

    /// <summary>A fence around program text.</summary>
    public static bool IsFence(ReadOnlySpan<char> line) => line.StartsWith("```", StringComparison.Ordinal) || line.StartsWith("~~~", StringComparison.Ordinal);

    /// <summary>A numbered heading's level, "2.1 Methods" being 2; 0 where the line does not begin with such a number.</summary>
    public static int NumberedLevel(ReadOnlySpan<char> line)
    {
        int at = NumberLength(line, most: 6, out int level);
        return level > 0 && at < line.Length && line[at] is ' ' or '\t' && char.IsUpper(FirstLetter(line[at..])) ? level : 0;
    }

    /// <summary>A short line without a full stop, as titles and headings are.</summary>
    public static bool IsHeadingLike(ReadOnlySpan<char> line)
    {
        if (line.Length > MaxHeading)
            return false;
        char last = line[^1];
        if (Sentences.Glyphs.IsTerminator(last) || last is ',' or ';' or '\uFF0C' or '\uFF1B' or '\u300D')
            return false;
        if (last is '"' or '\u201D' or '\u2019' or '\'' or ')' or '\u00BB' && line.Length > 1 && (Sentences.Glyphs.IsTerminator(line[^2]) || line[^2] == ','))
            return false;
        char first = FirstLetter(line);
        if (char.IsLower(first) && !char.IsDigit(line[0]))
            return false;
        if (line[0] is >= '\u0E00' and <= '\u0EFF')
            return line.Length <= 40 && line.IndexOf(' ') < 0;
        int words = 1;
        foreach (char c in line)
            words += c is ' ' or '\t' ? 1 : 0;
        if (words > MaxHeadingWords)
            return false;
        // A longer line with a colon leads in to what follows.
        if (last is ':' or '\uFF1A' && words > 3)
            return false;
        return !Sentences.Glyphs.IsEastAsian(first) || line.Length <= 40;
    }

    /// <summary>A label and a figure, "Rating: 4/5"; among such lines, a label and anything: "Pros: quiet, light".</summary>
    public static bool IsFact(ReadOnlySpan<char> line, bool amongFacts)
    {
        const int LongestLabel = 20, MostWords = 3;
        int colon = line[..Math.Min(line.Length, LongestLabel)].IndexOf(": ");
        if (colon < 1)
            return false;
        ReadOnlySpan<char> value = line[(colon + 2)..];
        return amongFacts || (value.ContainsAnyInRange('0', '9') && value.Count(' ') < MostWords);
    }

    /// <summary>A note at the foot: "[1] See page 12.", "¹ See page 12."</summary>
    public static bool IsFootnote(ReadOnlySpan<char> line)
    {
        if (line[0] is '\u00B9' or '\u00B2' or '\u00B3' or '\u2020' or '\u2021')
            return true;
        int close = line[0] == '[' ? line[..Math.Min(line.Length, 6)].IndexOf(']') : -1;
        return close > 1 && line[1..close].IndexOfAnyExceptInRange('0', '9') < 0;
    }

    /// <summary>How long the number is that a patent's paragraph begins with, its white space included: "[0012]   "; 0 where there is none.</summary>
    public static int ParagraphNumber(ReadOnlySpan<char> line)
    {
        int length = 0;
        while (NumberInBrackets(line[length..]) is > 0 and var number)
            length += number;
        return length;
    }

    private static int NumberInBrackets(ReadOnlySpan<char> line)
    {
        const int Least = 4, Most = 5;
        if (line.Length < Least + 2 || line[0] != '[')
            return 0;
        int at = 1;
        while (at < line.Length && at <= Most && char.IsAsciiDigit(line[at]))
            at++;
        if (at <= Least || at == line.Length || line[at] != ']')
            return 0;
        at++;
        while (at < line.Length && char.IsWhiteSpace(line[at]))
            at++;
        return at;
    }

    /// <summary>"Figure 3: …", "Photo: …", "Table 1. …", "(AP Photo/…)", an agency's credit.</summary>
    public static bool IsCaption(ReadOnlySpan<char> line)
    {
        if (line.Length > 400)
            return false;
        return Caption.Is(line);
    }

    /// <summary>A row of a table: cells between bars, tabs or runs of spaces.</summary>
    public static bool IsTableRow(ReadOnlySpan<char> line)
    {
        if (line.Length > 400 || (line.IndexOfAny('|', '\t', '\u2502') < 0 && line.IndexOf("   ", StringComparison.Ordinal) < 0))
            return false;
        int bars = 0;
        int gaps = 0;
        int blanks = 0;
        bool tab = false;
        foreach (char c in line)
        {
            if (c is ' ' or '\t' or '\u00A0')
            {
                blanks++;
                tab |= c == '\t';
                continue;
            }

            if (blanks >= 3 || tab)
                gaps++;
            blanks = 0;
            tab = false;
            if (c is '|' or '\u2502')
                bars++;
        }

        return bars >= 2 || gaps >= 2 || (gaps == 1 && line.Length < 60);
    }

    /// <summary>Program text: braces, semicolons at the end, assignments, angle brackets.</summary>
    public static bool IsCode(ReadOnlySpan<char> line, int indent)
    {
        if (line.Length > 300)
            return false;
        int symbols = CountCodeSymbols(line);
        char last = line[^1];
        if (last is '{' or '}' || (last == ';' && symbols >= 2))
            return true;
        return indent >= 4 ? symbols * 8 >= line.Length && symbols >= 2 : symbols * 5 >= line.Length && symbols >= 4;
    }

    /// <summary>How long a number of several parts is, "3.2.1" or "3.2.1.", and how many parts it has; none where one has three digits.</summary>
    private static int NumberLength(ReadOnlySpan<char> line, int most, out int parts)
    {
        int at = 0;
        for (parts = 0; at < line.Length && char.IsAsciiDigit(line[at]) && parts < most; parts++)
        {
            int digits = at;
            while (at < line.Length && char.IsAsciiDigit(line[at]))
                at++;
            if (at - digits > 2)
                return parts = 0;
            if (at < line.Length && line[at] == '.')
                at++;
        }

        return at;
    }

    /// <summary>Where the words begin behind the white space at a position; 0 where there is no white space or there are no words.</summary>
    private static int BehindBlanks(ReadOnlySpan<char> line, int at)
    {
        int text = at;
        while (text < line.Length && line[text] is ' ' or '\t' or '\u00A0')
            text++;
        return text > at && text < line.Length ? text : 0;
    }

    private static int CountCodeSymbols(ReadOnlySpan<char> line)
    {
        int count = 0;
        for (int at = line.IndexOfAny(CodeSymbols); at >= 0; at = line.IndexOfAny(CodeSymbols))
        {
            count++;
            line = line[(at + 1)..];
        }

        return count;
    }

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
