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

    private static int MissingFromSecond(string code, string text, int[]? starts = null, string? title = null)
    {
        int second = text.IndexOf(". ", StringComparison.Ordinal) + 2;
        int third = text.IndexOf(". ", second, StringComparison.Ordinal) + 2;
        int end = third > 1 ? third - 1 : text.Length;
        Sentence[] sentences = [new(0, 0, second - 1, 0), new(1, second, end - second, 0)];
        if (third > 1)
            sentences = [.. sentences, new(2, third, text.Length - third, 0)];
        using TermVectors vectors = TermVectors.Of(text, sentences, Language.Of(code));
        return new References(text, sentences, vectors, title, starts).Missing(1, [1]);
    }
}
