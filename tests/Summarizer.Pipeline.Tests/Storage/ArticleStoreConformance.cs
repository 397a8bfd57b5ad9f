using System.Text;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Pipeline.Tests.Storage;

/// <summary>The requirements that every article store must meet.</summary>
public abstract class ArticleStoreConformance : IAsyncLifetime
{
    private static readonly ResultMetadata Metadata = new("succeeded", "0x1", "abc");

    private IArticleStore? _store;

    private IArticleStore Store => _store ?? throw new InvalidOperationException();

    public static TheoryData<string> GoodNames => new(
        "a", "a.txt", "news/a.txt", "deep/er/and/deeper/still/a.txt", "two words.txt", " leading and trailing ",
        "Grüße an Zoë.md", "日本語/記事.txt",
        "boat ⛵ and 😀.txt", "100%.txt", "a%2Fb.txt", "a%20b.txt", "%", "a+b&c=d;e#f?g.txt", "q\"uo'te<d>|*:.txt",
        "(a)[b]{c}~!$,@^`.txt", ".hidden",
        "..three", "a..b.txt", "…", "e\u0301 and é.txt", "right\u202Eleft.txt", "zero\u200Bwidth.txt", "UPPER.TXT",
        "a.json", "a.txt.json", "-", "CON.txt",
        new string('n', 250) + ".txt", new string('n', 900), "f/" + new string('ü', 900) + ".txt",
        string.Join('/', Enumerable.Repeat("seg", 200)),
        new string('x', 1019), new string('x', 1020), new string('y', 1024),
        string.Concat(Enumerable.Repeat("😀", 512)));

    public static TheoryData<string> BadNames => new(
        "", "/", "/a", "a/", "a//b", ".", "..", "../a", "a/../b", "a/./b", "a/..", "dot.", "folder./a", "back\\slash",
        "tab\t", "line\nfeed", "nul\0", "del\u007f",
        "none\uffff", new string('z', 1025), string.Join('/', Enumerable.Repeat("s", 255)));

    public async Task InitializeAsync()
    {
        _store = await CreateAsync();
        await _store.EnsureCreatedAsync(CancellationToken.None);
    }

    public virtual Task DisposeAsync() => Task.CompletedTask;

    /// <summary>An empty store.</summary>
    private protected abstract Task<IArticleStore> CreateAsync();

    [Theory]
    [MemberData(nameof(GoodNames))]
    public async Task A_name_is_kept_as_it_is(string name)
    {
        ArticleHead put = await PutAsync(name, "words");
        string? version = await PutResultAsync(name, "{}", null);

        Assert.Equal(name, put.Name);
        Assert.Equal("words", await ReadAsync(name));
        Assert.Equal(put.Etag,
            Assert.Single((await Store.ListArticlePageAsync(null, null, default)).Items, a => a.Name == name).Etag);
        Assert.NotNull(version);
        Assert.Equal(version,
            Assert.Single((await Store.ListResultPageAsync(null, 100, null, default)).Items, r => r.Name == name).Etag);
        Assert.Equal(version, (await Store.GetResultHeadAsync(name, default))?.Etag);
        Assert.True(await Store.DeleteArticleAsync(name, default));
        Assert.True(await Store.DeleteResultAsync(name, default));
        Assert.Empty((await Store.ListArticlePageAsync(null, null, default)).Items);
        Assert.Empty((await Store.ListResultPageAsync(null, 100, null, default)).Items);
    }

    [Fact]
    public async Task An_article_is_written_only_where_the_condition_holds()
    {
        Assert.Null(await TryAsync("1", new WriteCondition(WriteConditionKind.Existing)));
        Assert.Null(await TryAsync("2", WriteCondition.Replacing("0x1")));
        ArticleHead first = (await TryAsync("3", WriteCondition.Replacing(null)))!;
        Assert.Null(await TryAsync("4", WriteCondition.Replacing(null)));
        ArticleHead second = (await TryAsync("5", WriteCondition.Replacing(first.Etag)))!;
        Assert.Null(await TryAsync("6", WriteCondition.Replacing(first.Etag)));
        Assert.Equal("5", await ReadAsync("a.txt"));

        ArticleHead?[] racers =
            await Task.WhenAll(Enumerable.Range(0, 8)
                .Select(i => TryAsync($"racer {i}", WriteCondition.Replacing(second.Etag))));

        Assert.Single(racers, r => r is not null);
        Assert.Equal($"racer {Array.FindIndex(racers, r => r is not null)}", await ReadAsync("a.txt"));
        Assert.NotNull(await TryAsync("7", new WriteCondition(WriteConditionKind.Existing)));

        Task<ArticleHead?> TryAsync(string text, WriteCondition condition) =>
            Store.TryPutArticleAsync("a.txt", Encoding.UTF8.GetBytes(text), "text/plain", condition,
                CancellationToken.None);
    }

