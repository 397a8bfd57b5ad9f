using System.Buffers;

namespace Summarizer.Pipeline.Grounding;

/// <summary>Numbers in digits with separators: where they end, and their digits without spaces.</summary>
internal static class DigitGroups
{
    private static readonly SearchValues<char> DigitsAndMarks = SearchValues.Create("0123456789.,");

    /// <summary>Returns where a number ends.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The place of its first digit.</param>
    /// <param name="isAfterMonth">True if a month is before it: "May 12 300 people" is not 12,300.</param>
    public static int End(string text, int start, bool isAfterMonth)
    {
        int end = start;
        while (end < text.Length && (char.IsAsciiDigit(text[end])
            || (text[end] is '.' or ',' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
            end++;
        if (EndOfGroups(text, start, end, isAfterMonth) is { } last)
            return last;
        while (IsMovedThousand(text, start, end))
            end += 5;
        return end;
    }

    /// <summary>Returns a number without the spaces between its digits.</summary>
    public static string WithoutSpaces(string number) =>
        number.AsSpan().IndexOfAnyExcept(DigitsAndMarks) < 0 ? number : string.Concat(number.Where(c => !IsSpace(c)));

    /// <summary>Returns the end of "10 000" or "10 000,50"; null if it is another number.</summary>
    private static int? EndOfGroups(string text, int start, int first, bool isAfterMonth)
    {
        if (first - start > 3 || text[start] == '0' || !IsDigits(text.AsSpan(start, first - start))
            || first == text.Length || !IsSpace(text[first]))
            return null;
        char space = text[first];
        int end = first;
        while (end < text.Length && text[end] == space && IsGroup(text, end + 1))
            end += 4;
        // Plain spaces are between the numbers of a table and of a telephone number too.
        bool isOther = space == ' ' && (isAfterMonth || IsNumberAfter(text, end) || IsNumberBefore(text, start));
        if (end == first || isOther)
            return null;
        int decimals = end;
        if (end < text.Length && text[end] is '.' or ',' && IsDigit(text, end + 1))
        {
            for (decimals = end + 1; IsDigit(text, decimals);)
                decimals++;
        }

        // "Section 4 100,000".
        return decimals - end > 3 ? null : decimals;
    }

    private static bool IsNumberAfter(string text, int end) =>
        end < text.Length && text[end] == ' ' && IsDigit(text, end + 1);

    private static bool IsNumberBefore(string text, int start) =>
        start > 1 && text[start - 1] == ' ' && IsDigit(text, start - 2);

    /// <summary>True for "3, 800": a thousands separator that moved when the text was made.</summary>
    private static bool IsMovedThousand(string text, int start, int end) =>
        end - start <= 15 && end + 5 <= text.Length && text[end] == ',' && text[end + 1] == ' '
        && IsGroup(text, end + 2) && (end - start <= 3 || text[end - 4] is ',' or ' ');

    private static bool IsGroup(string text, int start) =>
        start + 3 <= text.Length && IsDigits(text.AsSpan(start, 3)) && !IsDigit(text, start + 3);

    private static bool IsDigit(string text, int at) =>
        at >= 0 && at < text.Length && char.IsAsciiDigit(text[at]);

    /// <summary>True if a text is digits only.</summary>
    public static bool IsDigits(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool IsSpace(char c) => c is ' ' or '\u00A0' or '\u2009' or '\u202F';
}
