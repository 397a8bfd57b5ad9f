using Summarizer.Text;

namespace Summarizer.Terms;

/// <summary>One word of a sentence.</summary>
/// <param name="Offset">The start in the text, in UTF-16 code units.</param>
/// <param name="Length">Its length in UTF-16 code units, at most <see cref="ushort.MaxValue"/>.</param>
/// <param name="Traits">The other facts known about it.</param>
/// <param name="Term">The document's number for its stem; less than 0 for a stop word.</param>
internal record struct Token(int Offset, ushort Length, TokenTraits Traits, int Term)
{
    /// <summary>The <see cref="Term"/> of words that say nothing of the subject.</summary>
    public const int StopWord = -1;

    /// <summary>The position after its last character.</summary>
    public readonly int End => Offset + Length;

    /// <summary>True if its term counts: it is not a stop word.</summary>
    public readonly bool IsContent => Term >= 0;

    /// <summary>Returns the word as it is in the text.</summary>
    public readonly ReadOnlySpan<char> In(ReadOnlySpan<char> text) => text.Slice(Offset, Length);

    /// <summary>Returns the position after its last character, or before its possessive ending.</summary>
    public readonly int EndWithoutPossessive(ReadOnlySpan<char> text)
    {
        bool isPossessive = Has(TokenTraits.Possessive) && text[End - 1] == 's'
            && Characters.IsApostrophe(text[End - 2]);
        return isPossessive ? End - 2 : End;
    }

    /// <summary>True if only a hyphen is between it and the token before it.</summary>
    public readonly bool IsJoinedTo(in Token before, ReadOnlySpan<char> text) =>
        Offset == before.End + 1 && text[before.End] == '-';

    /// <summary>True if it has one of some traits.</summary>
    public readonly bool Has(TokenTraits traits) => (Traits & traits) != 0;
}
