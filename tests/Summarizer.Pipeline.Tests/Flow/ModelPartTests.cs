using Summarizer.Pipeline.Delivery;
using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Storage;
using Summarizer.Pipeline.Tests.Support;

namespace Summarizer.Pipeline.Tests.Flow;

/// <summary>Tests of how the language model's part comes to a stored article's result.</summary>
public sealed class ModelPartTests
{
    private readonly ManualTime _time = new();
    private readonly MemoryArticleStore _store;
    private readonly FakeRewriter _model = new();
    private readonly Workshop _shop;

    public ModelPartTests()
    {
        _store = new MemoryArticleStore { Time = _time };
        _shop = new Workshop(_store, new SummarizerOptions { DeferredRetryAfter = TimeSpan.FromMinutes(5) },
            _model, _time);
    }

    [Fact]
    public async Task The_extractive_summary_is_there_before_the_model_answers()
    {
        await _shop.UploadAsync("a.txt");
        SummaryResult? meanwhile = null;
        _model.Answer = async (_, _) =>
        {
            meanwhile = await _shop.ResultAsync("a.txt");
            return FakeRewriter.Says("Written by a model.");
        };

        Assert.Equal(ArticleOutcome.Summarised, await _shop.Summarize.RunAsync("a.txt"));
        Assert.Equal(("succeeded", "deferred"), (meanwhile!.Status, meanwhile.Llm!.Status));
        Assert.Single(meanwhile.Extractive!.Sentences);
        SummaryResult after = (await _shop.ResultAsync("a.txt"))!;
        Assert.Equal(("succeeded", "Written by a model."), (after.Llm!.Status, after.Llm.Text));
        Assert.Equal("succeeded", (await _store.GetResultHeadAsync("a.txt", default))!.Metadata.Status);
    }

    [Fact]
    public async Task A_model_that_throws_costs_no_more_than_its_own_part()
    {
        await _shop.UploadAsync("a.txt");
        _model.Answer = (_, _) => throw new InvalidOperationException("no model should do this");
        Assert.Equal(ArticleOutcome.Summarised, await _shop.Summarize.RunAsync("a.txt"));
        SummaryResult result = (await _shop.ResultAsync("a.txt"))!;
        Assert.Equal(("succeeded", "failed", 1),
            (result.Status, result.Llm!.Status, result.Extractive!.Sentences.Count));
    }

    [Fact]
    public async Task A_busy_model_is_asked_again_by_the_sweep_and_not_before_its_time()
    {
        await _shop.UploadAsync("a.txt");
        _model.Answer = (_, _) => Task.FromResult(FakeRewriter.Deferred());
        Assert.Equal(ArticleOutcome.Deferred, await _shop.Summarize.RunAsync("a.txt"));
        Assert.Equal("deferred", (await _store.GetResultHeadAsync("a.txt", default))!.Metadata.Status);

        _model.Answer = (_, _) => Task.FromResult(FakeRewriter.Says("Now."));
        Assert.Equal(0, (await _shop.Sweep.RunAsync()).Deferred);
        Assert.Equal(ArticleOutcome.UpToDate, await _shop.Summarize.RunAsync("a.txt"));
        _time.Advance(TimeSpan.FromMinutes(6));
        SweepReport report = await _shop.Sweep.RunAsync();
        Assert.Equal((1, 1), (report.Deferred, report.Processed));
        Assert.Equal("Now.", (await _shop.ResultAsync("a.txt"))!.Llm!.Text);
        Assert.Equal(2, _model.Asked.Count);
    }

