namespace Summarizer.Documents;

/// <summary>
/// A text to summarise, with its structure. Every offset that the core reports counts UTF-16 code units into
/// <see cref="Text"/>.
/// </summary>
public sealed class Document
{
    /// <summary>Makes a document whose structure is known, as from Markdown or HTML.</summary>
    /// <param name="text">The text, headings and all, as a reader would see it.</param>
    /// <param name="blocks">The blocks in ascending order, without overlap, within <paramref name="text"/>.</param>
    /// <param name="title">The title where the format carries one; it need not be part of the text.</param>
    /// <param name="language">The declared language as a lower-case ISO 639-1 code, where the format carries
    /// one.</param>
    /// <exception cref="ArgumentException">The blocks overlap, are out of order or reach beyond the text.</exception>
    public Document(string text, IReadOnlyList<Block> blocks, string? title = null, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(blocks);
        int end = 0;
        foreach (Block block in blocks)
        {
            if (block.Offset < end || block.Length < 0 || block.Length > text.Length - block.Offset)
                throw new ArgumentException(
                    $"Block at {block.Offset}, length {block.Length}, is out of order or out of range.",
                    nameof(blocks));
            end = block.End;
        }

        Text = text;
        Blocks = blocks;
        Title = title;
        Language = language;
    }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>The text's blocks in ascending order; what lies between them is white space or markup.</summary>
    public IReadOnlyList<Block> Blocks { get; }

    /// <summary>The title, or null where there is none.</summary>
    public string? Title { get; }

    /// <summary>The declared language as a lower-case ISO 639-1 code, or null where none is declared.</summary>
    public string? Language { get; }

    /// <summary>Makes a document of plain text, finding paragraphs, headings and boilerplate by their looks.</summary>
    public static Document FromText(string text, string? title = null) => PlainText.Parse(text, title);
}
