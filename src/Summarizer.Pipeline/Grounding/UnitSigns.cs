using System.Collections.Frozen;

namespace Summarizer.Pipeline.Grounding;

/// <summary>
/// Rules on what is beside a number: currencies, per cent, units such as months and miles, the time of a rate ("a
/// day"), and minus. A number without a currency or unit may have any: "from £5m to 8m".
/// </summary>
internal static class UnitSigns
{
    /// <summary>The signs, and the words that mean the same; by what each means.</summary>
    private static readonly FrozenDictionary<string, string> Meanings = Read("unit-signs");

    /// <summary>The words for units that are not signs.</summary>
    private static readonly FrozenDictionary<string, string> Measures = Read("measures");

    /// <summary>Units of several words, each with its meaning: "per cent", "percentage points".</summary>
    private static readonly string[][] Phrases =
        [.. WordLists.Data.Lines("unit-phrases").Select(l => l.Split(' '))];

    /// <summary>The words before the time of a rate: "per", "a".</summary>
    private static readonly FrozenSet<string> BeforeRates = WordLists.Data.Words("before-rates");

    private static readonly FrozenDictionary<string, string> Rates = WordLists.Data.Lines("rates")
        .Select(l => l.Split(' ')).SelectMany(l => l.Skip(1).Select(word => (word, Time: l[0])))
        .ToFrozenDictionary(p => p.word, p => p.Time, StringComparer.Ordinal);

    /// <summary>Words after "a day" that make it a point in time: "a day later".</summary>
    private static readonly FrozenSet<string> AfterSpans = WordLists.Data.Words("after-spans");

    /// <summary>The most terms from a number to the time of its rate.</summary>
    private const int RateReach = 7;

    private static readonly FrozenSet<string> Minus = WordLists.Data.Words("minus");

    private static FrozenDictionary<string, string> Read(string section) => WordLists.Data.Lines(section)
        .Select(l => l.Split(' ')).SelectMany(l => l.Select(word => (word, Meaning: l[0])))
        .DistinctBy(p => p.word).ToFrozenDictionary(p => p.word, p => p.Meaning, StringComparer.Ordinal);

    /// <summary>
    /// True if the document has the number at a place of a sentence only with another sign, unit or rate.
    /// </summary>
    public static bool Differ(SourceIndex source, string sentence, List<Term> terms, int place)
    {
        if (terms[place].Is(TermKind.Date))
            return false;
        string? unit = UnitOf(sentence, terms, place), rate = RateOf(terms, place);
        (bool isNegative, string before) = SignOf(sentence, terms, place);
        int found = 0, otherUnit = 0, otherRate = 0, sameBefore = 0, otherSign = 0;
        foreach (int s in source.SentencesOf(source.Id(terms[place])))
        {
            List<Term> known = source.Sentences[s];
            for (int i = 0; i < known.Count; i++)
            {
                if (known[i].Key != terms[place].Key || !known[i].Is(TermKind.Number))
                    continue;
                found++;
                string? other = UnitOf(source.Texts[s], known, i);
                otherUnit += unit is not null && other is not null && other != unit ? 1 : 0;
                string? otherTime = RateOf(known, i);
                otherRate += rate is not null && otherTime is not null && otherTime != rate ? 1 : 0;
                // "Fell by 3 %" and "a change of -3 %" say the same, so only numbers after the same word are compared.
                (bool isOtherNegative, string otherBefore) = SignOf(source.Texts[s], known, i);
                sameBefore += before == otherBefore ? 1 : 0;
                otherSign += before == otherBefore && isNegative != isOtherNegative ? 1 : 0;
            }
        }

        return (found > 0 && (otherUnit == found || otherRate == found)) || (sameBefore > 0 && otherSign == sameBefore);
    }

