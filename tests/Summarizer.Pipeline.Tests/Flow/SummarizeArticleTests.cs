using System.Diagnostics.Metrics;
using Summarizer.Pipeline.Delivery;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Storage;
using Summarizer.Pipeline.Tests.Support;

namespace Summarizer.Pipeline.Tests.Flow;

public sealed class SummarizeArticleTests
{
    private readonly MemoryArticleStore _store = new();
    private readonly Workshop _shop;

    public SummarizeArticleTests() => _shop = new Workshop(_store);

    [Fact]
    public async Task An_article_gets_its_result()
    {
        ArticleHead article = await _shop.UploadAsync("news/a.txt");
        Assert.Equal(ArticleOutcome.Summarised, await _shop.Summarize.RunAsync("news/a.txt"));

        SummaryResult result = (await _shop.ResultAsync("news/a.txt"))!;
        Assert.Equal(("1.0", "news/a.txt", "succeeded"), (result.SchemaVersion, result.Id, result.Status));
        Assert.Equal(("news/a.txt", article.Etag, article.Bytes, article.LastModified),
            (result.Source.Name, result.Source.Etag, result.Source.Bytes, result.Source.LastModified));
        // A text of fewer than 80 words has a summary of one sentence, and the result says so.
        Assert.Single(result.Extractive!.Sentences);
        Assert.Equal(1, result.Options.Sentences);
        Assert.Equal(("disabled", "No model is configured."), (result.Llm!.Status, result.Llm.Reason));
        string text = Workshop.Text("news/a.txt");
        Assert.All(result.Extractive.Sentences, s => Assert.Equal(text.Substring(s.Offset, s.Length), s.Text));
        Assert.Equal(new ResultMetadata("succeeded", article.Etag, _shop.Pipeline.OptionsHash),
            (await _store.GetResultHeadAsync("news/a.txt", default))!.Metadata);
    }

    [Fact]
    public async Task The_same_article_again_is_no_work()
    {
        await _shop.UploadAsync("a.txt");
        await _shop.Summarize.RunAsync("a.txt");
        Assert.Equal(ArticleOutcome.UpToDate, await _shop.Summarize.RunAsync("a.txt"));
        Assert.Equal(ArticleOutcome.UpToDate, await _shop.Summarize.RunAsync("a.txt", RunReason.LooksNew, default));
        Assert.Equal(2, _store.Count("put-result"));
    }

