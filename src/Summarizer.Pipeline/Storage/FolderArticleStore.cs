namespace Summarizer.Pipeline.Storage;

/// <summary>
/// Articles and results as files: <c>ROOT/articles/news/a.txt</c> and <c>ROOT/summaries/news/a.txt.json</c>. For the
/// command line and for trying things without a storage account; a few thousand articles, not a million. What a file
/// system has no place for (media type, a result's metadata, the lease) is in <c>ROOT/.summarizer</c>.
/// </summary>
/// <remarks>
/// A version (ETag) is a file's time and size, and every write through the store gets a new time. Writes go to a
/// temporary file first and are moved into place under a lock that other processes honour too, so no reader ever sees
/// half a file.
/// </remarks>
public sealed class FolderArticleStore : IArticleStore
{
    private readonly FileTree _articles;
    private readonly FileTree _results;
    private readonly string _state;
    private readonly FolderFailures _failures;

    /// <summary>Makes one.</summary>
    /// <param name="root">The folder; made where it is missing.</param>
    /// <param name="options">The names of the two folders in it.</param>
    public FolderArticleStore(string root, SummarizerOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(root);
        ArgumentNullException.ThrowIfNull(options);
        root = Path.GetFullPath(root);
        _failures = new FolderFailures(root);
        _state = Path.Combine(root, ".summarizer");
        _articles = new FileTree(Path.Combine(root, options.ArticlesContainer), Path.Combine(_state, "articles"));
        _results = new FileTree(Path.Combine(root, options.SummariesContainer), Path.Combine(_state, "summaries"));
        Notes = new FolderNoteStore(new FileTree(Path.Combine(_state, "notes"),
            Path.Combine(_state, "notes-versions")), _failures);
    }

    /// <inheritdoc/>
    public INoteStore Notes { get; }

    /// <inheritdoc/>
    public Task EnsureCreatedAsync(CancellationToken cancellationToken) => _failures.TranslateAsync(() =>
    {
        _articles.Create();
        _results.Create();
        return Task.FromResult(true);
    });

    /// <inheritdoc/>
    public Task<OpenArticle?> OpenArticleAsync(string name,
        CancellationToken cancellationToken) => _failures.TranslateAsync(() =>
    {
        // An open file stays the version that it is: newer ones are moved over its name.
        (FileTree.Entry Entry, FileStream Content)? opened = _articles.Open(ArticleName.Validate(name));
        return Task.FromResult(opened is { } file ? new OpenArticle(Head(file.Entry), file.Content) : null);
    });

    /// <inheritdoc/>
    public Task<ArticleHead?> GetArticleHeadAsync(string name,
        CancellationToken cancellationToken) => _failures.TranslateAsync(() =>
        Task.FromResult(_articles.Find(ArticleName.Validate(name)) is { } entry ? Head(entry) : null));

    /// <inheritdoc/>
    public Task<ArticleHead?> TryPutArticleAsync(string name, ReadOnlyMemory<byte> content, string? contentType,
        WriteCondition condition, CancellationToken cancellationToken) =>
        _failures.TranslateAsync(async () => await _articles.PutAsync(
            ArticleName.Validate(name), content, contentType is null ? [] : [contentType],
            there => condition.Holds(there?.Etag), cancellationToken) is { } entry ? Head(entry) : null);

    /// <inheritdoc/>
    public Task<bool> DeleteArticleAsync(string name,
        CancellationToken cancellationToken) => _failures.TranslateAsync(() =>
        _articles.DeleteAsync(ArticleName.Validate(name), cancellationToken));

    /// <inheritdoc/>
    public Task<ArticlePage> ListArticlePageAsync(string? prefix, string? continuation,
        CancellationToken cancellationToken) =>
        _failures.TranslateAsync(() =>
        {
            (List<FileTree.Entry> entries, string? next) =
                _articles.Page(prefix, 5000, continuation, cancellationToken);
            return Task.FromResult(new ArticlePage([.. entries.Select(Head)], next));
        });

    /// <inheritdoc/>
    public Task<ResultHead?> GetResultHeadAsync(string name,
        CancellationToken cancellationToken) => _failures.TranslateAsync(() =>
        Task.FromResult(_results.Find(ResultName.Of(name)) is { } entry ? ResultHead(name, entry) : null));

    /// <inheritdoc/>
    public Task<StoredResult?> GetResultAsync(string name,
        CancellationToken cancellationToken) => _failures.TranslateAsync(async () =>
    {
        if (_results.Open(ResultName.Of(name)) is not { } opened)
            return null;
        await using FileStream content = opened.Content;
        byte[] json = new byte[opened.Entry.Bytes];
        await content.ReadExactlyAsync(json, cancellationToken);
        return new StoredResult(ResultHead(name, opened.Entry), json);
    });

    /// <inheritdoc/>
    public Task<string?> TryPutResultAsync(
        string name, ReadOnlyMemory<byte> json, ResultMetadata metadata, string? replaces,
        CancellationToken cancellationToken) =>
        _failures.TranslateAsync(async () =>
        {
            string[] notes =
            [
                metadata.Status, metadata.SourceEtag, metadata.OptionsHash,
                ResultName.IsPlain(name) ? "" : ResultName.ToMetadata(name),
                metadata.RetryKey, metadata.NotBefore is { } time ? ResultTime.Format(time) : "",
                metadata.MayPass ? "true" : "",
                ResultTitle.Format(metadata.Title),
            ];
            FileTree.Entry? written =
                await _results.PutAsync(ResultName.Of(name), json, notes,
                    there => WriteCondition.Replacing(replaces).Holds(there?.Etag), cancellationToken);
            return written?.Etag;
        });

    /// <inheritdoc/>
    public Task<bool> DeleteResultAsync(string name,
        CancellationToken cancellationToken) => _failures.TranslateAsync(() =>
        _results.DeleteAsync(ResultName.Of(name), cancellationToken));

    /// <inheritdoc/>
    public Task<ResultPage> ListResultPageAsync(string? prefix, int limit, string? continuation,
        CancellationToken cancellationToken) =>
        _failures.TranslateAsync(() =>
        {
            (List<FileTree.Entry> entries, string? next) =
                _results.Page(prefix, limit, continuation, cancellationToken);
            var heads = new List<ResultHead>();
            foreach (FileTree.Entry entry in entries)
            {
                if (ResultName.ArticleOf(entry.Name, entry.Note(3) is { Length: > 0 } name ? name : null)
                    is { } article)
                    heads.Add(ResultHead(article, entry));
            }

            return Task.FromResult(new ResultPage(heads, next));
        });

    /// <inheritdoc/>
    public Task<IJobLease?> TryLeaseAsync(string job, CancellationToken cancellationToken) =>
        _failures.TranslateAsync(() =>
            Task.FromResult(FileJobLease.TryAcquire(Path.Combine(_state, job + ".job"))));

    private static ArticleHead Head(FileTree.Entry entry) =>
        new(entry.Name, entry.Etag, entry.Bytes, entry.Note(0) is { Length: > 0 } type ? type : null,
            entry.LastModified);

    private static ResultHead ResultHead(string article, FileTree.Entry entry) =>
        new(article, entry.Etag, entry.Bytes, entry.LastModified,
        new ResultMetadata(entry.Note(0), entry.Note(1), entry.Note(2), entry.Note(6) == "true")
        {
            RetryKey = entry.Note(4),
            NotBefore = ResultTime.Parse(entry.Note(5)),
            Title = ResultTitle.Parse(entry.Note(7)),
        });
}
