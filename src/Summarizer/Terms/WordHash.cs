using System.Runtime.InteropServices;

namespace Summarizer.Terms;

/// <summary>
/// 64 bits that stand for a word. Two words of a million have the same with a chance of one in ten million; they would then
/// count as one, which is no harm done, and worth not comparing letters each time.
/// </summary>
internal static class WordHash
{
    /// <summary>The longest ASCII word that is hashed as two blocks of bytes.</summary>
    private const int Short = 16;

    private const ulong Odd = 0x9E3779B97F4A7C15UL;

    // Differs from process to process, so that nobody can prepare words that fall together. No result depends on it.
    private static readonly ulong Seed = (ulong)Random.Shared.NextInt64() | 1;

    /// <summary>The hash of a word in lower case; its uppermost bits are the best mixed.</summary>
    public static ulong Of(ReadOnlySpan<char> word)
    {
        if (word.Length > WordScanner.MaxWord)
            word = word[..WordScanner.MaxWord];
        if (word.Length <= Short && System.Text.Ascii.IsValid(word))
            return OfAscii(word);
        ulong hash = Mix(Seed ^ (uint)word.Length);
        for (; word.Length >= 4; word = word[4..])
            hash = Mix(hash ^ MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(word)));
        ulong rest = 0;
        foreach (char c in word)
            rest = (rest << 16) | c;
        return NotZero((hash ^ rest) * Odd);
    }

    /// <summary>The hash of a word of up to sixteen ASCII letters: eight in a block, the first in its lowest byte, zeros behind the last.</summary>
    public static ulong OfShort(ulong first, ulong second) => NotZero((Mix(first ^ Seed) ^ second) * Odd);

    private static ulong OfAscii(ReadOnlySpan<char> word)
    {
        ulong first = 0, second = 0;
        for (int i = 0; i < word.Length; i++)
        {
            if (i < 8)
                first |= (ulong)word[i] << (8 * i);
            else
                second |= (ulong)word[i] << (8 * (i - 8));
        }

        return OfShort(first, second);
    }

    // One plain multiplication: the upper half of a 128-bit product is slow on machines without an instruction for it.
    private static ulong Mix(ulong value)
    {
        value *= Odd;
        return value ^ (value >> 32);
    }

    // 0 marks an empty slot.
    private static ulong NotZero(ulong hash) => hash == 0 ? 1 : hash;
}
