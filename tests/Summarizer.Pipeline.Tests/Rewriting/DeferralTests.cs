using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Rewriting;
using Summarizer.Pipeline.Tests.Support;

namespace Summarizer.Pipeline.Tests.Rewriting;

/// <summary>
/// Tests of how a stored article without its model's part gets it later: by the sweep, with the real rewriter.
/// </summary>
public sealed class DeferralTests
{
    private readonly ManualTime _time = new();
    private readonly MemoryArticleStore _store;

    public DeferralTests() => _store = new MemoryArticleStore { Time = _time };

    [Theory]
    [InlineData(401, "no-access")]
    [InlineData(404, "no-such-model")]
    [InlineData(410, "model-retired")]
    public async Task A_wrong_setting_is_waited_out_and_a_new_one_ends_the_wait(int status, string code)
    {
        bool works = false;
        await using var server =
            new ModelServer(request => works ? ModelReply.Of(request.FirstSentences(2)) : ModelReply.Error(status));
        Workshop first = Shop(Writers.Options(server));
        await first.UploadAsync("a.txt", Writers.Article);
        Assert.Equal(ArticleOutcome.Deferred, await first.Summarize.RunAsync("a.txt"));
        LlmPart part = (await first.ResultAsync("a.txt"))!.Llm!;
        Assert.Equal((ResultStatus.Deferred, code, 1), (part.Status, part.Code, part.Deferral!.Attempts));

        // The same settings: not before its time, 10 minutes after the second attempt.
        _time.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(1, (await first.Sweep.RunAsync()).Deferred);
        _time.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(0, (await first.Sweep.RunAsync()).Deferred);
        int requests = server.Requests;

        // Another key or deployment: at once.
        works = true;
        LlmOptions corrected = Writers.Options(server);
        corrected.Deployment = "test-model";
        Workshop second = Shop(corrected);
        Assert.Equal(1, (await second.Sweep.RunAsync()).Processed);
        Assert.Equal(ResultStatus.Succeeded, (await second.ResultAsync("a.txt"))!.Llm!.Status);
        Assert.Equal(requests + 1, server.Requests);
        Assert.Equal("", (await _store.GetResultHeadAsync("a.txt", default))!.Metadata.RetryKey);
    }

    [Fact]
    public async Task An_account_without_credit_for_a_weekend_costs_no_summary()
    {
        bool isPaid = false;
        await using var server = new ModelServer(request =>
            isPaid ? ModelReply.Of(request.FirstSentences(2)) : ModelReply.Error(402));
        Workshop shop = Shop(Writers.Options(server));
        await shop.UploadAsync("a.txt", Writers.Article);
        await shop.Summarize.RunAsync("a.txt");
        for (int hour = 0; hour < 60; hour++)
        {
            _time.Advance(TimeSpan.FromHours(1.1));
            await shop.Sweep.RunAsync();
        }

        Assert.Equal(ResultStatus.Deferred, (await shop.ResultAsync("a.txt"))!.Llm!.Status);
        isPaid = true;
        _time.Advance(TimeSpan.FromHours(1.1));
        await shop.Sweep.RunAsync();
        Assert.Equal(ResultStatus.Succeeded, (await shop.ResultAsync("a.txt"))!.Llm!.Status);
    }

    [Fact]
    public async Task A_new_key_does_not_pay_again_for_what_the_model_said_of_an_article()
    {
        await using var server = new ModelServer(_ => ModelReply.Text("", "content_filter"));
        LlmOptions options = Writers.Options(server);
        Workshop shop = Shop(options);
        await shop.UploadAsync("a.txt", Writers.Article);
        await shop.Summarize.RunAsync("a.txt");
        options.ApiKey = "another-key-of-this-model";
        Assert.Equal(0, (await Shop(options).Sweep.RunAsync()).Processed);

        (options.ApiKey, options.Model) = (ModelServer.Key, "another-model");
        Assert.Equal(1, (await Shop(options).Sweep.RunAsync()).Processed);
    }

