using Summarizer.Languages;
using Summarizer.Selection;
using Summarizer.Sentences;
using Summarizer.Terms;

namespace Summarizer.Tests.Selection;

/// <summary>Each second sentence refers to the first, or can be understood without it.</summary>
public sealed class ReferencesTests
{
    [Theory]
    [InlineData("en", "A man and a woman broke into the mill. The two were arrested at dawn.")]
    [InlineData("en", "Three towns asked for a bridge. All three were refused.")]
    [InlineData("en", "Norway and Chile sent a team. Neither has won a match.")]
    [InlineData("en", "Vans must pay a toll of nine euros. The same applies to caravans.")]
    [InlineData("de", "Ein Wirt und ein Koch stritten. Die beiden sind seit Jahren Nachbarn.")]
    [InlineData("de", "Ein Wirt und ein Koch stritten. Beide haben Anzeige erstattet.")]
    [InlineData("it", "Un cuoco e un oste litigano. I due hanno chiamato la polizia.")]
    [InlineData("it", "Tre paesi vogliono il ponte. Tutti e tre hanno scritto al ministro.")]
    [InlineData("es", "Un cocinero y un camarero discuten. Los dos fueron despedidos ayer.")]
    [InlineData("es", "Un cocinero y un camarero discuten. Ambos fueron despedidos ayer.")]
    [InlineData("fr", "Un cuisinier et un serveur se disputent. Les deux ont appelé la police.")]
    [InlineData("nl", "Een kok en een ober maken ruzie. De twee zijn ontslagen.")]
    [InlineData("it", "Un ladro ha scritto ai negozi. Rispondere a tali lettere costa caro.")]
    [InlineData("nl", "Een dief schreef de winkels. Wie zulke brieven krijgt, belt de politie.")]
    [InlineData("fr", "Un voleur écrit aux magasins. Répondre à de telles lettres coûte cher.")]
    [InlineData("es", "Un ladrón escribió a las tiendas. Responder a tales cartas sale caro.")]
    [InlineData("en", "Ann Roe bought the mill in May. When asked about the price, she's silent.")]
    [InlineData("it", "Rossi e Bruni litigano. Non risponde quest'ultimo alle domande.")]
    [InlineData("pt", "Um cozinheiro e um garçom brigam. Os dois foram demitidos ontem.")]
    [InlineData("en", "Letters went astray in May. The city answered such complaints by post.")]
    [InlineData("en", "Police carried out raids in May. The raids were led by Ann Roe.")]
    [InlineData("en", "A woman was found in Ely. The woman's burial has been postponed.")]
    [InlineData("es", "Un río creció en mayo. Un mes más tarde abrió el puente.")]
    [InlineData("cs", "Most v Brně se zavře. Obchody tento krok odmítají.")]
    [InlineData("da", "Broen lukker i maj. Mange butikker frygter denne lukning.")]
    [InlineData("no", "Broen stenger i mai. Mange butikker frykter denne stengingen.")]
    [InlineData("pl", "Most w Gdyni zamkną w maju. Sklepy krytykują tę decyzję.")]
    [InlineData("ro", "Podul se închide în mai. Magazinele critică această decizie.")]
    [InlineData("ru", "Мост закроют в мае. Магазины против этого решения.")]
    [InlineData("sv", "Bron stängs i maj. Många butiker fruktar denna stängning.")]
    [InlineData("tr", "Köprü mayısta kapanacak. Esnaf bu karara karşı çıktı.")]
    [InlineData("uk", "Міст закриють у травні. Крамниці проти цього рішення.")]
    [InlineData("eu", "Zubia maiatzean itxiko dute. Dendek erabaki hori gaitzetsi dute.")]
    [InlineData("id", "Jembatan ditutup pada Mei. Banyak toko menolak keputusan tersebut.")]
    [InlineData("vi", "Cầu Mai đóng cửa từ tháng năm. Nhiều cửa hàng phản đối quyết định này.")]
    public void A_sentence_needs_the_one_that_says_who_is_meant(string language, string text)
    {
        Assert.Equal(0, MissingFromSecond(language, text));
        Assert.Equal(0, MissingFromSecond(language, text.Replace('\'', '’')));
    }

