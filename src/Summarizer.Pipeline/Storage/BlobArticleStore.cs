using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Results;

namespace Summarizer.Pipeline.Storage;

/// <summary>Articles and results as blobs of two containers.</summary>
public sealed class BlobArticleStore : IArticleStore
{
    // A page of 1,000 is some 700 kB of XML, ten times that while it is read. Storage gives up to 5,000, which would
    // cost more memory than all the work, and over a bad connection would seldom arrive whole.
    private const int PageSize = 1000;

    // The server refuses what arrives otherwise than it was sent.
    private static readonly UploadTransferValidationOptions Md5 =
        new() { ChecksumAlgorithm = StorageChecksumAlgorithm.MD5 };

    private readonly BlobContainerClient _articles;
    private readonly BlobContainerClient _summaries;
    private readonly BlobContainerClient _notes;

    /// <summary>Makes one.</summary>
    /// <param name="service">The account; made once and shared.</param>
    /// <param name="options">The options that name the containers.</param>
    public BlobArticleStore(BlobServiceClient service, SummarizerOptions options)
    {
        ArgumentNullException.ThrowIfNull(service);
        ArgumentNullException.ThrowIfNull(options);
        _articles = service.GetBlobContainerClient(options.ArticlesContainer);
        _summaries = service.GetBlobContainerClient(options.SummariesContainer);
        _notes = service.GetBlobContainerClient(options.NotesContainer);
        Notes = new BlobNoteStore(_notes);
    }

    /// <inheritdoc/>
    public INoteStore Notes { get; }

    /// <inheritdoc/>
    public Task EnsureCreatedAsync(CancellationToken cancellationToken) => BlobFailures.TranslateAsync(async () =>
    {
        await _articles.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        await _summaries.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        await _notes.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        return true;
    }, cancellationToken);

    /// <inheritdoc/>
    public Task<OpenArticle?> OpenArticleAsync(string name,
        CancellationToken cancellationToken) => BlobFailures.TranslateAsync(async () =>
    {
        try
        {
            BlobDownloadStreamingResult blob =
                await Article(name).DownloadStreamingAsync(cancellationToken: cancellationToken);
            BlobDownloadDetails details = blob.Details;
            if (IsFolder(details.Metadata))
            {
                blob.Dispose();
                return null;
            }

            var head = new ArticleHead(name, Text(details.ETag), details.ContentLength, details.ContentType,
                details.LastModified);
            // Azure keeps no MD5 of a blob that was written as a list of blocks, unless the client set one.
            byte[]? md5 = details.ContentHash is { Length: > 0 } hash ? hash : null;
            ArticleException? unreadable = details.BlobType == BlobType.Page
                ? new ArticleException(FailureCode.UnsupportedType,
                    "The article is a page blob, which is padded to pages of 512 bytes. Upload it as a block blob.")
                : null;
            return new OpenArticle(head, new BlobContent(blob), md5, unreadable) { Encoding = details.ContentEncoding };
        }
        catch (RequestFailedException ex) when (ex.Status == 404)
        {
            return null;
        }
        catch (RequestFailedException ex) when (BlobFailures.Unreadable(ex) is not null)
        {
            return await ListedHeadAsync(name, cancellationToken) is { } head
                ? new OpenArticle(head, Stream.Null, Unreadable: BlobFailures.Unreadable(ex))
                : null;
        }
    }, cancellationToken);

    /// <inheritdoc/>
    public Task<ArticleHead?> GetArticleHeadAsync(string name,
        CancellationToken cancellationToken) => BlobFailures.TranslateAsync(async () =>
    {
        try
        {
            BlobProperties? properties = await PropertiesAsync(Article(name), cancellationToken);
            return properties is null || IsFolder(properties.Metadata)
                ? null
                : new ArticleHead(name, Text(properties.ETag), properties.ContentLength, properties.ContentType,
                    properties.LastModified, properties.AccessTier == AccessTier.Archive);
        }
        catch (RequestFailedException ex) when (BlobFailures.Unreadable(ex) is not null)
        {
            return await ListedHeadAsync(name, cancellationToken);
        }
    }, cancellationToken);

