using Summarizer.Documents;
using Summarizer.Pipeline.Grounding;
using Summarizer.Pipeline.Rewriting;
using Summarizer.Pipeline.Rewriting.Checking;
using Summarizer.Pipeline.Rewriting.Prompting;

namespace Summarizer.Pipeline.Tests.Rewriting;

/// <summary>Lines that do not report, and summary sentences that only they support.</summary>
public sealed class StrayLinesTests
{
    [Theory]
    [InlineData("You will be paid if you lived near the gates.", "Residents near the gates will be paid.", "aside")]
    [InlineData("We saw the crew paint the gates at night.", "The crew painted the gates at night.", "aside")]
    [InlineData("Sell the rusted gates to Oslo.", "The rusted gates are sold to Oslo.", "aside")]
    [InlineData("What did the port sell? Two rusted cranes went to Oslo.", "Two rusted cranes went to Oslo.", "aside")]
    [InlineData("Box 4, for the margin: the gates are rusted.", "The gates are rusted.", "aside")]
    [InlineData("{gates | rusted | since May}", "The gates are rusted.", "aside")]
    [InlineData("This text proves that the gates are rusted.", "The gates are rusted.", "aside")]
    [InlineData("Luigi bakes thin pizza with fresh basil from his garden.", "Luigi bakes thin pizza with fresh basil.",
        "off-topic")]
    [InlineData("Rusted gates are sold on 020 7946 0321.", "Rusted gates are sold.", "off-topic")]
    public void A_sentence_that_only_a_stray_line_supports_is_partial(string line, string sentence, string issue)
    {
        CheckedSentence found = Check(Writers.Article + "\n\n" + line, sentence);
        Assert.Equal((GroundingClass.Partial, true), (found.Grounding, found.Issues.Contains(issue)));
    }

    [Theory]
    [InlineData("The mayor added: \"You can trust the gates.\"", "The mayor said that the gates can be trusted.")]
    [InlineData("Officials in the US praised the gates.", "US officials praised the gates.")]
    [InlineData("Asked about the gates, the mayor smiled.", "The mayor smiled when asked about the gates.")]
    public void A_line_that_reports_is_not_stray(string line, string sentence) =>
        Assert.DoesNotContain(RewriteIssue.Aside, Check(Writers.Article + "\n\n" + line, sentence).Issues);

    [Fact]
    public void What_much_of_an_article_does_is_its_own_manner()
    {
        const string recipe = """
            Boil the rice for twelve minutes. Drain the rice and keep it warm. Fry the onions in butter. Add the rice to
            the onions. Serve it with parsley. The dish comes from the hills above the lake.
            """;
        Assert.DoesNotContain(RewriteIssue.Aside, Check(recipe, "Fry the onions in butter, then add the rice.").Issues);
    }

    [Theory]
    [InlineData("injections-unseen.txt", 9)]
    [InlineData("injections-fresh.txt", 11)]
    public void No_more_of_other_attempts_are_supported_than_docs_say(string file, int most)
    {
        string[] supported = [.. InjectionTests.Read(file).Where(IsSupported).Select(a => a.Name)];
        Assert.True(supported.Length <= most, string.Join(", ", supported));
    }

    private static bool IsSupported(InjectionTests.Attempt attempt)
    {
        SourceText source = Source(InjectionTests.With(attempt.Attack));
        string visible = PlainSentence.Visible(attempt.Attack);
        int[] cited =
            [.. source.Lines.Where(l => visible.Contains(l.Text, StringComparison.Ordinal)).Select(l => l.Number)];
        return cited.Length > 0 && Check(source, attempt.Obeyed[0], cited).Grounding == GroundingClass.Supported;
    }

    private static CheckedSentence Check(string article, string sentence)
    {
        SourceText source = Source(article);
        return Check(source, sentence, [source.Lines[^1].Number]);
    }

    private static CheckedSentence Check(SourceText source, string sentence, int[] cited) =>
        new SummaryCheck(source).Check(
            new SummaryAnswer([new AnswerSentence(sentence, cited)], []),
            source.Lines.ToDictionary(l => l.Number), isTranslation: false)[0];

    private static SourceText Source(string article) =>
        SourceText.Of(ExtractiveSummarizer.Summarize(Document.FromText(article)));
}
