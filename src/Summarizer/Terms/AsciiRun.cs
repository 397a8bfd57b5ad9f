using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Summarizer.Terms;

/// <summary>
/// Reads a short run of ASCII letters and digits at one stroke: nine words of ten in European text. A loop over characters would
/// guess wrong at the end of nearly every word, and a wrong guess costs a processor as much as ten characters.
/// </summary>
internal readonly ref struct AsciiRun
{
    /// <summary>It looks at so many characters; they must be there, even those behind the run.</summary>
    public const int Reach = 16;

    /// <summary>So many characters are looked at at once to find where runs start and end.</summary>
    public const int Window = 64;

    private AsciiRun(uint outside, Vector128<byte> lower, char first) => (Outside, Lower, First) = (outside, lower, first);

    // Loaded from some way into it, so many bytes are ones as remain to its middle.
    private static ReadOnlySpan<byte> OnesThenZeros =>
    [
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    private static ReadOnlySpan<TokenTraits> TraitsByKind => [TokenTraits.None, TokenTraits.Number, TokenTraits.Capitalised, TokenTraits.None];

    /// <summary>How many characters it has; <see cref="Reach"/> where it may go on.</summary>
    public int Length => BitOperations.TrailingZeroCount(Outside);

    /// <summary>The same with one more character that is none of them, such as an apostrophe, and the run behind it.</summary>
    public int LengthWithNext => BitOperations.TrailingZeroCount(Outside & (Outside - 1));

    /// <summary>What it starts with, by the upper bits of ASCII: 1 a digit, 2 a capital, 3 a small letter.</summary>
    public int Kind => (First >> 5) & 3;

    /// <summary>What that makes of a word.</summary>
    public TokenTraits Traits => TraitsByKind[Kind];

    /// <summary>Its characters in lower case and what stands behind them.</summary>
    private Vector128<byte> Lower { get; }

    // A bit for each of its characters and those behind it, up to the last one that is looked at: whether it is no letter or digit.
    private uint Outside { get; }

    private char First { get; }

    /// <summary>The run that starts at a character.</summary>
    public static AsciiRun At(ref readonly char start)
    {
        Vector128<byte> chars = Narrowed(in start, 0);
        return new AsciiRun(~Inside(chars), chars | Vector128.Create((byte)0x20), start);
    }

    /// <summary>One bit for each of <see cref="Window"/> characters, the first in the lowest: whether it is an ASCII letter or digit.</summary>
    public static ulong InsideWindow(ref readonly char start) =>
        Inside(Narrowed(in start, 0)) | ((ulong)Inside(Narrowed(in start, 16)) << 16)
        | ((ulong)Inside(Narrowed(in start, 32)) << 32) | ((ulong)Inside(Narrowed(in start, 48)) << 48);

    /// <summary>The run that starts at a character and is known to have so many.</summary>
    public static AsciiRun Of(ref readonly char start, int length) => new(1u << length, Narrowed(in start, 0) | Vector128.Create((byte)0x20), start);

    /// <summary>The hash of its first characters in lower case, the same as <see cref="WordHash.Of"/> gives.</summary>
    public ulong Hash(int length)
    {
        Vector128<ulong> word = (Lower & Vector128.LoadUnsafe(in MemoryMarshal.GetReference(OnesThenZeros), (nuint)(Reach - length))).AsUInt64();
        return WordHash.OfShort(word[0], word[1]);
    }

    // Sixteen characters as bytes. What does not fit into a byte becomes 255, which is no letter.
    private static Vector128<byte> Narrowed(ref readonly char start, nuint from)
    {
        ref ushort first = ref System.Runtime.CompilerServices.Unsafe.As<char, ushort>(ref System.Runtime.CompilerServices.Unsafe.AsRef(in start));
        return Vector128.NarrowWithSaturation(Vector128.LoadUnsafe(ref first, from), Vector128.LoadUnsafe(ref first, from + (nuint)Vector128<ushort>.Count));
    }

    private static uint Inside(Vector128<byte> chars)
    {
        // The bit that makes letters small is set in all digits.
        Vector128<byte> lower = chars | Vector128.Create((byte)0x20);
        return (Vector128.LessThanOrEqual(lower - Vector128.Create((byte)'a'), Vector128.Create((byte)25))
            | Vector128.LessThanOrEqual(chars - Vector128.Create((byte)'0'), Vector128.Create((byte)9))).ExtractMostSignificantBits();
    }
}
