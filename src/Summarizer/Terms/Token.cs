namespace Summarizer.Terms;

/// <summary>One word of a sentence, where it stands, and what it counts as.</summary>
/// <param name="Offset">Where it starts in the text, in UTF-16 code units.</param>
/// <param name="Length">How long it is, in UTF-16 code units, at most <see cref="ushort.MaxValue"/>.</param>
/// <param name="Traits">What is known of it besides.</param>
/// <param name="Term">The document's number for its stem, or <see cref="StopWord"/>.</param>
internal record struct Token(int Offset, ushort Length, TokenTraits Traits, int Term)
{
    /// <summary>The <see cref="Term"/> of words that say nothing of the subject.</summary>
    public const int StopWord = -1;

    public int End => Offset + Length;
}
