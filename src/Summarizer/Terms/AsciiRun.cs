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

    private AsciiRun(int length, Vector128<byte> lower) => (Length, Lower) = (length, lower);

    // Loaded from some way into it, so many bytes are ones as remain to its middle.
    private static ReadOnlySpan<byte> OnesThenZeros =>
    [
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    /// <summary>How many characters it has; <see cref="Reach"/> where it may go on.</summary>
    public int Length { get; }

    /// <summary>Its characters in lower case and what stands behind them.</summary>
    private Vector128<byte> Lower { get; }

    /// <summary>The run that starts at a character.</summary>
    public static AsciiRun At(ref readonly char start)
    {
        ref ushort first = ref System.Runtime.CompilerServices.Unsafe.As<char, ushort>(ref System.Runtime.CompilerServices.Unsafe.AsRef(in start));
        // What does not fit into a byte becomes 255, which is no letter.
        Vector128<byte> chars = Vector128.NarrowWithSaturation(Vector128.LoadUnsafe(ref first), Vector128.LoadUnsafe(ref first, (nuint)Vector128<ushort>.Count));
        // The bit that makes letters small is set in all digits.
        Vector128<byte> lower = chars | Vector128.Create((byte)0x20);
        Vector128<byte> inside = Vector128.LessThanOrEqual(lower - Vector128.Create((byte)'a'), Vector128.Create((byte)25))
            | Vector128.LessThanOrEqual(chars - Vector128.Create((byte)'0'), Vector128.Create((byte)9));
        return new AsciiRun(BitOperations.TrailingZeroCount(~inside.ExtractMostSignificantBits()), lower);
    }

    /// <summary>The hash of its first characters in lower case, the same as <see cref="WordHash.Of"/> gives.</summary>
    public ulong Hash(int length)
    {
        Vector128<ulong> word = (Lower & Vector128.LoadUnsafe(in MemoryMarshal.GetReference(OnesThenZeros), (nuint)(Reach - length))).AsUInt64();
        return WordHash.OfShort(word[0], word[1]);
    }
}