    [Theory]
    [InlineData("en", "The mill burned. The two of hearts lay on the floor.")]
    [InlineData("en", "The mill burned. All the firemen were on strike.")]
    [InlineData("en", "The mill burned. Two were hurt.")]
    [InlineData("it", "Il mulino brucia. Chi vende mulini sa che tali mulini sono rari.")]
    [InlineData("de", "Die Mühle brannte. Die drei von der Tankstelle sahen zu.")]
    [InlineData("fr", "Le moulin brûle. Tous les pompiers sont en grève.")]
    [InlineData("en", "The mill burned. Sparks such as embers set roofs on fire.")]
    [InlineData("en", "The mill burned its raids. The raids were led by Ann Roe.")]
    [InlineData("tr", "Değirmen yandı. İtfaiye bu yıl kırk araç aldı.")]
    [InlineData("eu", "Errota erre zen. Udalak aste honetan erosi du autobusa.")]
    [InlineData("id", "Kincir terbakar. Kota membeli bus pada bulan ini.")]
    [InlineData("vi", "Cối xay cháy. Thành phố mua xe buýt trong tháng này.")]
    public void A_sentence_that_says_itself_who_is_meant_needs_none(string language, string text)
    {
        Assert.Equal(-1, MissingFromSecond(language, text));
    }

    [Fact]
    public void The_first_sentence_of_a_source_needs_nothing_of_the_source_before()
    {
        const string Text = "The mill of Ann Roe burned. That day both sides said nothing.";
        Assert.Equal(0, MissingFromSecond("en", Text));
        Assert.Equal(-1, MissingFromSecond("en", Text, starts: [0, 1]));
    }

    [Theory]
    [InlineData("The mill of Ann Roe burned. Villagers say that Roe wept.", 0)]
    [InlineData("The mill of Ann Roe burned. Villagers say that Ann wept.", 0)]
    [InlineData("The mill at Turin Airport burned. Villagers say that Turin wept.", -1, "An airport for Turin.")]
    [InlineData("The mill at Grand Turin Airport burned. Villagers say that Turin wept.", -1)]
    [InlineData("The mill of Rome's Roe burned. Villagers say that Roe wept.", -1)]
    [InlineData("The mill of Ann Roe burned. Villagers say that the Roe estate wept.", -1)]
    public void A_name_needs_the_sentence_that_has_the_whole_of_it(string text, int expected, string? more = null)
    {
        Assert.Equal(expected, MissingFromSecond("en", more is null ? text : $"{text} {more}"));
    }

    [Fact]
    public void The_title_has_named_its_names()
    {
        const string Text = "The mill of Ann Roe burned. Villagers say that Roe wept.";
        Assert.Equal(0, MissingFromSecond("en", Text, title: "A fire"));
        Assert.Equal(-1, MissingFromSecond("en", Text, title: "Roe loses a mill"));
    }

    [Theory]
    [InlineData("Ann Roe was seen in May. The 43-year-old left in June.")]
    [InlineData("A shooting shook Ely. Shops closed after the shooting.")]
    [InlineData("Police carried out new raids in May. The raids were led by Ann Roe.")]
    [InlineData("The mill burned. Most towns fear this risk.")]
    [InlineData("The mill burned. After losing his job, farmers wept.")]
    [InlineData("The mill burned. In its first year, farmers wanted a lens.")]
    [InlineData("The mill burned. In his first year, the mayor ran.")]
    public void What_is_said_of_a_thing_or_person_needs_the_sentence_that_brings_it_in(string text)
    {
        Assert.Equal(0, MissingFromSecond("en", text));
    }

