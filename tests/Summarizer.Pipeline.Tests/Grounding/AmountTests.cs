using Summarizer.Pipeline.Grounding;

namespace Summarizer.Pipeline.Tests.Grounding;

/// <summary>
/// Units, rates, times, dates and parts of scales: another one is found, another form of the same is not.
/// </summary>
public sealed class AmountTests
{
    private const string Rest = " The mayor is content with that. The weather was fine.";

    [Theory]
    [InlineData(GroundingIssue.Number, "He served six years in prison.", "He served six months in prison.")]
    [InlineData(GroundingIssue.Number, "The road is 5 km long.", "The road is 5 miles long.")]
    [InlineData(GroundingIssue.Number, "The rate rose by 3 percent in May.",
        "The rate rose by 3 percentage points in May.")]
    [InlineData(GroundingIssue.Number, "The rate rose by 3 percentage points in May.",
        "The rate rose by 3 percent in May.")]
    [InlineData(GroundingIssue.Number, "The plant makes 40 tonnes per day of steel.",
        "The plant makes 40 tonnes per week of steel.")]
    [InlineData(GroundingIssue.Number, "The plant makes 40 tonnes of steel a day.",
        "The plant makes 40 tonnes of steel a week.")]
    [InlineData(GroundingIssue.Number, "The pipe is 30 cm wide.", "The pipe is 30 mm wide.")]
    [InlineData(GroundingIssue.Number, "The tank holds 300 litres of water.", "The tank holds 300 gallons of water.")]
    [InlineData(GroundingIssue.Number, "Er saß sechs Jahre in Haft. Die Sonne schien im Park am Abend.",
        "Er saß sechs Monate in Haft.")]
    [InlineData(GroundingIssue.Number, "The talks start at 9:30 in Oslo.", "The talks start at 9:00 in Oslo.")]
    [InlineData(GroundingIssue.Number, "The talks start at 9 am in Oslo.", "The talks start at 10:00 in Oslo.")]
    [InlineData(GroundingIssue.Number, "The council met on 20 May in Oslo. The storm killed many people in Oslo.",
        "The storm killed 20 people in Oslo.")]
    [InlineData(GroundingIssue.Number, "The council met on May 20 in Oslo. The storm killed many people in Oslo.",
        "The storm killed 20 people in Oslo.")]
    [InlineData(GroundingIssue.Number, "The talks start at noon in Oslo.", "The talks start at 12 am in Oslo.")]
    [InlineData(GroundingIssue.Number, "The talks start at midnight in Oslo.", "The talks start at 12 pm in Oslo.")]
    [InlineData(GroundingIssue.Number, "The talks are in Oslo. 9 people came.", "The talks start at 9:00 in Oslo.")]
    [InlineData(GroundingIssue.Number, "The talks are in Oslo. 21 dogs came.", "The talks start at 21:00 in Oslo.")]
    [InlineData(GroundingIssue.Number, "The road is 5km long.", "The road is 5miles long.")]
    [InlineData(GroundingIssue.Date, "The app has version 1.2.34 now.", "It is of 1 February 2034.")]
    [InlineData(GroundingIssue.Number, "300,000 people came to the fair.", "Half a million people came to the fair.")]
    [InlineData(GroundingIssue.Date,
        "The council met on Monday in the town hall of Oslo. The sun was out. The pool opens on Friday.",
        "The council met on Friday in the town hall of Oslo.")]
    [InlineData(GroundingIssue.Date, "The council met on 20 May in Oslo. The pool opens on 3 June.",
        "The council met on 20 June in Oslo.")]
    [InlineData(GroundingIssue.Date, "The pool opened in March 2018. The council met in Oslo in May 2020.",
        "The pool opened in March 2020.")]
    [InlineData(GroundingIssue.Date, "The band split in 1994.", "The band split in the 1980s.")]
    [InlineData(GroundingIssue.Number, "The bridge was built in 1871.", "The bridge was built in the 18th century.")]
    public void Another_amount_or_date_is_found(string issue, string article, string sentence)
    {
        GroundingResult result = Grounder.Check(article + Rest, sentence);
        Assert.Equal((GroundingClass.Unsupported, true), (result.Grounding, result.Issues.Contains(issue)));
    }

