namespace Summarizer.KeyPhrases;

/// <summary>What phrases are sorted by; a fraction of a <see cref="Phrase"/> in size.</summary>
/// <param name="Score">How telling it is.</param>
/// <param name="Offset">Where it stands in the text.</param>
/// <param name="Number">Which of the phrases it is.</param>
internal readonly record struct PhraseRank(double Score, int Offset, int Number) : IComparable<PhraseRank>
{
    /// <summary>The most telling first, of two alike the earlier one.</summary>
    public int CompareTo(PhraseRank other) => Score == other.Score ? Offset.CompareTo(other.Offset) : other.Score > Score ? 1 : -1;
}
