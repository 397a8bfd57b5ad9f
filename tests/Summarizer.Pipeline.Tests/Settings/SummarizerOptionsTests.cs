namespace Summarizer.Pipeline.Tests.Settings;

public sealed class SummarizerOptionsTests
{
    public static TheoryData<string, Action<SummarizerOptions>> Wrong => new()
    {
        { "ArticlesContainer", o => o.ArticlesContainer = "" },
        { "ArticlesContainer", o => o.ArticlesContainer = "Articles" },
        { "ArticlesContainer", o => o.ArticlesContainer = "a--b" },
        { "ArticlesContainer", o => o.ArticlesContainer = "$web" },
        { "SummariesContainer", o => o.SummariesContainer = "-abc" },
        { "SummariesContainer", o => o.SummariesContainer = o.ArticlesContainer },
        { "SummariesContainer", o => o.SummariesContainer = new string('a', 58) },
        { "ArticlesContainer", o => o.ArticlesContainer = o.SummariesContainer + "-notes" },
        { "Sentences", o => o.Sentences = 0 },
        { "Sentences", o => o.Sentences = -1 },
        { "Sentences", o => o.Sentences = 1_000_000 },
        { "MaxArticleBytes", o => o.MaxArticleBytes = 0 },
        { "MaxArticleBytes", o => o.MaxArticleBytes = long.MaxValue },
        { "Reading:Timeout", o => o.Reading.Timeout = TimeSpan.FromHours(1) },
        { "Reading:MaxCharacters", o => o.Reading.MaxCharacters = -1 },
        { "Reading:MaxHtmlDepth", o => o.Reading.MaxHtmlDepth = 100_000 },
        { "Reading:MaxPdfPages", o => o.Reading.MaxPdfPages = 0 },
        { "Reading:MaxPdfTotalBytes", o => o.Reading.MaxPdfTotalBytes = long.MaxValue },
        { "Reading:MaxDocxPartBytes", o => o.Reading.MaxDocxPartBytes = 0 },
        { "Concurrency", o => o.Concurrency = 0 },
        { "Concurrency", o => o.Concurrency = 257 },
        { "MaxAttempts", o => o.MaxAttempts = 0 },
        { "WatchInterval", o => o.WatchInterval = TimeSpan.Zero },
        { "SweepInterval", o => o.SweepInterval = TimeSpan.FromDays(2) },
        { "SweepTimeBudget", o => o.SweepTimeBudget = TimeSpan.FromSeconds(-1) },
        { "DeferredRetryAfter", o => o.DeferredRetryAfter = TimeSpan.FromDays(2) },
        { "ShutdownGrace", o => o.ShutdownGrace = TimeSpan.FromHours(1) },
    };

    [Fact]
    public void The_defaults_are_good() => new SummarizerOptions().Validate();

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_value_is_refused_in_words_that_name_the_setting_and_what_is_allowed(string setting,
        Action<SummarizerOptions> spoil)
    {
        var options = new SummarizerOptions();
        spoil(options);
        InvalidSettingException refused = Assert.Throws<InvalidSettingException>(options.Validate);
        Assert.Equal("Summarizer:" + setting, refused.Setting);
        Assert.Contains(setting, refused.Message, StringComparison.Ordinal);
        Assert.Contains(" must be ", refused.Message, StringComparison.Ordinal);
    }
}
