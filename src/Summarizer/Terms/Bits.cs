using System.Runtime.CompilerServices;

namespace Summarizer.Terms;

/// <summary>
/// Truth as a number, for counting and choosing without a branch. Where a condition follows no pattern, as the words of a text do, a
/// processor guesses every third or so wrong, and each wrong guess costs it as much as a dozen such sums.
/// </summary>
internal static class Bits
{
    /// <summary>1 for true, 0 for false; a conditional expression within a loop would be compiled to a branch.</summary>
    public static int Of(bool value) => Unsafe.BitCast<bool, byte>(value);
}
