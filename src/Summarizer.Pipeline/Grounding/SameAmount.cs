using System.Collections.Frozen;
using System.Globalization;

namespace Summarizer.Pipeline.Grounding;

/// <summary>
/// Rules on whether the document gives the same amount in another way: half for 50 per cent, 24 months for two years,
/// 14:30 for 2:30 pm, noon for 12:00, the 1990s for 1994.
/// </summary>
internal static class SameAmount
{
    private static readonly FrozenDictionary<string, decimal> Shares = WordLists.Data.Numbers("shares");

    private static readonly FrozenDictionary<string, decimal> TimesOfDay = WordLists.Data.Numbers("times-of-day");
    private static readonly FrozenSet<string> Clock = WordLists.Data.Words("clock");
    private static readonly FrozenSet<string> Centuries = WordLists.Data.Words("centuries");

    private static readonly (string Large, string Small, decimal Number)[] Units =
        [.. WordLists.Data.Lines("unit-sizes").Select(l => l.Split(' ')).Select(u =>
            (Stem.Of(u[0]), Stem.Of(u[1]), decimal.Parse(u[2], CultureInfo.InvariantCulture)))];

    /// <summary>The largest number that is converted.</summary>
    private const decimal Largest = 1_000_000_000_000m;

    /// <summary>True if a number at a place of a sentence is in the document in another form.</summary>
    public static bool Holds(SourceIndex source, string sentence, List<Term> terms, int place)
    {
        if (IsFollowedBy(sentence, terms[place], '%'))
            return IsShare(source, terms[place]);
        if (IsFullHour(source, sentence, terms, place) || HasYearWithin(source, sentence, terms, place))
            return true;
        if (place + 1 >= terms.Count
            || !decimal.TryParse(terms[place].Key, CultureInfo.InvariantCulture, out decimal value) || value > Largest)
            return false;
        Term next = terms[place + 1];
        bool isPercent = next.Raw == "percent"
            || (next.Raw == "per" && place + 2 < terms.Count && terms[place + 2].Raw == "cent");
        return (isPercent && IsShare(source, terms[place])) || IsOtherUnit(source, value, next)
            || IsOtherClock(source, sentence, value, terms, place);
    }

    /// <summary>True if the document has a share in words: "half of it", "a third", not "the third quarter".</summary>
    private static bool IsShare(SourceIndex source, Term number) =>
        Shares.Any(s => NumberWords.Canonical(s.Value) == number.Key && source.HasWord(s.Key)
            && Occurs(source, (terms, i) => terms[i].Raw == s.Key && IsPart(terms, i)));

    private static bool IsPart(List<Term> terms, int i)
    {
        string before = i > 0 ? terms[i - 1].Raw : "", after = i + 1 < terms.Count ? terms[i + 1].Raw : "";
        return WordLists.BeforeShares.Contains(before)
            || (after is "of" or "the" && before is not "the" && !NumberWords.TryOrdinal(before, out _));
    }

    private static bool IsOtherUnit(SourceIndex source, decimal value, Term unit)
    {
        foreach ((string large, string small, decimal number) in Units)
        {
            if ((unit.Key == large && Has(source, value * number, small))
                || (unit.Key == small && value % number == 0 && Has(source, value / number, large)))
                return true;
        }

        return false;
    }

    /// <summary>True if the document has this many of a unit: "two years", or "a year" for one.</summary>
    private static bool Has(SourceIndex source, decimal value, string unit) => value == 1
        ? Occurs(source, (terms, i) => terms[i].Key == unit && i > 0 && terms[i - 1].Raw is "a" or "an" or "one")
        : source.HasContentPair(source.IdOf(NumberWords.Canonical(value)), source.IdOf(unit));

    private static bool IsOtherClock(SourceIndex source, string sentence, decimal value, List<Term> terms, int place)
    {
        bool isAfternoon = IsHalf(terms, place, 'p'), hasMinutes = IsFollowedBy(sentence, terms[place], ':');
        bool isHour = isAfternoon || hasMinutes || IsBeforeClock(terms, place);
        if (isHour && HasTimeOfDay(source, value, terms, place))
            return true;

        if (value is >= 1 and <= 11 && isAfternoon)
        {
            string hour = NumberWords.Canonical(value + 12);
            return Occurs(source, (others, i, text) => others[i].Key == hour
                && (IsFollowedBy(text, others[i], ':', '.') || IsBeforeClock(others, i)));
        }

        if (value is not (>= 13 and <= 23) || !isHour)
            return false;
        string earlier = NumberWords.Canonical(value - 12);
        return Occurs(source, (others, i) => others[i].Key == earlier && IsHalf(others, i, 'p'));
    }

