using Summarizer.Pipeline.Grounding;

namespace Summarizer.Pipeline.Tests.Grounding;

/// <summary>Currencies, per cent and minus beside a number.</summary>
public sealed class UnitSignTests
{
    [Theory]
    [InlineData("The firm paid $5 million for the land.", "The firm paid €5 million for the land.")]
    [InlineData("The firm paid $5 million for the land.", "The firm paid 5 million euros for the land.")]
    [InlineData("The firm paid 5 million dollars for the land.", "The firm paid £5 million for the land.")]
    [InlineData("The firm paid 5m dollars for the land.", "The firm paid 5m euros for the land.")]
    [InlineData("The firm paid USD 5 million for the land.", "The firm paid 5 million yen for the land.")]
    [InlineData("Die Firma zahlte 5 Mio. € für das Land.", "Die Firma zahlte 5 Mio. Dollar für das Land.")]
    [InlineData("The firm paid $8 for each share.", "The firm paid 8 % for each share.")]
    [InlineData("Growth was -3 % in the spring.", "Growth was 3 % in the spring.")]
    [InlineData("Growth was 3 % in the spring.", "Growth was −3 % in the spring.")]
    [InlineData("Growth was minus 3 % in the spring.", "Growth was 3 % in the spring.")]
    [InlineData("At night it was -5 degrees in the valley.", "At night it was 5 degrees in the valley.")]
    [InlineData("-5 degrees were measured in the valley.", "5 degrees were measured in the valley.")]
    [InlineData("The balance was -$7 million in the spring.", "The balance was $7 million in the spring.")]
    public void Another_sign_is_found(string article, string sentence)
    {
        GroundingResult result = new Grounder([article, "The mayor is content with that."]).Check(sentence);
        Assert.Equal((GroundingClass.Unsupported, true),
            (result.Grounding, result.Issues.Contains(GroundingIssue.Number)));
    }

    [Theory]
    [InlineData("The firm paid $5 million for the land.", "The firm paid 5 million dollars for the land.")]
    [InlineData("The firm paid $5 million for the land.", "The firm paid US$5m for the land.")]
    [InlineData("The firm paid €5m for the land.", "The firm paid 5 million euros for the land.")]
    [InlineData("Die Firma zahlte 5 Mio. € für das Land.", "Die Firma zahlte 5 Millionen Euro für das Land.")]
    [InlineData("The firm paid from £5m to 8m for the land.", "The firm paid up to £8m for the land.")]
    [InlineData("The prices are €5, $6 and £7 for the land.", "The prices are $6, £7 and €5 for the land.")]
    [InlineData("The firm paid $5 million, or €5 million in bonds.", "The firm paid €5 million in bonds.")]
    [InlineData("Growth was -3 % in the spring.", "Growth fell by 3 % in the spring.")]
    [InlineData("Growth was -3 % in the spring.", "Growth was minus 3 per cent in the spring.")]
    [InlineData("The team won 2 -1 in the final.", "The team won 2-1 in the final.")]
    [InlineData("The club stayed in the league in 2019-20 and 2020-21.", "The club stayed in the league in 2019–20.")]
    [InlineData("The station – 5 years in the making – opened.", "The station, 5 years in the making, opened.")]
    [InlineData("The shares cost 5 pounds each.", "The shares cost £5 each.")]
    public void The_same_sign_in_another_form_is_not(string article, string sentence) =>
        Assert.DoesNotContain(GroundingIssue.Number,
            new Grounder([article, "The mayor is content with that."]).Check(sentence).Issues);
}
