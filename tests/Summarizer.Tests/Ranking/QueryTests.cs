namespace Summarizer.Tests.Ranking;

public sealed class QueryTests
{
    private const string Report = """
        The city council voted on Tuesday to widen the harbour road. Work on the road begins in May and takes two years.
        The ferry company plans electric ferries for the northern islands. Its first electric ferry carries forty cars and charges in twenty minutes.
        Shops on the harbour fear for their customers. The council promised them lower rents during the building work.
        Ticket prices stay as they are until the end of next year.
        """;

    [Theory]
    [InlineData("electric ferry", "ferr")]
    [InlineData("What do tickets cost?", "Ticket prices")]
    [InlineData("shops and customers", "Shops")]
    public void A_query_brings_up_the_sentences_that_answer_it(string query, string expected)
    {
        ExtractiveSummary summary = Summarize(query);
        Assert.Contains(expected, Assert.Single(summary.Sentences).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zebra xylophone")]
    [InlineData("the and of")]
    [InlineData("?!")]
    public void A_query_that_nothing_answers_leaves_the_summary_as_it_is_and_says_so(string query)
    {
        Assert.Equal(Summarize(null).Text, Summarize(query).Text);
        Assert.True(Summarize(query).QueryIgnored);
        Assert.False(Summarize(null).QueryIgnored);
        Assert.False(Summarize("zebra ferry").QueryIgnored);
    }

    [Fact]
    public void A_query_may_be_an_acronym_that_is_a_stop_word_in_small_letters()
    {
        const string text = "The harbour got a new crane. Doctors of the WHO came by ferry. Nobody asked who paid for it.";
        ExtractiveSummary summary =
            ExtractiveSummarizer.Summarize(text, new SummaryOptions { Sentences = 1, Query = "WHO", Language = "en" });
        Assert.False(summary.QueryIgnored);
        Assert.Contains("WHO", summary.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh", "茶", "港口上星期开了一家新店。老板从山里买来好茶叶。没有人知道价钱。")]
    [InlineData("th", "ปู", "ท่าเรือเปิดร้านใหม่เมื่อสัปดาห์ที่แล้วโดยไม่มีพิธี เจ้าของร้านซื้อปูม้ามาจากชาวประมงบนเกาะเล็ก ไม่มีใครรู้ว่าราคาเท่าไรในปีนี้")]
    public void A_query_may_be_shorter_than_the_slices_of_a_text(string language, string query, string text)
    {
        ExtractiveSummary summary = ExtractiveSummarizer.Summarize(text,
            new SummaryOptions { Sentences = 1, Query = query, Language = language });
        Assert.False(summary.QueryIgnored);
        Assert.Contains(query, summary.Text, StringComparison.Ordinal);
    }

    private static ExtractiveSummary Summarize(string? query) =>
        ExtractiveSummarizer.Summarize(Report.ReplaceLineEndings(" "),
            new SummaryOptions { Sentences = 1, Query = query, Language = "en" });
}