    /// <summary>True if the document has "noon" or "midnight" for an hour: "12 pm", "12 am", "24:00".</summary>
    private static bool HasTimeOfDay(SourceIndex source, decimal hour, List<Term> terms, int place)
    {
        if (hour == 12 && IsHalf(terms, place, 'a'))
            hour = 0;
        else if (hour < 12 && IsHalf(terms, place, 'p'))
            hour += 12;
        return TimesOfDay.Any(t => t.Value == hour % 24 && source.HasWord(t.Key));
    }

    /// <summary>
    /// True for the minutes of "9:00" if the document has "9 am" or "nine o'clock", and not that hour with other
    /// minutes only.
    /// </summary>
    private static bool IsFullHour(SourceIndex source, string sentence, List<Term> terms, int place)
    {
        if (terms[place].Raw != "00" || place == 0)
            return false;
        Term before = terms[place - 1];
        bool isTime = before.Offset + before.Raw.Length == terms[place].Offset - 1
            && IsFollowedBy(sentence, before, ':', '.');
        if (!isTime || !decimal.TryParse(before.Key, CultureInfo.InvariantCulture, out decimal hour)
            || hour is not (>= 0 and <= 24))
            return false;
        string[] hours = [NumberWords.Canonical(hour), NumberWords.Canonical(hour > 12 ? hour - 12 : hour + 12)];
        return HasTimeOfDay(source, hour, terms, place - 1)
            || Occurs(source, (others, i, text) => hours.Contains(others[i].Key) && !HasMinutes(others, i, text)
                && (IsBeforeClock(others, i) || IsHalf(others, i, 'a') || IsHalf(others, i, 'p')
                    || IsBeforeOClock(others, i)));

        static bool HasMinutes(List<Term> terms, int i, string text) =>
            i + 1 < terms.Count && terms[i + 1].Is(TermKind.Number) && IsFollowedBy(text, terms[i], ':', '.');
    }

    /// <summary>True for "the 1990s" and "the 19th century" if the document has a year within.</summary>
    private static bool HasYearWithin(SourceIndex source, string sentence, List<Term> terms, int place)
    {
        if (!int.TryParse(terms[place].Key, CultureInfo.InvariantCulture, out int value))
            return false;
        bool isDecade = value % 10 == 0 && TermReader.IsYear(terms[place]) && IsFollowedBy(sentence, terms[place], 's');
        bool isCentury = value is > 15 and <= 21 && place + 1 < terms.Count && Centuries.Contains(terms[place + 1].Raw);
        (int first, int years) = isDecade ? (value, 10) : ((value - 1) * 100, 100);
        return (isDecade || isCentury) && Occurs(source, (others, i) => TermReader.IsYear(others[i])
            && int.TryParse(others[i].Key, CultureInfo.InvariantCulture, out int year)
            && year >= first && year < first + years);
    }

    /// <summary>True if "Uhr", "h" or "pm" is right after an hour.</summary>
    private static bool IsBeforeClock(List<Term> terms, int place) =>
        place + 1 < terms.Count && Clock.Contains(terms[place + 1].Raw);

    private static bool IsBeforeOClock(List<Term> terms, int place) =>
        place + 2 < terms.Count && terms[place + 1].Raw == "o" && terms[place + 2].Raw == "clock";

    /// <summary>True if "am" or "pm", or "a.m." or "p.m.", follows the hour or its minutes.</summary>
    /// <param name="terms">The sentence.</param>
    /// <param name="place">The place of the hour.</param>
    /// <param name="half">The first letter: "a" or "p".</param>
    private static bool IsHalf(List<Term> terms, int place, char half)
    {
        int next = place + 1;
        if (next < terms.Count && terms[next].Is(TermKind.Number))
            next++;
        if (next >= terms.Count || terms[next].Raw[0] != half)
            return false;
        return terms[next].Raw[1..] == "m"
            || (terms[next].Raw.Length == 1 && next + 1 < terms.Count && terms[next + 1].Raw == "m");
    }

    private static bool IsFollowedBy(string text, Term term, params ReadOnlySpan<char> signs)
    {
        int end = term.Offset + term.Raw.Length;
        return end < text.Length && signs.Contains(text[end]);
    }

    private static bool Occurs(SourceIndex source, Func<List<Term>, int, bool> matches) =>
        Occurs(source, (terms, i, _) => matches(terms, i));

    private static bool Occurs(SourceIndex source, Func<List<Term>, int, string, bool> matches)
    {
        for (int s = 0; s < source.Sentences.Length; s++)
        {
            List<Term> terms = source.Sentences[s];
            for (int i = 0; i < terms.Count; i++)
            {
                if (matches(terms, i, source.Texts[s]))
                    return true;
            }
        }

        return false;
    }
}
