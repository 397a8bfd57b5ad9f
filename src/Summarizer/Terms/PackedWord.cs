namespace Summarizer.Terms;

// Short words of a to z as numbers, five bits a letter. Nine words of ten are such.
internal static class PackedWord
{
    // The longest word that fits into a number.
    public const int Longest = 12;

    private const int BitsPerLetter = 5;

    // True for a letter from a to z, small or capital.
    public static bool IsLetter(char c) => (uint)((c | 0x20) - 'a') < 26;

    // Adds a letter from a to z, small or capital, to a number.
    public static ulong Append(ulong packed, char letter) => (packed << BitsPerLetter) | (letter & 0x1Fu);

    // Returns the number of a word, a different one for each, regardless of letter case; 0 for a word that does not
    // fit.
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

    // Returns the word of a number, in lower case.
    public static string Unpack(ulong packed)
    {
        Span<char> letters = stackalloc char[Longest];
        int first = Longest;
        for (; packed != 0; packed >>= BitsPerLetter)
            letters[--first] = (char)('a' + (packed & 0x1F) - 1);
        return letters[first..].ToString();
    }
}
