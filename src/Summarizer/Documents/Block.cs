namespace Summarizer.Documents;

/// <summary>A stretch of a document's text that belongs together, such as a paragraph or a heading.</summary>
/// <param name="Kind">The kind of the block.</param>
/// <param name="Offset">The start in <see cref="Document.Text"/>, in UTF-16 code units.</param>
/// <param name="Length">Its length in UTF-16 code units.</param>
/// <param name="Level">For a heading its depth, 1 to 6; otherwise 0.</param>
public readonly record struct Block(BlockKind Kind, int Offset, int Length, int Level = 0)
{
    /// <summary>The position after the block, in UTF-16 code units.</summary>
    public int End => Offset + Length;

    /// <summary>True if the block holds sentences that a summary may have.</summary>
    public bool IsProse => Kind is BlockKind.Paragraph or BlockKind.ListItem or BlockKind.Quotation;

    /// <summary>
    /// The name of the rule that made it boilerplate; null for blocks of other kinds, and where it is not known.
    /// </summary>
    public string? Rule { get; init; }

    // Returns its part of the document's text.
    internal ReadOnlySpan<char> In(ReadOnlySpan<char> text) => text.Slice(Offset, Length);
}
