namespace Summarizer.Pipeline.Grounding;

/// <summary>
/// Rules on whether a number that the document does not have stands for one that it has: "more than 200 million" for
/// 214 million.
/// </summary>
internal static class Rounding
{
    /// <summary>The largest distance of the true number from a bound or an estimate, as a share.</summary>
    private const decimal BoundTolerance = 0.25m, EstimateTolerance = 0.1m;

    /// <summary>
    /// True if a number at a place of a sentence is a rounding or a bound of a number of the document.
    /// </summary>
    public static bool Holds(SourceIndex source, List<Term> terms, int place)
    {
        if (terms[place].Is(TermKind.Date)
            || !decimal.TryParse(terms[place].Key, System.Globalization.CultureInfo.InvariantCulture, out decimal value)
            || value <= 0)
            return false;
        bool above = Precedes(terms, place, WordLists.Above), below = Precedes(terms, place, WordLists.Below);
        bool about = Precedes(terms, place, WordLists.About);
        bool round = SignificantDigits(value) <= 2;
        foreach ((decimal actual, _) in source.Values)
        {
            if (actual == value || actual <= 0)
                continue;
            bool holds = (round && above && actual > value && actual <= value * (1 + BoundTolerance))
                || (round && below && actual < value && actual >= value * (1 - BoundTolerance))
                || (round && about && Math.Abs(actual - value) <= value * EstimateTolerance)
                || (SignificantDigits(value) >= 2 && RoundedTo(actual, value));
            if (holds)
                return true;
        }

        return false;
    }

    private static bool Precedes(List<Term> terms, int place, System.Collections.Frozen.FrozenSet<string> words)
    {
        for (int i = place - 1; i >= Math.Max(0, place - 3); i--)
        {
            if (words.Contains(terms[i].Raw))
                return true;
        }

        return false;
    }

    /// <summary>
    /// True if a number with all its digits becomes the other one when it is rounded to as many as that has.
    /// </summary>
    private static bool RoundedTo(decimal actual, decimal value)
    {
        if (SignificantDigits(actual) <= SignificantDigits(value))
            return false;
        decimal unit = Unit(value);
        return unit > 0 && Math.Round(actual / unit, MidpointRounding.AwayFromZero) * unit == value;
    }

    private static int SignificantDigits(decimal value)
    {
        string digits = NumberWords.Canonical(value).Replace(".", "", StringComparison.Ordinal).TrimStart('0');
        return NumberWords.Canonical(value).Contains('.', StringComparison.Ordinal)
            ? digits.Length
            : Math.Max(1, digits.TrimEnd('0').Length);
    }

    /// <summary>Returns the value of a number's last digit that is not a trailing zero.</summary>
    private static decimal Unit(decimal value)
    {
        string text = NumberWords.Canonical(value);
        int point = text.IndexOf('.');
        decimal unit = 1;
        if (point >= 0)
        {
            for (int i = point + 1; i < text.Length; i++)
                unit /= 10;
            return unit;
        }

        for (int i = text.Length - 1; i > 0 && text[i] == '0'; i--)
            unit *= 10;
        return unit;
    }
}
