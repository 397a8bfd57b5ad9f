using Summarizer.Pipeline.Delivery;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Storage;
using Summarizer.Pipeline.Tests.Support;

namespace Summarizer.Pipeline.Tests.Delivery;

public sealed class SweepTests
{
    private readonly ManualTime _time = new();
    private readonly MemoryArticleStore _store;

    public SweepTests() => _store = new MemoryArticleStore { Time = _time, PageSize = 4 };

    [Fact]
    public async Task What_was_missed_and_what_is_stale_is_seen_to()
    {
        Workshop shop = Shop();
        foreach (string name in (string[])["a", "a-b", "a.txt", "b/c.txt", "d.txt"])
            await shop.UploadAsync(name);
        await shop.Summarize.RunAsync("a.txt");
        await shop.Summarize.RunAsync("d.txt");
        await shop.UploadAsync("d.txt", Workshop.Text("Newport"));

        SweepReport report = await shop.Sweep.RunAsync();
        Assert.Equal((true, true, 5, 3, 1, 0, 4),
            (report.Ran, report.Completed, report.Articles, report.Missing, report.Stale, report.Deferred,
                report.Processed));
        Assert.Equal(["a", "a-b", "b/c.txt", "d.txt"], report.Names.Order(StringComparer.Ordinal));
        Assert.Equal(5, (await shop.ResultsAsync()).Count);
        Assert.Contains("Newport", (await shop.ResultAsync("d.txt"))!.Extractive!.Text, StringComparison.Ordinal);

        SweepReport second = await shop.Sweep.RunAsync();
        Assert.Equal((5, 0, 0, 0), (second.Articles, second.Missing, second.Stale, second.Processed));
    }

    [Fact]
    public async Task A_dry_run_changes_nothing()
    {
        Workshop shop = Shop();
        await shop.UploadAsync("a.txt");
        SweepReport report = await shop.Sweep.RunAsync(dryRun: true);
        Assert.Equal((true, 1L, 0L), (report.DryRun, report.Missing, report.Processed));
        Assert.Empty(await shop.ResultsAsync());
    }

    [Fact]
    public async Task A_dry_run_looks_at_everything_however_long_it_takes()
    {
        Workshop shop = Shop(new SummarizerOptions { SweepTimeBudget = TimeSpan.Zero });
        for (int i = 0; i < 10; i++)
            await shop.UploadAsync($"{i}.txt");
        SweepReport report = await shop.Sweep.RunAsync(dryRun: true);
        Assert.Equal((true, 10L), (report.Completed, report.Missing));
    }

    [Fact]
    public async Task Other_options_make_every_result_stale()
    {
        Workshop shop = Shop();
        await shop.UploadAsync("a.txt");
        await shop.Sweep.RunAsync();
        Assert.Equal(1, (await Shop(new SummarizerOptions { Sentences = 2 }).Sweep.RunAsync()).Stale);
        Assert.Equal(2, (await shop.ResultAsync("a.txt"))!.Extractive!.Sentences.Count);
    }

    [Fact]
    public async Task Only_one_runs_at_a_time()
    {
        await using IJobLease? held = await _store.TryLeaseAsync("sweep", default);
        Assert.False((await Shop().Sweep.RunAsync()).Ran);
        Assert.True((await Shop().Sweep.RunAsync(dryRun: true)).Ran);
    }

    [Fact]
    public async Task Out_of_time_it_leaves_the_rest_to_the_next_which_begins_there()
    {
        Workshop shop = await ShopOfThirtySlowArticlesAsync();

        var processed = new List<long>();
        SweepReport report;
        do
        {
            report = await shop.Sweep.RunAsync();
            processed.Add(report.Processed);
        }
        while (!report.Completed);

        Assert.InRange(processed.Count, 3, 4);
        Assert.Equal(30, processed.Sum());
        Assert.Equal(30, _store.Count("open"));
        Assert.Equal(30, (await shop.ResultsAsync()).Count);
    }

    /// <summary>Thirty articles, each of which takes a second; a sweep has ten.</summary>
    private async Task<Workshop> ShopOfThirtySlowArticlesAsync()
    {
        Workshop shop = Shop(new SummarizerOptions { SweepTimeBudget = TimeSpan.FromSeconds(10), Concurrency = 1 });
        for (int i = 0; i < 30; i++)
            await shop.UploadAsync($"n{i:00}.txt");
        _store.Before = (operation, _) =>
        {
            if (operation == "open")
                _time.Advance(TimeSpan.FromSeconds(1));
            return Task.CompletedTask;
        };
        return shop;
    }

