namespace Summarizer.Pipeline.Storage;

/// <summary>Methods that every <see cref="IArticleStore"/> shares.</summary>
public static class ArticleStoreExtensions
{
    /// <summary>Stores an article, over one of the same name.</summary>
    /// <param name="store">The store to write to.</param>
    /// <param name="name">The article's name.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="contentType">The media type that it declares.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The new version's head.</returns>
    public static async Task<ArticleHead> PutArticleAsync(
        this IArticleStore store, string name, ReadOnlyMemory<byte> content, string? contentType,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        return await store.TryPutArticleAsync(name, content, contentType, default, cancellationToken)
            ?? throw new InvalidOperationException("An unconditional write was refused.");
    }

    /// <summary>Returns what a store has under an article's name: its summary, and its newest version.</summary>
    /// <param name="store">The store to read from.</param>
    /// <param name="name">The article's name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<StoredSummary> FindSummaryAsync(
        this IArticleStore store, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        Task<ArticleHead?> article = store.GetArticleHeadAsync(name, cancellationToken);
        StoredResult? result = await store.GetResultAsync(name, cancellationToken);
        return new StoredSummary(result, await article);
    }
}