    [Fact]
    public async Task Without_new_settings_it_is_asked_again_after_its_time()
    {
        bool works = false;
        await using var server =
            new ModelServer(request => works ? ModelReply.Of(request.FirstSentences(2)) : ModelReply.Error(401));
        Workshop shop = Shop(Writers.Options(server));
        await shop.UploadAsync("a.txt", Writers.Article);
        await shop.Summarize.RunAsync("a.txt");
        works = true;
        _time.Advance(TimeSpan.FromHours(7));
        Assert.Equal(1, (await shop.Sweep.RunAsync()).Processed);
        Assert.Equal(ResultStatus.Succeeded, (await shop.ResultAsync("a.txt"))!.Llm!.Status);
    }

    [Fact]
    public async Task A_part_that_is_over_budget_is_made_once_the_budget_is_larger_and_not_for_a_new_key()
    {
        await using var server = new ModelServer();
        LlmOptions small = Writers.Options(server);
        small.MaxTokensPerArticle = 100;
        Workshop shop = Shop(small);
        await shop.UploadAsync("a.txt", Writers.Article);
        await shop.Summarize.RunAsync("a.txt");
        Assert.Equal((ResultStatus.Skipped, "article-tokens"),
            ((await shop.ResultAsync("a.txt"))!.Llm!.Status, (await shop.ResultAsync("a.txt"))!.Llm!.Code));
        Assert.Equal(0, (await shop.Sweep.RunAsync()).Deferred);

        LlmOptions moved = Writers.Options(server);
        (moved.MaxTokensPerArticle, moved.ClientId) = (100, "another-identity");
        Assert.Equal(0, (await Shop(moved).Sweep.RunAsync()).Deferred);

        Assert.Equal(1, (await Shop(Writers.Options(server)).Sweep.RunAsync()).Processed);
        Assert.Equal(ResultStatus.Succeeded, (await shop.ResultAsync("a.txt"))!.Llm!.Status);
    }

    [Fact]
    public async Task A_part_that_failed_is_made_by_another_deployment()
    {
        await using var server = new ModelServer(_ => ModelReply.Text("no JSON at all"));
        Workshop shop = Shop(Writers.Options(server));
        await shop.UploadAsync("a.txt", Writers.Article);
        await shop.Summarize.RunAsync("a.txt");
        LlmPart failed = (await shop.ResultAsync("a.txt"))!.Llm!;
        Assert.Equal((ResultStatus.Failed, "no-answer"), (failed.Status, failed.Code));
        Assert.Equal(0, (await shop.Sweep.RunAsync()).Deferred);

        await using var better = new ModelServer();
        Workshop second = Shop(Writers.Options(better));
        Assert.Equal(1, (await second.Sweep.RunAsync()).Processed);
        LlmPart part = (await second.ResultAsync("a.txt"))!.Llm!;
        Assert.Equal((ResultStatus.Succeeded, failed.Usage!.Calls + 1), (part.Status, part.Usage!.Calls));
    }

    [Fact]
    public async Task A_text_too_short_is_left_alone_whatever_the_settings()
    {
        await using var server = new ModelServer();
        Workshop shop = Shop(Writers.Options(server));
        await shop.UploadAsync("a.txt", "The port opened a new gate. Ships pass it every hour.");
        await shop.Summarize.RunAsync("a.txt");
        LlmOptions other = Writers.Options(server);
        (other.Deployment, other.MaxUsdPerArticle) = ("test-model", 2);
        Assert.Equal(0, (await Shop(other).Sweep.RunAsync()).Deferred);
    }