    [Fact]
    public async Task Results_of_deleted_articles_stay_unless_configured_otherwise()
    {
        Workshop shop = Shop();
        await shop.UploadAsync("a.txt");
        await shop.UploadAsync("b.txt");
        await shop.Sweep.RunAsync();
        await _store.DeleteArticleAsync("a.txt", default);
        SweepReport kept = await shop.Sweep.RunAsync();
        Assert.Equal((1L, 0L, 2), (kept.Orphaned, kept.Deleted, (await shop.ResultsAsync()).Count));

        SweepReport cleaned = await Shop(new SummarizerOptions { DeleteSummaryWithArticle = true }).Sweep.RunAsync();
        Assert.Equal((1L, 1L), (cleaned.Orphaned, cleaned.Deleted));
        Assert.Equal("b.txt", Assert.Single(await shop.ResultsAsync()).Name);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 120)]
    public async Task An_empty_container_of_articles_does_not_cost_all_summaries(bool isEmpty, int deleted)
    {
        Workshop shop = Shop();
        for (int i = 0; i < 120; i++)
            await shop.UploadAsync($"n{i:000}.txt");
        await shop.UploadAsync("z.txt");
        await shop.Sweep.RunAsync();
        for (int i = 0; i < 120; i++)
            await _store.DeleteArticleAsync($"n{i:000}.txt", default);
        if (isEmpty)
            await _store.DeleteArticleAsync("z.txt", default);

        Workshop deleting = Shop(new SummarizerOptions { DeleteSummaryWithArticle = true });
        SweepReport first = await deleting.Sweep.RunAsync(), second = await deleting.Sweep.RunAsync();

        Assert.Equal((deleted, 0), (first.Deleted, second.Deleted));
        Assert.Equal(121 - deleted, (await shop.ResultsAsync()).Count);
    }

    [Fact]
    public async Task An_article_that_comes_back_keeps_its_result()
    {
        Workshop shop = Shop(new SummarizerOptions { DeleteSummaryWithArticle = true });
        await shop.UploadAsync("a.txt");
        await shop.Sweep.RunAsync();
        await _store.DeleteArticleAsync("a.txt", default);
        _store.Before = async (operation, _) =>
        {
            if (operation == "article-head")
                await shop.UploadAsync("a.txt");
        };
        Assert.Equal((1L, 0L), (await shop.Sweep.RunAsync()) is var report
            ? (report.Orphaned, report.Deleted)
            : default);
        Assert.NotNull(await shop.ResultAsync("a.txt"));
    }

    [Fact]
    public async Task A_remembered_place_that_storage_does_not_know_any_more_is_forgotten()
    {
        Workshop shop = await ShopOfThirtySlowArticlesAsync();
        Assert.False((await shop.Sweep.RunAsync()).Completed);

        _store.Before = (operation, place) => operation == "list-articles" && place.Length > 0
            ? throw new ArticleException(FailureCode.InvalidOption, "No such place.", "continuation")
            : Task.CompletedTask;
        await Assert.ThrowsAsync<ArticleException>(() => shop.Sweep.RunAsync());
        _store.Before = null;
        Assert.Equal(30, (await shop.Sweep.RunAsync()).Articles);
    }

    [Fact]
    public async Task One_odd_article_does_not_keep_the_sweep_from_those_behind_it()
    {
        Workshop shop = Shop();
        for (int i = 0; i < 8; i++)
            await shop.UploadAsync($"n{i}.txt");
        _store.Before = (operation, name) =>
            operation == "open" && name == "n0.txt"
                ? throw new StorageUnavailableException("this one always")
                : Task.CompletedTask;
        Assert.Equal(7, (await shop.Sweep.RunAsync()).Processed);
        Assert.Equal(7, (await shop.ResultsAsync()).Count);
    }

    [Fact]
    public async Task Storage_that_is_away_ends_the_sweep_aloud_and_nothing_is_passed_over()
    {
        Workshop shop = Shop();
        for (int i = 0; i < 40; i++)
            await shop.UploadAsync($"n{i:00}.txt");
        _store.Before = (operation, _) => operation == "open"
            ? throw new StorageUnavailableException("away")
            : Task.CompletedTask;
        await Assert.ThrowsAsync<StorageUnavailableException>(() => shop.Sweep.RunAsync());
        _store.Before = null;
        Assert.Equal(40, (await shop.Sweep.RunAsync()).Processed);
    }

    [Fact]
    public async Task A_fault_of_ours_is_answered_after_the_last_try()
    {
        Workshop good = Shop();
        await good.UploadAsync("a.txt");
        var broken = new Workshop(
            new UnreadableStore(_store) { Opened = _ => throw new InvalidOperationException("a bug") },
            new SummarizerOptions { MaxAttempts = 2 });
        await broken.Sweep.RunAsync();
        Assert.Equal("processing-failed", (await good.ResultAsync("a.txt"))!.Error!.Code);
        Assert.Equal(2, _store.Count("open"));
    }

    private Workshop Shop(SummarizerOptions? options = null) => new(_store, options, null, _time);
}
