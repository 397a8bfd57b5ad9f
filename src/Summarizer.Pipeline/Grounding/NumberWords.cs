using System.Collections.Frozen;
using System.Globalization;

namespace Summarizer.Pipeline.Grounding;

/// <summary>
/// Numbers however they are written: "five" is 5, "1,000" is 1000, "10m" is 10 million, "twenty-one" is 21.
/// </summary>
internal static class NumberWords
{
    private static readonly FrozenDictionary<string, decimal> Small = new Dictionary<string, decimal>
    {
        ["zero"] = 0,
        ["one"] = 1,
        ["two"] = 2,
        ["three"] = 3,
        ["four"] = 4,
        ["five"] = 5,
        ["six"] = 6,
        ["seven"] = 7,
        ["eight"] = 8,
        ["nine"] = 9,
        ["ten"] = 10,
        ["eleven"] = 11,
        ["twelve"] = 12,
        ["thirteen"] = 13,
        ["fourteen"] = 14,
        ["fifteen"] = 15,
        ["sixteen"] = 16,
        ["seventeen"] = 17,
        ["eighteen"] = 18,
        ["nineteen"] = 19,
        ["twenty"] = 20,
        ["thirty"] = 30,
        ["forty"] = 40,
        ["fifty"] = 50,
        ["sixty"] = 60,
        ["seventy"] = 70,
        ["eighty"] = 80,
        ["ninety"] = 90,

        // German, French, Spanish and Italian, without words that are others' too ("neuf", "once", "sei").
        ["zwei"] = 2,
        ["drei"] = 3,
        ["vier"] = 4,
        ["fünf"] = 5,
        ["sechs"] = 6,
        ["sieben"] = 7,
        ["acht"] = 8,
        ["neun"] = 9,
        ["zehn"] = 10,
        ["zwölf"] = 12,
        ["deux"] = 2,
        ["trois"] = 3,
        ["quatre"] = 4,
        ["cinq"] = 5,
        ["sept"] = 7,
        ["huit"] = 8,
        ["dix"] = 10,
        ["douze"] = 12,
        ["dos"] = 2,
        ["tres"] = 3,
        ["cuatro"] = 4,
        ["cinco"] = 5,
        ["seis"] = 6,
        ["siete"] = 7,
        ["ocho"] = 8,
        ["nueve"] = 9,
        ["diez"] = 10,
        ["doce"] = 12,
        ["tre"] = 3,
        ["quattro"] = 4,
        ["cinque"] = 5,
        ["sette"] = 7,
        ["otto"] = 8,
        ["dieci"] = 10,
        ["dodici"] = 12,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, decimal> Ordinals = new Dictionary<string, decimal>
    {
        ["first"] = 1,
        ["second"] = 2,
        ["third"] = 3,
        ["fourth"] = 4,
        ["fifth"] = 5,
        ["sixth"] = 6,
        ["seventh"] = 7,
        ["eighth"] = 8,
        ["ninth"] = 9,
        ["tenth"] = 10,
        ["once"] = 1,
        ["twice"] = 2,
        ["dozen"] = 12,
        ["half"] = 0.5m,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, decimal> Scales = new Dictionary<string, decimal>
    {
        ["hundred"] = 100,
        ["thousand"] = 1_000,
        ["k"] = 1_000,
        ["million"] = 1_000_000,
        ["m"] = 1_000_000,
        ["mn"] = 1_000_000,
        ["mln"] = 1_000_000,
        ["billion"] = 1_000_000_000,
        ["bn"] = 1_000_000_000,
        ["trillion"] = 1_000_000_000_000,
        ["tn"] = 1_000_000_000_000,
        ["tausend"] = 1_000,
        ["millionen"] = 1_000_000,
        ["millions"] = 1_000_000,
        ["millones"] = 1_000_000,
        ["milioni"] = 1_000_000,
        ["mio"] = 1_000_000,
        ["milliarde"] = 1_000_000_000,
        ["milliarden"] = 1_000_000_000,
        ["milliard"] = 1_000_000_000,
        ["milliards"] = 1_000_000_000,
        ["miliardi"] = 1_000_000_000,
        ["mrd"] = 1_000_000_000,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Reads a written cardinal number below a hundred.</summary>
    public static bool TrySmall(string word, out decimal value) => Small.TryGetValue(word, out value);

    /// <summary>
    /// Reads a word that answers "which" or "how often" with a number; a document that has one is taken to have the
    /// number.
    /// </summary>
    public static bool TryOrdinal(string word, out decimal value) => Ordinals.TryGetValue(word, out value);

    /// <summary>Finds the factor that multiplies the number before it.</summary>
    public static bool TryScale(string word, out decimal factor) => Scales.TryGetValue(word, out factor);

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
