using Summarizer.Boilerplate;
using Summarizer.Documents;

namespace Summarizer.Tests.Documents;

/// <summary>Puts each line of boilerplate.lines before and behind an article.</summary>
public sealed class BoilerplateTests
{
    private const string Article = """
        The harbour bridge in Havenport will close to all traffic for two years from September after engineers found cracks in its main girders. The bridge carries 18,000 vehicles a day and was last repaired in 1987.

        A temporary ferry will carry foot passengers and bicycles, but lorries will have to take a detour of 34 kilometres. Local traders said that the closure would cost them dearly.

        The ministry of transport will answer by June whether it pays for a second ferry. The cracks are longer than anybody had feared, said the leader of the council.
        """;

    public static IEnumerable<object[]> Lines => Read("boilerplate.lines");

    public static IEnumerable<object[]> Sentences => Read("sentences.lines");

    [Theory]
    [InlineData("If you have received this e-mail in error, call the harbour office.")]
    [InlineData("You can change your preferences at any time under settings.")]
    public void Wordings_of_eight_words_are_known_too(string line) => Assert.NotNull(BoilerplateRules.ForLine(line));

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_paragraph_of_boilerplate_does_not_change_the_summary(string line)
    {
        string[] expected = Summary(Article);
        Assert.Equal(expected, Summary(Article + "\n\n" + line));
        Assert.Equal(expected, Summary(line + "\n\n" + Article));
    }

    [Theory]
    [InlineData("Join us, he told the community, and nobody has to leave.")]
    [InlineData("Follow our example, the mayor told the neighbouring towns.")]
    [InlineData("Get your children off Facebook and into the garden.")]
    [InlineData("Contact our support if the error persists.")]
    [InlineData("Open the app and choose another channel in its settings.")]
    [InlineData("This story of a closed factory is not over.")]
    [InlineData("Like us, the members of this community live by the sea.")]
    [InlineData("Streit um Werbung für Tabak geht weiter")]
    [InlineData("Il prezzo della pubblicità continua a salire")]
    [InlineData("Les notes de notre chaîne de magasins baissent.")]
    [InlineData("Entre nous, cette application est un échec, dit le maire.")]
    [InlineData("LINEで詐欺、被害は一億円")]
    [InlineData("微信公众号用户超过两千万。")]
    [InlineData("Read This Before You Rent a Boat")]
    [InlineData("Share this river")]
    [InlineData("Terms of use for cargo bikes")]
    [InlineData("Privacy Policy Changes at the Ferry Company")]
    [InlineData("More from Fewer Fields")]
    [InlineData("Mehr dazu vor Gericht")]
    [InlineData("Con información de los vecinos")]
    [InlineData("Haga clic en Imprimir")]
    [InlineData("Haz clic en la rueda dentada")]
    [InlineData("Přihlaste se heslem")]
    [InlineData("Créez un compte Minecraft")]
    [InlineData("Zapisz się na kurs")]
    [InlineData("Meld deg på løpet")]
    [InlineData("Tilmeld dig turen")]
    [InlineData("Naročite se na pregled")]
    [InlineData("Xem thêm phim làm trẻ em mệt")]
    public void A_line_that_an_article_may_have_is_none(string line) => Assert.Null(BoilerplateRules.ForLine(line));

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_sentence_that_starts_or_ends_like_a_wording_is_none(string sentence)
    {
        Assert.Null(BoilerplateRules.ForLine(sentence));
        Assert.Null(BoilerplateRules.ForSentence(sentence, isFirst: false));
    }

    private static IEnumerable<object[]> Read(string file)
    {
        using var reader = new StreamReader(
            typeof(BoilerplateTests).Assembly.GetManifestResourceStream("Summarizer.Tests.Documents." + file)!);
        return [.. reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n')
            .Where(line => line.Length > 0 && line[0] != '#').Select(line => new object[] { line })];
    }

    private static string[] Summary(string text) =>
        [.. ExtractiveSummarizer.Summarize(Document.FromText(text), new SummaryOptions { Sentences = 3 }).Sentences
            .Select(s => s.Text)];
}
