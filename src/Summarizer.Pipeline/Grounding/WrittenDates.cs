using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Summarizer.Pipeline.Grounding;

/// <summary>
/// Dates in digits ("2024-03-15", "15.03.2024", "03/15/24", "15-03-2024") and times with a point ("2.30 pm").
/// </summary>
internal static partial class WrittenDates
{
    /// <summary>A year of two digits from here on is of the last century.</summary>
    private const int FirstOfLastCentury = 70;

    private static readonly FrozenSet<string> Clock = WordLists.Data.Words("clock");

    /// <summary>Reads a date as its day, month and year.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The place of its first digit.</param>
    /// <param name="terms">The list that receives the terms.</param>
    /// <returns>The end of the date; null if none starts here.</returns>
    public static int? Read(string text, int start, List<Term> terms)
    {
        if (Iso().Match(text, start) is { Success: true } iso)
        {
            AddDay(terms, iso.Groups[3], null);
            AddMonth(terms, iso.Groups[2], null);
            AddYear(terms, iso.Groups[1]);
            return iso.Index + iso.Length;
        }

        bool isPart = start > 1 && text[start - 1] is '.' or '/' && char.IsAsciiDigit(text[start - 2]);
        if (isPart || InDigits().Match(text, start) is not { Success: true } date)
            return null;
        Group first = date.Groups[1], second = date.Groups[3];
        bool isDayFirst = IsDate(first, second), isMonthFirst = IsDate(second, first);
        // "1.2.34" may be a version.
        bool isShort = date.Groups[4].Length == 2
            && (date.Groups[2].Value == "-" || (first.Length == 1 && second.Length == 1));
        if ((!isDayFirst && !isMonthFirst) || isShort)
            return null;
        // "03/04/2024" is in March or in April.
        bool isEither = isDayFirst && isMonthFirst && date.Groups[2].Value != ".";
        (Group day, Group month) = isDayFirst ? (first, second) : (second, first);
        AddDay(terms, day, isEither ? month : null);
        AddMonth(terms, month, isEither ? day : null);
        AddYear(terms, date.Groups[4]);
        return date.Index + date.Length;
    }

    /// <summary>True if a number is a time: "2.30" before "pm", "14.30" before "Uhr".</summary>
    public static bool IsTime(string text, int start) =>
        Time().Match(text, start) is { Success: true } time
        && Clock.Contains(time.Groups[1].Value.Replace(".", "", StringComparison.Ordinal).ToLowerInvariant());

    private static bool IsDate(Group day, Group month) =>
        Number(day) is >= 1 and <= 31 && Number(month) is >= 1 and <= 12;

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    private static void AddDay(List<Term> terms, Group day, Group? other) =>
        terms.Add(new Term(day.Value, NumberWords.Canonical(Number(day)), TermKind.Number | TermKind.Date, day.Index,
            other is null ? null : NumberWords.Canonical(Number(other))));

    private static void AddMonth(List<Term> terms, Group month, Group? other)
    {
        if (Number(month) is not (>= 1 and <= 12))
            return;
        string name = WordLists.Months[Number(month) - 1];
        terms.Add(new Term(name, Stem.Of(name), TermKind.Date, month.Index,
            other is null ? null : WordLists.Months[Number(other) - 1]));
    }

    private static void AddYear(List<Term> terms, Group year)
    {
        string full = year.Length == 4 ? year.Value : (Number(year) < FirstOfLastCentury ? "20" : "19") + year.Value;
        terms.Add(new Term(year.Value, full, TermKind.Number | TermKind.Date, year.Index));
    }

    [GeneratedRegex(@"\G([0-9]{4})-([0-9]{2})-([0-9]{2})", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    [GeneratedRegex(@"\G([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})(?![0-9]|[./-][0-9])",
        RegexOptions.CultureInvariant)]
    private static partial Regex InDigits();

    [GeneratedRegex(@"\G(?:[01]?[0-9]|2[0-4])\.[0-5][0-9]\s?([\p{L}.]{1,4})(?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Time();
}