    [Fact]
    public async Task Each_attempt_at_a_busy_model_is_no_news_but_its_answer_is()
    {
        var told = new List<string>();
        var telling = new SummarizeArticle(_store, _shop.Pipeline, _shop.Options, _time)
        {
            Stored = result => told.Add(result.Llm!.Status),
        };
        var sweep = new Sweep(_store, telling, _shop.Options, _time);
        await _shop.UploadAsync("a.txt");
        _model.Answer = (_, _) => Task.FromResult(FakeRewriter.Deferred());
        await telling.RunAsync("a.txt");
        for (int i = 0; i < 3; i++)
        {
            _time.Advance(TimeSpan.FromMinutes(6));
            await sweep.RunAsync();
        }

        Assert.Equal(["deferred"], told);
        Assert.Equal(4, _model.Asked.Count);
        await _shop.UploadAsync("a.txt", Workshop.Text("another version"));
        await telling.RunAsync("a.txt");
        Assert.Equal(["deferred", "deferred"], told);
        _model.Answer = (_, _) => Task.FromResult(FakeRewriter.Says("Now."));
        _time.Advance(TimeSpan.FromMinutes(6));
        await sweep.RunAsync();
        Assert.Equal(["deferred", "deferred", "succeeded"], told);
    }

    [Fact]
    public async Task A_sweep_counts_all_that_waits_for_the_model_also_before_it_is_due()
    {
        await _shop.UploadAsync("a.txt");
        _model.Answer = (_, _) =>
            Task.FromResult(FakeRewriter.Deferred() with { NotBefore = _time.GetUtcNow() + TimeSpan.FromHours(10) });
        await _shop.Summarize.RunAsync("a.txt");
        // A young one may belong to a worker that still waits for the answer.
        Assert.Equal(0, (await _shop.Sweep.RunAsync()).Waiting);
        _time.Advance(TimeSpan.FromMinutes(6));
        SweepReport report = await _shop.Sweep.RunAsync();
        Assert.Equal((0, 1), (report.Deferred, report.Waiting));
        _time.Advance(TimeSpan.FromHours(10));
        _model.Answer = (_, _) => Task.FromResult(FakeRewriter.Says("Now."));
        report = await _shop.Sweep.RunAsync();
        Assert.Equal((1, 1), (report.Deferred, report.Waiting));
        Assert.Equal(0, (await _shop.Sweep.RunAsync()).Waiting);
    }

    [Fact]
    public async Task A_sweep_asks_a_busy_model_again_even_if_it_makes_one_attempt_only()
    {
        var once = new Workshop(_store, new SummarizerOptions { MaxAttempts = 1 }, _model, _time);
        await once.UploadAsync("a.txt");
        _model.Answer = (_, _) => Task.FromResult(FakeRewriter.Deferred());
        await once.Summarize.RunAsync("a.txt");
        _model.Answer = (_, _) => Task.FromResult(FakeRewriter.Says("Now."));
        _time.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(1, (await once.Sweep.RunAsync()).Processed);
        Assert.Equal("Now.", (await once.ResultAsync("a.txt"))!.Llm!.Text);
    }

    [Fact]
    public async Task An_extractive_summary_waits_neither_for_a_place_nor_for_room_that_a_call_of_the_model_holds()
    {
        var options = new SummarizerOptions { Concurrency = 1, MaxBytesInFlight = 1 << 20 };
        var shop = new Workshop(new PackedStore(_store), options, _model, _time);
        await shop.UploadAsync("a.txt");
        await shop.UploadAsync("b.txt");
        var answered = new TaskCompletionSource<LlmPart>(TaskCreationOptions.RunContinuationsAsynchronously);
        _model.Answer = (_, _) => answered.Task;
        Task[] work = [shop.Summarize.RunAsync("a.txt"), shop.Summarize.RunAsync("b.txt")];
        while (_model.Asked.Count < 2)
        {
            Assert.DoesNotContain(work, task => task.IsCompleted);
            await Task.Delay(10);
        }

        Assert.Equal(2, (await shop.ResultsAsync()).Count);
        answered.SetResult(FakeRewriter.Says("Now."));
        await Task.WhenAll(work);
        Assert.Equal("Now.", (await shop.ResultAsync("b.txt"))!.Llm!.Text);
    }

