using Summarizer.Pipeline.Rewriting.Calling;

namespace Summarizer.Pipeline.Tests.Rewriting;

public sealed class RetryDelayTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Theory]
    [InlineData("7", 7)]
    [InlineData("0.5", 0.5)]
    [InlineData("-3", 0)]
    [InlineData("Fri, 02 Jan 2026 03:04:15 GMT", 10)]
    [InlineData("Fri, 02 Jan 2026 03:04:00 GMT", 0)]
    public void Retry_After_is_seconds_or_a_date(string value, double seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), RetryDelay.Parse(value, Now));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("NaN")]
    [InlineData("tomorrow-ish")]
    public void What_is_neither_is_nothing(string? value) => Assert.Null(RetryDelay.Parse(value, Now));

    [Theory]
    [InlineData(1, 0.0, 0.5)]
    [InlineData(1, 1.0, 1.0)]
    [InlineData(3, 1.0, 4.0)]
    [InlineData(60, 1.0, 20.0)]
    public void Without_it_waits_double_with_jitter_up_to_the_cap(int attempt, double chance, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetryDelay.Next(attempt, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20), null, chance));
}
