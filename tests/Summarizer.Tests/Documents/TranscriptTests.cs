namespace Summarizer.Tests.Documents;

public sealed class TranscriptTests
{
    private const string Talk = """
        Ann: Where is the new bridge going to be? I asked the council in May.
        Ben: It will cross the river near the old mill. Work on it starts in spring.
        Ann: Who pays for the new bridge?
        Ben: The region pays half of the new bridge. The town pays the rest over ten years.
        """;

    private const string Tests = """
        Pros: The lamp is bright enough for a desk and folds flat for travelling.
        Cons: The switch is on the cable, and the cable is short.
        Pros: The lamp has a dimmer and remembers the last setting.
        Cons: The lamp hums when it is dimmed below a third.
        """;

    [Fact]
    public void Each_sentence_of_a_turn_has_its_speaker()
    {
        ExtractiveSummary summary = Whole(Talk);
        Assert.Equal(["Ann", "Ann", "Ben", "Ben", "Ann", "Ben", "Ben"], summary.Sentences.Select(s => s.Speaker));
        Assert.Equal("Ben: It will cross the river near the old mill.", summary.Sentences[2].AttributedText);
        Assert.Equal("Work on it starts in spring.", summary.Sentences[3].Text);
        Assert.Equal("Ben: Work on it starts in spring.", summary.Sentences[3].AttributedText);
        Assert.Contains("Ben: Work on it starts in spring.", summary.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_labels_without_a_question_has_no_speakers()
    {
        Assert.All(Whole(Tests).Sentences, sentence => Assert.Null(sentence.Speaker));
    }

    private static ExtractiveSummary Whole(string text) =>
        ExtractiveSummarizer.Summarize(text, new SummaryOptions { Sentences = 20 });
}