    [Fact]
    public async Task Waits_grow_and_after_the_last_attempt_the_part_fails_with_its_history()
    {
        await using var server = new ModelServer(r => ModelReply.Error(r.Json["seed"] is null ? 503 : 500));
        LlmOptions options = Writers.Options(server);
        (options.MaxRetries, options.MaxDeferrals, options.CircuitFaults) = (0, 4, 1000);
        Workshop shop = Shop(options);
        await shop.UploadAsync("a.txt", Writers.Article);
        await shop.Summarize.RunAsync("a.txt");
        var waits = new List<double>();
        for (LlmPart part = (await shop.ResultAsync("a.txt"))!.Llm!; part.Status == ResultStatus.Deferred;
            part = (await shop.ResultAsync("a.txt"))!.Llm!)
        {
            waits.Add((part.NotBefore!.Value - _time.GetUtcNow()).TotalMinutes);
            _time.Advance(part.NotBefore!.Value - _time.GetUtcNow() - TimeSpan.FromSeconds(5));
            Assert.Equal(0, (await shop.Sweep.RunAsync()).Deferred);
            _time.Advance(TimeSpan.FromSeconds(6));
            Assert.Equal(1, (await shop.Sweep.RunAsync()).Deferred);
        }

        LlmPart failed = (await shop.ResultAsync("a.txt"))!.Llm!;
        Assert.Equal([5, 10, 20], waits.Select(w => Math.Round(w)));
        Assert.Equal((ResultStatus.Failed, "unavailable", 4), (failed.Status, failed.Code, failed.Deferral!.Attempts));
        Assert.StartsWith("Given up after 4 attempts since ", failed.Reason, StringComparison.Ordinal);
        Assert.Equal((4, 4), (server.Requests, failed.Usage!.Calls));
        Assert.Equal(0, (await shop.Sweep.RunAsync()).Deferred);
    }

    [Fact]
    public async Task An_article_that_never_is_in_time_waits_ever_longer_and_costs_no_more_than_its_budget()
    {
        await using var server = new ModelServer(_ => new ModelReply(ModelReplyKind.StallBefore));
        LlmOptions options = Writers.Options(server);
        options.Deadline = TimeSpan.FromSeconds(1);
        options.Prices["test-model"] = new LlmPrice { Input = 1000, Output = 1000 };
        options.MaxUsdPerArticle = 5;
        Workshop shop = Shop(options);
        await shop.UploadAsync("a.txt", Writers.Article);
        await shop.Summarize.RunAsync("a.txt");
        var waits = new List<double>();
        LlmPart part;
        while ((part = (await shop.ResultAsync("a.txt"))!.Llm!).Status == ResultStatus.Deferred)
        {
            Assert.Equal("deadline", part.Code);
            waits.Add(Math.Round((part.NotBefore!.Value - _time.GetUtcNow()).TotalMinutes));
            _time.Advance(TimeSpan.FromHours(3));
            await shop.Sweep.RunAsync();
        }

        Assert.Equal(new double[] { 5, 10, 20, 40, 80, 120 }.Take(waits.Count), waits);
        Assert.InRange(waits.Count, 2, 5);
        Assert.Equal((ResultStatus.Skipped, "article-usd"), (part.Status, part.Code));
        Assert.InRange(part.Usage!.UnconfirmedCostUsd!.Value, 2.5, 5);
    }

    [Fact]
    public async Task A_part_that_waits_longer_than_allowed_fails_even_if_it_was_never_asked()
    {
        await using var server = new ModelServer();
        LlmOptions options = Writers.Options(server);
        (options.MaxUsdPerDay, options.MaxDeferredAge) = (0.14, TimeSpan.FromDays(3));
        options.Prices["test-model"] = new LlmPrice { Input = 100, Output = 100 };
        Workshop shop = Shop(options);
        // Each day, another article comes first and leaves too little for one more.
        await SpendAsync(0);
        await shop.UploadAsync("a.txt", Writers.Article);
        await shop.Summarize.RunAsync("a.txt");
        LlmPart part = (await shop.ResultAsync("a.txt"))!.Llm!;
        Assert.Equal((ResultStatus.Deferred, "day-budget", 0), (part.Status, part.Code, part.Deferral!.Attempts));
        Assert.InRange((part.NotBefore!.Value - _time.GetUtcNow()).TotalHours, 0, 24.5);
        for (int day = 1; day <= 4; day++)
        {
            _time.Advance(TimeSpan.FromHours(25));
            await SpendAsync(day);
            await shop.Sweep.RunAsync();
        }

        LlmPart failed = (await shop.ResultAsync("a.txt"))!.Llm!;
        Assert.Equal((ResultStatus.Failed, "day-budget", 5), (failed.Status, failed.Code, server.Requests));

        async Task SpendAsync(int day)
        {
            await shop.UploadAsync($"{day}.txt", Writers.Article.Replace("2019", $"{2020 + day}"));
            await shop.Summarize.RunAsync($"{day}.txt");
            Assert.Equal(ResultStatus.Succeeded, (await shop.ResultAsync($"{day}.txt"))!.Llm!.Status);
        }
    }

