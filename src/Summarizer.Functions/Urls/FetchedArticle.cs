namespace Summarizer.Functions.Urls;

/// <summary>An article that was fetched.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="ContentType">The media type that the site gave it.</param>
/// <param name="Name">The final address, without the query, which may hold secrets.</param>
internal sealed record FetchedArticle(ReadOnlyMemory<byte> Content, string? ContentType, string Name);
