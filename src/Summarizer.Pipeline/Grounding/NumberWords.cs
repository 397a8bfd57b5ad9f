using System.Collections.Frozen;
using System.Globalization;

namespace Summarizer.Pipeline.Grounding;

/// <summary>
/// Numbers however they are written: "five" is 5, "1,000" is 1000, "10m" is 10 million, "twenty-one" is 21.
/// </summary>
internal static class NumberWords
{
    private static readonly FrozenDictionary<string, decimal> Small = WordLists.Data.Numbers("number-words");
    private static readonly FrozenDictionary<string, decimal> Ordinals = WordLists.Data.Numbers("ordinals");
    private static readonly FrozenDictionary<string, decimal> Multiples = WordLists.Data.Numbers("multiples");
    private static readonly FrozenDictionary<string, decimal> Scales = WordLists.Data.Numbers("scales");
    private static readonly FrozenDictionary<string, decimal> InflectedScales = WordLists.Data.Numbers("inflected-scales");
    private static readonly FrozenDictionary<string, decimal> Romans = WordLists.Data.Numbers("roman-numerals");

    /// <summary>Reads a written cardinal number below a hundred.</summary>
    public static bool TrySmall(string word, out decimal value) => Small.TryGetValue(word, out value);

    /// <summary>
    /// Reads a word that answers "which" or "how often" with a number; a document that has one is taken to have the
    /// number.
    /// </summary>
    public static bool TryOrdinal(string word, out decimal value) =>
        Ordinals.TryGetValue(word, out value) || Multiples.TryGetValue(word, out value);

    /// <summary>Reads a word that answers "which" with a number: "first", "twentieth".</summary>
    public static bool TryRank(string word, out decimal value) => Ordinals.TryGetValue(word, out value);

    /// <summary>Reads a Roman numeral. Letters that are often something else are left out.</summary>
    public static bool TryRoman(ReadOnlySpan<char> word, out decimal value)
    {
        value = 0;
        return word.Length is > 1 and < 5 && Romans.TryGetValue(word.ToString(), out value);
    }

    /// <summary>Finds the factor that multiplies the number before it.</summary>
    public static bool TryScale(string word, out decimal factor) =>
        Scales.TryGetValue(word, out factor) || TryInflectedScale(word, out factor);

    /// <summary>Finds the factor of a word of a language whose scales are not all known.</summary>
    public static bool TryInflectedScale(string word, out decimal factor) =>
        InflectedScales.TryGetValue(word, out factor);

    /// <summary>Returns the one form in which a value is written inside grounding.</summary>
    public static string Canonical(decimal value) =>
        (value / 1.0000000000000000000000000000m).ToString("0.############", CultureInfo.InvariantCulture);

    /// <summary>True for one point with three digits after it, and no nought before it: "1.234".</summary>
    public static bool IsPerhapsThousands(ReadOnlySpan<char> digits) =>
        digits.Length is >= 5 and <= 7 && digits[^4] == '.' && digits[0] != '0'
            && digits[..^4].IndexOfAnyExceptInRange('0', '9') < 0 && digits[^3..].IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>Reads digits with separators, English ("1,234.5") or continental ("1.234,5").</summary>
    public static bool TryDigits(ReadOnlySpan<char> digits, out decimal value)
    {
        Span<char> plain = stackalloc char[Math.Min(digits.Length, 40)];
        int length = 0;
        // No one writes 92 as "92.000": with a nought at its end the point is the continental separator of thousands.
        bool isThousands = IsPerhapsThousands(digits) && digits[^1] == '0';
        int lastSeparator = isThousands ? -1 : digits.LastIndexOfAny('.', ',');
        bool isDecimal = lastSeparator >= 0 && (digits.Length - lastSeparator - 1 != 3 || digits[lastSeparator] == '.')
            && !(digits[lastSeparator] == ',' && digits[..lastSeparator].Contains(','))
            && !(digits[lastSeparator] == '.' && digits[..lastSeparator].Contains('.'));
        for (int i = 0; i < digits.Length && length < plain.Length; i++)
        {
            if (char.IsAsciiDigit(digits[i]))
                plain[length++] = digits[i];
            else if (i == lastSeparator && isDecimal)
                plain[length++] = '.';
        }

        return decimal.TryParse(plain[..length], NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture, out value);
    }
}
