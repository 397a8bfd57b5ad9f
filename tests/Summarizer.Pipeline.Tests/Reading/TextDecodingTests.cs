using System.Text;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading;
using static Summarizer.Pipeline.Tests.Reading.ReadingArticles;

namespace Summarizer.Pipeline.Tests.Reading;

public sealed class TextDecodingTests
{
    private const string German =
        "Die Städte müssen bis März über neue Straßen entscheiden. Das schöne Grün der Bäume fällt auf.";
    private const string Japanese = "気象庁は今日、新しい予報を発表しました。これは大切なニュースです。";

    static TextDecodingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("utf-32BE")]
    public void A_byte_order_mark_is_believed_and_not_part_of_the_text(string encoding)
    {
        Encoding marked = Encoding.GetEncoding(encoding);
        ReadArticle article = Read([.. marked.GetPreamble(), .. marked.GetBytes(German)]);
        Assert.Equal(German, article.Document.Text);
        Assert.Empty(article.Warnings);
    }

    [Theory]
    [InlineData("utf-16", German)]
    [InlineData("utf-16BE", German)]
    [InlineData("utf-16", Japanese)]
    [InlineData("utf-16BE", Japanese)]
    [InlineData("utf-16", "Ja")]
    [InlineData("utf-32", German)]
    [InlineData("utf-32BE", German)]
    public void Wide_encodings_are_told_without_a_mark(string encoding, string text) =>
        Assert.Equal(text, Read(Encoding.GetEncoding(encoding).GetBytes(text)).Document.Text);

    [Theory]
    [InlineData("windows-1252", German)]
    [InlineData("windows-1252",
        "L’été dernier, la société a été très préoccupée par l’évolution du marché où elle opère à l’étranger.")]
    [InlineData("windows-1252",
        "“Curly quotes” – and dashes — in an English text that’s otherwise plain, as newspapers’ articles are.")]
    [InlineData("windows-1252",
        "El año pasado la compañía anunció más inversión en educación y también en investigación.")]
    [InlineData("windows-1251", "Москва объявила о новых мерах поддержки, которые вступят в силу со следующего года.")]
    [InlineData("koi8-r", "Москва объявила о новых мерах поддержки, которые вступят в силу со следующего года.")]
    [InlineData("windows-1250",
        "Rząd ogłosił dzisiaj nowe środki, które będą obowiązywać od przyszłego miesiąca. Żółć.")]
    [InlineData("shift_jis", Japanese)]
    [InlineData("euc-jp", Japanese)]
    [InlineData("gb18030", "中国科学家今天宣布了一项新的发现,这对于研究具有重要意义。")]
    [InlineData("euc-kr", "한국 정부는 오늘 새로운 정책을 발표했습니다.")]
    public void Legacy_encodings_are_guessed_with_a_warning(string encoding, string text)
    {
        ReadArticle article = Read(Encoding.GetEncoding(encoding).GetBytes(text));
        Assert.Equal(text, article.Document.Text);
        Assert.Equal(WarningCode.EncodingGuessed, Assert.Single(article.Warnings).Code);
    }

    [Fact]
    public void The_escapes_of_Japanese_mail_encoding_are_understood() =>
        Assert.Equal(Japanese, Read(Encoding.GetEncoding("iso-2022-jp").GetBytes(Japanese)).Document.Text);

    [Fact]
    public void A_declared_encoding_that_fits_is_taken_without_a_warning()
    {
        ReadArticle article =
            Read(Encoding.GetEncoding(1252).GetBytes("Ã¼ber"), contentType: "text/plain; charset=ISO-8859-1");
        Assert.Equal("über", article.Document.Text); // for these bytes are UTF-8, whatever they are declared to be
        article = Read(Encoding.GetEncoding(1250).GetBytes("Žluťoučký kůň"),
            contentType: "text/plain; charset=windows-1250");
        Assert.Equal("Žluťoučký kůň", article.Document.Text);
        Assert.Empty(article.Warnings);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-7")]
    [InlineData("no-such-encoding")]
    [InlineData("\"\"")]
    public void A_declared_encoding_that_lies_is_ignored(string charset) =>
        Assert.Equal(German, Read(German, "a.txt", $"text/plain; charset={charset}").Document.Text);

    [Fact]
    public void Utf8_with_a_broken_character_stays_utf8_and_says_so()
    {
        byte[] cut = Encoding.UTF8.GetBytes(German + "ß")[..^1];
        ReadArticle article = Read(cut);
        Assert.Equal(German + "\uFFFD", article.Document.Text);
        Assert.Contains("UTF-8", Assert.Single(article.Warnings).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("windows-1252")]
    [InlineData("")]
    public void Single_bytes_of_windows_1252_in_UTF8_are_read_as_such(string charset)
    {
        byte[] mixed =
        [
            .. Encoding.UTF8.GetBytes("The café “Zur Mühle” opens at nine. "),
            .. Encoding.GetEncoding(1252).GetBytes("Its owner doesn’t serve crêpes – “not before Ändérn”."),
        ];
        ReadArticle article =
            Read(mixed, contentType: charset.Length == 0 ? "text/plain" : $"text/plain; charset={charset}");
        Assert.Equal(
            "The café “Zur Mühle” opens at nine. Its owner doesn’t serve crêpes – “not before Ändérn”.",
            article.Document.Text);
        Assert.Equal(WarningCode.EncodingGuessed, Assert.Single(article.Warnings).Code);
    }

    [Theory]
    [InlineData("text/plain; charset=windows-1252")]
    [InlineData("text/plain")]
    public void A_letter_and_a_sign_of_windows_1252_are_not_a_character_of_UTF8(string type)
    {
        const string text = "At 25 °C the crystal is hard. Its volume is 512 Å³, and the cost was 30 €.";
        byte[] bytes = Encoding.GetEncoding(1252).GetBytes(text);
        Assert.Equal(text, Read(bytes, contentType: type).Document.Text);
    }

    [Fact]
    public void One_certain_character_of_UTF8_does_not_outweigh_many_single_bytes()
    {
        const string text = "Mehmet “köprü hâlâ…” dedi. Yarın güney ayağına çelik kiriş götürülüyor, yağmur yağıyor.";
        byte[] bytes = Encoding.GetEncoding(1254).GetBytes(text);
        Assert.Equal(text, Read(bytes, contentType: "text/plain; charset=windows-1254").Document.Text);
    }

    [Theory]
    [InlineData("jetzt")]
    [InlineData("😀")]
    [InlineData("❤\uFE0F")]
    [InlineData("u\u0308")]
    [InlineData("\uFB01nden")]
    public void Emoji_marks_and_ligatures_are_characters_of_Western_text(string sign)
    {
        string text = $"Die Bäume fällt man früh {sign} im März. ";
        const string pasted = "Der Müller sagt: „Schön für Zoë, daß die Šimons um 8° für 30 € kommt.“";
        byte[] mixed = [.. Encoding.UTF8.GetBytes(text), .. Encoding.GetEncoding(1252).GetBytes(pasted)];
        Assert.Equal(Read(text + pasted, "a.txt").Document.Text, Read(mixed).Document.Text);
    }

    [Theory]
    [InlineData("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour")]
    [InlineData("a\u0000b\u0007c\u009Bd", "a b c d")]
    [InlineData("Staats\u00ADbürger\u202E txt", "Staatsbürger txt")]
    [InlineData("page\fbreak", "page\nbreak")]
    public void Line_ends_and_control_characters_are_cleaned(string text, string expected) =>
        Assert.Equal(expected, Read(text + " and a" + new string('x', 300), "a.txt").Document.Text.Split(" and a")[0]);

    [Fact]
    public void Lone_surrogates_become_replacement_characters_and_pairs_stay() =>
        Assert.Equal("a\uFFFDb 😀 \uFFFD", TextCleaner.Clean("a\uD800b 😀 \uDE00"));

    [Fact]
    public void Binary_junk_is_refused_even_when_named_text()
    {
        byte[] junk = new byte[5000];
        new Random(7).NextBytes(junk);
        Assert.Equal(FailureCode.UnreadableArticle, Refusal(junk).Code);
        Assert.Equal(FailureCode.UnreadableArticle, Refusal([0xFF]).Code);
        Assert.Equal(FailureCode.UnreadableArticle, Refusal(new byte[300]).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\r\n\t\u00A0")]
    [InlineData("--- *** !!!")]
    [InlineData("\uFEFF")]
    public void What_has_no_words_is_empty(string text) =>
        Assert.Equal(FailureCode.EmptyArticle, Refusal(Encoding.UTF8.GetBytes(text)).Code);

    [Fact]
    public void One_letter_is_an_article() => Assert.Equal("x", Read("x", "a.txt").Document.Text);

    [Fact]
    public void A_long_text_is_read_in_full_with_characters_across_chunks_whole()
    {
        string text = string.Concat(Enumerable.Repeat("Zürich liegt an der Limmat. 😀 ", 100_000));
        Assert.Equal(text, Read(text, "a.txt").Document.Text);
    }

    [Fact]
    public void A_cancelled_reading_ends() => Assert.Throws<OperationCanceledException>(() =>
        ArticleReader.Read("text"u8.ToArray(), null, null, new CancellationToken(canceled: true)));
}
