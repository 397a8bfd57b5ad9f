using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
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

    private protected override Task<IArticleStore> CreateAsync() =>
        Task.FromResult(AzuriteFixture.StoreOf(azurite.ConnectionString, _options));

    [Fact]
    public async Task A_result_is_a_blob_beside_the_article_that_says_what_it_is()
    {
        IArticleStore store = await CreateAsync();
        await store.TryPutResultAsync("news/a.txt", "{}"u8.ToArray(), new ResultMetadata("succeeded", "0x1", "ff"),
            null, default);
        BlobClient blob = azurite.Container(_options.SummariesContainer).GetBlobClient("news/a.txt.json");
        BlobProperties properties = await blob.GetPropertiesAsync();

        Assert.Equal("application/json; charset=utf-8", properties.ContentType);
        Assert.Equal(["optionshash=ff", "sourceetag=0x1", "status=succeeded"],
            properties.Metadata.Select(m => $"{m.Key}={m.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_page_of_results_that_only_has_blobs_of_the_app_is_not_shown_as_empty()
    {
        IArticleStore store = await CreateAsync();
        await using IJobLease? lease = await store.TryLeaseAsync("sweep", default);
        await store.TryPutResultAsync("a.txt", "{}"u8.ToArray(), new ResultMetadata("succeeded", "0x1", "ff"),
            null, default);

        ResultPage page = await store.ListResultPageAsync(null, 1, null, default);

        Assert.Equal("a.txt", Assert.Single(page.Items).Name);
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
            store.TryPutResultAsync("a.txt", "{}"u8.ToArray(), new ResultMetadata("succeeded", "0x1", "ff"),
                null, default));
        Assert.NotNull(await store.TryPutResultAsync("a.txt", "{}"u8.ToArray(),
            new ResultMetadata("succeeded", "0x1", "ff"), null, default));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => store.PutArticleAsync("a.txt",
            new byte[] { 1 }, null, default));
        Assert.Equal(1, (await store.PutArticleAsync("a.txt", new byte[] { 1 }, null, default)).Bytes);
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
        Assert.Equal(words, await whole.ReadAsync(int.MaxValue, default));
        Assert.Equal(words, await listed.ReadAsync(int.MaxValue, default));
    }

    [Fact]
    public async Task A_leased_result_or_article_is_locked_and_not_a_lost_race()
    {
        IArticleStore store = await CreateAsync();
        await store.EnsureCreatedAsync(default);
        var metadata = new ResultMetadata("succeeded", "0x1", "ff");
        string version = (await store.TryPutResultAsync("a.txt", "{}"u8.ToArray(), metadata, null, default))!;
        await store.PutArticleAsync("a.txt", new byte[] { 1 }, null, default);
        await azurite.Container(_options.SummariesContainer).GetBlobClient("a.txt.json").GetBlobLeaseClient()
            .AcquireAsync(TimeSpan.FromSeconds(60));
        await azurite.Container(_options.ArticlesContainer).GetBlobClient("a.txt").GetBlobLeaseClient()
            .AcquireAsync(TimeSpan.FromSeconds(60));

        Assert.Equal("a lease",
            (await Assert.ThrowsAsync<StorageLockedException>(() => store.TryPutResultAsync("a.txt", "{}"u8.ToArray(),
                metadata, version, default))).Reason);
        Assert.Equal("a lease", (await store.GetResultHeadAsync("a.txt", default))!.Protection);
        await Assert.ThrowsAsync<StorageLockedException>(() => store.DeleteResultAsync("a.txt", default));
        await Assert.ThrowsAsync<StorageLockedException>(() => store.PutArticleAsync("a.txt", new byte[] { 2 },
            null, default));
        await Assert.ThrowsAsync<StorageLockedException>(() => store.DeleteArticleAsync("a.txt", default));
        Assert.Null(await store.TryPutResultAsync("a.txt", "{}"u8.ToArray(), metadata, null, default));
    }

    [Theory]
    [InlineData(409, "BlobImmutableDueToPolicy", "an immutability policy")]
    [InlineData(409, "BlobImmutableDueToLegalHold", "a legal hold")]
    [InlineData(409, "SnapshotsPresent", "its snapshots")]
    [InlineData(409, "PendingCopyOperation", "a copy that is in progress")]
    [InlineData(409, "SomethingNew", "storage's answer 409 SomethingNew")]
    public async Task A_refused_write_says_what_protects_the_blob(int status, string code, string reason)
    {
        await using AzureLikeStorage azure = await AzureLikeStorage.StartAsync(azurite.Azurite.Port);
        azure.Refuse = request => request.Method == "PUT"
            && request.Path.Value!.EndsWith("a.txt.json", StringComparison.Ordinal) ? (status, code) : null;
        IArticleStore store = AzuriteFixture.StoreOf(Azurite.ConnectionStringVia(azure.Port), _options);
        await store.EnsureCreatedAsync(default);

        StorageLockedException locked = await Assert.ThrowsAsync<StorageLockedException>(
            () => store.TryPutResultAsync("a.txt", "{}"u8.ToArray(), new ResultMetadata("succeeded", "0x1", "ff"),
                null, default));

        Assert.Equal(reason, locked.Reason);
    }

    [Theory]
    [InlineData(409, "BlobArchived", FailureCode.ArchivedArticle)]
    [InlineData(409, "BlobBeingRehydrated", FailureCode.ArchivedArticle)]
    [InlineData(409, "BlobUsesCustomerSpecifiedEncryption", FailureCode.EncryptedArticle)]
    public async Task An_article_whose_content_cannot_be_read_still_has_a_head_and_says_why(int status, string code,
        string failure)
    {
        await using AzureLikeStorage azure = await AzureLikeStorage.StartAsync(azurite.Azurite.Port);
        IArticleStore store = AzuriteFixture.StoreOf(Azurite.ConnectionStringVia(azure.Port), _options);
        await store.EnsureCreatedAsync(default);
        ArticleHead put =
            await store.PutArticleAsync("a.txt", "Words."u8.ToArray(), "text/plain", default);
        await store.PutArticleAsync("a.txt.more", "More."u8.ToArray(), "text/plain", default);
        azure.Refuse = request => request.Path.Value!.EndsWith("/a.txt", StringComparison.Ordinal)
            ? (status, code)
            : null;

        await using OpenArticle article = (await store.OpenArticleAsync("a.txt", default))!;

        Assert.Equal(put.Etag, article.Head.Etag);
        Assert.Equal(failure,
            (await Assert.ThrowsAsync<ArticleException>(() => article.ReadAsync(int.MaxValue, default))).Code);
        Assert.Equal(put.Etag, (await store.GetArticleHeadAsync("a.txt", default))?.Etag);
    }

    [Fact]
    public async Task A_page_blob_is_refused_by_its_type()
    {
        IArticleStore store = await CreateAsync();
        await store.EnsureCreatedAsync(default);
        var pages = new PageBlobClient(azurite.ConnectionString, _options.ArticlesContainer, "pages.txt");
        await pages.CreateAsync(512);
        await using OpenArticle article = (await store.OpenArticleAsync("pages.txt", default))!;
        ArticleException refused =
            await Assert.ThrowsAsync<ArticleException>(() => article.ReadAsync(int.MaxValue, default));
        Assert.Equal(FailureCode.UnsupportedType, refused.Code);
        Assert.Contains("page blob", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_is_uploaded_in_one_request_and_keeps_its_MD5()
    {
        int requests = 0;
        await using AzureLikeStorage azure = await AzureLikeStorage.StartAsync(azurite.Azurite.Port);
        azure.Refuse = request =>
        {
            bool isUpload = request.Method == "PUT"
                && request.Path.Value!.EndsWith("/a.txt", StringComparison.Ordinal);
            requests += isUpload ? 1 : 0;
            return null;
        };
        IArticleStore store = AzuriteFixture.StoreOf(Azurite.ConnectionStringVia(azure.Port), _options);
        await store.EnsureCreatedAsync(default);
        await store.PutArticleAsync("a.txt", "A short text."u8.ToArray(), "text/plain", default);
        await using OpenArticle article = (await store.OpenArticleAsync("a.txt", default))!;
        Assert.Equal((1, 16), (requests, article.Md5?.Length));
    }

    [Fact]
    public async Task A_note_in_the_archive_tier_is_not_there()
    {
        await using AzureLikeStorage azure = await AzureLikeStorage.StartAsync(azurite.Azurite.Port);
        IArticleStore store = AzuriteFixture.StoreOf(Azurite.ConnectionStringVia(azure.Port), _options);
        await store.EnsureCreatedAsync(default);
        Assert.True(await store.Notes.TryWriteNoteAsync("answers/1", "{}", null, default));
        Assert.NotNull(await store.Notes.ReadNoteAsync("answers/1", default));
        azure.Refuse = request => request.Method == "GET" ? (409, "BlobArchived") : null;
        Assert.Null(await store.Notes.ReadNoteAsync("answers/1", default));
    }

    [Fact]
    public void A_lock_file_that_cannot_be_made_is_not_taken_for_one_that_another_process_holds()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            string path = Path.Combine(folder, "lock");
            using FileStream held = FileLock.TryTake(path)!;
            Assert.Null(FileLock.TryTake(path));
            Assert.ThrowsAny<IOException>(() => FileLock.TryTake(Path.Combine(folder, new string('n', 300))));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_blob_stored_packed_is_unpacked_up_to_a_size(string encoding)
    {
        IArticleStore store = await CreateAsync();
        await store.EnsureCreatedAsync(default);
        byte[] words = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("The lamp burns each night. ", 400)));
        using var packed = new MemoryStream();
        using (Stream packing = encoding == "gzip"
            ? new GZipStream(packed, CompressionMode.Compress, leaveOpen: true)
            : new BrotliStream(packed, CompressionMode.Compress, leaveOpen: true))
            packing.Write(words);
        await azurite.Container(_options.ArticlesContainer).GetBlobClient("packed.txt").UploadAsync(
            BinaryData.FromBytes(packed.ToArray()),
            new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentEncoding = encoding } });
        await using OpenArticle article = (await store.OpenArticleAsync("packed.txt", default))!;
        Assert.Equal(words, await article.ReadAsync(words.Length, default));

        byte[] stored = packed.ToArray();
        Assert.Equal(FailureCode.TooLarge,
            Assert.Throws<ArticleException>(() => PackedContent.Unpack(stored, encoding, words.Length - 1)).Code);
        Assert.Equal(FailureCode.UnreadableArticle,
            Assert.Throws<ArticleException>(() => PackedContent.Unpack(words, encoding, 1_000_000)).Code);
        Assert.Equal(FailureCode.UnsupportedType,
            Assert.Throws<ArticleException>(() => PackedContent.Unpack(stored, "zstd", 1_000_000)).Code);
    }

    [Fact]
    public async Task A_folder_of_a_hierarchical_namespace_is_no_article()
    {
        IArticleStore store = await CreateAsync();
        await store.EnsureCreatedAsync(default);
        await azurite.Container(_options.ArticlesContainer).GetBlobClient("news").UploadAsync(
            BinaryData.FromString(""),
            new BlobUploadOptions { Metadata = new Dictionary<string, string> { ["hdi_isfolder"] = "true" } });
        await store.PutArticleAsync("news/a.txt", new byte[] { 1 }, null, default);

        Assert.Equal(["news/a.txt"], (await store.ListArticlePageAsync(null, null, default)).Items.Select(a => a.Name));
        Assert.Null(await store.OpenArticleAsync("news", default));
        Assert.Null(await store.GetArticleHeadAsync("news", default));
    }

    [Fact]
    public async Task Pages_may_be_short_or_empty_and_headers_may_have_any_casing()
    {
        await using AzureLikeStorage azure = await AzureLikeStorage.StartAsync(azurite.Azurite.Port);
        IArticleStore store = AzuriteFixture.StoreOf(Azurite.ConnectionStringVia(azure.Port), _options);
        var shop = new Workshop(store, _options);
        await store.EnsureCreatedAsync(default);
        foreach (int i in Enumerable.Range(0, 7))
            await shop.UploadAsync($"n{i}.txt");
        azure.ShortPages = true;

        Assert.Equal(7, (await shop.ArticlesAsync()).Count);
        Assert.Equal(7, (await shop.Sweep.RunAsync()).Processed);
        Assert.Equal(0, (await shop.Sweep.RunAsync()).Processed);
        Assert.Equal(7, (await shop.ResultsAsync(limit: 5)).Count);
        Assert.True(azure.EmptyPages > 0);
    }

    [Theory]
    [InlineData(403, "AuthenticationFailed", "clock")]
    [InlineData(403, "AuthorizationPermissionMismatch", "Storage Blob Data Contributor")]
    [InlineData(403, "AuthorizationFailure", "firewall")]
    [InlineData(403, "KeyBasedAuthenticationNotPermitted", "blobServiceUri")]
    [InlineData(409, "ContainerBeingDeleted", "ContainerBeingDeleted")]
    public async Task A_refusal_names_what_to_fix(int status, string code, string said)
    {
        await using AzureLikeStorage azure = await AzureLikeStorage.StartAsync(azurite.Azurite.Port);
        azure.Refuse = _ => (status, code);
        IArticleStore store = AzuriteFixture.StoreOf(Azurite.ConnectionStringVia(azure.Port), _options);
        // A HEAD has no body: the code is in its header.
        Assert.Contains(said,
            (await Assert.ThrowsAsync<StorageUnavailableException>(() => store.GetArticleHeadAsync("a",
                default))).Message, StringComparison.Ordinal);
        Assert.Contains(said,
            (await Assert.ThrowsAsync<StorageUnavailableException>(() => store.ListArticlePageAsync(null, null,
                default))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_busy_server_is_asked_again()
    {
        await using AzureLikeStorage azure = await AzureLikeStorage.StartAsync(azurite.Azurite.Port);
        IArticleStore store = AzuriteFixture.StoreOf(Azurite.ConnectionStringVia(azure.Port), _options);
        await store.EnsureCreatedAsync(default);
        int refusals = 2;
        azure.Refuse = _ => Interlocked.Decrement(ref refusals) >= 0 ? (503, "ServerBusy") : null;
        Assert.NotNull(await store.TryPutResultAsync("a.txt", "{}"u8.ToArray(),
            new ResultMetadata("succeeded", "0x1", "ff"), null, default));
    }

    [Fact]
    public async Task A_wrong_key_is_named_without_being_shown()
    {
        string key = Convert.ToBase64String(new byte[64]);
        IArticleStore store = AzuriteFixture.StoreOf(
            $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey={key};BlobEndpoint=http://127.0.0.1:{azurite.Azurite.Port}/devstoreaccount1;", _options);
        StorageUnavailableException refused =
            await Assert.ThrowsAsync<StorageUnavailableException>(() => store.GetArticleHeadAsync("a", default));
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
        IArticleStore store =
            AzuriteFixture.StoreOf(Azurite.ConnectionStringVia(((IPEndPoint)stranger.LocalEndpoint).Port), _options);
        Task<StorageUnavailableException> outage =
            Assert.ThrowsAsync<StorageUnavailableException>(() => store.GetArticleHeadAsync("a", default));
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
        await store.TryPutResultAsync(article.Name, "{}"u8.ToArray(),
            new ResultMetadata("succeeded", article.Etag, "ff"), null, default);

        Assert.Equal("news/by hand.txt", article.Name);
        Assert.Equal("{}", await File.ReadAllTextAsync(Path.Combine(_root, "summaries", "news", "by hand.txt.json")));
    }

    [Theory]
    [InlineData("a:colon.txt")]
    [InlineData("50% off.txt")]
    [InlineData("a%20b.txt")]
    [InlineData("a%3ab.txt")]
    [InlineData("who?/x*y.txt")]
    public async Task A_file_under_a_name_that_the_store_would_write_otherwise_is_found_read_and_replaced(string name)
    {
        IArticleStore store = await CreateAsync();
        string path = Path.Combine(_root, "articles", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, "words");

        ArticleHead article = Assert.Single((await store.ListArticlePageAsync(null, null, default)).Items);
        Assert.Equal(name, article.Name);
        Assert.Equal(article.Etag, (await store.GetArticleHeadAsync(name, default))?.Etag);
        await store.PutArticleAsync(name, "other words"u8.ToArray(), null, default);
        Assert.Equal("other words", await File.ReadAllTextAsync(path));
        Assert.True(await store.DeleteArticleAsync(name, default));
        Assert.Empty((await store.ListArticlePageAsync(null, null, default)).Items);
    }

    [Fact]
    public async Task Of_two_files_of_one_name_the_one_that_the_store_wrote_counts()
    {
        IArticleStore store = await CreateAsync();
        await store.PutArticleAsync("a:b.txt", new byte[] { 1 }, null, default);
        await File.WriteAllTextAsync(Path.Combine(_root, "articles", "a:b.txt"), "words");

        ArticleHead article = Assert.Single((await store.ListArticlePageAsync(null, null, default)).Items);
        Assert.Equal(article.Etag, (await store.GetArticleHeadAsync("a:b.txt", default))?.Etag);
    }

    [Fact]
    public async Task A_result_changed_by_hand_is_no_longer_taken_for_what_it_was()
    {
        IArticleStore store = await CreateAsync();
        await store.TryPutResultAsync("a.txt", "{}"u8.ToArray(), new ResultMetadata("succeeded", "0x1", "ff"),
            null, default);
        await File.WriteAllTextAsync(Path.Combine(_root, "summaries", "a.txt.json"), "{ }");
        Assert.Equal(new ResultMetadata("", "", ""), (await store.GetResultHeadAsync("a.txt", default))!.Metadata);
    }

    [Fact]
    public async Task An_article_cannot_take_the_place_of_a_folder_nor_the_other_way_round()
    {
        IArticleStore store = await CreateAsync();
        await store.PutArticleAsync("a/b", new byte[] { 1 }, null, default);
        Assert.Equal(FailureCode.Conflict,
            (await Assert.ThrowsAsync<ArticleException>(() => store.PutArticleAsync("a", new byte[] { 1 }, null,
                default))).Code);
        Assert.Equal(FailureCode.Conflict,
            (await Assert.ThrowsAsync<ArticleException>(() => store.PutArticleAsync("a/b/c", new byte[] { 1 },
                null, default))).Code);
    }

    [Fact]
    public async Task Nothing_is_left_of_writes_but_the_files()
    {
        IArticleStore store = await CreateAsync();
        await store.PutArticleAsync("a.txt", new byte[] { 1 }, "text/plain", default);
        await store.TryPutResultAsync("a.txt", "{}"u8.ToArray(), new ResultMetadata("succeeded", "0x1", "ff"),
            null, default);
        Assert.Null(await store.TryPutResultAsync("a.txt", "{}"u8.ToArray(),
            new ResultMetadata("succeeded", "0x1", "ff"), null, default));
        Assert.DoesNotContain(Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories),
            f => Path.GetFileName(f).Contains("tmp", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Symbolic_links_are_neither_read_nor_written_nor_deleted_through()
    {
        string outside = Directory.CreateTempSubdirectory("summarizer-outside-").FullName;
        await File.WriteAllTextAsync(Path.Combine(outside, "secret.txt"), "secret");
        IArticleStore store = await CreateAsync();
        await store.EnsureCreatedAsync(default);
        Directory.CreateSymbolicLink(Path.Combine(_root, "articles", "out"), outside);
        File.CreateSymbolicLink(Path.Combine(_root, "articles", "linked.txt"), Path.Combine(outside, "secret.txt"));

        foreach (string name in (string[])["out/secret.txt", "linked.txt"])
        {
            Assert.Null(await store.OpenArticleAsync(name, default));
            Assert.Null(await store.GetArticleHeadAsync(name, default));
            Assert.False(await store.DeleteArticleAsync(name, default));
            Assert.Equal(FailureCode.InvalidName,
                (await Assert.ThrowsAsync<ArticleException>(() => store.PutArticleAsync(name, new byte[] { 1 },
                    null, default))).Code);
        }

        Assert.Empty((await store.ListArticlePageAsync(null, null, default)).Items);
        Assert.Equal("secret", await File.ReadAllTextAsync(Path.Combine(outside, "secret.txt")));
        Directory.Delete(outside, recursive: true);
    }

    [Fact]
    public async Task A_named_pipe_hangs_nobody_and_is_no_article()
    {
        if (OperatingSystem.IsWindows())
            return;
        IArticleStore store = await CreateAsync();
        await store.EnsureCreatedAsync(default);
        using (var mkfifo = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(_root, "articles", "pipe.txt")]))
            await mkfifo.WaitForExitAsync();
        Assert.Null(await Task.Run(() => store.OpenArticleAsync("pipe.txt", default))
            .WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task Only_the_owner_can_read_what_is_stored()
    {
        if (OperatingSystem.IsWindows())
            return;
        IArticleStore store = await CreateAsync();
        await store.PutArticleAsync("news/a.txt", new byte[] { 1 }, "text/plain", default);
        const UnixFileMode others =
            UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead
                | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        Assert.Equal(UnixFileMode.None,
            File.GetUnixFileMode(Path.Combine(_root, "articles", "news", "a.txt")) & others);
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(Path.Combine(_root, "articles", "news")) & others);
        Assert.Equal(UnixFileMode.None,
            File.GetUnixFileMode(Path.Combine(_root, ".summarizer", "articles", "news", "a.txt.notes")) & others);
    }

    private protected override Task<IArticleStore> CreateAsync() =>
        Task.FromResult<IArticleStore>(new FolderArticleStore(_root, new SummarizerOptions()));

    // A file system has one thing under one name: no file a beside a folder a.
    private protected override IEnumerable<string> Taken(IReadOnlyList<string> names) =>
        names.Where(n => names.Any(m => m.StartsWith(n + "/", StringComparison.Ordinal)));
}

public sealed class MemoryArticleStoreTests : ArticleStoreConformance
{
    private protected override Task<IArticleStore> CreateAsync() =>
        Task.FromResult<IArticleStore>(new MemoryArticleStore());
}
