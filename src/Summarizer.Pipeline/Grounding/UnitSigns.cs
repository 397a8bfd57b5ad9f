using System.Collections.Frozen;

namespace Summarizer.Pipeline.Grounding;

/// <summary>
/// Rules on the signs beside a number: currencies, per cent and minus. A number without a currency may have any: "from
/// £5m to 8m".
/// </summary>
internal static class UnitSigns
{
    /// <summary>The signs, and the words that mean the same; by what each means.</summary>
    private static readonly FrozenDictionary<string, string> Meanings = WordLists.Data.Lines("unit-signs")
        .Select(l => l.Split(' ')).SelectMany(l => l.Select(word => (word, Sign: l[0])))
        .ToFrozenDictionary(p => p.word, p => p.Sign, StringComparer.Ordinal);

    private static readonly FrozenSet<string> Minus = WordLists.Data.Words("minus");

    /// <summary>True if the document has the number at a place of a sentence only with another sign.</summary>
    public static bool Differ(SourceIndex source, string sentence, List<Term> terms, int place)
    {
        if (terms[place].Is(TermKind.Date))
            return false;
        string? unit = UnitOf(sentence, terms, place);
        (bool isNegative, string before) = SignOf(sentence, terms, place);
        int found = 0, otherUnit = 0, sameBefore = 0, otherSign = 0;
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
                // "Fell by 3 %" and "a change of -3 %" say the same, so only numbers after the same word are compared.
                (bool isOtherNegative, string otherBefore) = SignOf(source.Texts[s], known, i);
                sameBefore += before == otherBefore ? 1 : 0;
                otherSign += before == otherBefore && isNegative != isOtherNegative ? 1 : 0;
            }
        }

        return (found > 0 && otherUnit == found) || (sameBefore > 0 && otherSign == sameBefore);
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

        return next is { } word ? Meanings.GetValueOrDefault(word.Raw) : null;
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
