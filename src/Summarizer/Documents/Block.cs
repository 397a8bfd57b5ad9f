namespace Summarizer.Documents;

/// <summary>A stretch of a document's text that belongs together, such as a paragraph or a heading.</summary>
/// <param name="Kind">What the block is.</param>
/// <param name="Offset">Where it starts in <see cref="Document.Text"/>, in UTF-16 code units.</param>
/// <param name="Length">How long it is, in UTF-16 code units.</param>
/// <param name="Level">For a heading its depth, 1 to 6; otherwise 0.</param>
public readonly record struct Block(BlockKind Kind, int Offset, int Length, int Level = 0)
{
    /// <summary>The first position after the block, in UTF-16 code units.</summary>
    public int End => Offset + Length;
}
