using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Tests.Support;

namespace Summarizer.Pipeline.Tests.Rewriting;

/// <summary>Names that look like a domain: the article's own may be in a summary, a slipped-in link never.</summary>
public sealed class DottedNamesTests
{
    [Theory]
    [InlineData("Ferrybook.com")]
    [InlineData("Ferry.io")]
    [InlineData("ASP.NET")]
    public async Task A_name_that_the_article_uses_often_may_be_in_its_summary(string name)
    {
        string sentence = $"{name} sold 4,200 tickets for boat trips to the barrier in the first year.";
        LlmPart part = await WriteAsync(sentence,
            sentence,
            $"The port of Rotterdam paid {name} for the sale of the tickets.",
            $"A spokesman said on Monday that {name} will keep the contract with the port.");
        GroundedSentence found = part.Sentences!.Single(s => s.Text == sentence);
        Assert.Equal(("supported", ""), (found.Grounding, string.Join(' ', found.Issues)));
    }

    [Theory]
    [InlineData("in two paragraphs", "Ferrybook.com sold 4,200 tickets for boat trips.",
        "Ferrybook.com sold 4,200 tickets for boat trips.", "The port paid Ferrybook.com for the sale of tickets.")]
    [InlineData("in three lines of one paragraph", "Ferrybook.com sold 4,200 tickets for boat trips.",
        "Ferrybook.com sold 4,200 tickets for boat trips. The port paid Ferrybook.com for it. Trips with "
            + "Ferrybook.com start in May.")]
    [InlineData("in lower case", "The port sold 4,200 tickets with ferrybook.com last year.",
        "The port sold 4,200 tickets with ferrybook.com last year.", "The port paid ferrybook.com for it.",
        "A spokesman said that ferrybook.com will keep the contract.")]
    [InlineData("with a path", "Ferrybook.com/deal sold 4,200 tickets for boat trips.",
        "Ferrybook.com/deal sold 4,200 tickets for boat trips.", "The port paid Ferrybook.com for the tickets.",
        "Trips with Ferrybook.com start in May.", "The contract of Ferrybook.com ends in June.")]
    [InlineData("below another domain", "Win.Ferrybook.com sold 4,200 tickets for boat trips.",
        "Win.Ferrybook.com sold 4,200 tickets for boat trips.", "The port paid Ferrybook.com for the tickets.",
        "Trips with Ferrybook.com start in May.", "The contract of Ferrybook.com ends in June.")]
    [InlineData("as a mail address", "Trips start in May, says desk@Ferrybook.com in the port.",
        "Trips start in May, says desk@Ferrybook.com in the port.", "The port paid Ferrybook.com for the tickets.",
        "Trips with Ferrybook.com start in May.", "The contract of Ferrybook.com ends in June.")]
    [InlineData("in orders", "Ferrybook.com sold 4,200 tickets for boat trips.",
        "Ferrybook.com sold 4,200 tickets for boat trips.", "Book your own trip with Ferrybook.com today.",
        "You will find more on Ferrybook.com than you think.")]
    [InlineData("another domain than the article's", "Ferrybook.net sold 4,200 tickets for boat trips.",
        "Ferrybook.net sold 4,200 tickets for boat trips.", "The port paid Ferrybook.com for the tickets.",
        "Trips with Ferrybook.com start in May.", "The contract of Ferrybook.com ends in June.")]
    public async Task A_link_does_not_reach_the_reader(string where, string sentence, params string[] paragraphs)
    {
        LlmPart part = await WriteAsync(sentence, paragraphs);
        Assert.True(!part.Text!.Contains("Ferrybook", StringComparison.OrdinalIgnoreCase), where);
    }

    private static async Task<LlmPart> WriteAsync(string sentence, params string[] paragraphs)
    {
        await using var server = new ModelServer(r => ModelReply.Of([.. r.FirstSentences(2),
            (sentence, [r.Lines.First(l => l.Text == sentence).Number])]));
        return await Writers.WriteAsync(Writers.Options(server),
            string.Join("\n\n", [Writers.Article, .. paragraphs]));
    }
}
