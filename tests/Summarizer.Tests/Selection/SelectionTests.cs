using Summarizer.Selection;

namespace Summarizer.Tests.Selection;

public sealed class SelectionTests
{
    private const string Article = """
        The river Elbe rose to seven metres in Dresden on Monday after three days of rain. The city closed four bridges and opened two schools as shelters.
        Rain fell over Saxony from Friday to Sunday. Farmers near Meissen moved their cattle to higher ground.
        The water is expected to fall on Wednesday, the state's flood centre said. Trains between Dresden and Prague were cancelled because the river covered the tracks.
        Volunteers filled twenty thousand sandbags in one night. The museum on the bank moved its paintings to the upper floor.
        In 2002 the river reached more than nine metres in Dresden and the flood cost billions. Since then the city has built walls and movable barriers along the river.
        The barriers held this time, engineers of the city said. Insurance companies asked owners to report damage with photographs.
        """;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public void As_many_sentences_as_asked_for_are_kept(int sentences) =>
        Assert.Equal(sentences, Summarize(new SummaryOptions { Sentences = sentences }).Sentences.Count);

    [Fact]
    public void A_document_with_fewer_sentences_than_asked_for_is_kept_whole()
    {
        ExtractiveSummary summary = Summarize(new SummaryOptions { Sentences = 500 });
        Assert.Equal(summary.DocumentSentences.Count, summary.Sentences.Count);
    }

    [Theory]
    [InlineData("港口开了。", "船来了。", "港口开了。船来了。")]
    [InlineData("他说：“港口开了。”", "船来了。", "他说：“港口开了。”船来了。")]
    [InlineData("支持离线使用", "界面简洁", "支持离线使用 界面简洁")]
    [InlineData("The harbour opened.", "船来了。", "The harbour opened. 船来了。")]
    [InlineData("He said: “It opened.”", "Ships came.", "He said: “It opened.” Ships came.")]
    public void Sentences_are_joined_as_their_script_does(string one, string other, string joined) =>
        Assert.Equal(joined, SummaryText.Join([one, other]));

    [Theory]
    [InlineData(0.01, 1)]
    [InlineData(0.25, 3)]
    [InlineData(0.5, 6)]
    [InlineData(1, 12)]
    public void A_ratio_is_a_share_of_the_sentences_rounded_down_but_never_to_none(double ratio, int expected)
    {
        ExtractiveSummary summary = Summarize(new SummaryOptions { Ratio = ratio });
        Assert.Equal(12, summary.DocumentSentences.Count);
        Assert.Equal(expected, summary.Sentences.Count);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(100)]
    [InlineData(10_000)]
    public void No_more_words_than_asked_for_are_kept(int words)
    {
        ExtractiveSummary summary = Summarize(new SummaryOptions { Words = words });
        Assert.NotEmpty(summary.Sentences);
        Assert.InRange(Words(summary.Text), 1, words);
    }

    [Fact]
    public void Most_of_the_words_asked_for_are_used()
    {
        ExtractiveSummary summary = Summarize(new SummaryOptions { Words = 80 });
        Assert.InRange(Words(summary.Text), 60, 80);
    }

    [Fact]
    public void One_sentence_is_kept_even_where_none_fits() =>
        Assert.Single(Summarize(new SummaryOptions { Words = 1 }).Sentences);

    [Fact]
    public void Sentences_come_in_document_order_by_default()
    {
        ExtractiveSummary summary = Summarize(new SummaryOptions { Sentences = 5 });
        Assert.Equal(summary.Sentences.OrderBy(s => s.Offset), summary.Sentences);
    }

    [Fact]
    public void Sentences_come_by_rank_on_request_and_the_best_has_rank_one()
    {
        ExtractiveSummary summary = Summarize(new SummaryOptions { Sentences = 5, SortBy = SummaryOrder.Rank });
        Assert.Equal(summary.Sentences.OrderByDescending(s => s.RankScore), summary.Sentences);
        Assert.Equal(1, summary.Sentences[0].RankScore);
    }

    [Fact]
    public void The_order_asked_for_changes_nothing_but_the_order()
    {
        ExtractiveSummary byRank = Summarize(new SummaryOptions { Sentences = 4, SortBy = SummaryOrder.Rank });
        ExtractiveSummary byOffset = Summarize(new SummaryOptions { Sentences = 4 });
        Assert.Equal(byOffset.Sentences, byRank.Sentences.OrderBy(s => s.Index));
    }

    [Fact]
    public void The_same_sentence_is_not_chosen_twice()
    {
        ExtractiveSummary summary = ExtractiveSummarizer.Summarize(
            "The bridge is closed. Boats are stopped. THE BRIDGE IS CLOSED! The bridge is closed. It was so. It was so.", new SummaryOptions { Sentences = 6 });
        Assert.Equal(3, summary.Sentences.Select(s => s.Text.TrimEnd('.', '!').ToUpperInvariant()).Distinct().Count());
        Assert.Equal(3, summary.Sentences.Count);
    }

    [Theory]
    [InlineData("sentences")]
    [InlineData("ratio")]
    [InlineData("words")]
    public void A_document_without_words_has_an_empty_summary(string length)
    {
        ExtractiveSummary summary = ExtractiveSummarizer.Summarize(" \n\t ", length switch
        {
            "ratio" => new SummaryOptions { Ratio = 0.3 },
            "words" => new SummaryOptions { Words = 100 },
            _ => new SummaryOptions { Sentences = 3 },
        });
        Assert.Empty(summary.Sentences);
        Assert.Equal("", summary.Text);
        Assert.Empty(summary.KeyPhrases);
        Assert.Equal(0, summary.Words);
    }

    [Fact]
    public void The_sentences_are_joined_by_a_space_and_none_in_Chinese_and_Japanese()
    {
        var two = new SummaryOptions { Sentences = 2 };
        Assert.Equal("Ships sail. Trains roll.", ExtractiveSummarizer.Summarize("Ships sail. Trains roll.", two).Text);
        var chinese = new SummaryOptions { Language = "zh", Sentences = 2 };
        ExtractiveSummary summary = ExtractiveSummarizer.Summarize("河水上涨了七米。 城市关闭了四座桥梁。", chinese);
        Assert.Equal(string.Concat(summary.Sentences.Select(s => s.Text)), summary.Text);
    }

    private static ExtractiveSummary Summarize(SummaryOptions options) =>
        ExtractiveSummarizer.Summarize(Article.ReplaceLineEndings(" "), options);

    private static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
