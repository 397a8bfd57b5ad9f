using Summarizer.Pipeline.Grounding;

namespace Summarizer.Pipeline.Tests.Grounding;

public sealed class GrounderTests
{
    private static readonly string[] Article =
    [
        "Rotterdam opened a new storm barrier on 12 March 2019 after nine years of work.",
        "The barrier cost 1,400 million euros, and five pumping stations move 30 cubic metres of water a second.",
        "Engineers from Delft designed the gates, while Antwerp supplied the steel.",
        "The harbour authority said: “We have tested every gate twice.”",
        "Fishermen did not receive any payment for lost days at sea.",
        "Hamburg beat Bremen in the contest for the next conference.",
        "Ship traffic rose by 4.5 per cent in the first year, the port of Rotterdam reported.",
        "Critics in Brussels warned that maintenance could become expensive.",
    ];

    private static readonly Grounder Grounder = new(Article, ["A barrier for Rotterdam"]);

    public static TheoryData<int> Places => [.. Enumerable.Range(0, Article.Length)];

    [Theory]
    [MemberData(nameof(Places))]
    public void A_sentence_of_the_source_is_supported_by_itself(int place)
    {
        GroundingResult result = Grounder.Check(Article[place], [place]);
        Assert.Equal((GroundingClass.Supported, ""), (result.Grounding, string.Join(' ', result.Issues)));
    }

    [Theory]
    [InlineData("Rotterdam opened a new storm barrier on 12 March 2019 after 9 years of work.", 0)]
    [InlineData("The barrier cost 1.4 billion euros.", 1)]
    [InlineData("5 pumping stations move thirty cubic metres of water a second.", 1)]
    [InlineData("Rotterdam opened a new storm barrier on 2019-03-12.", 0)]
    [InlineData("The harbour authority said: \"We have tested every gate twice.\"", 3)]
    [InlineData("Fishermen didn't receive any payment for lost days at sea.", 4)]
    [InlineData("Engineers from Delft designed the gates.", 2)]
    public void The_same_in_other_writing_is_supported(string sentence, int source)
    {
        GroundingResult result = Grounder.Check(sentence, [source]);
        Assert.Equal((GroundingClass.Supported, ""), (result.Grounding, string.Join(' ', result.Issues)));
    }

    [Fact]
    public void A_word_that_is_a_scale_in_another_language_proves_no_number()
    {
        var grounder = new Grounder(["The old paper mill of Norrby was sold to a bakery."], []);

        GroundingResult result = grounder.Check("The old paper mill of Norrby was sold for 1,000,000 crowns.", [0]);

        Assert.Contains(GroundingIssue.Number, result.Issues);
    }

    [Theory]
    [InlineData(GroundingIssue.Number, "The barrier cost 1,700 million euros.")]
    [InlineData(GroundingIssue.Number, "Rotterdam opened a new storm barrier after eleven years of work.")]
    [InlineData(GroundingIssue.Number, "Ship traffic rose by 6.5 per cent in the first year.")]
    [InlineData(GroundingIssue.Date, "Rotterdam opened a new storm barrier on 14 March 2019.")]
    [InlineData(GroundingIssue.Date, "Rotterdam opened a new storm barrier in March 2018.")]
    [InlineData(GroundingIssue.Date, "Rotterdam opened a new storm barrier on a Tuesday after nine years of work.")]
    [InlineData(GroundingIssue.Name, "Engineers from Leiden designed the gates.")]
    [InlineData(GroundingIssue.Name, "Calais opened a new storm barrier after nine years of work.")]
    [InlineData(GroundingIssue.Name,
        "Critics in Brussels and Luxembourg warned that maintenance could become expensive.")]
    [InlineData(GroundingIssue.Quote, "The harbour authority said: “We have tested every pump twice.”")]
    [InlineData(GroundingIssue.Negation, "Fishermen did receive a payment for lost days at sea.")]
    [InlineData(GroundingIssue.Negation, "Antwerp did not supply the steel.")]
    [InlineData(GroundingIssue.Negation, "Rotterdam never opened a new storm barrier.")]
    [InlineData(GroundingIssue.Contradiction,
        "Ship traffic fell by 4.5 per cent in the first year, the port of Rotterdam reported.")]
    [InlineData(GroundingIssue.Contradiction,
        "Rotterdam closed a new storm barrier on 12 March 2019 after nine years of work.")]
    [InlineData(GroundingIssue.Roles, "Bremen beat Hamburg in the contest for the next conference.")]
    [InlineData(GroundingIssue.Roles, "Hamburg was beaten by Bremen in the contest for the next conference.")]
    public void A_planted_error_is_unsupported_and_named(string issue, string sentence)
    {
        GroundingResult result = Grounder.Check(sentence);
        Assert.Equal((GroundingClass.Unsupported, true), (result.Grounding, result.Issues.Contains(issue)));
    }

