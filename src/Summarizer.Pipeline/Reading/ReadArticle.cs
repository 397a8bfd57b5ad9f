using Summarizer.Documents;
using Summarizer.Pipeline.Results;

namespace Summarizer.Pipeline.Reading;

/// <summary>An article that has been read.</summary>
/// <param name="Document">Its text and structure.</param>
/// <param name="ContentType">The media type that it was read as, without parameters.</param>
/// <param name="Warnings">Findings of the reader, such as a guessed encoding.</param>
public sealed record ReadArticle(Document Document, string ContentType, IReadOnlyList<Warning> Warnings)
{
    /// <summary>The numbers of the pages that were read by OCR, from 1. Null if there are none.</summary>
    public IReadOnlyList<int>? OcrPages { get; init; }

    /// <summary>Returns the article with one more warning.</summary>
    internal ReadArticle With(Warning warning) => this with { Warnings = [.. Warnings, warning] };
}
