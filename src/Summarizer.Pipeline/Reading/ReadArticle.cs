using Summarizer.Documents;

namespace Summarizer.Pipeline.Reading;

/// <summary>An article that has been read.</summary>
/// <param name="Document">Its text and structure.</param>
/// <param name="ContentType">The media type that it was read as, without parameters.</param>
/// <param name="Warnings">Findings of the reader, such as a guessed encoding.</param>
public sealed record ReadArticle(Document Document, string ContentType, IReadOnlyList<Results.Warning> Warnings);
