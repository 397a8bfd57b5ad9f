using Summarizer.Selection;

namespace Summarizer.Tests.Selection;

public sealed class LengthBudgetTests
{
    [Fact]
    public void Without_a_length_a_summary_has_three_sentences()
    {
        Assert.Equal(new LengthBudget(3, null), LengthBudget.For(new SummaryOptions(), documentSentences: 20));
    }

    [Fact]
    public void A_summary_has_no_more_sentences_than_the_document()
    {
        Assert.Equal(new LengthBudget(2, null),
            LengthBudget.For(new SummaryOptions { Sentences = 5 }, documentSentences: 2));
    }

    [Theory]
    [InlineData(0.1, 30, 3)]
    [InlineData(0.3, 10, 3)]
    [InlineData(0.34, 10, 3)]
    [InlineData(0.01, 10, 1)]
    [InlineData(0.5, 0, 0)]
    public void A_ratio_is_rounded_down_but_keeps_one_sentence(double ratio, int sentences, int kept)
    {
        Assert.Equal(kept, LengthBudget.For(new SummaryOptions { Ratio = ratio }, sentences).Sentences);
    }

    [Fact]
    public void With_a_limit_of_words_about_as_many_sentences_are_expected_as_fit()
    {
        var budget = LengthBudget.For(new SummaryOptions { Words = 100 }, documentSentences: 20);
        Assert.Equal(5, budget.Expected(wordsPerSentence: 20));
        Assert.Equal(20, budget.Expected(wordsPerSentence: 2));
        Assert.Equal(1, budget.Expected(wordsPerSentence: 1000));
    }
}
