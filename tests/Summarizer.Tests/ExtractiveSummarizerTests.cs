namespace Summarizer.Tests;

public sealed class ExtractiveSummarizerTests
{
    [Fact]
    public void Every_chosen_sentence_is_exactly_the_span_that_it_names()
    {
        const string text = "One fish swims. Two fish swim.\nRed fish rest.";
        ExtractiveSummary summary = ExtractiveSummarizer.Summarize(text);
        Assert.NotEmpty(summary.Sentences);
        Assert.All(summary.Sentences, s => Assert.Equal(text.Substring(s.Offset, s.Length), s.Text));
    }
}
