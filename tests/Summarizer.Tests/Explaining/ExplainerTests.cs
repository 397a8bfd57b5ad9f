using Summarizer.Documents;
using Summarizer.Explaining;
using Summarizer.Filtering;

namespace Summarizer.Tests.Explaining;

public sealed class ExplainerTests
{
    private const string Text = """
        Share this article

        The harbour authority opened the new tide gate on Monday. The gate keeps storm water out of the old town.
        However, the gate was expensive. The harbour authority opened the new tide gate on Monday!

        References

        Smith, 1998.
        """;

    [Fact]
    public void Explaining_does_not_change_the_summary()
    {
        var document = Document.FromText(Text);
        var options = new SummaryOptions { Sentences = 2 };
        Assert.Equal(ExtractiveSummarizer.Summarize(document, options).Text,
            ExtractiveSummarizer.Explain(document, options).Summary.Text);
    }

    [Fact]
    public void Every_stretch_that_is_not_part_of_the_article_has_the_rule_that_removed_it()
    {
        Explanation explanation = Explain(2);
        Assert.Equal(
            [("wording", "Share this article"), ("heading", "References"), ("under \"References\"", "Smith, 1998.")],
            explanation.Removed.Select(removed => (removed.Rule, TextOf(removed))));
    }

    [Fact]
    public void Every_sentence_has_its_score_features_attributes_and_a_reason()
    {
        Explanation explanation = Explain(2);
        Assert.Equal(4, explanation.Sentences.Count);
        Assert.Equal(2, explanation.Sentences.Count(sentence => sentence.IsChosen));
        Assert.All(explanation.Sentences, sentence => Assert.NotEmpty(sentence.Features));
        Assert.Contains("Connective", explanation.Sentences[2].Attributes);
        Assert.Equal("Picked as number 1.", explanation.Sentences.MaxBy(sentence => sentence.Score)!.Reason);
        Assert.StartsWith("Similar to sentence 0 (cosine 1.00)", explanation.Sentences[3].Reason,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_sentence_beyond_the_words_says_how_many_are_left()
    {
        Explanation explanation =
            ExtractiveSummarizer.Explain(Document.FromText(Text), new SummaryOptions { Words = 8 });
        Assert.Contains(explanation.Sentences,
            sentence => sentence.Reason.EndsWith(" are left.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_sentence_that_lost_by_score_does_not_say_that_it_was_too_long()
    {
        Explanation explanation =
            ExtractiveSummarizer.Explain(Document.FromText(Text), new SummaryOptions { Words = 12 });
        double lowest = explanation.Sentences.Where(sentence => sentence.IsChosen).Min(sentence => sentence.Score);
        ExplainedSentence[] lost = [.. explanation.Sentences.Where(sentence => sentence.Score < lowest)];
        Assert.NotEmpty(lost);
        Assert.All(lost,
            sentence => Assert.StartsWith("Its score is lower", sentence.Reason, StringComparison.Ordinal));
    }

    private static Explanation Explain(int sentences) =>
        ExtractiveSummarizer.Explain(Document.FromText(Text), new SummaryOptions { Sentences = sentences });

    private static string TextOf(RemovedText removed) =>
        Text.ReplaceLineEndings("\n").Substring(removed.Offset, removed.Length);
}
