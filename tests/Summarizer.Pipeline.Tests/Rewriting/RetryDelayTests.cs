using Summarizer.Pipeline.Rewriting.Calling;

namespace Summarizer.Pipeline.Tests.Rewriting;

public sealed class RetryDelayTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Theory]
    [InlineData("7", 7)]
    [InlineData("0.5", 0.5)]
    [InlineData("Fri, 02 Jan 2026 03:04:15 GMT", 10)]
    public void Retry_After_is_seconds_or_a_date(string value, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetryDelay.Parse(value, Now));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("NaN")]
    [InlineData("tomorrow-ish")]
    [InlineData("-3")]
    [InlineData("0")]
    [InlineData("Fri, 02 Jan 2026 03:04:00 GMT")]
    public void What_is_neither_or_over_is_nothing(string? value) => Assert.Null(RetryDelay.Parse(value, Now));

    [Theory]
    [InlineData("retry-after-ms", "1500", 1.5)]
    [InlineData("x-ms-retry-after-ms", "250", 0.25)]
    [InlineData("retry-after-ms", "nonsense", 7)]
    [InlineData("retry-after-ms", "-1", 7)]
    public void Milliseconds_go_before_seconds(string name, string value, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds),
            RetryDelay.Parse(header => header == name ? value : header == "Retry-After" ? "7" : null, Now));

    [Theory]
    [InlineData(1, 0.0, 0.5)]
    [InlineData(1, 1.0, 1.0)]
    [InlineData(3, 1.0, 4.0)]
    [InlineData(60, 1.0, 20.0)]
    public void Without_it_waits_double_with_jitter_up_to_the_cap(int attempt, double chance, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds),
            RetryDelay.Next(attempt, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20), null, chance));
}
