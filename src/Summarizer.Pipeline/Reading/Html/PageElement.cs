using AngleSharp.Dom;

namespace Summarizer.Pipeline.Reading.Html;

/// <summary>An element of a page that holds blocks, with the ranges of elements and blocks within it.</summary>
internal sealed class PageElement
{
    /// <summary>The element itself.</summary>
    public required IElement Source { get; init; }

    /// <summary>The index of the element around it; -1 for the body.</summary>
    public required int Parent { get; init; }

    /// <summary>The hints of its name, class, id and role.</summary>
    public required HtmlHints Hints { get; init; }

    /// <summary>The way in which it is hidden from readers, if it is.</summary>
    public required HtmlHiding Hiding { get; init; }

    /// <summary>The index of the first block within it.</summary>
    public required int FirstBlock { get; init; }

    /// <summary>The index after its last block.</summary>
    public int EndBlock { get; set; }

    /// <summary>The index after the last element within it.</summary>
    public int End { get; set; }
}