    [Fact]
    public async Task While_an_article_waits_for_the_model_no_sweep_asks_for_it_too()
    {
        var store = new MemoryArticleStore();
        var answer = new TaskCompletionSource<LlmPart>();
        (Workshop shop, Task<ArticleOutcome> waiting) =
            await StartWaitingAsync(store, TimeSpan.FromSeconds(6), answer.Task);

        // The draft is stored, then renewed every two seconds: after four renewals the article has waited for longer.
        await UntilAsync(() => store.Count("put-result") >= 5);
        Assert.Equal(0, (await shop.Sweep.RunAsync()).Deferred);
        answer.SetResult(FakeRewriter.Says("At last."));

        Assert.Equal(ArticleOutcome.Summarised, await waiting);
        Assert.Equal("At last.", (await shop.ResultAsync("a.txt"))!.Llm!.Text);
        Assert.Single(_model.Asked);
    }

    [Fact]
    public async Task A_worker_whose_result_was_changed_stops_asking_the_model()
    {
        var store = new MemoryArticleStore();
        var options = new SummarizerOptions { DeferredRetryAfter = TimeSpan.FromMilliseconds(300) };
        var shop = new Workshop(store, options, _model);
        _model.Answer = async (_, token) =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return FakeRewriter.Says("Never.");
        };
        await shop.UploadAsync("a.txt");
        Task<ArticleOutcome> slow = shop.Summarize.RunAsync("a.txt");
        await UntilAsync(() => !_model.Asked.IsEmpty);

        _model.Answer = (_, _) => Task.FromResult(FakeRewriter.Says("By another worker."));
        await shop.UploadAsync("a.txt", Workshop.Text("Elsewhere"));
        Assert.Equal(ArticleOutcome.Summarised, await shop.Summarize.RunAsync("a.txt"));

        Assert.Equal(ArticleOutcome.UpToDate, await slow.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal("By another worker.", (await shop.ResultAsync("a.txt"))!.Llm!.Text);
    }

    [Fact]
    public async Task A_renewal_has_what_the_attempt_has_cost_so_far()
    {
        var cost = new LlmUsage(30, 4, 2, 1, 0.5);
        var answer = new TaskCompletionSource<LlmPart>();
        (Workshop shop, Task<ArticleOutcome> waiting) =
            await StartWaitingAsync(new MemoryArticleStore(), TimeSpan.FromMilliseconds(300), answer.Task);
        await UntilAsync(() => !_model.Asked.IsEmpty);
        _model.Asked.Single().Settled!(cost);
        Assert.Equal((ResultStatus.Deferred, cost), await CostsAsync(shop));
        answer.SetResult(FakeRewriter.Says("At last.") with { Usage = cost });
        await waiting;
        Assert.Equal(cost, (await shop.ResultAsync("a.txt"))!.Llm!.Usage);
    }

    [Fact]
    public async Task A_renewal_whose_answer_was_lost_does_not_cost_the_models_answer()
    {
        var answer = new TaskCompletionSource<LlmPart>();
        var store = new RenewalLosingStore(new MemoryArticleStore());
        (Workshop shop, Task<ArticleOutcome> waiting) =
            await StartWaitingAsync(store, TimeSpan.FromMilliseconds(300), answer.Task);
        await store.Lost.WaitAsync(TimeSpan.FromSeconds(30));
        // The next renewal has the same content as the lost one, although there are costs now.
        var cost = new LlmUsage(30, 4, 2, 1, 0.5);
        _model.Asked.Single().Settled!(cost);
        Assert.Equal((ResultStatus.Deferred, cost), await CostsAsync(shop));
        answer.SetResult(FakeRewriter.Says("Kept."));
        Assert.Equal(ArticleOutcome.Summarised, await waiting);
        Assert.Equal("Kept.", (await shop.ResultAsync("a.txt"))!.Llm!.Text);
        Assert.Single(_model.Asked);
    }

