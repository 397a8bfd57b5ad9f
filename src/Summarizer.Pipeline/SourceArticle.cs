using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Pipeline;

/// <summary>An article to summarise: where it came from and, once it is read, its bytes.</summary>
/// <param name="Name">The article's name, or an id that the caller chose. Null if there is none.</param>
/// <param name="Info">The source as the result reports it.</param>
/// <param name="Started">The clock's timestamp when work on it began.</param>
internal sealed record SourceArticle(string? Name, SourceInfo Info, long Started)
{
    /// <summary>The id that the result gets.</summary>
    public string Id => Name ?? "-";

    /// <summary>The article's bytes. Empty until they are read.</summary>
    public ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>Returns an article of the store.</summary>
    public static SourceArticle Stored(ArticleHead head, long started) =>
        new(head.Name, new SourceInfo(head.Name, head.Etag, null, head.ContentType, head.Bytes, head.LastModified),
            started);

    /// <summary>Returns a text that is not stored.</summary>
    public static SourceArticle Given(ReadOnlyMemory<byte> content, string? contentType, string? name, long started) =>
        new(name, new SourceInfo(null, null, null, contentType, content.Length, null), started) { Content = content };
}