    [Theory]
    [InlineData(GroundingIssue.Number, "It costs no more than twelve dot fifty euros.", "It costs at most 12.50 euros.")]
    [InlineData(GroundingIssue.Number, "The rate is two point two five per cent.", "The rate is 2.25 per cent.")]
    [InlineData(GroundingIssue.Number, "He served six years in prison.", "His six-year term ended.")]
    [InlineData(GroundingIssue.Number, "The road is 5 km long.", "The road is 5 kilometres long.")]
    [InlineData(GroundingIssue.Number, "The road is 5 km (3 miles) long.", "The road is 3 miles long.")]
    [InlineData(GroundingIssue.Number, "The rate rose by 3 per cent in May.", "The rate rose by 3% in May.")]
    [InlineData(GroundingIssue.Number, "The plant makes 40 tonnes of steel a day.",
        "The plant makes 40 tonnes of steel daily.")]
    [InlineData(GroundingIssue.Number, "It took 10 minutes and 20 seconds in all.", "It took 10 minutes.")]
    [InlineData(GroundingIssue.Number, "The talks start at 9 am in Oslo.", "The talks start at 9:00 in Oslo.")]
    [InlineData(GroundingIssue.Number, "The talks start at 9 o'clock in Oslo.", "The talks start at 9:00 in Oslo.")]
    [InlineData(GroundingIssue.Number, "The talks start at 9 pm in Oslo.", "The talks start at 21:00 in Oslo.")]
    [InlineData(GroundingIssue.Number, "The talks start at 21:00 in Oslo.", "The talks start at 9 pm in Oslo.")]
    [InlineData(GroundingIssue.Number, "The talks start at 9:00 in Oslo.", "The talks start at 9 am in Oslo.")]
    [InlineData(GroundingIssue.Number, "The talks start at noon in Oslo.", "The talks start at 12 pm in Oslo.")]
    [InlineData(GroundingIssue.Number, "The talks start at noon in Oslo.", "The talks start at 12:00 in Oslo.")]
    [InlineData(GroundingIssue.Number, "Die Sitzung beginnt um 9 Uhr im Rathaus. Die Sonne schien im Park.",
        "Die Sitzung beginnt um 9.00 Uhr im Rathaus.")]
    [InlineData(GroundingIssue.Number, "Die Sitzung beginnt um 20.15 Uhr im Rathaus. Die Sonne schien im Park.",
        "Die Sitzung beginnt um 20:15 Uhr im Rathaus.")]
    [InlineData(GroundingIssue.Number, "The talks start at 21h in Oslo.", "The talks start at 9 pm in Oslo.")]
    [InlineData(GroundingIssue.Number, "La séance commence à 9h30 dans la salle. Le soleil brillait dans le parc.",
        "La séance commence à 9:30 dans la salle.")]
    [InlineData(GroundingIssue.Number,
        "The council met from 18 to 20 May in Oslo. The storm killed many people in Oslo.",
        "The council met from 18 May to 20 May in Oslo.")]
    [InlineData(GroundingIssue.Number, "The council met on 20 May in Oslo. The storm killed many people in Oslo.",
        "The council met on the 20th in Oslo.")]
    [InlineData(GroundingIssue.Number, "Half a million people came to the fair.", "500,000 people came to the fair.")]
    [InlineData(GroundingIssue.Number, "A quarter of a million people came to the fair.",
        "250,000 people came to the fair.")]
    [InlineData(GroundingIssue.Number, "500,000 people came to the fair.", "Half a million people came to the fair.")]
    [InlineData(GroundingIssue.Number, "A dozen people came to the fair.", "12 people came to the fair.")]
    [InlineData(GroundingIssue.Number, "12 people came to the fair.", "A dozen people came to the fair.")]
    [InlineData(GroundingIssue.Number, "Half a dozen people came to the fair.", "Six people came to the fair.")]
    [InlineData(GroundingIssue.Number, "Half of the people came to the fair.",
        "50 percent of the people came to the fair.")]
    [InlineData(GroundingIssue.Number, "Three quarters of a million people came.", "750,000 people came.")]
    [InlineData(GroundingIssue.Date, "The council met on 15.03.24 in Oslo.",
        "The council met on 15 March 2024 in Oslo.")]
    [InlineData(GroundingIssue.Number, "The council met on 15.03.24 in Oslo.",
        "The council met on 15 March 2024 in Oslo.")]
    [InlineData(GroundingIssue.Date, "The council met on 15 March 2024 in Oslo.",
        "The council met on 15/03/24 in Oslo.")]
    [InlineData(GroundingIssue.Number, "The council met on 15 March 2024 in Oslo.",
        "The council met on 15/03/24 in Oslo.")]
    [InlineData(GroundingIssue.Date, "The council met on Monday in the town hall of Oslo. It met again on Friday.",
        "The council met on Friday in the town hall of Oslo.")]
    [InlineData(GroundingIssue.Date, "The band split in 1994.", "The band split in the 1990s.")]
    [InlineData(GroundingIssue.Number, "The bridge was built in 1871.", "The bridge was built in the 19th century.")]
    [InlineData(GroundingIssue.Number, "A boy of 20 years sang.", "It was a song of the 20th century.")]
    [InlineData(GroundingIssue.Number, "In May 20 people died in the storm.", "The storm killed 20 people.")]
    [InlineData(GroundingIssue.Number, "Officials said 20 may have died in the storm.", "The storm killed 20 people.")]
    [InlineData(GroundingIssue.Number, "In March 20 marines died in the attack.", "The attack killed 20 soldiers.")]
    [InlineData(GroundingIssue.Number, "The talks start at midnight in Oslo.", "The talks start at 12 am in Oslo.")]
    [InlineData(GroundingIssue.Number, "The talks start at midnight in Oslo.",
        "The talks start at 12:00 a.m. in Oslo.")]
    [InlineData(GroundingIssue.Number, "The virus was found on 19 March.", "Covid-19 cases were found.")]
    [InlineData(GroundingIssue.Number, "The plant made 40 tonnes a day after the repair.",
        "The plant made 40 tonnes a week.")]
    [InlineData(GroundingIssue.Date, "The fair is from 18 to 20 May, and the vote is on 3 June.",
        "The fair ends on 20 May.")]
    [InlineData(GroundingIssue.Date,
        "The six were arrested on Sunday. The court met. The six men, arrested in Oslo, were charged on Monday.",
        "The six men in Oslo were arrested and charged on Sunday.")]
    public void The_same_amount_or_date_in_another_form_is_not(string issue, string article, string sentence) =>
        Assert.DoesNotContain(issue, Grounder.Check(article + Rest, sentence).Issues);

    [Fact]
    public void A_number_of_the_title_is_not_only_a_day() =>
        Assert.DoesNotContain(GroundingIssue.Number,
            new Grounder(["The ferry sank on 20 May in a storm."], ["20 dead in ferry disaster"])
                .Check("The ferry disaster killed 20 people.").Issues);
}
