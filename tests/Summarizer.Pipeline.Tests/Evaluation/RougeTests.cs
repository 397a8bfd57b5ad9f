using Summarizer.Pipeline.Evaluation;

namespace Summarizer.Pipeline.Tests.Evaluation;

public sealed class RougeTests
{
    [Theory]
    [InlineData("sky", "sky")]
    [InlineData("skies", "sky")]
    [InlineData("dying", "die")]
    [InlineData("spied", "spi")]
    [InlineData("died", "die")]
    [InlineData("flies", "fli")]
    [InlineData("enjoy", "enjoy")]
    [InlineData("happy", "happi")]
    [InlineData("news", "news")]
    [InlineData("relational", "relat")]
    [InlineData("geology", "geolog")]
    [InlineData("hopping", "hop")]
    [InlineData("falling", "fall")]
    [InlineData("filing", "file")]
    [InlineData("controlling", "control")]
    [InlineData("adoption", "adopt")]
    public void The_stems_are_those_of_the_reference(string word, string stem) =>
        Assert.Equal(stem, PorterStemmer.Stem(word));

    [Fact]
    public void Words_pairs_and_subsequences_are_counted()
    {
        RougeScores scores = new Rouge("en").Score("testing one two", "Testing two.");
        Assert.Equal(new RougeScore(1, 2.0 / 3, 0.8), scores.Rouge1);
        Assert.Equal(0, scores.Rouge2.F1);
        Assert.Equal(0.8, scores.RougeL.F1, 12);
    }

    [Fact]
    public void A_reference_word_counts_once_over_all_sentences_of_the_summary()
    {
        RougeScore score = new Rouge("en").Score("w1 w2 w3 w4 w5", "w1 w2 w6 w7 w8\nw1 w3 w8 w9 w5").RougeLsum;
        Assert.Equal(0.8, score.Recall, 12);
        Assert.Equal(0.4, score.Precision, 12);
    }

    [Fact]
    public void Only_letters_and_digits_of_English_count_but_all_letters_of_other_languages()
    {
        Assert.Equal(0, new Rouge("en").Score("Ärger", "Öl").Rouge1.Recall);
        Assert.Equal(1, new Rouge("de").Score("Ärger", "ärger!").Rouge1.F1);
        Assert.Equal(0, new Rouge("de").Score("über", "ber").Rouge1.F1);
    }

    [Fact]
    public void In_scripts_without_spaces_each_letter_is_a_word()
    {
        RougeScores scores = new Rouge("zh").Score("桥明天关闭", "桥今天关闭");
        Assert.Equal(0.8, scores.Rouge1.F1, 12);
        Assert.Equal(0.5, scores.Rouge2.F1, 12);
        Assert.Equal(1, new Rouge("ja").Score("新しいiPhone", "iPhoneは新しい").Rouge1.Recall);
    }

    [Fact]
    public void Nothing_scores_nothing()
    {
        RougeScores scores = new Rouge("en").Score("", "some words");
        Assert.Equal(0, scores.Rouge1.F1);
        Assert.Equal(0, scores.RougeLsum.F1);
    }

    [Fact]
    public void The_report_has_means_and_standard_errors()
    {
        var evaluator = new SummaryEvaluator();
        evaluator.Add("one two", ["one two"], "en");
        evaluator.Add("one two", ["three four"], "en");
        EvaluationReport report = evaluator.Report();
        Assert.Equal(2, report.Articles);
        Assert.Equal(50, report.Rouge1.Mean, 9);
        Assert.Equal(50, report.Rouge1.StandardError, 9);
        Assert.Equal(2, report.Words.Mean);
    }

    [Fact]
    public void An_article_is_summarised_to_as_many_sentences_as_its_reference_has()
    {
        var evaluator = new SummaryEvaluator();
        evaluator.Add(new EvaluationItem("a", "Rain fell on Monday. The river rose. The bridge closed. Trains stopped.",
            "Rain fell.\nThe river rose.", Language: "en"));
        Assert.InRange(evaluator.Report().Words.Mean, 4, 8);
    }
}