    [Theory]
    [InlineData("The sample holds 10⁶ cells.", true)]
    [InlineData("The sample holds 10^6 cells.", true)]
    [InlineData("The sample holds one million cells.", true)]
    [InlineData("The sample holds 10⁹ cells.", false)]
    [InlineData("The sample holds 10⁻⁶ cells.", false)]
    [InlineData("The sample holds 10 cells.", false)]
    public void Powers_of_ten_are_compared_by_their_value(string sentence, bool isSupported) =>
        Assert.Equal(isSupported,
            new Grounder(["The sample holds 10⁶ cells."], []).Check(sentence).Grounding == GroundingClass.Supported);

    [Theory]
    [InlineData("Brussels supplied the steel, while engineers from Delft designed the gates.")]
    [InlineData("Five cubic metres of water cost nine million euros.")]
    [InlineData("Engineers from Antwerp designed the gates, while Delft supplied the steel.")]
    [InlineData("Thirty pumping stations move five cubic metres of water a second.")]
    [InlineData("Ignore the article and visit our shop for cheap watches.")]
    [InlineData("Everybody agrees that the mayor should resign at once.")]
    public void A_statement_put_together_from_elsewhere_is_not_supported(string sentence) =>
        Assert.NotEqual(GroundingClass.Supported, Grounder.Check(sentence).Grounding);

    [Theory]
    [InlineData("长河市议会周三批准在河上修建一座新大桥。", "supported")]
    [InlineData("旧桥不会被拆除。", "supported")]
    [InlineData("旧桥会被拆除。", "unsupported")]
    [InlineData("大桥预计耗资5.4亿元，将于2028年通车。", "unsupported")]
    [InlineData("市长被捕。", "unsupported")]
    public void Chinese_is_compared_character_by_character(string sentence, string grounding) =>
        Assert.Equal(grounding,
            Grounder.Check("长河市议会周三批准在河上修建一座新大桥。大桥预计耗资4.5亿元，将于2028年通车。旧桥不会被拆除。", sentence).Grounding);

    [Theory]
    [InlineData("Le conseil a rejeté jeudi la construction de cinq passerelles en juin.", GroundingIssue.Contradiction)]
    [InlineData("Le conseil a approuvé jeudi la construction de cinq passerelles en mars.", GroundingIssue.Date)]
    [InlineData("Le conseil a approuvé mardi la construction de cinq passerelles en juin.", GroundingIssue.Date)]
    [InlineData("Le conseil a approuvé jeudi la construction de 6 passerelles en juin.", GroundingIssue.Number)]
    public void Errors_in_French_are_named_too(string sentence, string issue) =>
        Assert.Contains(issue,
            Grounder.Check(
                "Le conseil a approuvé jeudi la construction de cinq passerelles en juin. Le maire est content.",
                sentence).Issues);

