namespace Summarizer.KeyPhrases;

// A candidate for a key phrase.
// Words: The number of its words; 0 in a script without spaces.
// Offset: The start in the text, in UTF-16 code units.
// Score: Its value as a key phrase; comparable within a document.
internal readonly record struct Phrase(Occurrences Seen, int Words, int Offset, int Length, double Score)
    : IComparable<Phrase>
{
    public int OverlapWith(in Phrase other) =>
        Math.Min(Offset + Length, other.Offset + other.Length) - Math.Max(Offset, other.Offset);

    public ReadOnlySpan<char> In(ReadOnlySpan<char> text) => text.Slice(Offset, Length);

    // Orders phrases by score; of two alike, the earlier one is first.
    public int CompareTo(Phrase other) =>
        Score == other.Score ? Offset.CompareTo(other.Offset) : other.Score.CompareTo(Score);
}