    /// <inheritdoc/>
    public Task<ArticleHead?> TryPutArticleAsync(string name, ReadOnlyMemory<byte> content, string? contentType,
        WriteCondition condition, CancellationToken cancellationToken) =>
        BlobFailures.TranslateAsync<ArticleHead?>(async () =>
        {
            var upload = new BlobUploadOptions
            {
                HttpHeaders = new BlobHttpHeaders { ContentType = contentType },
                Conditions = Conditions(condition),
                TransferValidation = Md5,
            };
            try
            {
                BlobContentInfo blob =
                    await Article(name).UploadAsync(BinaryData.FromBytes(content), upload, cancellationToken);
                return new ArticleHead(name, Text(blob.ETag), content.Length, contentType, blob.LastModified);
            }
            catch (RequestFailedException ex) when (condition.Kind != WriteConditionKind.None
                && BlobFailures.IsLostRace(ex))
            {
                return null;
            }
            catch (RequestFailedException ex) when (ex.ErrorCode == BlobErrorCode.ContainerNotFound)
            {
                // Storage was emptied while we ran. The caller tries again and finds the container.
                await _articles.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
                throw;
            }
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> DeleteArticleAsync(string name, CancellationToken cancellationToken) =>
        BlobFailures.TranslateAsync(
        async () => (await Article(name)
            .DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellationToken)).Value,
        cancellationToken);

    /// <inheritdoc/>
    public Task<ArticlePage> ListArticlePageAsync(string? prefix, string? continuation,
        CancellationToken cancellationToken) =>
        BlobFailures.TranslateAsync(async () =>
        {
            // The metadata distinguish folders of a hierarchical namespace from empty articles.
            Page<BlobItem>? page =
                await PageAsync(_articles, BlobTraits.Metadata, prefix, PageSize, continuation, cancellationToken);
            return new ArticlePage([.. (page?.Values ?? []).Where(blob => !IsFolder(blob.Metadata)).Select(HeadOf)],
                Continuation(page));
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<ResultHead?> GetResultHeadAsync(string name,
        CancellationToken cancellationToken) => BlobFailures.TranslateAsync(async () =>
    {
        BlobProperties? properties = await PropertiesAsync(Result(name), cancellationToken);
        return properties is null
            ? null
            : new ResultHead(name, Text(properties.ETag), properties.ContentLength, properties.LastModified,
                FromMetadata(properties.Metadata), Protection(properties));
    }, cancellationToken);

    /// <inheritdoc/>
    public Task<StoredResult?> GetResultAsync(string name,
        CancellationToken cancellationToken) => BlobFailures.TranslateAsync(async () =>
    {
        try
        {
            BlobDownloadResult blob = await Result(name).DownloadContentAsync(cancellationToken);
            BlobDownloadDetails details = blob.Details;
            var head = new ResultHead(name, Text(details.ETag), details.ContentLength, details.LastModified,
                FromMetadata(details.Metadata));
            return new StoredResult(head, blob.Content.ToMemory());
        }
        catch (RequestFailedException ex) when (ex.Status == 404)
        {
            return null;
        }
    }, cancellationToken);

    /// <inheritdoc/>
    public Task<string?> TryPutResultAsync(
        string name, ReadOnlyMemory<byte> json, ResultMetadata metadata, string? replaces,
        CancellationToken cancellationToken) =>
        BlobFailures.TranslateAsync(async () =>
        {
            var upload = new BlobUploadOptions
            {
                HttpHeaders = new BlobHttpHeaders { ContentType = ResultJson.ContentType },
                Metadata = ToMetadata(name, metadata),
                Conditions = Conditions(WriteCondition.Replacing(replaces)),
                TransferValidation = Md5,
            };
            try
            {
                BlobContentInfo blob =
                    await Result(name).UploadAsync(BinaryData.FromBytes(json), upload, cancellationToken);
                return Text(blob.ETag);
            }
            catch (RequestFailedException ex) when (BlobFailures.IsLostRace(ex))
            {
                return null;
            }
            catch (RequestFailedException ex) when (ex.ErrorCode == BlobErrorCode.ContainerNotFound)
            {
                await _summaries.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
                throw;
            }
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> DeleteResultAsync(string name, CancellationToken cancellationToken) =>
        BlobFailures.TranslateAsync(
        async () => (await Result(name)
            .DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellationToken)).Value,
        cancellationToken);

    /// <inheritdoc/>
    public Task<ResultPage> ListResultPageAsync(string? prefix, int limit, string? continuation,
        CancellationToken cancellationToken) =>
        BlobFailures.TranslateAsync(async () =>
        {
            var heads = new List<ResultHead>();
            do
            {
                Page<BlobItem>? page =
                    await PageAsync(_summaries, BlobTraits.Metadata, prefix, limit, continuation, cancellationToken);
                foreach (BlobItem blob in page?.Values ?? [])
                {
                    string? article =
                        ResultName.ArticleOf(blob.Name,
                            blob.Metadata.TryGetValue(ResultName.ArticleKey, out string? name) ? name : null);
                    if (article is not null)
                    {
                        heads.Add(new ResultHead(article, Text(blob.Properties.ETag),
                            blob.Properties.ContentLength ?? 0, blob.Properties.LastModified ?? default,
                            FromMetadata(blob.Metadata)));
                    }
                }

                continuation = Continuation(page);
            }
            // A page may have only blobs of the app's own, and a caller takes an empty one for the end.
            while (heads.Count == 0 && continuation is not null);

            return new ResultPage(heads, continuation);
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<IJobLease?> TryLeaseAsync(string job, CancellationToken cancellationToken) =>
        BlobFailures.TranslateAsync(() => BlobJobLease.TryAcquireAsync(_summaries, job, cancellationToken),
            cancellationToken);

    private BlobClient Article(string name) => _articles.GetBlobClient(ArticleName.Validate(name));

    private BlobClient Result(string name) => _summaries.GetBlobClient(ResultName.Of(name));

    internal static BlobRequestConditions? Conditions(WriteCondition condition) => condition.Kind switch
    {
        WriteConditionKind.New => new BlobRequestConditions { IfNoneMatch = ETag.All },
        WriteConditionKind.Existing => new BlobRequestConditions { IfMatch = ETag.All },
        WriteConditionKind.Version => new BlobRequestConditions { IfMatch = new ETag(condition.Etag!) },
        _ => null,
    };

    /// <summary>
    /// Returns an article's head as listings give it, even if the blob itself refuses to be read. Null if it does not
    /// exist.
    /// </summary>
    private async Task<ArticleHead?> ListedHeadAsync(string name, CancellationToken cancellationToken)
    {
        string? continuation = null;
        do
        {
            // The name itself comes first of all that start with it. A page may be empty although more follow.
            Page<BlobItem>? page =
                await PageAsync(_articles, BlobTraits.Metadata, name, 1, continuation, cancellationToken);
            if (page?.Values is [BlobItem first, ..])
                return first.Name == name && !IsFolder(first.Metadata) ? HeadOf(first) : null;
            continuation = Continuation(page);
        }
        while (continuation is not null);
        return null;
    }

    private static ArticleHead HeadOf(BlobItem blob) =>
        new(blob.Name, Text(blob.Properties.ETag), blob.Properties.ContentLength ?? 0,
        blob.Properties.ContentType, blob.Properties.LastModified ?? default,
        blob.Properties.AccessTier == AccessTier.Archive);

    /// <summary>True if a blob represents a folder of a hierarchical namespace.</summary>
    private static bool IsFolder(IDictionary<string, string>? metadata) =>
        metadata is not null && metadata.TryGetValue("hdi_isfolder", out string? isFolder)
            && isFolder.Equals("true", StringComparison.OrdinalIgnoreCase);

    private static string? Protection(BlobProperties properties) =>
        properties.LeaseStatus == LeaseStatus.Locked ? "a lease"
        : properties.HasLegalHold ? "a legal hold"
        : properties.ImmutabilityPolicy?.ExpiresOn > DateTimeOffset.UtcNow ? "an immutability policy"
        : null;

    private static async Task<BlobProperties?> PropertiesAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            return await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
        }
        catch (RequestFailedException ex) when (ex.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Returns one page of a listing. Null if the container does not exist.</summary>
    private static async Task<Page<BlobItem>?> PageAsync(
        BlobContainerClient container, BlobTraits traits, string? prefix, int limit, string? continuation,
        CancellationToken cancellationToken)
    {
        var options = new GetBlobsOptions { Traits = traits, Prefix = prefix };
        try
        {
            await foreach (Page<BlobItem> page
                in container.GetBlobsAsync(options, cancellationToken).AsPages(continuation, limit)
                    .WithCancellation(cancellationToken))
                return page;
        }
        catch (RequestFailedException ex) when (ex.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
        }
        catch (RequestFailedException ex) when (ex.Status == 400 && continuation is not null
            && !string.IsNullOrEmpty(ex.ErrorCode))
        {
            throw new ArticleException(FailureCode.InvalidOption,
                "`continuation` must be that of the page before, from this storage.", "continuation", ex);
        }

        return null;
    }

    private static string? Continuation(Page<BlobItem>? page) =>
        string.IsNullOrEmpty(page?.ContinuationToken) ? null : page.ContinuationToken;

    internal static string Text(ETag? etag) => etag?.ToString().Trim('"') ?? "";

    private static Dictionary<string, string> ToMetadata(string name, ResultMetadata metadata)
    {
        var values = new Dictionary<string, string>
        {
            ["status"] = metadata.Status,
            ["sourceetag"] = metadata.SourceEtag,
            ["optionshash"] = metadata.OptionsHash,
        };
        if (metadata.MayPass)
            values["maypass"] = "true";
        if (metadata.RetryKey.Length > 0)
            values["retrykey"] = metadata.RetryKey;
        if (metadata.NotBefore is { } time)
            values["notbefore"] = ResultTime.Format(time);
        if (ResultTitle.Format(metadata.Title) is { Length: > 0 } title)
            values["title"] = title;
        if (!ResultName.IsPlain(name))
            values[ResultName.ArticleKey] = ResultName.ToMetadata(name);
        return values;
    }

    private static ResultMetadata FromMetadata(IDictionary<string, string> metadata)
    {
        return new ResultMetadata(Value("status"), Value("sourceetag"), Value("optionshash"),
            Value("maypass") == "true")
        {
            RetryKey = Value("retrykey"),
            NotBefore = ResultTime.Parse(Value("notbefore")),
            Title = ResultTitle.Parse(Value("title")),
        };

        string Value(string key) => metadata.TryGetValue(key, out string? value) ? value : "";
    }
}