    [Fact]
    public async Task An_overwritten_article_gives_the_new_one()
    {
        await _shop.UploadAsync("a.txt", Workshop.Text("Oldport"));
        await _shop.Summarize.RunAsync("a.txt");
        await _shop.UploadAsync("a.txt", Workshop.Text("Newport"));
        Assert.Equal(ArticleOutcome.Summarised, await _shop.Summarize.RunAsync("a.txt"));
        Assert.Contains("Newport", (await _shop.ResultAsync("a.txt"))!.Extractive!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_options_make_a_result_stale()
    {
        await _shop.UploadAsync("a.txt");
        await _shop.Summarize.RunAsync("a.txt");
        var longer = new Workshop(_store, new SummarizerOptions { Sentences = 4 });
        Assert.Equal(ArticleOutcome.Summarised, await longer.Summarize.RunAsync("a.txt"));
        Assert.Equal(4, (await _shop.ResultAsync("a.txt"))!.Extractive!.Sentences.Count);
    }

    [Fact]
    public async Task An_article_that_is_gone_is_no_failure()
    {
        Assert.Equal(ArticleOutcome.Gone, await _shop.Summarize.RunAsync("never.txt"));
        Assert.Equal(ArticleOutcome.Gone, await _shop.Summarize.GiveUpAsync("never.txt"));
        Assert.Equal(0, _store.Count("put-result"));
    }

    [Theory]
    [InlineData("", "empty-article")]
    [InlineData(" \n\t ", "empty-article")]
    public async Task An_article_without_words_gets_an_answer_that_says_so(string text, string code)
    {
        ArticleHead article = await _shop.UploadAsync("a.txt", text);
        Assert.Equal(ArticleOutcome.Failed, await _shop.Summarize.RunAsync("a.txt"));
        SummaryResult result = (await _shop.ResultAsync("a.txt"))!;
        Assert.Equal(("failed", code, article.Etag), (result.Status, result.Error!.Code, result.Source.Etag));
        Assert.Equal("failed", (await _store.GetResultHeadAsync("a.txt", default))!.Metadata.Status);
        Assert.Equal(ArticleOutcome.UpToDate, await _shop.Summarize.RunAsync("a.txt"));
    }

    [Theory]
    [InlineData("a.txt")]
    [InlineData("a.md")]
    [InlineData("a.html")]
    public async Task The_configured_limits_of_reading_hold(string name)
    {
        var shop = new Workshop(_store,
            new SummarizerOptions
            {
                Reading = new()
                {
                    MaxCharacters = 1000,
                    MaxMarkdownCharacters = 1000,
                    MaxHtmlCharacters = 1000
                }
            });
        await shop.UploadAsync(name, $"<p>{string.Join(' ', Enumerable.Repeat(Workshop.Text("Newport"), 5))}", null);

        await shop.Summarize.RunAsync(name);

        ErrorInfo error = (await shop.ResultAsync(name))!.Error!;
        Assert.Equal("too-large", error.Code);
        Assert.Contains("1000", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_that_is_too_large_is_refused_unread()
    {
        _shop.Options.MaxArticleBytes = 1024;
        var large = new UnreadableStore(_store);
        await _shop.UploadAsync("a.txt", new string('a', 1025));
        Assert.Equal(ArticleOutcome.Failed, await new Workshop(large, _shop.Options).Summarize.RunAsync("a.txt"));
        ErrorInfo error = (await _shop.ResultAsync("a.txt"))!.Error!;
        Assert.Equal("too-large", error.Code);
        Assert.Contains("1025", error.Message, StringComparison.Ordinal);
        Assert.Contains("1024", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, large.Reads);
    }

    [Fact]
    public async Task A_text_shorter_than_its_summary_succeeds_with_a_remark()
    {
        _shop.Options.Sentences = 3;
        await _shop.UploadAsync("a.txt", "One sentence is all there is.");
        Assert.Equal(ArticleOutcome.Summarised, await _shop.Summarize.RunAsync("a.txt"));
        SummaryResult result = (await _shop.ResultAsync("a.txt"))!;
        Assert.Equal("One sentence is all there is.", result.Extractive!.Text);
        Assert.Equal("short-text", Assert.Single(result.Warnings, w => w.Code == "short-text").Code);
    }

    [Fact]
    public async Task An_older_version_never_overwrites_a_newer_one()
    {
        await _shop.UploadAsync("a.txt", Workshop.Text("Oldport"));
        bool once = true;
        _store.Before = async (operation, _) =>
        {
            // Between our reading of the old version and our writing, another worker does the new one.
            if (operation != "put-result" || !once)
                return;
            once = false;
            await _shop.UploadAsync("a.txt", Workshop.Text("Newport"));
            Assert.Equal(ArticleOutcome.Summarised, await _shop.Summarize.RunAsync("a.txt"));
        };

        Assert.Equal(ArticleOutcome.UpToDate, await _shop.Summarize.RunAsync("a.txt"));
        Assert.Contains("Newport", (await _shop.ResultAsync("a.txt"))!.Extractive!.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("result-head")]
    [InlineData("open")]
    [InlineData("put-result")]
    public async Task Whenever_it_is_overwritten_while_being_worked_on_the_newest_version_wins(string moment)
    {
        await _shop.UploadAsync("a.txt", Workshop.Text("Oldport"));
        await _shop.Summarize.RunAsync("a.txt");
        await _shop.UploadAsync("a.txt", Workshop.Text("Middleport"));
        bool once = true;
        _store.Before = async (operation, _) =>
        {
            if (operation != moment || !once)
                return;
            once = false;
            await _shop.UploadAsync("a.txt", Workshop.Text("Newport"));
            await _shop.Summarize.RunAsync("a.txt");
        };

        await _shop.Summarize.RunAsync("a.txt");
        Assert.False(once);
        Assert.Contains("Newport", (await _shop.ResultAsync("a.txt"))!.Extractive!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_deleted_while_being_worked_on_leaves_at_most_a_whole_result()
    {
        await _shop.UploadAsync("a.txt");
        _store.Before = async (operation, name) =>
        {
            if (operation == "open" && _store.Count("open") == 1)
                await _store.DeleteArticleAsync(name, default);
        };
        Assert.Equal(ArticleOutcome.Gone, await _shop.Summarize.RunAsync("a.txt"));
        Assert.Null(await _shop.ResultAsync("a.txt"));

        await _shop.UploadAsync("b.txt");
        _store.Before = async (operation, name) =>
        {
            if (operation == "put-result")
                await _store.DeleteArticleAsync(name, default);
        };
        Assert.Equal(ArticleOutcome.Summarised, await _shop.Summarize.RunAsync("b.txt"));
        Assert.Equal("succeeded", (await _shop.ResultAsync("b.txt"))!.Status);
    }

    [Fact]
    public async Task A_result_deleted_while_being_made_is_made_again()
    {
        await _shop.UploadAsync("a.txt");
        await _shop.Summarize.RunAsync("a.txt");
        await _shop.UploadAsync("a.txt", Workshop.Text("Newport"));
        bool once = true;
        _store.Before = async (operation, name) =>
        {
            if (operation != "put-result" || !once)
                return;
            once = false;
            await _store.DeleteResultAsync(name, default);
        };
        Assert.Equal(ArticleOutcome.Summarised, await _shop.Summarize.RunAsync("a.txt"));
        Assert.Contains("Newport", (await _shop.ResultAsync("a.txt"))!.Extractive!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_workers_on_one_article_end_in_one_result()
    {
        await _shop.UploadAsync("a.txt");
        ArticleOutcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(i =>
            Task.Run(() => _shop.Summarize.RunAsync("a.txt", i % 2 == 0 ? RunReason.LooksNew : RunReason.Event,
                default))));
        Assert.Single(outcomes, ArticleOutcome.Summarised);
        Assert.All(outcomes.Where(o => o != ArticleOutcome.Summarised), o => Assert.Equal(ArticleOutcome.UpToDate, o));
        Assert.Single(await _shop.ResultsAsync());
    }

    [Fact]
    public async Task Where_others_keep_changing_the_result_theirs_stands_in_the_end()
    {
        await _shop.UploadAsync("a.txt");
        _store.Before = async (operation, name) =>
        {
            if (operation != "put-result")
                return;
            Func<string, string, Task>? again = _store.Before;
            _store.Before = null;
            ResultHead? there = await _store.GetResultHeadAsync(name, default);
            await _store.TryPutResultAsync(name, "{}"u8.ToArray(), new ResultMetadata("succeeded", "other", "other"),
                there?.Etag, default);
            _store.Before = again;
        };
        Assert.Equal(ArticleOutcome.Superseded, await _shop.Summarize.RunAsync("a.txt"));
    }

    [Fact]
    public async Task A_name_that_cannot_be_kept_gets_its_answer_once()
    {
        Assert.Equal(ArticleOutcome.Failed, await _shop.Summarize.RunAsync("../escape.txt"));
        Assert.Equal(ArticleOutcome.UpToDate, await _shop.Summarize.RunAsync("../escape.txt"));
        Assert.Equal("invalid-name", (await _shop.ResultAsync("../escape.txt"))!.Error!.Code);
        Assert.Equal(0, _store.Count("open"));
        var told = new List<string>();
        var telling = new SummarizeArticle(_store, _shop.Pipeline, _shop.Options) { Stored = r => told.Add(r.Id) };
        await telling.RunAsync("../escape.txt");
        await telling.RunAsync("../other.txt");
        await telling.RunAsync("../other.txt");
        Assert.Equal(["../other.txt"], told);

        ResultHead refused = (await _store.GetResultHeadAsync("../escape.txt", default))!;
        Assert.Equal(WorkDue.None,
            _shop.Summarize.Due(new ArticleHead("../escape.txt", "0x2", 1, null, default), refused));
    }

    [Fact]
    public async Task Storage_that_is_away_is_passed_on_so_that_the_trigger_tries_again()
    {
        await _shop.UploadAsync("a.txt");
        _store.Before = (operation, _) => operation == "put-result"
            ? throw new StorageUnavailableException("away")
            : Task.CompletedTask;
        await Assert.ThrowsAsync<StorageUnavailableException>(() => _shop.Summarize.RunAsync("a.txt"));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => _shop.Summarize.GiveUpAsync("a.txt"));
        Assert.Null(await _shop.ResultAsync("a.txt"));
    }

    [Fact]
    public async Task Content_that_breaks_off_or_is_damaged_is_never_summarised()
    {
        await _shop.UploadAsync("a.txt");
        var cut = new UnreadableStore(_store)
        {
            Opened = article => article with { Head = article.Head with { Bytes = article.Head.Bytes + 1 } },
        };
        await Assert.ThrowsAsync<StorageUnavailableException>(() => new Workshop(cut).Summarize.RunAsync("a.txt"));
        Assert.Null(await _shop.ResultAsync("a.txt"));

        // Damaged once on its way: it is read again.
        int opened = 0;
        var damaged = new UnreadableStore(_store)
        {
            Opened = article => opened++ == 0 ? article with { Md5 = new byte[16] } : article,
        };
        Assert.Equal(ArticleOutcome.Summarised, await new Workshop(damaged).Summarize.RunAsync("a.txt"));
    }

    [Fact]
    public async Task An_article_whose_uploader_set_a_wrong_MD5_gets_an_answer_that_may_pass()
    {
        await _shop.UploadAsync("a.txt");
        var wrong = new Workshop(
            new UnreadableStore(_store) { Opened = article => article with { Md5 = new byte[16] } });
        Assert.Equal(ArticleOutcome.Failed, await wrong.Summarize.RunAsync("a.txt"));
        ErrorInfo error = (await _shop.ResultAsync("a.txt"))!.Error!;
        Assert.Equal(FailureCode.StorageUnreadable, error.Code);
        Assert.Contains("Upload it again with the right one", error.Message, StringComparison.Ordinal);
        Assert.True((await _store.GetResultHeadAsync("a.txt", default))!.Metadata.MayPass);
    }

    [Fact]
    public async Task A_fault_of_ours_is_passed_on_until_the_last_try_and_then_answered()
    {
        ArticleHead article = await _shop.UploadAsync("a.txt");
        var broken = new Workshop(
            new UnreadableStore(_store) { Opened = _ => throw new InvalidOperationException("a bug") });
        await Assert.ThrowsAsync<InvalidOperationException>(() => broken.Summarize.RunAsync("a.txt"));
        Assert.Null(await _shop.ResultAsync("a.txt"));

        int givenUp = 0;
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "summarizer.articles")
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        meters.SetMeasurementEventCallback<long>((_, _, tags, _) => Interlocked.Add(
            ref givenUp, tags.ToArray().Count(tag => tag.Value is "GivenUp")));
        meters.Start();
        Assert.Equal(ArticleOutcome.Failed, await broken.Summarize.GiveUpAsync("a.txt"));
        // Other tests may give articles up meanwhile. The alert "poison-messages" asks for this count.
        Assert.True(givenUp >= 1);
        SummaryResult result = (await _shop.ResultAsync("a.txt"))!;
        Assert.Equal((FailureCode.Poisoned, article.Etag), (result.Error!.Code, result.Source.Etag));
        Assert.DoesNotContain("a bug", result.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Giving_up_makes_a_last_try_and_never_harms_a_good_result()
    {
        await _shop.UploadAsync("a.txt");
        Assert.Equal(ArticleOutcome.Summarised, await _shop.Summarize.GiveUpAsync("a.txt"));
        var broken = new Workshop(
            new UnreadableStore(_store) { Opened = _ => throw new InvalidOperationException("a bug") });
        Assert.Equal(ArticleOutcome.UpToDate, await broken.Summarize.GiveUpAsync("a.txt"));
        Assert.Equal("succeeded", (await _shop.ResultAsync("a.txt"))!.Status);
    }

    [Fact]
    public async Task Results_differ_in_nothing_but_the_times()
    {
        var first = new Workshop(new MemoryArticleStore { Time = new ManualTime() }, time: new ManualTime());
        var second = new Workshop(new MemoryArticleStore { Time = new ManualTime() }, time: new ManualTime());
        foreach (Workshop shop in (Workshop[])[first, second])
        {
            await shop.UploadAsync("a.txt", Workshop.Text("Port"));
            await shop.Summarize.RunAsync("a.txt");
        }

        Assert.Equal((await first.Store.GetResultAsync("a.txt", default))!.Json.ToArray(),
            (await second.Store.GetResultAsync("a.txt", default))!.Json.ToArray());
    }

    [Fact]
    public async Task A_locked_result_is_not_made_again_until_its_pause_is_over()
    {
        var time = new ManualTime();
        var shop = new Workshop(_store, time: time);
        await shop.UploadAsync("a.txt");
        _store.Before = (operation, _) => operation == "put-result"
            ? throw new StorageLockedException("a lease")
            : Task.CompletedTask;
        for (int i = 0; i < 5; i++)
            await Assert.ThrowsAsync<StorageLockedException>(() => shop.Summarize.RunAsync("a.txt"));
        Assert.Equal((1, 1), (_store.Count("open"), _store.Count("put-result")));
        Assert.Equal((1, "a.txt", "a lease"), shop.Summarize.Locked.Report);

        _store.Before = null;
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(ArticleOutcome.Summarised, await shop.Summarize.RunAsync("a.txt"));
        Assert.Null(shop.Summarize.Locked.Report);
    }

    [Fact]
    public async Task A_locked_result_is_forgotten_once_it_is_made_elsewhere_or_its_article_is_gone()
    {
        var time = new ManualTime();
        var shop = new Workshop(_store, time: time);
        await shop.UploadAsync("done.txt");
        await shop.UploadAsync("gone.txt");
        _store.Before = (operation, _) => operation == "put-result"
            ? throw new StorageLockedException("a lease")
            : Task.CompletedTask;
        await shop.Sweep.RunAsync();
        Assert.Equal(2, shop.Summarize.Locked.Report?.Count);

        _store.Before = null;
        await new Workshop(_store, time: time).Summarize.RunAsync("done.txt");
        await _store.DeleteArticleAsync("gone.txt", default);
        await shop.Sweep.RunAsync();
        Assert.Equal((1, "gone.txt", "a lease"), shop.Summarize.Locked.Report);
        time.Advance(TimeSpan.FromHours(2));
        Assert.Null(shop.Summarize.Locked.Report);
    }

    [Fact]
    public async Task However_articles_come_no_more_of_them_are_worked_on_at_once_than_is_set()
    {
        var shop = new Workshop(_store, new SummarizerOptions { Concurrency = 2 });
        string[] names = [.. Enumerable.Range(0, 12).Select(i => $"n{i:00}.txt")];
        foreach (string name in names)
            await shop.UploadAsync(name);
        int inside = 0, most = 0;
        Lock gate = new();
        _store.Before = async (operation, _) =>
        {
            if (operation != "open")
                return;
            lock (gate)
                most = Math.Max(most, ++inside);
            await Task.Delay(20);
            lock (gate)
                inside--;
        };
        using var due = new DueArticles(shop.Summarize, shop.Options);
        await Task.WhenAll([
            shop.Sweep.RunAsync(),
            due.WorkAsync(new DueMessage(shop.Pipeline.OptionsHash, names), default),
            .. names.Select(name => shop.Summarize.RunAsync(name))]);
        Assert.Equal(2, most);
        Assert.Equal(names, (await shop.ResultsAsync()).Select(r => r.Name));
    }

    [Fact]
    public async Task A_packed_article_waits_until_there_is_room_for_all_that_it_may_unpack_to()
    {
        var head = new ArticleHead("a.txt", "0x1", 100, null, default);
        await using var packed = new OpenArticle(head, Stream.Null) { Encoding = " GZip" };
        await using var plain = new OpenArticle(head, Stream.Null) { Encoding = "identity" };
        Assert.Equal((5000, 100), (packed.MostBytes(5000), plain.MostBytes(5000)));

        var store = new PackedStore(_store);
        var shop = new Workshop(store, new SummarizerOptions { MaxBytesInFlight = 1 << 20 });
        string[] names = ["a.txt", "b.txt", "c.txt"];
        foreach (string name in names)
            await shop.UploadAsync(name);
        await Task.WhenAll(names.Select(name => shop.Summarize.RunAsync(name)));
        Assert.Equal(1, store.MostAtOnce);
        Assert.Equal(3, (await shop.ResultsAsync()).Count);
    }

    [Fact]
    public async Task A_sweep_goes_past_locked_results_and_does_not_take_storage_for_unavailable()
    {
        for (int i = 0; i < 30; i++)
            await _shop.UploadAsync($"n{i:00}.txt");
        _store.Before = (operation, name) => operation == "put-result" && name != "n29.txt"
            ? throw new StorageLockedException("a legal hold")
            : Task.CompletedTask;
        Assert.Equal(1, (await _shop.Sweep.RunAsync()).Processed);
        Assert.Equal(29, _shop.Summarize.Locked.Report?.Count);
        int writes = _store.Count("put-result");
        await _shop.Sweep.RunAsync();
        Assert.Equal(writes, _store.Count("put-result"));
    }

    [Fact]
    public async Task An_article_that_storage_never_gives_gets_a_failed_result_that_is_looked_at_again()
    {
        var time = new ManualTime();
        var store = new MemoryArticleStore { Time = time };
        var shop = new Workshop(store, time: time);
        await shop.UploadAsync("a.txt");
        store.Before = (operation, _) => operation == "open"
            ? throw new StorageUnavailableException("Storage answers 500.")
            : Task.CompletedTask;

        Assert.Equal(ArticleOutcome.Failed, await shop.Summarize.GiveUpAsync("a.txt"));
        Assert.Equal(FailureCode.StorageUnreadable, (await shop.ResultAsync("a.txt"))!.Error!.Code);

        store.Before = null;
        Assert.Equal(0, (await shop.Sweep.RunAsync()).Processed);
        time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(1, (await shop.Sweep.RunAsync()).Processed);
        Assert.Equal("succeeded", (await shop.ResultAsync("a.txt"))!.Status);
    }

    [Fact]
    public async Task Each_attempt_at_an_article_that_cannot_be_read_yet_is_no_news_but_its_summary_is()
    {
        var time = new ManualTime();
        bool isWrong = true;
        var store = new UnreadableStore(new MemoryArticleStore { Time = time })
        {
            Opened = article => isWrong ? article with { Md5 = new byte[16] } : article,
        };
        var shop = new Workshop(store, time: time);
        var told = new List<string>();
        var telling = new SummarizeArticle(store, shop.Pipeline, shop.Options, time)
        {
            Stored = result => told.Add(result.Status),
        };
        var sweep = new Sweep(store, telling, shop.Options, time);
        await shop.UploadAsync("a.txt");
        await telling.RunAsync("a.txt");
        for (int i = 0; i < 3; i++)
        {
            time.Advance(TimeSpan.FromHours(2));
            Assert.Equal(1, (await sweep.RunAsync()).Processed);
        }

        Assert.Equal(["failed"], told);
        isWrong = false;
        time.Advance(TimeSpan.FromHours(2));
        await sweep.RunAsync();
        Assert.Equal(["failed", "succeeded"], told);
    }

    [Fact]
    public void What_is_archived_waits_until_its_tier_changes_and_keeps_the_result_it_has()
    {
        string hash = _shop.Pipeline.OptionsHash;
        var archived = new ArticleHead("a.txt", "0x1", 5, null, default, Archived: true);
        ResultHead Result(string status, string options, bool mayPass) =>
            new("a.txt", "r", 1, default, new ResultMetadata(status, "0x1", options, mayPass));

        Assert.Equal(WorkDue.Missing, _shop.Summarize.Due(archived, null));
        Assert.Equal(WorkDue.None, _shop.Summarize.Due(archived, Result("failed", hash, true)));
        Assert.Equal(WorkDue.None, _shop.Summarize.Due(archived, Result("succeeded", "older options", false)));
        Assert.Equal(WorkDue.Stale,
            _shop.Summarize.Due(archived with { Archived = false }, Result("failed", hash, true)));
        Assert.Equal(WorkDue.None,
            _shop.Summarize.Due(archived with { Archived = false }, Result("failed", hash, false)));
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_is_reported_all_the_same()
    {
        var store = new AnswerLosingStore(new MemoryArticleStore());
        var shop = new Workshop(store);
        await shop.UploadAsync("a.txt");
        var stored = new List<SummaryResult>();
        var summarize = new SummarizeArticle(store, shop.Pipeline, shop.Options) { Stored = stored.Add };
        Assert.Equal(ArticleOutcome.Summarised, await summarize.RunAsync("a.txt"));
        Assert.Single(stored);
    }
}