    [Theory]
    [InlineData(0.01, null, "One call can cost \\$0\\.0[0-9]+, .*\\$0\\.01 \\(Summarizer:Llm:MaxUsdPerDay\\)")]
    [InlineData(null, 200, "One call can take [0-9]+ tokens, .* 200 \\(Summarizer:Llm:MaxTokensPerDay\\)")]
    public async Task A_call_dearer_than_a_whole_day_is_refused_until_the_budget_is_larger(double? usd, int? tokens,
        string reason)
    {
        await using var server = new ModelServer();
        LlmOptions options = Writers.Options(server);
        (options.MaxUsdPerDay, options.MaxTokensPerDay) = (usd, tokens);
        options.Prices["test-model"] = new LlmPrice { Input = 100, Output = 100 };
        Workshop shop = Shop(options);
        await shop.UploadAsync("a.txt", Writers.Article);
        await shop.Summarize.RunAsync("a.txt");
        LlmPart part = (await shop.ResultAsync("a.txt"))!.Llm!;
        Assert.Equal((ResultStatus.Skipped, "day-too-small", null, 0),
            (part.Status, part.Code, part.NotBefore, server.Requests));
        Assert.Matches(reason, part.Reason!);
        _time.Advance(TimeSpan.FromDays(2));
        Assert.Equal(0, (await shop.Sweep.RunAsync()).Processed);

        (options.MaxUsdPerDay, options.MaxTokensPerDay) = (10, 100_000);
        Assert.Equal(1, (await Shop(options).Sweep.RunAsync()).Processed);
        Assert.Equal(ResultStatus.Succeeded, (await shop.ResultAsync("a.txt"))!.Llm!.Status);
    }

