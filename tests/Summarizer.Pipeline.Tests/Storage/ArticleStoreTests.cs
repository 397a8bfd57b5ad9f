using System.Net;
using System.Net.Sockets;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Storage;
using Summarizer.Pipeline.Tests.Support;

namespace Summarizer.Pipeline.Tests.Storage;

[Collection(AzuriteTests.Name)]
public sealed class BlobArticleStoreTests(AzuriteFixture azurite) : ArticleStoreConformance
{
    private readonly SummarizerOptions _options = azurite.FreshOptions();

    private protected override Task<IArticleStore> CreateAsync() => Task.FromResult(AzuriteFixture.StoreOf(azurite.ConnectionString, _options));

    [Fact]
    public async Task A_result_is_a_blob_beside_the_article_that_says_what_it_is()
    {
        IArticleStore store = await CreateAsync();
        await store.TryPutResultAsync("news/a.txt", "{}"u8.ToArray(), new ResultMetadata("succeeded", "0x1", "ff"), null, default);
        BlobClient blob = azurite.Container(_options.SummariesContainer).GetBlobClient("news/a.txt.json");
        BlobProperties properties = await blob.GetPropertiesAsync();

        Assert.Equal("application/json; charset=utf-8", properties.ContentType);
        Assert.Equal(["optionshash=ff", "sourceetag=0x1", "status=succeeded"], properties.Metadata.Select(m => $"{m.Key}={m.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Containers_that_are_gone_read_as_empty_and_are_made_again()
    {
        IArticleStore store = await CreateAsync();
        await azurite.Container(_options.ArticlesContainer).DeleteAsync();
        await azurite.Container(_options.SummariesContainer).DeleteAsync();

        Assert.Empty((await store.ListArticlePageAsync(null, null, default)).Items);
        Assert.Empty((await store.ListResultPageAsync(null, 10, null, default)).Items);
        Assert.Null(await store.OpenArticleAsync("a.txt", default));
        await Assert.ThrowsAsync<StorageUnavailableException>(() =>
            store.TryPutResultAsync("a.txt", "{}"u8.ToArray(), new ResultMetadata("succeeded", "0x1", "ff"), null, default));
        Assert.NotNull(await store.TryPutResultAsync("a.txt", "{}"u8.ToArray(), new ResultMetadata("succeeded", "0x1", "ff"), null, default));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => store.PutArticleAsync("a.txt", new MemoryStream([1]), null, default));
        Assert.Equal(1, (await store.PutArticleAsync("a.txt", new MemoryStream([1]), null, default)).Bytes);
    }

    [Fact]
    public async Task An_article_without_a_stored_MD5_is_read_and_one_with_it_is_checked()
    {
        await using AzureLikeStorage azure = await AzureLikeStorage.StartAsync(azurite.Azurite.Port);
        IArticleStore store = AzuriteFixture.StoreOf(Azurite.ConnectionStringVia(azure.Port), _options);
        await store.EnsureCreatedAsync(default);
        byte[] words = "Both halves of the bridge met in May."u8.ToArray();
        BlobContainerClient articles = azurite.Container(_options.ArticlesContainer);
        await articles.GetBlobClient("put-blob.txt").UploadAsync(BinaryData.FromBytes(words));
        var blocks = new BlockBlobClient(azurite.ConnectionString, articles.Name, "block-list.txt");
        string id = Convert.ToBase64String("00000000"u8);
        await blocks.StageBlockAsync(id, new MemoryStream(words));
        await blocks.CommitBlockListAsync([id]);

        await using OpenArticle whole = (await store.OpenArticleAsync("put-blob.txt", default))!;
        await using OpenArticle listed = (await store.OpenArticleAsync("block-list.txt", default))!;

        Assert.Equal(16, whole.Md5?.Length);
        Assert.Null(listed.Md5);
        Assert.Equal(words, await whole.ReadAsync(default));
        Assert.Equal(words, await listed.ReadAsync(default));
    }

    [Fact]
    public async Task A_wrong_key_is_named_without_being_shown()
    {
        string key = Convert.ToBase64String(new byte[64]);
        IArticleStore store = AzuriteFixture.StoreOf(
            $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey={key};BlobEndpoint=http://127.0.0.1:{azurite.Azurite.Port}/devstoreaccount1;", _options);
        StorageUnavailableException refused = await Assert.ThrowsAsync<StorageUnavailableException>(() => store.GetArticleHeadAsync("a", default));
        Assert.Contains("refuses access", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(key, refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Storage_that_is_not_there_is_said_to_be_unavailable_soon()
    {
        IArticleStore store = AzuriteFixture.StoreOf(Azurite.ConnectionStringVia(1), _options);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => store.GetArticleHeadAsync("a", default));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => store.ListArticlePageAsync(null, null, default));
    }

    [Fact]
    public async Task A_refusal_that_is_not_storages_own_counts_as_an_outage()
    {
        using var stranger = new TcpListener(IPAddress.Loopback, 0);
        stranger.Start();
        IArticleStore store = AzuriteFixture.StoreOf(Azurite.ConnectionStringVia(((IPEndPoint)stranger.LocalEndpoint).Port), _options);
        Task<StorageUnavailableException> outage = Assert.ThrowsAsync<StorageUnavailableException>(() => store.GetArticleHeadAsync("a", default));
        using TcpClient client = await stranger.AcceptTcpClientAsync();
        NetworkStream stream = client.GetStream();
        await stream.ReadAtLeastAsync(new byte[1024], 1);
        await stream.WriteAsync("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"u8.ToArray());

        Assert.Contains("damaged", (await outage).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_is_not_taken_for_an_outage()
    {
        IArticleStore store = await CreateAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.GetArticleHeadAsync("a", cancelled.Token));
    }
}

public sealed class FolderArticleStoreTests : ArticleStoreConformance
{
    private readonly string _root = Directory.CreateTempSubdirectory("summarizer-folder-").FullName;

    public override Task DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_file_that_somebody_put_there_is_an_article_and_its_result_lies_where_it_is_expected()
    {
        IArticleStore store = await CreateAsync();
        Directory.CreateDirectory(Path.Combine(_root, "articles", "news"));
        await File.WriteAllTextAsync(Path.Combine(_root, "articles", "news", "by hand.txt"), "words");
        ArticleHead article = Assert.Single((await store.ListArticlePageAsync(null, null, default)).Items);
        await store.TryPutResultAsync(article.Name, "{}"u8.ToArray(), new ResultMetadata("succeeded", article.Etag, "ff"), null, default);

        Assert.Equal("news/by hand.txt", article.Name);
        Assert.Equal("{}", await File.ReadAllTextAsync(Path.Combine(_root, "summaries", "news", "by hand.txt.json")));
    }

    [Fact]
    public async Task A_result_changed_by_hand_is_no_longer_taken_for_what_it_was()
    {
        IArticleStore store = await CreateAsync();
        await store.TryPutResultAsync("a.txt", "{}"u8.ToArray(), new ResultMetadata("succeeded", "0x1", "ff"), null, default);
        await File.WriteAllTextAsync(Path.Combine(_root, "summaries", "a.txt.json"), "{ }");
        Assert.Equal(new ResultMetadata("", "", ""), (await store.GetResultHeadAsync("a.txt", default))!.Metadata);
    }

    [Fact]
    public async Task An_article_cannot_take_the_place_of_a_folder_nor_the_other_way_round()
    {
        IArticleStore store = await CreateAsync();
        await store.PutArticleAsync("a/b", new MemoryStream([1]), null, default);
        Assert.Equal(FailureCode.Conflict, (await Assert.ThrowsAsync<ArticleException>(() => store.PutArticleAsync("a", new MemoryStream([1]), null, default))).Code);
        Assert.Equal(FailureCode.Conflict, (await Assert.ThrowsAsync<ArticleException>(() => store.PutArticleAsync("a/b/c", new MemoryStream([1]), null, default))).Code);
    }

    [Fact]
    public async Task Nothing_is_left_of_writes_but_the_files()
    {
        IArticleStore store = await CreateAsync();
        await store.PutArticleAsync("a.txt", new MemoryStream([1]), "text/plain", default);
        await store.TryPutResultAsync("a.txt", "{}"u8.ToArray(), new ResultMetadata("succeeded", "0x1", "ff"), null, default);
        Assert.Null(await store.TryPutResultAsync("a.txt", "{}"u8.ToArray(), new ResultMetadata("succeeded", "0x1", "ff"), null, default));
        Assert.DoesNotContain(Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories), f => Path.GetFileName(f).Contains("tmp", StringComparison.Ordinal));
    }

    private protected override Task<IArticleStore> CreateAsync() => Task.FromResult<IArticleStore>(new FolderArticleStore(_root, new SummarizerOptions()));

    // A file system has one thing under one name: no file a beside a folder a.
    private protected override IEnumerable<string> Taken(IReadOnlyList<string> names) => names.Where(n => names.Any(m => m.StartsWith(n + "/", StringComparison.Ordinal)));
}

public sealed class MemoryArticleStoreTests : ArticleStoreConformance
{
    private protected override Task<IArticleStore> CreateAsync() => Task.FromResult<IArticleStore>(new MemoryArticleStore());
}
