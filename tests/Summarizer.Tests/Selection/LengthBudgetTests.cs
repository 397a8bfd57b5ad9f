using Summarizer.Selection;

namespace Summarizer.Tests.Selection;

public sealed class LengthBudgetTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(60, 1)]
    [InlineData(80, 1)]
    [InlineData(81, 2)]
    [InlineData(200, 2)]
    [InlineData(600, 3)]
    [InlineData(2000, 4)]
    [InlineData(5000, 5)]
    [InlineData(8000, 6)]
    [InlineData(1_000_000, 7)]
    public void Without_a_length_the_number_of_sentences_follows_the_words_of_the_document(int words, int sentences)
    {
        Assert.Equal(new LengthBudget(sentences, null), LengthBudget.For(new SummaryOptions(), sentences: 20, words));
    }

    [Fact]
    public void A_summary_has_no_more_sentences_than_the_document()
    {
        Assert.Equal(new LengthBudget(2, null),
            LengthBudget.For(new SummaryOptions { Sentences = 5 }, sentences: 2, documentWords: 600));
    }

    [Theory]
    [InlineData(0.1, 30, 3)]
    [InlineData(0.3, 10, 3)]
    [InlineData(0.34, 10, 3)]
    [InlineData(0.01, 10, 1)]
    [InlineData(0.5, 0, 0)]
    public void A_ratio_is_rounded_down_but_keeps_one_sentence(double ratio, int sentences, int kept)
    {
        Assert.Equal(kept,
            LengthBudget.For(new SummaryOptions { Ratio = ratio }, sentences, documentWords: 600).Sentences);
    }

    [Fact]
    public void With_a_limit_of_words_about_as_many_sentences_are_expected_as_fit()
    {
        var budget = LengthBudget.For(new SummaryOptions { Words = 100 }, sentences: 20, documentWords: 600);
        Assert.Equal(5, budget.Expected(wordsPerSentence: 20));
        Assert.Equal(20, budget.Expected(wordsPerSentence: 2));
        Assert.Equal(1, budget.Expected(wordsPerSentence: 1000));
    }
}
