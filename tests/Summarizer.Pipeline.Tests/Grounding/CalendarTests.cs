using Summarizer.Pipeline.Grounding;

namespace Summarizer.Pipeline.Tests.Grounding;

/// <summary>Months and weekdays, also where the article abbreviates them.</summary>
public sealed class CalendarTests
{
    [Theory]
    [InlineData("The mayor sat down with the council.", "The mayor sat down with the council on Saturday.")]
    [InlineData("The council met in the sun by the river.", "The council met by the river on Sunday.")]
    [InlineData("They wed in the town hall.", "They wed in the town hall on Wednesday.")]
    [InlineData("Jan, 34, leads the council.", "Jan leads the council from January.")]
    [InlineData("The council thanked Jan.", "The council thanked Jan in January.")]
    [InlineData("Marc leads the council.", "Marc leads the council from March.")]
    public void A_word_that_only_starts_like_a_month_or_weekday_is_none(string article, string sentence) =>
        Assert.Contains(GroundingIssue.Date, Grounder.Check(article + " The vote was close.", sentence).Issues);

    [Theory]
    [InlineData("The council met on Sat. morning.", "The council met on Saturday morning.")]
    [InlineData("The council met on 5 Jan in the hall.", "The council met on 5 January in the hall.")]
    [InlineData("The council met on Sept. 5 in the hall.", "The council met on September 5 in the hall.")]
    [InlineData("The council met on Wed 5 May.", "The council met on Wednesday 5 May.")]
    [InlineData("The hall is open Mon-Fri.", "The hall is open from Monday to Friday.")]
    [InlineData("Le conseil vote le 5 janv. dans la salle.", "Le conseil vote le 5 janvier dans la salle.")]
    public void An_abbreviation_is_the_month_or_weekday(string article, string sentence) =>
        Assert.DoesNotContain(GroundingIssue.Date, Grounder.Check(article + " The vote was close.", sentence).Issues);

    [Fact]
    public void A_heading_may_have_the_abbreviation() =>
        Assert.DoesNotContain(GroundingIssue.Date,
            new Grounder(["The council met in the hall."], ["Notes of Sat 5 May"])
                .Check("The council met in the hall on Saturday.").Issues);
}