    [Theory]
    [InlineData("The mill burned. The Boston team was on strike.")]
    [InlineData("A mill burned. The Boston mill was on strike.")]
    [InlineData("Police carried out raids in May. The raids of the army failed.")]
    [InlineData("Police carried out the new raids in May. The raids were led by Ann Roe.")]
    [InlineData("The raids shook Ely. The raids were led by Ann Roe.")]
    [InlineData("A shooting shook Ely. Shops closed after the shooting of a dog.")]
    [InlineData("A shooting shook Ely. Shops in Rye closed after the shooting.")]
    [InlineData("The mill burned. To reduce this risk, towns buy vans.")]
    [InlineData("The mill burned. Vans with tyres need these good tyres.")]
    [InlineData("The mill burned. After losing his job, John Roe wept.")]
    [InlineData("The mill burned. In its first year, the lens was cheap.")]
    public void What_a_sentence_says_of_its_own_thing_or_person_needs_no_other(string text)
    {
        Assert.Equal(-1, MissingFromSecond("en", text));
    }

    [Theory]
    [InlineData("en", "Ann Roe left Ely. “The mayor is late,” he said.", 0)]
    [InlineData("en", "Ann Roe left Ely. The mayor is late, he said.", -1)]
    [InlineData("en", "Ann Roe left Ely. “The mayor says that he is late.”", -1)]
    [InlineData("en", "Ann Roe left Ely. “In a way he is late.”", 0)]
    [InlineData("de", "Das Dorf schlief. „Der Preis ist gut“, sagte er.", 0)]
    [InlineData("de", "Das Dorf schlief. Der Preis ist gut, weil er sinkt.", -1)]
    public void Whom_a_quotation_mentions_is_not_its_speaker(string language, string text, int expected)
    {
        Assert.Equal(expected, MissingFromSecond(language, text));
    }

    [Theory]
    [InlineData("The Ely Rail Fund (ERF) broke. Villagers say that ERF lied. A mill burned.", 0)]
    [InlineData("The Ely Rail Fund, ERF, broke. Villagers say that ERF lied. A mill burned.", -1)]
    [InlineData("The Ely Rail Fund (Erfo) broke. Villagers say that Erfo lied. A mill burned.", -1)]
    public void An_acronym_needs_the_sentence_that_has_it_in_brackets_unless_it_is_alone(string text, int expected)
    {
        Assert.Equal(expected, Missing("en", text, 1, [1, 2]));
        Assert.Equal(-1, MissingFromSecond("en", text));
    }

    [Fact]
    public void In_a_digest_a_noun_is_brought_in_by_its_own_source()
    {
        const string Text =
            "A shooting shook Ely. A mill shut. A shooting shook Rye. A mall shut. Banks closed after the shooting.";
        Assert.Equal(0, Missing("en", Text, 4, [4]));
        Assert.Equal(2, Missing("en", Text, 4, [4], starts: [0, 0, 2, 2, 2]));
        Assert.Equal(-1, Missing("en", Text, 4, [4], starts: [0, 0, 0, 3, 3]));
    }

    private static int MissingFromSecond(string code, string text, int[]? starts = null, string? title = null) =>
        Missing(code, text, 1, [1], starts, title);

    private static int Missing(
        string code, string text, int s, List<int> picked, int[]? starts = null, string? title = null)
    {
        var sentences = new List<Sentence>();
        for (int start = 0; start < text.Length; start = sentences[^1].Offset + sentences[^1].Length + 1)
        {
            int stop = text.IndexOf(". ", start, StringComparison.Ordinal);
            int length = stop < 0 ? text.Length - start : stop + 1 - start;
            sentences.Add(new Sentence(sentences.Count, start, length, 0));
        }

        Sentence[] all = [.. sentences];
        using TermVectors vectors = TermVectors.Of(text, all, Language.Of(code));
        return new References(text, all, vectors, title, starts).Missing(s, picked);
    }
}
