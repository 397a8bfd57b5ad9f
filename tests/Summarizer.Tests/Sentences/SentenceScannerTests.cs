using Summarizer.Documents;
using Summarizer.Filtering;
using Summarizer.Languages;

namespace Summarizer.Tests.Sentences;

public sealed class SentenceScannerTests
{
    [Fact]
    public void A_sentence_may_span_a_newline()
    {
        Assert.Equal(
            ["The council met on Monday evening and agreed\non a budget for the coming year.",
                "It will be\nput to the vote in March."],
            Split("The council met on Monday evening and agreed\non a budget for the coming year. It will be\nput to "
                + "the vote in March."));
    }

    [Fact]
    public void A_dateline_stays_outside_the_first_sentence()
    {
        Assert.Equal(["The bank cut its rate."], Split("LONDON (Reuters) - The bank cut its rate."));
        Assert.Equal(["The bank cut its rate."], Split("(CNN)The bank cut its rate."));
    }

    [Fact]
    public void A_quotation_of_two_sentences_is_kept_whole()
    {
        Assert.Equal(["“We will act. We must,” the minister said.", "Nobody replied."],
            Split("“We will act. We must,” the minister said. Nobody replied."));
    }

    [Fact]
    public void Nothing_under_a_references_heading_is_a_sentence()
    {
        Assert.Equal(
            ["The river is long and wide."],
            Split("# The river\n\nThe river is long and wide.\n\n# References\n\n1. A book about rivers. Somewhere, "
                + "1999."));
    }

    [Theory]
    [InlineData("We asked him twice and he said no. | I went home.")]
    [InlineData("We asked him twice and he said no. | I'm still angry.")]
    [InlineData("Did you see him? | No. | I was asleep.")]
    [InlineData("She opened the app. | I’m glad that it works.")]
    [InlineData("The reply was no. | U.S. troops left.")]
    [InlineData("Her son is a sales rep. | The company pays well.")]
    [InlineData("Two sales reps. | The rest are drivers.")]
    [InlineData("The vote was led by Rep. Will Lane of Ohio.")]
    [InlineData("The vote was led by state rep. John Lane of Ohio.")]
    [InlineData("It is in vol. I of the work.")]
    [InlineData("It is in Vol. I and no other.")]
    [InlineData("It is in vol. II and vol. I, p. 3.")]
    [InlineData("See art. L. 123 of the code.")]
    public void An_abbreviation_that_is_also_a_word_ends_a_sentence_as_a_word(string marked)
    {
        Assert.Equal(marked.Split(" | "), Split(marked.Replace(" | ", " ", StringComparison.Ordinal)));
    }

    internal static IEnumerable<string> Split(string text, string language = "en")
    {
        Document document = Document.FromText(text);
        return ArticleSentences.Of(document, Language.Of(language)).Select(s => text.Substring(s.Offset, s.Length));
    }
}