    [Fact]
    public async Task An_article_that_ends_every_worker_is_not_tried_for_ever()
    {
        await using var server = new ModelServer();
        LlmOptions options = Writers.Options(server);
        options.MaxDeferrals = 3;
        IRewriter real = RewriterFactory.Create(options, _store.Notes, _time)!;
        using var killed = new CancellationTokenSource();
        var dying = new FakeRewriter((_, token) =>
        {
            killed.Cancel();
            token.ThrowIfCancellationRequested();
            return Task.FromResult(FakeRewriter.Says("never"));
        })
        { Fingerprint = real.Fingerprint };
        var shop = new Workshop(_store, rewriter: dying, time: _time);
        await shop.UploadAsync("a.txt", Writers.Article);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => shop.Summarize.RunAsync("a.txt", killed.Token));
        for (int i = 0; i < 3; i++)
        {
            _time.Advance(TimeSpan.FromHours(1));
            using var again = new CancellationTokenSource();
            dying.Answer = (_, token) =>
            {
                again.Cancel();
                token.ThrowIfCancellationRequested();
                return Task.FromResult(FakeRewriter.Says("never"));
            };
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => shop.Summarize.RunAsync("a.txt",
                RunReason.Sweep, again.Token));
        }

        Assert.Equal(4, (await shop.ResultAsync("a.txt"))!.Llm!.Deferral!.Attempts);
        _time.Advance(TimeSpan.FromHours(1));
        await new Workshop(_store, rewriter: real, time: _time).Sweep.RunAsync();
        Assert.Equal((ResultStatus.Failed, 0), ((await shop.ResultAsync("a.txt"))!.Llm!.Status, server.Requests));
    }

    [Fact]
    public async Task What_an_attempt_had_cost_when_the_app_stopped_is_in_the_final_result()
    {
        using var stop = new CancellationTokenSource();
        int requests = 0;
        await using var server = new ModelServer(request =>
        {
            // The second part of the article is in progress when the app stops.
            if (Interlocked.Increment(ref requests) != 2)
                return ModelReply.Of(request.FirstSentences(1));
            stop.Cancel();
            return new ModelReply(ModelReplyKind.StallBefore);
        });
        LlmOptions options = Writers.Options(server);
        (options.MaxInputTokens, options.Concurrency, options.Repair) = (1000, 1, false);
        options.Prices["test-model"] = new LlmPrice { Input = 1, Output = 1 };
        Workshop shop = Shop(options);
        await shop.UploadAsync("a.txt", string.Join("\n\n", Enumerable.Range(0, 12)
            .Select(i => Writers.Article.Replace("2019", $"{2000 + i}", StringComparison.Ordinal))));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => shop.Summarize.RunAsync("a.txt", stop.Token));

        LlmPart held = (await shop.ResultAsync("a.txt"))!.Llm!;
        Assert.Equal((ResultStatus.Deferred, 2, server.InputTokens, server.OutputTokens),
            (held.Status, held.Usage!.Calls, held.Usage.InputTokens, held.Usage.OutputTokens));
        Assert.True(held.Usage.UnconfirmedCostUsd > 0);

        _time.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(1, (await shop.Sweep.RunAsync()).Processed);
        LlmPart done = (await shop.ResultAsync("a.txt"))!.Llm!;
        Assert.Equal(
            (ResultStatus.Succeeded, server.Requests, server.InputTokens, server.OutputTokens,
                held.Usage.UnconfirmedCostUsd),
            (done.Status, done.Usage!.Calls, done.Usage.InputTokens, done.Usage.OutputTokens,
                done.Usage.UnconfirmedCostUsd));
    }

    [Fact]
    public void A_retry_key_holds_no_secret_and_changes_with_each_setting_that_matters()
    {
        var options = new LlmOptions
        {
            Endpoint = "https://a.openai.azure.com",
            Deployment = "d",
            ApiKey = "secret-key-1"
        };
        RetryKeys before = RetryKeys.Of(options);
        foreach (Action<LlmOptions> change in new Action<LlmOptions>[]
        {
            o => o.Endpoint = "https://b.openai.azure.com", o => o.Deployment = "e", o => o.ApiKey = "secret-key-2",
            o => o.ReasoningEffort = "low",
            o => o.Fallback.Endpoint = "https://c.openai.azure.com", o => o.CallTimeout = TimeSpan.FromMinutes(2),
        })
        {
            var changed = new LlmOptions
            {
                Endpoint = "https://a.openai.azure.com",
                Deployment = "d",
                ApiKey = "secret-key-1"
            };
            change(changed);
            Assert.NotEqual(before.Access, RetryKeys.Of(changed).Access);
            Assert.Equal(before.Budgets, RetryKeys.Of(changed).Budgets);
        }

        var richer = new LlmOptions
        {
            Endpoint = "https://a.openai.azure.com",
            Deployment = "d",
            ApiKey = "secret-key-1",
            MaxUsdPerDay = 20
        };
        Assert.Equal((before.Access, true),
            (RetryKeys.Of(richer).Access, before.Budgets != RetryKeys.Of(richer).Budgets));
        Assert.Equal(11, before.Access.Length);
    }

    private Workshop Shop(LlmOptions options) =>
        new(_store, rewriter: RewriterFactory.Create(options, _store.Notes, _time), time: _time);
}
