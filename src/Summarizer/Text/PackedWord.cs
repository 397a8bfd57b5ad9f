namespace Summarizer.Text;

/// <summary>Short words of a to z as numbers, five bits a letter. Nine words of ten are such.</summary>
internal static class PackedWord
{
    /// <summary>The longest word that fits into a number.</summary>
    public const int Longest = 12;

    private const int BitsPerLetter = 5;

    /// <summary>True for a letter from a to z, small or capital.</summary>
    public static bool IsLetter(char c) => (uint)((c | 0x20) - 'a') < 26;

    /// <summary>Adds a letter from a to z, small or capital, to a number.</summary>
    public static ulong Append(ulong packed, char letter) => (packed << BitsPerLetter) | (letter & 0x1Fu);

    /// <summary>
    /// Returns the number of a word, a different one for each, regardless of letter case; 0 for a word that does not
    /// fit.
    /// </summary>
    public static ulong Of(ReadOnlySpan<char> word)
    {
        if (word.Length > Longest)
            return 0;
        ulong packed = 0;
        foreach (char c in word)
        {
            if (!IsLetter(c))
                return 0;
            packed = Append(packed, c);
        }

        return packed;
    }

    /// <summary>Returns the word of a number, in lower case.</summary>
    public static string Unpack(ulong packed)
    {
        Span<char> letters = stackalloc char[Longest];
        int first = Longest;
        for (; packed != 0; packed >>= BitsPerLetter)
            letters[--first] = (char)('a' + (packed & 0x1F) - 1);
        return letters[first..].ToString();
    }
}
