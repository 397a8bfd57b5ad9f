using System.Collections.Frozen;
using System.Globalization;

namespace Summarizer.Pipeline.Grounding;

/// <summary>
/// Rules on whether the document gives the same amount in another way: half for 50 per cent, 24 months for two years,
/// 14:30 for 2:30 pm.
/// </summary>
internal static class SameAmount
{
    private static readonly FrozenDictionary<string, decimal> Shares = WordLists.Data.Numbers("shares");

    private static readonly (string Large, string Small, decimal Number)[] Units =
        [.. WordLists.Data.Lines("unit-sizes").Select(l => l.Split(' ')).Select(u =>
            (Stem.Of(u[0]), Stem.Of(u[1]), decimal.Parse(u[2], CultureInfo.InvariantCulture)))];

    /// <summary>True if a number at a place of a sentence is in the document in another form.</summary>
    public static bool Holds(SourceIndex source, string sentence, List<Term> terms, int place)
    {
        int end = terms[place].Offset + terms[place].Raw.Length;
        if (end < sentence.Length && sentence[end] == '%')
            return IsShare(source, terms[place]);
        if (place + 1 >= terms.Count
            || !decimal.TryParse(terms[place].Key, CultureInfo.InvariantCulture, out decimal value))
            return false;
        Term next = terms[place + 1];
        return (next.Raw is "percent" or "per" && IsShare(source, terms[place])) || IsOtherUnit(source, value, next)
            || IsOtherClock(source, value, terms, place);
    }

    private static bool IsShare(SourceIndex source, Term number) =>
        Shares.Any(s => NumberWords.Canonical(s.Value) == number.Key && source.HasWord(s.Key));

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
        ? source.IdOf(unit) >= 0
        : source.HasContentPair(source.IdOf(NumberWords.Canonical(value)), source.IdOf(unit));

    private static bool IsOtherClock(SourceIndex source, decimal value, List<Term> terms, int place)
    {
        bool afternoon = terms.Skip(place + 1).Take(2).Any(t => t.Raw is "pm")
            || terms.Skip(place + 1).Take(2).Select(t => t.Raw).SequenceEqual(["p", "m"]);
        return (afternoon && value is >= 1 and <= 11 && source.IdOf(NumberWords.Canonical(value + 12)) >= 0)
            || (value is >= 13 and <= 23 && source.HasWord("pm")
                && source.IdOf(NumberWords.Canonical(value - 12)) >= 0);
    }
}