    /// <summary>Returns the sign of a number's unit; null if none is beside it.</summary>
    private static string? UnitOf(string text, List<Term> terms, int place)
    {
        Term number = terms[place];
        int before = number.Offset - 1;
        if (before >= 0 && (IsDash(text[before]) || text[before] == ' '))
            before--;
        bool isAfterNumber = before > 0 && (char.IsDigit(text[before - 1]) || text[before - 1] == ' ');
        if (before >= 0 && SignAt(text, before) is { } sign && (before == number.Offset - 1 || !isAfterNumber))
            return sign;
        // "USD 5 million".
        if (place > 0 && terms[place - 1] is { Raw.Length: 3 } code && Meanings.TryGetValue(code.Raw, out string? unit)
            && text[code.Offset..number.Offset].Trim().Length == 3)
            return unit;

        // The scale is a part of the number, so its unit is before the next term: "5,4 Mio. €".
        Term? next = place + 1 < terms.Count ? terms[place + 1] : null;
        int end = next?.Offset ?? text.Length;
        for (int i = number.Offset; i < end; i++)
        {
            bool isOfNext = i + 1 == end && next?.Is(TermKind.Number) == true;
            if (!isOfNext && SignAt(text, i) is { } after)
                return after;
        }

        // "The 13th century" counts no centuries.
        return IsRank(text, number) ? null : WordsAfter(terms, place);
    }

    /// <summary>True for "13th" and "13.", not for "13m" and "13km".</summary>
    private static bool IsRank(string text, Term number)
    {
        ReadOnlySpan<char> rest = text.AsSpan(Math.Min(text.Length, number.Offset + number.Raw.Length));
        if (rest.IsEmpty || !char.IsDigit(number.Raw[^1]))
            return false;
        bool isEnding = rest.Length > 1 && rest[..2] is "st" or "nd" or "rd" or "th"
            && (rest.Length == 2 || !char.IsLetter(rest[2]));
        return rest[0] == '.' || isEnding;
    }

    /// <summary>Returns the unit of which the words are right after a number; null if none is.</summary>
    private static string? WordsAfter(List<Term> terms, int place)
    {
        if (Array.Find(Phrases, p => place + p.Length <= terms.Count
            && p.Skip(1).Select((word, i) => terms[place + 1 + i].Raw == word).All(same => same)) is { } phrase)
            return phrase[0];
        if (place + 1 >= terms.Count)
            return null;
        string next = terms[place + 1].Raw;
        // "A year" is one year too.
        return Meanings.GetValueOrDefault(next)
            ?? (terms[place].Key == "1" ? null : Measures.GetValueOrDefault(next));
    }

    /// <summary>Returns the time of a number's rate: "40 tonnes of steel a day"; null if it has none.</summary>
    private static string? RateOf(List<Term> terms, int place)
    {
        for (int i = place + 1; i <= Math.Min(terms.Count - 1, place + RateReach); i++)
        {
            if (terms[i].Is(TermKind.Number | TermKind.AfterCut))
                return null;
            if (Rates.TryGetValue(terms[i].Raw, out string? rate))
                return rate;
            bool isRate = BeforeRates.Contains(terms[i].Raw) && i + 1 < terms.Count
                && !WordLists.Prepositions.Contains(terms[i - 1].Raw)
                && !(i + 2 < terms.Count && AfterSpans.Contains(terms[i + 2].Raw));
            if (isRate && Measures.TryGetValue(terms[i + 1].Raw, out string? time) && Rates.Values.Contains(time))
                return time;
        }

        return null;
    }

    /// <summary>Returns if a number is below zero, and the word before it.</summary>
    private static (bool IsNegative, string Before) SignOf(string text, List<Term> terms, int place)
    {
        int at = terms[place].Offset - 1;
        if (at >= 0 && SignAt(text, at) is not null)
            at--;
        bool isNegative = at >= 0 && IsDash(text[at]) && (at == 0 || text[at - 1] is ' ' or '(');
        // "Won 2 -1" is a score.
        bool isScore = place > 0 && terms[place - 1].Is(TermKind.Number);
        bool isWord = place > 0 && Minus.Contains(terms[place - 1].Raw);
        int before = isWord ? place - 2 : place - 1;
        return ((isNegative && !isScore) || isWord, before >= 0 ? terms[before].Key : "");
    }

    private static bool IsDash(char c) => c is '-' or '−' or '–';

    private static string? SignAt(string text, int at) =>
        char.IsLetterOrDigit(text[at]) ? null : Meanings.GetValueOrDefault(text[at].ToString());
}
