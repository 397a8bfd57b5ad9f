using System.Globalization;

namespace Summarizer.Pipeline.Grounding;

/// <summary>
/// Rules on whether the document has a number whose scale one of the two writes in a way that is read only here:
/// 5,000,000 and "500万", "50 लाख" or "5 juta".
/// </summary>
internal static class ForeignScales
{
    /// <summary>The value from which nothing is multiplied any more.</summary>
    private const decimal Largest = 1_000_000_000_000m;

    private static readonly KeyValuePair<string, decimal>[] Scales = [.. WordLists.Data.Numbers("foreign-scales")];

    /// <summary>True if the document has a number of a sentence in another scale.</summary>
    public static bool Holds(SourceIndex source, string sentence, Term number) =>
        ValueOf(sentence, number) is { } value && Enumerable.Range(0, source.Sentences.Length).Any(s =>
            source.Sentences[s].Exists(t => t.Is(TermKind.Number) && ValueOf(source.Texts[s], t) == value));

    /// <summary>Returns the value of a number with the scales after it; null if the term has no value.</summary>
    private static decimal? ValueOf(string text, Term number)
    {
        if (!decimal.TryParse(number.Key, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out decimal value))
            return null;
        int end = Math.Min(number.Offset + number.Raw.Length, text.Length);
        string rest = text[end..].TrimStart();
        while (value < Largest && Array.Find(Scales, s => IsFirst(s.Key, rest)) is { Key: { } word, Value: var factor })
        {
            value *= factor;
            rest = rest[word.Length..];
        }

        return value;
    }

    /// <summary>True if a text starts with a word. In some scripts, no space follows it.</summary>
    private static bool IsFirst(string word, string text) =>
        text.StartsWith(word, StringComparison.OrdinalIgnoreCase)
            && (text.Length == word.Length || !char.IsLetter(text[word.Length])
                || UnspacedScripts.Contains(word[0]) || UnspacedScripts.IsHangul(word[0]));
}
