using Summarizer.Documents;

namespace Summarizer.Sentences;

/// <summary>One sentence of a document.</summary>
/// <param name="Index">Its place among the document's sentences, from 0.</param>
/// <param name="Offset">The start in <see cref="Document.Text"/>, in UTF-16 code units.</param>
/// <param name="Length">The length in UTF-16 code units.</param>
/// <param name="Block">The index in <see cref="Document.Blocks"/> of the block that it belongs to.</param>
public readonly record struct Sentence(int Index, int Offset, int Length, int Block)
{
    /// <summary>The first position after the sentence, in UTF-16 code units.</summary>
    public int End => Offset + Length;

    // Returns its part of the document's text.
    internal ReadOnlySpan<char> In(ReadOnlySpan<char> text) => text.Slice(Offset, Length);
}
