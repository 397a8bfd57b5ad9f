using Summarizer.Languages;
using Summarizer.Sentences;
using Summarizer.Terms;

namespace Summarizer.Tests.Terms;

public sealed class TermVectorsTests
{
    [Fact]
    public void Words_of_one_stem_are_one_term_and_stop_words_are_none()
    {
        using TermVectors vectors = Read("en", "The negotiations began.", "They negotiated and began negotiating.");
        Assert.Equal(2, vectors.TermCount);
        Assert.Equal([2, 2], vectors.SentenceFrequency.ToArray());
    }

    [Fact]
    public void A_sentence_has_the_cosine_one_with_itself_and_zero_with_a_stranger()
    {
        using TermVectors vectors = Read("en", "Rain fell over Saxony.", "Trains stopped near Prague.");
        Assert.Equal(1, vectors.Cosine(0, 0), 5);
        Assert.Equal(0, vectors.Cosine(0, 1));
    }

    [Fact]
    public void A_word_is_found_again_whatever_its_case_or_apostrophe()
    {
        using TermVectors vectors = Read("en", "DRESDEN'S bridges", "Dresden’s bridge", "dresden bridges");
        Assert.Equal(2, vectors.TermCount);
    }

    [Theory]
    [InlineData("Ships of the US sail.", 3)]
    [InlineData("Ships sail with us.", 2)]
    [InlineData("SHIPS SAIL WITH US.", 2)]
    [InlineData("The US’s ships sail.", 3)]
    public void An_acronym_that_is_a_stop_word_in_small_letters_is_a_term(string sentence, int terms)
    {
        using TermVectors vectors = Read("en", sentence, "The U.S. pays.");
        Assert.Equal(terms, vectors.TermsIn(0).Length);
        Assert.Equal(terms == 3 ? 2 : 1, vectors.SentenceFrequency[vectors.TermsOf("U.S.")[0]]);
    }

    [Theory]
    [InlineData("flood")]
    [InlineData("reconnaissances")]
    [InlineData("unquestionablest")]
    [InlineData("counterrevolutionary")]
    [InlineData("b2b")]
    [InlineData("צה\"ל")]
    public void A_word_is_the_same_at_the_end_of_a_text_and_amid_other_characters(string word) =>
        Assert.Equal(1, Read("en", $"{word} of the {word.ToUpperInvariant()}, {word}").TermCount);

    [Theory]
    [InlineData("en",
        "He doesn't say, as 1,000 of 3.5 million did, that Sunday's well-known U.S. plan (for Jane O’Neil) failed: "
            + "\"Naïve, isn't it?\" So-called co-operation ended there.")]
    [InlineData("en",
        "An unquestionably counterrevolutionary sentence, of WORDS such as B2B and '70s and 'n' and x'a.b, goes  "
            + "on\twithout end")]
    [InlineData("fr", "L'homme d'aujourd'hui n'a pas dit qu'il s'agissait de l'Île-de-France, Paris. Voilà")]
    [InlineData("tr", "İstanbul'da IŞIK ve ISPARTA, Iğdır'ın 1.500 evi, Ankara. Bitti")]
    public void Words_are_read_the_same_wherever_in_a_text_they_are(string language, string sentence)
    {
        (Token[] Tokens, PunctuationCounts Counts) expected =
            ReadOne(language, sentence, new Sentence(0, 0, sentence.Length, 0));
        foreach (string after in (string[])["", " ", "x", ". ", new string('y', 100)])
        {
            for (int before = 0; before < 70; before++)
            {
                string text = new string(' ', before) + sentence + after;
                (Token[] tokens, PunctuationCounts counts) =
                    ReadOne(language, text, new Sentence(0, before, sentence.Length, 0));
                Assert.Equal(expected.Tokens, tokens.Select(token => token with { Offset = token.Offset - before }));
                Assert.Equal(expected.Counts, counts);
            }
        }
    }

    [Fact]
    public void A_sentence_further_on_in_a_text_is_the_first_if_it_is_the_only_one()
    {
        const string text = "Rain fell. Trains stopped.";
        using TermVectors vectors = TermVectors.Of(text, [new Sentence(7, 11, 15, 0)], Language.Of("en"));
        Assert.Equal(1, vectors.SentenceCount);
        Assert.Equal(2, vectors.Words(0));
        Assert.Equal(2, vectors.TermsIn(0).Length);
    }

