using Summarizer.Pipeline.Storage;

namespace Summarizer.Pipeline.Tests.Support;

/// <summary>Passes everything on to another store; a test's own changes what it is about.</summary>
internal abstract class ForwardingStore(IArticleStore inner) : IArticleStore
{
    public INoteStore Notes => inner.Notes;

    public virtual Task EnsureCreatedAsync(CancellationToken cancellationToken) =>
        inner.EnsureCreatedAsync(cancellationToken);

    public virtual Task<OpenArticle?> OpenArticleAsync(string name, CancellationToken cancellationToken) =>
        inner.OpenArticleAsync(name, cancellationToken);

    public virtual Task<ArticleHead?> GetArticleHeadAsync(string name, CancellationToken cancellationToken) =>
        inner.GetArticleHeadAsync(name, cancellationToken);

    public virtual Task<ArticleHead?> TryPutArticleAsync(string name, ReadOnlyMemory<byte> content, string? contentType,
        WriteCondition condition, CancellationToken cancellationToken) =>
        inner.TryPutArticleAsync(name, content, contentType, condition, cancellationToken);

    public virtual Task<bool> DeleteArticleAsync(string name, CancellationToken cancellationToken) =>
        inner.DeleteArticleAsync(name, cancellationToken);

    public virtual Task<ArticlePage> ListArticlePageAsync(string? prefix, string? continuation,
        CancellationToken cancellationToken) =>
        inner.ListArticlePageAsync(prefix, continuation, cancellationToken);

    public virtual Task<ResultHead?> GetResultHeadAsync(string name, CancellationToken cancellationToken) =>
        inner.GetResultHeadAsync(name, cancellationToken);

    public virtual Task<StoredResult?> GetResultAsync(string name, CancellationToken cancellationToken) =>
        inner.GetResultAsync(name, cancellationToken);

    public virtual Task<string?> TryPutResultAsync(
        string name, ReadOnlyMemory<byte> json, ResultMetadata metadata, string? replaces,
        CancellationToken cancellationToken) =>
        inner.TryPutResultAsync(name, json, metadata, replaces, cancellationToken);

    public virtual Task<bool> DeleteResultAsync(string name, CancellationToken cancellationToken) =>
        inner.DeleteResultAsync(name, cancellationToken);

    public virtual Task<ResultPage> ListResultPageAsync(string? prefix, int limit, string? continuation,
        CancellationToken cancellationToken) =>
        inner.ListResultPageAsync(prefix, limit, continuation, cancellationToken);

    public virtual Task<IJobLease?> TryLeaseAsync(string job, CancellationToken cancellationToken) =>
        inner.TryLeaseAsync(job, cancellationToken);
}