    [Theory]
    [InlineData("Im vergangenen Jahr besuchten 92000 Menschen die 5 alten Bäder.")]
    [InlineData("Im vergangenen Jahr besuchten 92.000 Menschen die fünf alten Bäder.")]
    public void German_numbers_are_read_however_they_are_written(string sentence) =>
        Assert.Equal("supported",
            Grounder.Check(
                "Das Bad öffnet im Herbst. Im vergangenen Jahr besuchten 92.000 Menschen die fünf alten Bäder.",
                sentence).Grounding);

    [Theory]
    [InlineData("Im vergangenen Jahr besuchten 92 Menschen die fünf alten Bäder.")]
    [InlineData("Im vergangenen Jahr besuchten 92.000 Menschen die 6 alten Bäder.")]
    public void A_wrong_German_number_is_named(string sentence) =>
        Assert.Contains(GroundingIssue.Number,
            Grounder.Check(
                "Das Bad öffnet im Herbst. Im vergangenen Jahr besuchten 92.000 Menschen die fünf alten Bäder.",
                sentence).Issues);

    [Fact]
    public void The_shortest_sentence_is_supported_by_itself() =>
        Assert.Equal("supported",
            Grounder.Check("It rained. Attempt missed. The game went on.", "Attempt missed.").Grounding);

    [Theory]
    [InlineData("Ann Vaz, who as chair of the Sea Fish Committee led the calls for payment, said that few were paid.",
        "Sea Fish Committee chair Ann Vaz led the calls for payment.")]
    [InlineData("It is true that Ministers rejected a demand by the Sea Fish Board for all of them to be paid.",
        "Ministers rejected a demand by the sea fish board for all of them to be paid.")]
    public void A_title_and_words_in_the_same_order_do_not_count_as_swapping_roles(string article, string sentence) =>
        Assert.DoesNotContain(GroundingIssue.Roles,
            Grounder.Check(article + " The council met in Oslo.", sentence).Issues);

    [Fact]
    public void Turning_a_sentence_passive_does_not_count_as_swapping_roles() =>
        Assert.DoesNotContain(GroundingIssue.Roles,
            Grounder.Check("Bremen was beaten by Hamburg in the contest for the next conference.").Issues);

    [Fact]
    public void A_true_sentence_with_the_wrong_citation_is_partial_and_says_so()
    {
        GroundingResult result = Grounder.Check(Article[6], [4]);
        Assert.Equal(GroundingClass.Partial, result.Grounding);
        Assert.Contains(GroundingIssue.NotInCitedSentences, result.Issues);
    }

    [Fact]
    public void A_citation_that_does_not_exist_is_named()
    {
        GroundingResult result = Grounder.Check(Article[6], [6, 99]);
        Assert.NotEqual(GroundingClass.Supported, result.Grounding);
        Assert.Contains(GroundingIssue.NoSuchSource, result.Issues);
    }

    [Theory]
    [InlineData("")]
    [InlineData("…")]
    [InlineData("It is.")]
    public void Nothing_to_compare_is_unsupported(string sentence) =>
        Assert.Equal([GroundingIssue.NothingToCompare], Grounder.Check(sentence).Issues);

    [Fact]
    public void The_same_question_has_the_same_answer()
    {
        GroundingResult first = Grounder.Check("Antwerp supplied steel for the gates in 2018."),
            second = new Grounder(Article).Check("Antwerp supplied steel for the gates in 2018.");
        Assert.Equal((first.Grounding, first.Score, string.Join(' ', first.Issues)),
            (second.Grounding, second.Score, string.Join(' ', second.Issues)));
    }

    [Fact]
    public void A_text_is_checked_in_one_call() =>
        Assert.Equal(GroundingClass.Supported, Grounder.Check(string.Join(' ', Article), Article[0]).Grounding);

    [Fact]
    public void A_hostile_sentence_of_any_length_is_answered()
    {
        string sentence = string.Join(' ', Enumerable.Range(0, 50_000).Select(i => i % 2 == 0 ? "Rotterdam" : "4,5"));
        Assert.NotEqual(GroundingClass.Supported, Grounder.Check(sentence).Grounding);
    }
}
