using Summarizer.Boilerplate;

namespace Summarizer.Tests.Documents;

public sealed class BoilerplateRulesTests
{
    [Theory]
    [InlineData("Share this article", "wording")]
    [InlineData("By Anna Bell, The Paper", "byline")]
    [InlineData("Published: 08:05 EST, 12 March 2014", "byline")]
    [InlineData("https://example.com/a", "address")]
    [InlineData("Contact: Jane Roe, press@example.com, +1 555 010 0199", "contact")]
    [InlineData("Copy article link", "buttons and links")]
    [InlineData("Home > News > Science", "breadcrumb trail")]
    [InlineData("The harbour opened on Monday.", null)]
    [InlineData("", null)]
    public void A_line_is_removed_by_the_rule_that_fits(string line, string? rule)
    {
        Assert.Equal(rule, BoilerplateRules.ForLine(line));
    }

    [Theory]
    [InlineData("— Uni (@uni) March 4, 2024", "message from a network")]
    [InlineData("Click here to sign up.", "wording")]
    [InlineData("The harbour opened on Monday.", null)]
    public void A_sentence_is_removed_by_the_rule_that_fits(string sentence, string? rule)
    {
        Assert.Equal(rule, BoilerplateRules.ForSentence(sentence, isFirst: false));
    }

    [Theory]
    [InlineData("Q: Why is it closed?", 3)]
    [InlineData("CLOSE The harbour opened on Monday.", 6)]
    [InlineData("[09:02] The harbour opened on Monday.", 8)]
    [InlineData("10:30 Uhr war es, als der Hafen öffnete.", 0)]
    [InlineData("The harbour opened on Monday.", 0)]
    public void What_is_before_the_first_word_of_a_sentence_is_its_prefix(string sentence, int length)
    {
        Assert.Equal(length, SentencePrefix.Length(sentence));
    }
}
