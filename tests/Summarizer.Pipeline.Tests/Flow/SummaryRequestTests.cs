using Summarizer.Pipeline.Failures;

namespace Summarizer.Pipeline.Tests.Flow;

public sealed class SummaryRequestTests
{
    [Fact]
    public void Every_option_is_read()
    {
        SummaryRequest request =
            Parse(("words", "120"), ("query", "boats"), ("title", "Harbour"), ("language", "de"), ("sortBy", "rank"),
                ("llm", "false"), ("includeText", "true"), ("choices", "20"));
        Assert.Equal(new SummaryOptions
        {
            Words = 120,
            Query = "boats",
            Title = "Harbour",
            Language = "de",
            SortBy = SummaryOrder.Rank
        }, request.Options);
        Assert.Equal((false, true, 20), (request.Llm, request.IncludeText, request.Choices));
        Assert.Equal(2, Parse(("sentences", "2")).Options.Sentences);
        Assert.Equal(0.25, Parse(("ratio", "0.25")).Options.Ratio);
        Assert.Null(Parse().Llm);
    }

    [Fact]
    public void An_option_that_does_not_exist_is_an_error_that_lists_those_that_do()
    {
        ArticleException refused = Assert.Throws<ArticleException>(() => Parse(("depth", "3")));
        Assert.Equal((FailureCode.UnknownOption, "depth"), (refused.Code, refused.Target));
        Assert.All(SummaryRequest.OptionNames,
            name => Assert.Contains(name, refused.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("sentence", "There is no option `sentence`. Did you mean `sentences`?")]
    [InlineData("SortBy", "There is no option `SortBy`. Did you mean `sortBy`?")]
    [InlineData("langauge", "There is no option `langauge`. Did you mean `language`?")]
    public void A_mistyped_option_gets_the_nearest_name(string option, string message) =>
        Assert.Equal(message, Assert.Throws<ArticleException>(() => Parse((option, "3"))).Message);

    [Theory]
    [InlineData("en")]
    [InlineData("EN-gb")]
    [InlineData("haw")]
    [InlineData("yue")]
    [InlineData("sr_Latn")]
    [InlineData("und")]
    public void Any_code_of_ISO_639_is_a_language(string code) =>
        Assert.Equal(code, Parse(("language", code)).Options.Language);

    [Theory]
    [InlineData("sentences", "0")]
    [InlineData("sentences", "-1")]
    [InlineData("sentences", "1000000")]
    [InlineData("sentences", "99999999999999999999")]
    [InlineData("sentences", "three")]
    [InlineData("sentences", "3.5")]
    [InlineData("sentences", "")]
    [InlineData("sentences", null)]
    [InlineData("ratio", "0")]
    [InlineData("ratio", "1.01")]
    [InlineData("ratio", "NaN")]
    [InlineData("ratio", "Infinity")]
    [InlineData("ratio", "0,5")]
    [InlineData("words", "0")]
    [InlineData("language", "german")]
    [InlineData("language", "xx")]
    [InlineData("language", "qq-DE")]
    [InlineData("language", "zzz")]
    [InlineData("sortBy", "Rank")]
    [InlineData("llm", "yes")]
    [InlineData("includeText", "1")]
    [InlineData("choices", "0")]
    [InlineData("choices", "51")]
    public void A_value_that_cannot_be_is_an_error_that_names_the_option_and_what_is_allowed(string option,
        string? value)
    {
        ArticleException refused = Assert.Throws<ArticleException>(() => Parse((option, value)));
        Assert.Equal((FailureCode.InvalidOption, option), (refused.Code, refused.Target));
        Assert.Contains($"`{option}` must ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_lengths_or_one_option_twice_are_errors()
    {
        Assert.Equal("sentences",
            Assert.Throws<ArticleException>(() => Parse(("sentences", "2"), ("words", "50"))).Target);
        Assert.Equal("query", Assert.Throws<ArticleException>(() => Parse(("query", "a"), ("query", "b"))).Target);
    }

    [Fact]
    public void A_strangers_name_for_an_option_is_shortened_and_stripped_before_it_is_repeated()
    {
        string message =
            Assert.Throws<ArticleException>(() => Parse(("\u001b[31m\n" + new string('x', 5000), "1"))).Message;
        Assert.InRange(message.Length, 1, 300);
        Assert.DoesNotContain(message, char.IsControl);
    }

    private static SummaryRequest Parse(params (string Name, string? Value)[] values) =>
        SummaryRequest.Parse(values.Select(v => KeyValuePair.Create(v.Name, v.Value)));
}
