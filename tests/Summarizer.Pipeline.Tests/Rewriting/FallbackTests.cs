using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Rewriting;
using Summarizer.Pipeline.Tests.Support;

namespace Summarizer.Pipeline.Tests.Rewriting;

/// <summary>The second model, and how far a small day's budget goes.</summary>
public sealed class FallbackTests
{
    [Theory]
    [InlineData(429, "rate_limit_exceeded")]
    [InlineData(503, "unavailable")]
    [InlineData(400, "content_filter")]
    [InlineData(404, "DeploymentNotFound")]
    public async Task A_second_model_writes_if_the_first_does_not(int status, string code)
    {
        await using var first = new ModelServer(_ => ModelReply.Error(status, code: code));
        await using var second = new ModelServer();
        LlmPart part = await Writers.WriteAsync(WithFallback(first, second));
        Assert.Equal((ResultStatus.Succeeded, "test-model-2026"), (part.Status, part.Model));
        Assert.Equal((1, 1, 2), (first.Requests, second.Requests, part.Usage!.Calls + part.Usage.Retries));
    }

    [Theory]
    [InlineData("I'm sorry, but I can't help with that.", 1)]
    [InlineData("""{"sentences":[{"sources":[0],"text":"I'm sorry, but I can't summarise this article."}]}""", 1)]
    [InlineData("""{"sentences":[{"sources":[0],"text":"Rotterdam op""", 2)]
    [InlineData("The article is about a storm barrier.", 2)]
    public async Task A_second_model_writes_if_the_first_refuses_in_words_or_cannot_be_read(string answer, int tries)
    {
        await using var first = new ModelServer(_ => ModelReply.Text(answer));
        await using var second = new ModelServer();
        LlmPart part = await Writers.WriteAsync(WithFallback(first, second));
        Assert.Equal((ResultStatus.Succeeded, tries, 1), (part.Status, first.Requests, second.Requests));
    }

    [Fact]
    public async Task A_second_model_that_cannot_be_read_is_not_paid_for_a_third_time()
    {
        await using var first = new ModelServer(_ => ModelReply.Error(503));
        await using var second = new ModelServer(_ => ModelReply.Text("No."));
        LlmPart part = await Writers.WriteAsync(WithFallback(first, second));
        Assert.Equal((ResultStatus.Failed, 2), (part.Status, second.Requests));
    }

    [Fact]
    public async Task If_the_second_model_cannot_be_read_either_the_summary_fails()
    {
        await using var first = new ModelServer(_ => ModelReply.Text("No."));
        await using var second = new ModelServer(_ => ModelReply.Error(503));
        LlmPart part = await Writers.WriteAsync(WithFallback(first, second));
        Assert.Equal((ResultStatus.Failed, "no-answer"), (part.Status, part.Code));
    }

    [Fact]
    public async Task While_the_first_model_answers_the_second_is_not_asked()
    {
        await using var first = new ModelServer();
        await using var second = new ModelServer();
        LlmPart part = await Writers.WriteAsync(WithFallback(first, second));
        Assert.Equal((ResultStatus.Succeeded, 1, 0), (part.Status, first.Requests, second.Requests));
    }

    [Fact]
    public async Task If_both_fail_the_reason_has_both()
    {
        await using var first = new ModelServer(_ => ModelReply.Error(401, code: "invalid_api_key"));
        await using var second = new ModelServer(_ => ModelReply.Error(503));
        LlmPart part = await Writers.WriteAsync(WithFallback(first, second));
        Assert.Equal(ResultStatus.Deferred, part.Status);
        Assert.Matches("401.*Fallback:.*503", part.Reason);
    }

    [Fact]
    public async Task An_article_that_the_second_model_refuses_is_not_asked_about_without_end()
    {
        await using var first = new ModelServer(_ => ModelReply.Error(503));
        await using var second = new ModelServer(_ => ModelReply.Error(400, code: "content_filter"));
        LlmOptions options = WithFallback(first, second);
        options.CircuitFaults = 1;
        IRewriter rewriter = RewriterFactory.Create(options)!;
        await rewriter.RewriteAsync(Writers.Request(), default);

        // The circuit of the first model is open now. That model may write the summary later.
        RewriteRequest again = Writers.Request() with { Deferral = new Deferral(2, DateTimeOffset.UtcNow, []) };
        LlmPart part = await rewriter.RewriteAsync(again, default);
        Assert.Equal((ResultStatus.Deferred, "content-filter", 1, 2),
            (part.Status, part.Code, first.Requests, second.Requests));
        Assert.Equal(2, part.Deferral!.Attempts);
        Assert.InRange((part.NotBefore!.Value - DateTimeOffset.UtcNow).TotalMinutes, 9, 10);
    }

