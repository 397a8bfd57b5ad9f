namespace Summarizer.Pipeline.Storage;

/// <summary>The result and the newest version of an article in a store.</summary>
/// <param name="Result">The stored result. Null if there is none.</param>
/// <param name="Article">The newest version of the article. Null if it has been deleted.</param>
public sealed record StoredSummary(StoredResult? Result, ArticleHead? Article)
{
    /// <summary>True if the newest version of the article has no result yet.</summary>
    public bool IsWaiting => Article is not null && Result?.Head.Metadata.SourceEtag != Article.Etag;
}
