using Summarizer.Languages;

namespace Summarizer.Tests.Languages;

public sealed class LanguageDetectorTests
{
    private const int Window = 200;

    /// <summary>The paragraphs of paragraphs.texts, each language's run together.</summary>
    private static readonly Dictionary<string, string> Texts = ReadTexts();

    public static IEnumerable<object[]> Codes => Texts.Keys.Select(code => new object[] { code });

    [Theory]
    [MemberData(nameof(Codes))]
    public void Ninety_nine_of_a_hundred_stretches_of_200_characters_are_told_right(string language)
    {
        string[] answers = [.. Windows(Texts[language]).Select(w => LanguageDetector.Detect(w).Code)];
        int right = answers.Count(a => a == language);
        Assert.True(right * 100 >= answers.Length * 99,
            $"{language}: {right} of {answers.Length}, mistaken "
                + $"for {string.Join(' ', answers.Where(a => a != language).Distinct())}");
    }

    [Fact]
    public void The_test_texts_cover_the_languages_that_are_promised()
    {
        string[] promised = "en de fr es it pt pl he ja ko zh nl sv da no fi cs tr ru uk ar hi el hu ro".Split(' ');
        Assert.Empty(promised.Except(Texts.Keys));
    }

    [Theory]
    [InlineData("en", "The council met on Monday and agreed on a budget for the coming year.")]
    [InlineData("de", "Der Rat hat sich am Montag auf einen Haushalt für das nächste Jahr geeinigt.")]
    [InlineData("fr", "Le conseil s'est réuni lundi et a adopté un budget pour l'année prochaine.")]
    [InlineData("es", "El consejo se reunió el lunes y aprobó un presupuesto para el próximo año.")]
    [InlineData("ja", "評議会は月曜日に会合を開き、来年の予算を承認した。")]
    [InlineData("zh", "市议会星期一开会，通过了明年的预算。")]
    [InlineData("ko", "시의회는 월요일에 회의를 열고 내년 예산을 승인했다.")]
    public void One_sentence_is_enough(string language, string text)
    {
        Assert.Equal(language, LanguageDetector.Detect(text).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("4711 0815 !!")]
    [InlineData("Xqz vbrtk plomf gwizz trunkel bavst ormulf")]
    [InlineData("La vilaĝo kuŝas ĉe la fino de mallarĝa valo, kie la vojo finiĝas kaj la padoj komenciĝas, sed neniu "
        + "plu loĝas tie.")]
    [InlineData("Mae'r pentref ym mhen draw dyffryn cul, lle mae'r ffordd yn dod i ben a'r llwybrau'n dechrau, ond "
        + "does neb yn byw yno bellach.")]
    public void A_language_that_is_not_known_is_undetermined(string text)
    {
        Assert.Equal(Language.Undetermined, LanguageDetector.Detect(text));
    }

    [Fact]
    public void English_words_in_a_Japanese_text_do_not_make_it_English()
    {
        Assert.Equal("ja", LanguageDetector.Detect("村役場は Windows と Linux の両方で動く新しいソフトウェアを導入した。").Code);
    }

    [Fact]
    public void Only_the_beginning_and_the_end_of_a_long_text_are_looked_at()
    {
        string english = Texts["en"];
        Assert.Equal("en", LanguageDetector.Detect(english + new string('ж', 1_000_000) + english).Code);
    }

    [Fact]
    public void A_list_of_formulas_at_both_ends_of_a_text_does_not_hide_its_language()
    {
        string formulas = string.Concat(Enumerable.Repeat("Xq4Z-17 Vbrtk 1QHO Plmf ", 100));
        Assert.Equal("en", LanguageDetector.Detect(formulas + Texts["en"] + formulas).Code);
    }

    private static IEnumerable<string> Windows(string text)
    {
        // In steps that are no divisor of the window, so that each begins elsewhere in a sentence.
        for (int start = 0; start + Window <= text.Length; start += 70)
            yield return text.Substring(start, Window);
    }

    private static Dictionary<string, string> ReadTexts()
    {
        using var reader =
            new StreamReader(
                typeof(LanguageDetectorTests).Assembly.GetManifestResourceStream("languages/paragraphs.texts")!);
        return reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n')
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'))
            .GroupBy(parts => parts[0])
            .ToDictionary(group => group.Key, group => string.Join(' ', group.Select(parts => parts[1])));
    }
}
