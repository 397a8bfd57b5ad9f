namespace Summarizer.Pipeline.Storage;

/// <summary>
/// The store of articles and results: blobs, a folder, or for the command line a running app. Methods throw
/// <see cref="StorageUnavailableException"/> where the store cannot be reached, <see cref="StorageLockedException"/>
/// where it refuses a change, and <see cref="Failures.ArticleException"/> for a name that an article cannot have.
/// </summary>
public interface IArticleStore
{
    /// <summary>The notes that all instances share, in the same place as the results.</summary>
    INoteStore Notes { get; }

    /// <summary>Makes what is missing of the store (containers, folders). Safe to call again.</summary>
    Task EnsureCreatedAsync(CancellationToken cancellationToken);

    /// <summary>Opens an article: content and version in one call. Null where it is gone.</summary>
    Task<OpenArticle?> OpenArticleAsync(string name, CancellationToken cancellationToken);

    /// <summary>Returns an article's head without its content. Null if there is none.</summary>
    Task<ArticleHead?> GetArticleHeadAsync(string name, CancellationToken cancellationToken);

    /// <summary>Stores an article, over one of the same name if it may.</summary>
    /// <param name="name">The article's name.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="contentType">The media type that it declares.</param>
    /// <param name="condition">The condition on the version that is there.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The new version's head; null where the condition does not hold, and nothing was written.</returns>
    Task<ArticleHead?> TryPutArticleAsync(string name, ReadOnlyMemory<byte> content, string? contentType,
        WriteCondition condition, CancellationToken cancellationToken);

    /// <summary>Removes an article. False where there was none.</summary>
    Task<bool> DeleteArticleAsync(string name, CancellationToken cancellationToken);

    /// <summary>
    /// Returns one page of articles in ordinal order of their names. A page may be empty although more follow.
    /// </summary>
    /// <param name="prefix">The start of the names of the articles to list; null: all.</param>
    /// <param name="continuation">The continuation of the previous page; null for the first. It stays good while the
    /// store does.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ArticlePage> ListArticlePageAsync(string? prefix, string? continuation, CancellationToken cancellationToken);

    /// <summary>Returns a result's head without its content. Null if there is none.</summary>
    Task<ResultHead?> GetResultHeadAsync(string name, CancellationToken cancellationToken);

    /// <summary>Returns a result as stored. Null if there is none.</summary>
    /// <param name="name">The article's name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<StoredResult?> GetResultAsync(string name, CancellationToken cancellationToken);

    /// <summary>Stores a result, unless another writer has done so in the meantime.</summary>
    /// <param name="name">The article's name.</param>
    /// <param name="json">The result, UTF-8.</param>
    /// <param name="metadata">The metadata that can be read without the result.</param>
    /// <param name="replaces">The version that it takes the place of; null: there must be none yet.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The new version; null where another writer was faster, and nothing was written.</returns>
    Task<string?> TryPutResultAsync(string name, ReadOnlyMemory<byte> json, ResultMetadata metadata, string? replaces,
        CancellationToken cancellationToken);

    /// <summary>Removes a result. False where there was none.</summary>
    Task<bool> DeleteResultAsync(string name, CancellationToken cancellationToken);

    /// <summary>
    /// Returns one page of results' heads, in ordinal order of the names that the results are stored under.
    /// </summary>
    /// <param name="prefix">The start of the names of the articles whose results to list; null: all.</param>
    /// <param name="limit">The most to list, 1 to 5,000. A page may have fewer although more follow.</param>
    /// <param name="continuation">The continuation of the previous page; null for the first.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ResultPage> ListResultPageAsync(string? prefix, int limit, string? continuation,
        CancellationToken cancellationToken);

    /// <summary>
    /// Takes the lease that lets only one worker at a time run a job, and gives access to what the job remembers.
    /// </summary>
    /// <param name="job">The job's name: lower-case letters.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Null if another worker holds it. A worker that crashes loses it within half a minute.</returns>
    Task<IJobLease?> TryLeaseAsync(string job, CancellationToken cancellationToken);
}

/// <summary>An article without its content.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Etag">Its version.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="ContentType">Its media type. Null if none is stored.</param>
/// <param name="LastModified">The time when this version was written.</param>
/// <param name="Archived">True if it is in the archive tier, from which nothing can be read. A change of tier keeps the
/// version.</param>
public sealed record ArticleHead(string Name, string Etag, long Bytes, string? ContentType, DateTimeOffset LastModified,
    bool Archived = false);

/// <summary>The facts about a result that are known without reading it; stored as the blob's metadata.</summary>
/// <param name="Status">"succeeded", "failed", or "deferred" where the language model's part is still to come.</param>
/// <param name="SourceEtag">The version of the article that it is of.</param>
/// <param name="OptionsHash">The hash of the options that it was made with.</param>
/// <param name="MayPass">True if it failed, or is not complete, for a reason that can pass without a new version of the
/// article.</param>
public sealed record ResultMetadata(string Status, string SourceEtag, string OptionsHash, bool MayPass = false)
{
    /// <summary>
    /// The settings under which the model's part is missing; once they change it is tried again. Empty where it is not
    /// missing.
    /// </summary>
    public string RetryKey { get; init; } = "";

    /// <summary>
    /// For a deferred result, the earliest time at which the model is asked again. Null: as soon as deferred results
    /// are.
    /// </summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>
    /// The article's title, shortened to 100 characters. Null if it has none, or if an earlier version wrote the
    /// result.
    /// </summary>
    public string? Title { get; init; }
}

/// <summary>A result without its content.</summary>
/// <param name="Name">The article's name.</param>
/// <param name="Etag">The result's version.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="LastModified">The time when it was written.</param>
/// <param name="Metadata">The article and options that it belongs to.</param>
/// <param name="Protection">The protection that keeps it from being overwritten now, such as "a lease". Null if none is
/// known.</param>
public sealed record ResultHead(string Name, string Etag, long Bytes, DateTimeOffset LastModified,
    ResultMetadata Metadata, string? Protection = null);

/// <summary>A page of articles; <paramref name="Continuation"/> is null on the last.</summary>
public sealed record ArticlePage(IReadOnlyList<ArticleHead> Items, string? Continuation);

/// <summary>A result as stored.</summary>
public sealed record StoredResult(ResultHead Head, ReadOnlyMemory<byte> Json);

/// <summary>A page of results' heads; <paramref name="Continuation"/> is null on the last.</summary>
public sealed record ResultPage(IReadOnlyList<ResultHead> Items, string? Continuation);