    [Fact]
    public async Task A_budget_of_two_cents_pays_for_nearly_all_of_forty_articles_of_a_twentieth_of_a_cent()
    {
        await using var server = new ModelServer();
        LlmOptions options = Writers.Options(server);
        options.Prices["test-model"] = new LlmPrice { Input = 1, Output = 1 };
        double cost = (await Writers.WriteAsync(options)).Usage!.EstimatedCostUsd;
        options.Prices["test-model"] = new LlmPrice { Input = 0.0005 / cost, Output = 0.0005 / cost };
        options.MaxUsdPerDay = 0.02;
        IRewriter rewriter = RewriterFactory.Create(options, new MemoryNotes())!;

        var parts = new LlmPart[40];
        await Parallel.ForEachAsync(Enumerable.Range(0, parts.Length),
            new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, cancel) =>
            parts[i] = await rewriter.RewriteAsync(
                Writers.Request(Writers.Article.Replace("2019", $"{1900 + i}", StringComparison.Ordinal)), cancel));

        Assert.InRange(parts.Count(p => p.Status == ResultStatus.Succeeded), 38, 40);
        Assert.InRange(parts.Sum(p => p.Usage!.EstimatedCostUsd), 0, 0.02);
        Assert.All(parts.Where(p => p.Status != ResultStatus.Succeeded),
            p => Assert.Equal((ResultStatus.Deferred, true), (p.Status, p.NotBefore > DateTimeOffset.UtcNow)));
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(null)]
    public async Task A_small_second_model_does_not_make_the_first_work_in_small_parts(int? window)
    {
        int asked = 0;
        await using var first = new ModelServer(r => Interlocked.Increment(ref asked) < 3
            ? ModelReply.Text(r.Summary())
            : ModelReply.Error(503));
        await using var second = new ModelServer(_ => ModelReply.Error(400, code: "context_length_exceeded",
            message: "This model's maximum context length is 1000 tokens."));
        LlmOptions options = WithFallback(first, second);
        options.Fallback.ContextWindow = window;
        string text = string.Join("\n\n",
            Enumerable.Range(2000, 20).Select(y => Writers.Article.Replace("2019", $"{y}", StringComparison.Ordinal)));
        IRewriter rewriter = RewriterFactory.Create(options)!;
        for (int i = 0; i < 2; i++)
        {
            LlmPart whole = await rewriter.RewriteAsync(Writers.Request(text), default);
            Assert.Equal((ResultStatus.Succeeded, 1), (whole.Status, whole.Usage!.Calls));
        }

        LlmPart part = await rewriter.RewriteAsync(Writers.Request(text), default);
        Assert.Equal((ResultStatus.Deferred, "unavailable"), (part.Status, part.Code));
        Assert.Matches("503.*Fallback: The article is longer than the context window of second-model", part.Reason);
        Assert.Equal(window is null ? 1 : 0, second.Requests);
    }

    [Fact]
    public async Task A_second_model_that_is_too_small_does_not_count_as_asked()
    {
        await using var first = new ModelServer(_ => ModelReply.Error(503));
        await using var second = new ModelServer();
        LlmOptions options = WithFallback(first, second);
        (options.CircuitFaults, options.Fallback.ContextWindow) = (1, 1000);
        string text = string.Join("\n\n",
            Enumerable.Range(2000, 20).Select(y => Writers.Article.Replace("2019", $"{y}", StringComparison.Ordinal)));
        IRewriter rewriter = RewriterFactory.Create(options)!;
        await rewriter.RewriteAsync(Writers.Request(text), default);

        // The circuit of the first model is open now.
        RewriteRequest again = Writers.Request(text) with { Deferral = new Deferral(2, DateTimeOffset.UtcNow, []) };
        LlmPart part = await rewriter.RewriteAsync(again, default);
        Assert.Equal((ResultStatus.Deferred, "circuit", 1, 0),
            (part.Status, part.Code, first.Requests, second.Requests));
        Assert.Contains("Fallback: The article is longer", part.Reason);
        Assert.Equal(1, part.Deferral!.Attempts);
        Assert.InRange((part.NotBefore!.Value - DateTimeOffset.UtcNow).TotalMinutes, 0, 5);
    }

    private static LlmOptions WithFallback(ModelServer first, ModelServer second)
    {
        LlmOptions options = Writers.Options(first);
        (options.Fallback.Endpoint, options.Fallback.Model, options.Fallback.ApiKey) =
            (second.OpenAIEndpoint, "second-model", ModelServer.Key);
        return options;
    }
}