    [Fact]
    public async Task Storage_that_refuses_a_renewal_does_not_cost_the_models_answer()
    {
        var refusals = 0;
        var answer = new TaskCompletionSource<LlmPart>();
        var store = new MemoryArticleStore();
        store.Before = (operation, _) => operation == "put-result" && store.Count("put-result") is 2 or 3
            && Interlocked.Increment(ref refusals) > 0
                ? throw new StorageUnavailableException("It is busy.")
                : Task.CompletedTask;
        (Workshop shop, Task<ArticleOutcome> waiting) =
            await StartWaitingAsync(store, TimeSpan.FromMilliseconds(300), answer.Task);
        await UntilAsync(() => refusals == 2);
        answer.SetResult(FakeRewriter.Says("Kept."));
        Assert.Equal(ArticleOutcome.Summarised, await waiting);
        Assert.Equal("Kept.", (await shop.ResultAsync("a.txt"))!.Llm!.Text);
    }

    [Fact]
    public async Task A_part_that_failed_is_not_paid_for_again_because_other_pages_are_read_later()
    {
        await _shop.UploadAsync("a.txt");
        _model.Answer = (_, _) => Task.FromResult(
            new LlmPart { Status = ResultStatus.Failed, Code = "refusal", Reason = "No." });
        await _shop.Summarize.RunAsync("a.txt");

        // As a result that lacks pages because OCR was unavailable.
        StoredResult stored = (await _store.GetResultAsync("a.txt", default))!;
        await _store.TryPutResultAsync("a.txt", stored.Json, stored.Head.Metadata with { MayPass = true },
            stored.Head.Etag, default);
        _time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, (await _shop.Sweep.RunAsync()).Processed);
        Assert.Equal(("failed", "refusal"),
            ((await _shop.ResultAsync("a.txt"))!.Llm!.Status, (await _shop.ResultAsync("a.txt"))!.Llm!.Code));
        Assert.Single(_model.Asked);
    }

    [Fact]
    public async Task What_deferred_tries_cost_is_in_the_final_result()
    {
        await _shop.UploadAsync("a.txt");
        _model.Answer =
            (_, _) => Task.FromResult(FakeRewriter.Deferred() with { Usage = new LlmUsage(10, 1, 1, 3, 0.25) });
        await _shop.Summarize.RunAsync("a.txt");
        _time.Advance(TimeSpan.FromMinutes(6));
        LlmUsage? meanwhile = null;
        _model.Answer = async (_, _) =>
        {
            meanwhile = (await _shop.ResultAsync("a.txt"))!.Llm!.Usage;
            return FakeRewriter.Says("Now.") with { Usage = new LlmUsage(20, 2, 1, 0, 0.5) };
        };
        await _shop.Sweep.RunAsync();
        Assert.Equal(new LlmUsage(10, 1, 1, 3, 0.25), meanwhile);
        Assert.Equal(("Now.", new LlmUsage(30, 3, 2, 3, 0.75)),
            ((await _shop.ResultAsync("a.txt"))!.Llm!.Text, (await _shop.ResultAsync("a.txt"))!.Llm!.Usage));
    }

    [Fact]
    public async Task A_worker_that_dies_while_the_model_writes_leaves_work_for_the_sweep()
    {
        await _shop.UploadAsync("a.txt");
        using var killed = new CancellationTokenSource();
        _model.Answer = async (_, token) =>
        {
            await killed.CancelAsync();
            token.ThrowIfCancellationRequested();
            return FakeRewriter.Says("never");
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _shop.Summarize.RunAsync("a.txt", killed.Token));
        Assert.Equal("deferred", (await _shop.ResultAsync("a.txt"))!.Llm!.Status);

        _model.Answer = (_, _) => Task.FromResult(FakeRewriter.Says("By the next one."));
        _time.Advance(TimeSpan.FromMinutes(6));
        await _shop.Sweep.RunAsync();
        Assert.Equal("By the next one.", (await _shop.ResultAsync("a.txt"))!.Llm!.Text);
    }

    [Fact]
    public async Task A_clock_that_jumped_back_keeps_nothing_waiting()
    {
        await _shop.UploadAsync("a.txt");
        _model.Answer = (_, _) => Task.FromResult(FakeRewriter.Deferred());
        await _shop.Summarize.RunAsync("a.txt");
        _time.Advance(TimeSpan.FromDays(-400));
        Assert.Equal(1, (await _shop.Sweep.RunAsync(dryRun: true)).Deferred);
    }

    [Fact]
    public async Task The_same_words_under_a_new_version_are_not_paid_for_twice()
    {
        await _shop.UploadAsync("a.txt", Workshop.Text("Port"));
        await _shop.Summarize.RunAsync("a.txt");
        ArticleHead again = await _shop.UploadAsync("a.txt", Workshop.Text("Port"));
        Assert.Equal(ArticleOutcome.Summarised, await _shop.Summarize.RunAsync("a.txt"));

        SummaryResult result = (await _shop.ResultAsync("a.txt"))!;
        Assert.Equal((again.Etag, "A fine summary."), (result.Source.Etag, result.Llm!.Text));
        Assert.Single(_model.Asked);
    }

    [Fact]
    public async Task Other_words_or_another_model_are_asked_anew()
    {
        await _shop.UploadAsync("a.txt", Workshop.Text("Port"));
        await _shop.Summarize.RunAsync("a.txt");
        await _shop.UploadAsync("a.txt", Workshop.Text("Harbour"));
        await _shop.Summarize.RunAsync("a.txt");
        Assert.Equal(2, _model.Asked.Count);

        var better = new FakeRewriter { Fingerprint = "fake-2" };
        Assert.Equal(ArticleOutcome.Summarised,
            await new Workshop(_store, _shop.Options, better, _time).Summarize.RunAsync("a.txt"));
        Assert.Single(better.Asked);
    }

    [Fact]
    public async Task Of_many_workers_only_one_pays()
    {
        await _shop.UploadAsync("a.txt");
        _model.Answer = async (_, token) =>
        {
            await Task.Delay(50, token);
            return FakeRewriter.Says("Once.");
        };
        // On the real clock: a worker knows its own write by the times in it. Storage's clock says something else,
        // which does not matter.
        var onTime = new Workshop(_store, _shop.Options, _model);
        await Task.WhenAll(Enumerable.Range(0, 12)
            .Select(i => Task.Run(() => onTime.Summarize.RunAsync("a.txt",
                i % 2 == 0 ? RunReason.LooksNew : RunReason.Event, default))));
        Assert.Single(_model.Asked);
        Assert.Equal("Once.", (await _shop.ResultAsync("a.txt"))!.Llm!.Text);
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_does_not_lose_the_models_part()
    {
        await _shop.UploadAsync("a.txt");
        var forgetful = new AnswerLosingStore(_store);
        Assert.Equal(ArticleOutcome.Summarised,
            await new Workshop(forgetful, _shop.Options, _model, _time).Summarize.RunAsync("a.txt"));
        Assert.Equal("A fine summary.", (await _shop.ResultAsync("a.txt"))!.Llm!.Text);
    }

    [Fact]
    public async Task An_article_overwritten_while_the_model_writes_gets_the_new_ones_summary()
    {
        await _shop.UploadAsync("a.txt", Workshop.Text("Oldport"));
        bool once = true;
        _model.Answer = async (request, token) =>
        {
            if (once)
            {
                once = false;
                await _shop.UploadAsync("a.txt", Workshop.Text("Newport"));
                await _shop.Summarize.RunAsync("a.txt", token);
            }

            return FakeRewriter.Says(request.Summary.Document.Text[..40]);
        };
        Assert.Equal(ArticleOutcome.UpToDate, await _shop.Summarize.RunAsync("a.txt"));
        SummaryResult result = (await _shop.ResultAsync("a.txt"))!;
        Assert.Contains("Newport", result.Llm!.Text, StringComparison.Ordinal);
        Assert.Contains("Newport", result.Extractive!.Text, StringComparison.Ordinal);
    }

    /// <summary>Starts a worker on an article, which waits for the model's answer.</summary>
    private static async Task<(string Status, LlmUsage? Usage)> CostsAsync(Workshop shop)
    {
        LlmPart? part = null;
        for (int i = 0; i < 1500 && part?.Usage is null; i++)
        {
            await Task.Delay(20);
            part = (await shop.ResultAsync("a.txt"))?.Llm;
        }

        return (part!.Status, part.Usage);
    }

    private async Task<(Workshop Shop, Task<ArticleOutcome> Waiting)> StartWaitingAsync(
        IArticleStore store, TimeSpan retryAfter, Task<LlmPart> answer)
    {
        var shop = new Workshop(store, new SummarizerOptions { DeferredRetryAfter = retryAfter }, _model);
        _model.Answer = (_, _) => answer;
        await shop.UploadAsync("a.txt");
        return (shop, shop.Summarize.RunAsync("a.txt"));
    }

    [Fact]
    public async Task An_answer_is_stored_although_other_articles_have_all_places()
    {
        var store = new HoldingStore(_store, "b.txt");
        var shop = new Workshop(store, new SummarizerOptions { Concurrency = 1 }, _model, _time);
        await shop.UploadAsync("a.txt");
        await shop.UploadAsync("b.txt");
        var answered = new TaskCompletionSource<LlmPart>(TaskCreationOptions.RunContinuationsAsynchronously);
        _model.Answer = (_, _) => answered.Task;
        Task<ArticleOutcome> first = shop.Summarize.RunAsync("a.txt");
        await UntilAsync(() => !_model.Asked.IsEmpty);
        Task<ArticleOutcome> second = shop.Summarize.RunAsync("b.txt");
        await store.Waits;
        answered.SetResult(FakeRewriter.Says("Now."));

        Assert.Equal(ArticleOutcome.Summarised, await first.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal("Now.", (await shop.ResultAsync("a.txt"))!.Llm!.Text);
        store.GoOn();
        Assert.Equal(ArticleOutcome.Summarised, await second.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task Only_a_stored_article_has_a_history_of_attempts()
    {
        _model.Answer = (request, _) => Task.FromResult(FakeRewriter.Deferred() with { Deferral = request.Deferral });
        await _shop.UploadAsync("a.txt");
        await _shop.Summarize.RunAsync("a.txt");
        Assert.Equal(1, (await _shop.ResultAsync("a.txt"))!.Llm!.Deferral!.Attempts);

        SummaryResult text = await _shop.Pipeline.SummarizeAsync(
            System.Text.Encoding.UTF8.GetBytes(Workshop.Text("Lisbon")), "text/plain", "b.txt", new SummaryRequest(),
            default);
        Assert.Equal((ResultStatus.Deferred, null), (text.Llm!.Status, text.Llm.Deferral));
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition())
            await Task.Delay(TimeSpan.FromMilliseconds(5), timeout.Token);
    }

    /// <summary>A store in which the first write of one article's result waits.</summary>
    private sealed class HoldingStore(IArticleStore inner, string held) : ForwardingStore(inner)
    {
        private readonly TaskCompletionSource _waits = new(), _goesOn = new();

        public Task Waits => _waits.Task;

        public void GoOn() => _goesOn.SetResult();

        public override async Task<string?> TryPutResultAsync(
            string name, ReadOnlyMemory<byte> json, ResultMetadata metadata, string? replaces,
            CancellationToken cancellationToken)
        {
            if (name == held && _waits.TrySetResult())
                await _goesOn.Task;
            return await base.TryPutResultAsync(name, json, metadata, replaces, cancellationToken);
        }
    }

    /// <summary>A store that takes the second write of a result, and reports that it did not.</summary>
    private sealed class RenewalLosingStore(IArticleStore inner) : ForwardingStore(inner)
    {
        private readonly TaskCompletionSource _lost = new();
        private int _writes;

        public Task Lost => _lost.Task;

        public override async Task<string?> TryPutResultAsync(
            string name, ReadOnlyMemory<byte> json, ResultMetadata metadata, string? replaces,
            CancellationToken cancellationToken)
        {
            string? version = await base.TryPutResultAsync(name, json, metadata, replaces, cancellationToken);
            if (++_writes != 2)
                return version;
            _lost.SetResult();
            throw new StorageUnavailableException("It is busy.");
        }
    }
}
