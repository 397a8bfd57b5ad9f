namespace Summarizer.Terms;

/// <summary>Short words of a to z as numbers, five bits a letter. Nine words of ten are such.</summary>
internal static class PackedWord
{
    /// <summary>The longest word that fits into a number.</summary>
    public const int Longest = 12;

    private const int BitsPerLetter = 5;

    /// <summary>Adds a letter from a to z, small or capital, to a number.</summary>
    public static ulong Append(ulong packed, char letter) => (packed << BitsPerLetter) | (letter & 0x1Fu);

    /// <summary>Returns the number of a word, a different one for each; 0 for a word that does not fit.</summary>
    public static ulong Of(ReadOnlySpan<char> word)
    {
        if (word.Length > Longest || word.ContainsAnyExceptInRange('a', 'z'))
            return 0;
        ulong packed = 0;
        foreach (char c in word)
            packed = Append(packed, c);
        return packed;
    }
}
