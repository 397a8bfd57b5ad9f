using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Rewriting;
using Summarizer.Pipeline.Tests.Support;

namespace Summarizer.Pipeline.Tests.Rewriting;

/// <summary>The second answer that the model is asked for where the first has findings.</summary>
public sealed class RepairTests
{
    private const string Wrong = "The barrier cost 9,731 million euros.";

    private readonly ManualTime _time = new(ownsTimers: true);
    private readonly MemoryNotes _notes = new();

    [Theory]
    [InlineData("throttled")]
    [InlineData("connection")]
    [InlineData("context-length")]
    [InlineData("content-filter")]
    [InlineData("timeout")]
    [InlineData("deadline")]
    [InlineData("late")]
    [InlineData("article-calls")]
    [InlineData("article-usd")]
    [InlineData("day-budget")]
    public async Task A_paid_answer_that_can_be_used_outlives_its_repair(string cause)
    {
        int repairs = 0;
        await using var server = new ModelServer(r =>
        {
            if (!r.IsRepair)
                return ModelReply.Of([.. r.FirstSentences(2), (Wrong, [1])]);
            repairs++;
            if (cause is "timeout" or "deadline" or "late")
                _time.Advance(TimeSpan.FromMinutes(10));
            return Reply(cause);
        });
        LlmOptions options = Writers.Options(server);
        (options.MaxRetries, options.Deadline, options.CallTimeout) =
            (0, TimeSpan.FromHours(1), TimeSpan.FromMinutes(cause == "timeout" ? 5 : 30));
        switch (cause)
        {
            case "deadline":
                options.Deadline = TimeSpan.FromMinutes(5);
                break;
            case "article-calls":
                options.MaxCalls = 1;
                break;
            case "article-usd":
                options.Prices["test-model"] = new() { Input = 1000 };
                options.MaxUsdPerArticle = 1.8;
                break;
            case "day-budget":
                options.MaxTokensPerDay = 2000;
                break;
        }

        RewriteRequest request = Writers.Request() with
        {
            AnswerBy = cause == "late" ? _time.GetUtcNow().AddMinutes(5) : null
        };
        LlmPart part = await RewriterFactory.Create(options, _notes, _time)!.RewriteAsync(request, default);

        bool isSent = cause is not ("article-calls" or "article-usd" or "day-budget");
        Assert.Equal((ResultStatus.Succeeded, isSent ? 1 : 0), (part.Status, repairs));
        Assert.StartsWith("1 of 3", part.Reason);
        Assert.Equal(2, part.Sentences!.Count);
    }

    [Fact]
    public async Task A_repair_that_the_context_window_has_no_room_for_is_not_sent()
    {
        string notes = string.Join(' ', Enumerable.Repeat("river", 1000));
        await using var server = new ModelServer(r => ModelReply.Text(
            ModelReply.Of([.. r.FirstSentences(2), (Wrong, [1])]).Content!.Replace("\"addressed\":[]",
                $"\"notes\":\"{notes}\"", StringComparison.Ordinal)));
        LlmOptions options = Writers.Options(server);
        options.ContextWindow = 2050;
        LlmPart part = await Writers.WriteAsync(options);
        Assert.Equal((ResultStatus.Succeeded, 1), (part.Status, server.Requests));
    }

    [Fact]
    public async Task An_answer_that_cannot_be_used_is_deferred_with_its_repair()
    {
        await using var server = new ModelServer(r => r.IsRepair
            ? ModelReply.Error(429)
            : ModelReply.Of([.. r.FirstSentences(1), (Wrong, [1]), ("Engineers from Leiden designed it.", [2])]));
        LlmPart part = await Writers.WriteAsync(Writers.Options(server));
        Assert.Equal((ResultStatus.Deferred, "throttled"), (part.Status, part.Code));
    }

    [Fact]
    public async Task A_caller_who_gives_up_during_the_repair_is_heard()
    {
        using var cancel = new CancellationTokenSource();
        await using var server = new ModelServer(r =>
        {
            if (!r.IsRepair)
                return ModelReply.Of([.. r.FirstSentences(2), (Wrong, [1])]);
            cancel.Cancel();
            return new ModelReply(ModelReplyKind.StallBefore);
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Writers.WriteAsync(Writers.Options(server),
            cancellationToken: cancel.Token));
    }

    private static ModelReply Reply(string cause) => cause switch
    {
        "throttled" => ModelReply.Error(429),
        "connection" => new ModelReply(ModelReplyKind.Cut),
        "context-length" => ModelReply.Error(400, code: "context_length_exceeded"),
        "content-filter" => ModelReply.Error(400, code: "content_filter"),
        _ => new ModelReply(ModelReplyKind.StallBefore),
    };
}
