namespace Summarizer.KeyPhrases;

/// <summary>A candidate for a key phrase.</summary>
/// <param name="Seen">The places where it occurs, and their number.</param>
/// <param name="Words">The number of its words; 0 in a script without spaces.</param>
/// <param name="Offset">The start in the text, in UTF-16 code units.</param>
/// <param name="Length">Its length there, in UTF-16 code units.</param>
/// <param name="Score">A measure of how telling it is; comparable within a document.</param>
internal readonly record struct Phrase(Occurrences Seen, int Words, int Offset, int Length, double Score)
    : IComparable<Phrase>
{
    /// <summary>The position after its last character.</summary>
    public int End => Offset + Length;

    /// <summary>Returns the phrase as it is in the text.</summary>
    public ReadOnlySpan<char> In(ReadOnlySpan<char> text) => text.Slice(Offset, Length);

    /// <summary>Orders phrases by how telling they are; of two alike, the earlier one is first.</summary>
    public int CompareTo(Phrase other) =>
        Score == other.Score ? Offset.CompareTo(other.Offset) : other.Score.CompareTo(Score);
}
