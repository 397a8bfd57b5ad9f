namespace Summarizer.Documents;

/// <summary>The kinds of blocks of a document. Only the sentences of prose blocks can be part of a summary.</summary>
public enum BlockKind
{
    /// <summary>Running text.</summary>
    Paragraph,

    /// <summary>A heading; <see cref="Block.Level"/> says how deep.</summary>
    Heading,

    /// <summary>One item of a list.</summary>
    ListItem,

    /// <summary>A quoted passage set off from the text.</summary>
    Quotation,

    /// <summary>The words under a picture, a table or a chart.</summary>
    Caption,

    /// <summary>Program text or other preformatted material.</summary>
    Code,

    /// <summary>The cells of a table.</summary>
    Table,

    /// <summary>Not part of the article: bylines, share lines, cookie and sign-up lines, "read more".</summary>
    Boilerplate,
}
