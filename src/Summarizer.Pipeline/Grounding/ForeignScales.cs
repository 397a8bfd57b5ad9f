using System.Globalization;

namespace Summarizer.Pipeline.Grounding;

/// <summary>
/// Rules on whether the document has a number whose scale one of the two writes as a word: 5,000,000 and "5 миллионов",
/// "500万" or "5 milyon". Any word may be the scale, because the words of all languages are not known.
/// </summary>
internal static class ForeignScales
{
    /// <summary>The scales of languages: thousand, 万, lakh, million, crore, 亿, billion and trillion.</summary>
    private static readonly decimal[] Scales = [1e3m, 1e4m, 1e5m, 1e6m, 1e7m, 1e8m, 1e9m, 1e12m];

    /// <summary>True if the document has a number of a sentence in another scale.</summary>
    public static bool Holds(SourceIndex source, string sentence, Term number)
    {
        if (ValueOf(number) is not { } value)
            return false;
        bool isScaled = IsBeforeWord(sentence, number);
        for (int s = 0; s < source.Sentences.Length; s++)
        {
            foreach (Term term in source.Sentences[s])
            {
                if (term.Is(TermKind.Number) && ValueOf(term) is { } known
                    && ((isScaled && IsMultiple(known, value))
                        || (IsBeforeWord(source.Texts[s], term) && IsMultiple(value, known))))
                    return true;
            }
        }

        return false;
    }

    private static bool IsMultiple(decimal large, decimal small) =>
        small > 0 && Array.Exists(Scales, scale => large / scale == small);

    private static decimal? ValueOf(Term number) =>
        decimal.TryParse(number.Key, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value)
            ? value
            : null;

    private static bool IsBeforeWord(string text, Term number)
    {
        int end = Math.Min(number.Offset + number.Raw.Length, text.Length);
        ReadOnlySpan<char> rest = text.AsSpan(end).TrimStart();
        return rest.Length > 0 && char.IsLetter(rest[0]);
    }
}
