using Summarizer.Text;

namespace Summarizer.Terms;

// One word of a sentence.
// Length: Its length in UTF-16 code units, at most ushort.MaxValue.
// Term: The document's number for its stem; less than 0 for a stop word.
internal record struct Token(int Offset, ushort Length, TokenTraits Traits, int Term)
{
    // The Term of words that say nothing of the subject.
    public const int StopWord = -1;

    public readonly int End => Offset + Length;

    // True if its term counts: it is not a stop word.
    public readonly bool IsContent => Term >= 0;

    public readonly ReadOnlySpan<char> In(ReadOnlySpan<char> text) => text.Slice(Offset, Length);

    // Returns the position after its last character, or before its possessive ending.
    public readonly int EndWithoutPossessive(ReadOnlySpan<char> text)
    {
        bool isPossessive = Has(TokenTraits.Possessive) && text[End - 1] == 's'
            && Characters.IsApostrophe(text[End - 2]);
        return isPossessive ? End - 2 : End;
    }

    // True if only a hyphen is between it and the token before it.
    public readonly bool IsJoinedTo(in Token before, ReadOnlySpan<char> text) =>
        Offset == before.End + 1 && text[before.End] == '-';

    public readonly bool Has(TokenTraits traits) => (Traits & traits) != 0;
}