    [Theory]
    [MemberData(nameof(BadNames))]
    public async Task A_name_that_could_come_to_mean_another_article_is_refused(string name)
    {
        ArticleException refused = await Assert.ThrowsAsync<ArticleException>(() => PutAsync(name, "words"));
        Assert.Equal(FailureCode.InvalidName, refused.Code);
        Assert.StartsWith("The article's name must ", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArticleException>(() => Store.OpenArticleAsync(name, default));
        await Assert.ThrowsAsync<ArticleException>(() => Store.DeleteArticleAsync(name, default));
        Assert.Empty((await Store.ListArticlePageAsync(null, null, default)).Items);
    }

    [Theory]
    [InlineData("../a")]
    [InlineData("back\\slash")]
    [InlineData("tab\t")]
    public async Task A_result_has_its_place_even_where_the_article_has_an_impossible_name(string name)
    {
        Assert.NotNull(await PutResultAsync(name, "{}", null));
        Assert.Null(await PutResultAsync(name, "{}", null));
        Assert.Equal(name, Assert.Single((await Store.ListResultPageAsync(null, 100, null, default)).Items).Name);
    }

    [Fact]
    public async Task Content_and_version_come_together()
    {
        byte[] bytes = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * 31))];
        ArticleHead put = await Store.PutArticleAsync("a.bin", bytes, "application/pdf", default);
        await using OpenArticle? opened = await Store.OpenArticleAsync("a.bin", default);

        Assert.NotNull(opened);
        Assert.Equal(bytes, await opened.ReadAsync(int.MaxValue, default));
        Assert.Equal(put, opened.Head);
        Assert.Equal(put, await Store.GetArticleHeadAsync("a.bin", default));
        Assert.Equal((300_000, "application/pdf"), (put.Bytes, put.ContentType));
        Assert.InRange(put.LastModified, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(5));
    }

    [Fact]
    public async Task An_empty_article_can_be_read()
    {
        await PutAsync("empty.txt", "");
        Assert.Equal("", await ReadAsync("empty.txt"));
    }

    [Fact]
    public async Task What_is_not_there_is_null()
    {
        Assert.Null(await Store.OpenArticleAsync("none", default));
        Assert.Null(await Store.GetArticleHeadAsync("none", default));
        Assert.Null(await Store.GetResultAsync("none", default));
        Assert.Null(await Store.GetResultHeadAsync("none", default));
        Assert.False(await Store.DeleteArticleAsync("none", default));
        Assert.False(await Store.DeleteResultAsync("none", default));
    }

    [Fact]
    public async Task Every_write_is_another_version_even_of_the_same_bytes()
    {
        var versions = new HashSet<string>();
        for (int i = 0; i < 20; i++)
            Assert.True(versions.Add((await PutAsync("a.txt", "same")).Etag));
        versions.Clear();
        string? last = null;
        for (int i = 0; i < 20; i++)
        {
            last = await PutResultAsync("a.txt", "{}", last);
            Assert.True(versions.Add(last!));
        }
    }

    [Fact]
    public async Task An_opened_article_stays_the_version_that_it_is_or_says_that_it_is_not()
    {
        string old = new('o', 3_000_000);
        await PutAsync("a.txt", old);
        await using OpenArticle? opened = await Store.OpenArticleAsync("a.txt", default);
        await PutAsync("a.txt", "new");

        Assert.Equal(old, Encoding.UTF8.GetString(await opened!.ReadAsync(int.MaxValue, default)));
        Assert.Equal("new", await ReadAsync("a.txt"));
    }

    [Fact]
    public async Task A_result_is_written_only_over_the_version_that_the_writer_knew()
    {
        string? first = await PutResultAsync("a.txt", "{\"n\":1}", null);
        Assert.NotNull(first);
        Assert.Null(await PutResultAsync("a.txt", "{\"n\":2}", null));
        string? second = await PutResultAsync("a.txt", "{\"n\":3}", first);
        Assert.NotNull(second);
        Assert.Null(await PutResultAsync("a.txt", "{\"n\":4}", first));
        Assert.Equal("{\"n\":3}", Encoding.UTF8.GetString((await Store.GetResultAsync("a.txt", default))!.Json.Span));
        Assert.True(await Store.DeleteResultAsync("a.txt", default));
        Assert.Null(await PutResultAsync("a.txt", "{\"n\":5}", second));
        Assert.Null(await Store.GetResultAsync("a.txt", default));
    }

    [Fact]
    public async Task Of_writers_at_the_same_time_exactly_one_wins()
    {
        for (int round = 0; round < 5; round++)
        {
            string name = $"race-{round}";
            string?[] versions =
                await Task.WhenAll(Enumerable.Range(0, 8)
                    .Select(i => Task.Run(() => PutResultAsync(name, $"{{\"n\":{i}}}", null))));
            string winner = Assert.Single(versions, v => v is not null)!;
            Assert.Equal(winner, (await Store.GetResultHeadAsync(name, default))!.Etag);
        }
    }

    [Fact]
    public async Task A_results_head_tells_what_it_is_of()
    {
        var metadata = new ResultMetadata("deferred", "0x8DABC", "0123456789abcdef")
        {
            RetryKey = "m0123456789",
            NotBefore = new DateTimeOffset(2026, 11, 29, 23, 59, 58, TimeSpan.Zero),
            Title = "Ängström: 日本の橋",
        };
        string? version =
            await Store.TryPutResultAsync("news/a.txt", "{\"x\":\"ü\"}"u8.ToArray(), metadata, null, default);
        ResultHead? head = await Store.GetResultHeadAsync("news/a.txt", default);
        StoredResult? stored = await Store.GetResultAsync("news/a.txt", default);
        ResultHead listed = Assert.Single((await Store.ListResultPageAsync("news/", 10, null, default)).Items);

        Assert.Equal(("news/a.txt", version, 10L, metadata), (head!.Name, head.Etag, head.Bytes, head.Metadata));
        Assert.Equal(head, stored!.Head);
        Assert.Equal(head, listed);
    }

    [Fact]
    public async Task Articles_are_listed_in_ordinal_order_and_by_prefix()
    {
        string[] names = ["a", "a-b", "a.txt", "a/b", "a/b/c", "aa", "b/1", "b/2", "B", "ä"];
        foreach (string name in names.Except(Taken(names)))
            await PutAsync(name, "words");
        string[] kept = [.. names.Except(Taken(names)).Order(StringComparer.Ordinal)];

        Assert.Equal(kept, (await Store.ListArticlePageAsync(null, null, default)).Items.Select(a => a.Name));
        Assert.Equal(["b/1", "b/2"], (await Store.ListArticlePageAsync("b/", null, default)).Items.Select(a => a.Name));
        Assert.Equal(kept.Where(n => n.StartsWith('a')),
            (await Store.ListArticlePageAsync("a", null, default)).Items.Select(a => a.Name));
        Assert.Empty((await Store.ListArticlePageAsync("c", null, default)).Items);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(100)]
    public async Task Results_come_in_pages_without_gap_or_repetition(int limit)
    {
        string[] names = [.. Enumerable.Range(0, 13).Select(i => $"n/{i % 3}-{i}.txt"), "a.txt", "a-b.txt"];
        foreach (string name in names)
            await PutResultAsync(name, "{}", null);
        var seen = new List<string>();
        string? continuation = null;
        do
        {
            ResultPage page = await Store.ListResultPageAsync(null, limit, continuation, default);
            Assert.InRange(page.Items.Count, 0, limit);
            seen.AddRange(page.Items.Select(r => r.Name));
            continuation = page.Continuation;
        }
        while (continuation is not null);

        Assert.Equal(names.OrderBy(n => n + ".json", StringComparer.Ordinal), seen);
    }

    [Fact]
    public async Task Only_one_holds_the_lease_and_the_next_reads_what_it_left()
    {
        await using (IJobLease? first = await Store.TryLeaseAsync("job", default))
        {
            Assert.NotNull(first);
            Assert.Null(await first.ReadAsync(default));
            Assert.Null(await Store.TryLeaseAsync("job", default));
            Assert.True(await first.TryWriteAsync("{\"at\":\"ü\"}", default));
            Assert.True(await first.TryWriteAsync("{\"at\":2}", default));
        }

        await using IJobLease? second = await Store.TryLeaseAsync("job", default);
        Assert.NotNull(second);
        Assert.Equal("{\"at\":2}", await second.ReadAsync(default));
        Assert.Empty((await Store.ListResultPageAsync(null, 10, null, default)).Items);
    }

    [Fact]
    public async Task A_note_is_written_only_over_the_version_that_the_writer_knew()
    {
        INoteStore notes = Store.Notes;
        Assert.Null(await notes.ReadNoteAsync("budget/2026-01-01", default));
        Assert.True(await notes.TryWriteNoteAsync("budget/2026-01-01", "one ü", null, default));
        Assert.False(await notes.TryWriteNoteAsync("budget/2026-01-01", "two", null, default));
        Note? first = await notes.ReadNoteAsync("budget/2026-01-01", default);
        Assert.Equal("one ü", first!.Text);
        Assert.True(await notes.TryWriteNoteAsync("budget/2026-01-01", "three", first.Version, default));
        Assert.False(await notes.TryWriteNoteAsync("budget/2026-01-01", "four", first.Version, default));
        Assert.Equal("three", (await notes.ReadNoteAsync("budget/2026-01-01", default))!.Text);
        Assert.Empty((await Store.ListResultPageAsync(null, 10, null, default)).Items);
        await Assert.ThrowsAsync<ArgumentException>(() => notes.ReadNoteAsync("../up", default));
    }

    /// <summary>Names that this kind of store cannot hold beside the others.</summary>
    private protected virtual IEnumerable<string> Taken(IReadOnlyList<string> names) => [];

    private async Task<ArticleHead> PutAsync(string name, string text) =>
        await Store.PutArticleAsync(name, Encoding.UTF8.GetBytes(text), "text/plain", default);

    private async Task<string> ReadAsync(string name)
    {
        await using OpenArticle? opened = await Store.OpenArticleAsync(name, default);
        return Encoding.UTF8.GetString(await opened!.ReadAsync(int.MaxValue, default));
    }

    private Task<string?> PutResultAsync(string name, string json, string? replaces) =>
        Store.TryPutResultAsync(name, Encoding.UTF8.GetBytes(json), Metadata, replaces, default);
}