    [Fact]
    public void A_word_counts_the_same_after_any_other_document()
    {
        const string text = "Italy’s Kelvin scale, K and k, Billy's and Reed's.";
        (Token[] Tokens, PunctuationCounts Counts) first = ReadOne("en", text, new Sentence(0, 0, text.Length, 0));
        Read("en", "Italy kelvin \u212A \u212Aelvin billy Reed scaled K's").Dispose();
        Assert.Equal(first.Tokens, ReadOne("en", text, new Sentence(0, 0, text.Length, 0)).Tokens);
    }

    [Fact]
    public void Initials_and_decimals_are_single_tokens()
    {
        using TermVectors vectors = Read("en", "U.S.-led troops paid 3.5 million.");
        Assert.Equal(6, vectors.FirstToken[1]);
        Assert.Equal(5, vectors.Words(0));
    }

    [Theory]
    [InlineData("de", "Verhandlungen", "Verhandlung")]
    [InlineData("fr", "négociations", "négociation")]
    [InlineData("es", "negociaciones", "negociación")]
    [InlineData("it", "negoziazioni", "negoziazione")]
    [InlineData("pt", "negociações", "negociação")]
    [InlineData("nl", "onderhandelingen", "onderhandeling")]
    [InlineData("sv", "förhandlingarna", "förhandling")]
    [InlineData("da", "forhandlingerne", "forhandling")]
    [InlineData("no", "forhandlingene", "forhandling")]
    [InlineData("fi", "neuvotteluissa", "neuvottelu")]
    [InlineData("tr", "görüşmelerinde", "görüşme")]
    [InlineData("ru", "переговорах", "переговоры")]
    [InlineData("hu", "tárgyalásokban", "tárgyalás")]
    [InlineData("ro", "negocierilor", "negocieri")]
    [InlineData("cs", "městech", "města")]
    [InlineData("el", "διαπραγματεύσεις", "διαπραγματεύσεων")]
    [InlineData("hi", "वार्ताओं", "वार्ता")]
    [InlineData("ar", "المفاوضات", "مفاوضات")]
    [InlineData("ko", "정부는", "정부의")]
    public void Inflected_words_share_a_term_in_every_language_that_has_a_stemmer(string language, string one,
        string other) =>
        Assert.Equal(1, Read(language, one + " " + other).TermCount);

    [Fact]
    public void Elided_articles_are_cut_off_in_French_and_Italian()
    {
        Assert.Equal(1, Read("fr", "l’hôpital hôpital").TermCount);
        Assert.Equal(1, Read("it", "dell'acqua acqua").TermCount);
    }

    [Fact]
    public void Turkish_capital_I_is_the_dotless_one() => Assert.Equal(1, Read("tr", "ISPARTA ısparta").TermCount);

    [Theory]
    [InlineData("İhracat ve ihracat", 1)]
    [InlineData("İçin ihracat", 1)]
    public void Turkish_capital_İ_is_the_dotted_one(string text, int terms) =>
        Assert.Equal(terms, Read("tr", text).TermCount);

    [Theory]
    [InlineData("zh", "欧洲联盟", 3)]
    [InlineData("ja", "ヨーロッパの連盟", 2)]
    [InlineData("th", "แม่น้ำ", 4)]
    public void Scripts_without_spaces_are_cut_into_slices(string language, string text, int tokens) =>
        Assert.Equal(tokens, Read(language, text).FirstToken[1]);

    [Theory]
    [InlineData("Two words", 2)]
    [InlineData("U.S.-led  well–being — now", 4)]
    [InlineData("欧洲联盟 EU", 5)]
    [InlineData("ヨーロッパの連盟", 8)]
    [InlineData("สวน", 1)]
    [InlineData("ตลาดปลาแห่งใหม่เปิดทุกเช้า ที่ท่าเรือ", 7)]
    [InlineData("ရန်ကုန်မြို့၊ ၁၅ ၊", 4)]
    [InlineData(" \t\n", 0)]
    public void Words_are_counted_as_word_processors_do(string text, int expected)
    {
        Assert.Equal(expected, WordCount.Of(text));
        Assert.Equal(expected, Read("en", text).Words(0));
    }

    private static (Token[] Tokens, PunctuationCounts Counts) ReadOne(string language, string text, Sentence sentence)
    {
        using TermVectors vectors = TermVectors.Of(text, [sentence], Language.Of(language));
        return (vectors.Tokens.ToArray(), vectors.Counts[0]);
    }

    private static TermVectors Read(string language, params string[] sentences)
    {
        int offset = 0;
        var spans = new Sentence[sentences.Length];
        for (int s = 0; s < sentences.Length; s++)
        {
            spans[s] = new Sentence(s, offset, sentences[s].Length, 0);
            offset += sentences[s].Length;
        }

        return TermVectors.Of(string.Concat(sentences), spans, Language.Of(language));
    }
}
