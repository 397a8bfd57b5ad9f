using System.Text;

namespace Summarizer.Pipeline.Rewriting.Prompting;

/// <summary>The length of text in words, also in languages that do not separate words by spaces.</summary>
internal static class TextLength
{
    /// <summary>
    /// Counts words: runs of letters and digits between spaces. Characters of scripts without spaces count as the share
    /// of a word that they say (<c>languages.tsv</c>). Korean has spaces, so its words are runs as well.
    /// </summary>
    public static int Words(string text)
    {
        int words = 0;
        double unspaced = 0;
        bool inside = false;
        foreach (Rune rune in text.EnumerateRunes())
        {
            double share = ShareOfWord(rune.Value);
            bool isWord = Rune.IsLetterOrDigit(rune) && share == 0;
            if (share > 0 && Rune.IsLetterOrDigit(rune))
                unspaced += share;
            else if (isWord && !inside)
                words++;
            inside = isWord || (inside
                && Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark
                    or System.Globalization.UnicodeCategory.SpacingCombiningMark);
        }

        return words + (int)Math.Ceiling(unspaced);
    }

    /// <summary>
    /// True if a text is mostly in a script without spaces between words, so that sentences join without one.
    /// </summary>
    public static bool IsUnspaced(string text)
    {
        int letters = 0, unspaced = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (!Rune.IsLetter(rune))
                continue;
            letters++;
            unspaced += ShareOfWord(rune.Value) > 0 ? 1 : 0;
        }

        return unspaced * 2 > letters;
    }

    private static double ShareOfWord(int character) => character switch
    {
        // Thai, Lao, Burmese, Khmer.
        >= 0x0E00 and <= 0x0EFF or >= 0x1000 and <= 0x109F or >= 0x1780 and <= 0x17FF => 1 / 5.0,
        // Hiragana and katakana say less than a Chinese character.
        >= 0x3040 and <= 0x30FF => 1 / 2.5,
        >= 0x3400 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x3FFFF => 1 / 1.7,
        _ => 0,
    };
}
