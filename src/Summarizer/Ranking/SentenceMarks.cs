namespace Summarizer.Ranking;

/// <summary>A sentence's signs and the counts of its marks, small enough to be kept for every sentence of a huge document.</summary>
internal readonly record struct SentenceMarks(SentenceSigns Signs, byte Commas, byte Brackets, byte Numbers, ushort Capitals)
{
    /// <summary>1 where the sentence has the sign, otherwise 0.</summary>
    public float Has(SentenceSigns sign) => (Signs & sign) != 0 ? 1 : 0;
}
