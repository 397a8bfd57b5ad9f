namespace Summarizer.Pipeline;

/// <summary>The scripts that are written without spaces between words, and Korean.</summary>
internal static class UnspacedScripts
{
    /// <summary>True for a character of Chinese or Japanese, Thai, Lao, Burmese or Khmer.</summary>
    public static bool Contains(char c) => IsEastAsian(c)
        || c is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF');

    /// <summary>True for a character of Chinese or Japanese.</summary>
    public static bool IsEastAsian(char c) =>
        c is '\u3005' or '\u3007' or (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF')
            or (>= '\uF900' and <= '\uFAFF');

    /// <summary>True for a Korean syllable. Korean has spaces, but particles are written onto a word.</summary>
    public static bool IsHangul(char c) => c is >= '\uAC00' and <= '\uD7A3';

    /// <summary>True for a character of Chinese or Japanese, its punctuation and full-width forms included.</summary>
    public static bool IsEastAsianOrPunctuation(char c) =>
        IsEastAsian(c) || c is (>= '\u3000' and <= '\u303F') or (>= '\uFF00' and <= '\uFFEF');
}
