using Summarizer.Pipeline.Delivery;
using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Rewriting;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Pipeline.Tests.Delivery;

public sealed class WorkDueRuleTests
{
    private static readonly DateTimeOffset Uploaded = new(2026, 11, 29, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 4, WorkDue.None)]
    [InlineData(0, 5, WorkDue.Stale)]
    [InlineData(60, 29, WorkDue.None)]
    [InlineData(60, 30, WorkDue.Stale)]
    [InlineData(10_000, 59, WorkDue.None)]
    [InlineData(10_000, 60, WorkDue.Stale)]
    public void An_article_that_failed_for_a_passing_reason_is_tried_ever_more_rarely_and_at_least_hourly(
        int minutesTried, int minutesSince, WorkDue expected)
    {
        DateTimeOffset tried = Uploaded.AddMinutes(minutesTried);
        var article = new ArticleHead("a.pdf", "1", 9, null, Uploaded);
        var result = new ResultHead("a.pdf", "2", 9, tried, new ResultMetadata(ResultStatus.Failed, "1", "x", true));
        var rule = new WorkDueRule("x", RetryKeys.Of(new LlmOptions()), TimeSpan.FromMinutes(5));

        Assert.Equal(expected, rule.Decide(article, result, tried.AddMinutes(minutesSince)));
    }
}
