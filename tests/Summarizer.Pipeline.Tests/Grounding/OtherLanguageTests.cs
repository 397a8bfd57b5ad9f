using Summarizer.Pipeline.Grounding;

namespace Summarizer.Pipeline.Tests.Grounding;

/// <summary>Checks of summaries in another language than their article: numbers alone.</summary>
public sealed class OtherLanguageTests
{
    private static readonly Grounder English = new(
    [
        "The tunnel cost 5 million euros and carries 12,000 cars a day.",
        "It will pay back 2 billion euros by 2040, or 4.5 per cent a year.",
    ]);

    [Theory]
    [InlineData("Тоннель стоил 5 миллионов евро, по нему проезжают 12 тысяч машин в день.")]
    [InlineData("隧道耗资500万欧元,每天有1.2万辆车通过。")]
    [InlineData("トンネルは500万ユーロかかり、2040年までに20億ユーロを返済する。")]
    [InlineData("De tunnel kostte 5 miljoen euro en verwerkt 12 duizend auto's per dag.")]
    [InlineData("O túnel custou 5 milhões de euros e recebe 12 mil carros por dia.")]
    [InlineData("El túnel devolverá 2 mil millones de euros hasta 2040, un 4,5 por ciento al año.")]
    [InlineData("Nella galleria passano 12mila auto al giorno.")]
    [InlineData("Tünel 5 milyon avroya mal oldu.")]
    [InlineData("सुरंग पर 50 लाख यूरो खर्च हुए।")]
    [InlineData("Der Tunnel kostete 5.000.000 Euro, täglich fahren 12.000 Autos hindurch.")]
    public void A_number_may_be_written_with_the_scales_of_the_summary(string sentence)
    {
        GroundingResult result = English.CheckNumbers(sentence);
        Assert.Equal((GroundingClass.Partial, "other-language"), (result.Grounding, string.Join(' ', result.Issues)));
    }

    [Theory]
    [InlineData("Тоннель стоил 6 миллионов евро.")]
    [InlineData("隧道耗资700万欧元。")]
    [InlineData("De tunnel kostte 3 miljoen euro.")]
    [InlineData("Der Tunnel kostete 50.")]
    [InlineData("El túnel devolverá 2 mil millones de euros hasta 2041.")]
    [InlineData("Le tunnel rapporte 5,4 % par an.")]
    public void Another_number_is_found(string sentence)
    {
        GroundingResult result = English.CheckNumbers(sentence);
        Assert.Equal((GroundingClass.Unsupported, true),
            (result.Grounding, result.Issues.Contains(GroundingIssue.Number)));
    }

    [Theory]
    [InlineData("Тоннель стоил 5 миллионов евро.", "The tunnel cost 5 million euros.", true)]
    [InlineData("隧道耗资500万欧元。", "The tunnel cost 5 million euros.", true)]
    [InlineData("Tünel 5 milyon avroya mal oldu.", "The tunnel cost 7 million euros.", false)]
    [InlineData("隧道耗资500万欧元。", "The tunnel cost 6 million euros.", false)]
    [InlineData("The tunnel cost 5 million euros.", "터널 건설에 500만유로가 들었다.", true)]
    [InlineData("The tunnel cost 30 million euros.", "隧道耗资3千万欧元。", true)]
    [InlineData("The tunnel carries 12,000 cars a day.", "Terowongan itu dilalui 12 ribu mobil per hari.", true)]
    [InlineData("The tunnel cost 5,000 dollars.", "Тоннель стоил 5 долларов.", false)]
    [InlineData("The tunnel cost 5,000 dollars.", "隧道耗资5美元。", false)]
    [InlineData("The tunnel cost 5,000 dollars.", "隧道耗资5亿美元。", false)]
    [InlineData("The tunnel was built by 3 people.", "Тоннель строили 3000 человек.", false)]
    public void The_scales_of_the_article_may_be_words_too(string article, string sentence, bool isKnown) =>
        Assert.Equal(isKnown ? GroundingClass.Partial : GroundingClass.Unsupported,
            new Grounder([article]).CheckNumbers(sentence).Grounding);

    [Theory]
    [InlineData("يعمل في المصنع ٣٠ عاملا منذ عام ٢٠١٩.", "يعمل في المصنع ٥٠ عاملا منذ عام ٢٠١٩.")]
    [InlineData("در کارخانه ۳۰ کارگر کار می‌کنند.", "در کارخانه ۵۰ کارگر کار می‌کنند.")]
    [InlineData("कारखाने में ३० मज़दूर काम करते हैं।", "कारखाने में ५० मज़दूर काम करते हैं।")]
    [InlineData("কারখানায় ৩০ জন শ্রমিক কাজ করেন।", "কারখানায় ৫০ জন শ্রমিক কাজ করেন।")]
    [InlineData("โรงงานมีคนงาน ๓๐ คน", "โรงงานมีคนงาน ๕๐ คน")]
    [InlineData("工場では３０人が働いている。", "工場では５０人が働いている。")]
    public void Numbers_in_the_digits_of_any_script_are_compared(string article, string wrong)
    {
        Assert.Contains(GroundingIssue.Number, Grounder.Check(article, wrong).Issues);
        Assert.DoesNotContain(GroundingIssue.Number, Grounder.Check(article, article).Issues);
        Assert.Equal(GroundingClass.Partial, new Grounder([article]).CheckNumbers("There are 30.").Grounding);
        Assert.Equal(GroundingClass.Unsupported, new Grounder([article]).CheckNumbers("There are 50.").Grounding);
    }

    [Fact]
    public void Arabic_separators_are_read() =>
        Assert.Equal(GroundingClass.Partial,
            new Grounder(["بلغت التكلفة ١٬٤٠٠٫٥ مليون يورو."]).CheckNumbers("It was 1,400.5.").Grounding);

    [Theory]
    [InlineData("De tunnel kostte 5 miljoen euro.", "De tunnel kostte 5.000.000 euro.")]
    [InlineData("Тоннель стоил 5 миллионов евро.", "Тоннель стоил 5 млн евро.")]
    [InlineData("O túnel custou 2 mil milhões de euros.", "O túnel custou 2.000 milhões de euros.")]
    [InlineData("Tunel kosztował 5 tys. euro.", "Tunel kosztował 5000 euro.")]
    [InlineData("Tunel kosztował 5 mld euro.", "Tunel kosztował 5 miliardów euro.")]
    [InlineData("Tunnelen kostet 5 mill. kroner.", "Tunnelen kostet 5 millioner kroner.")]
    [InlineData("Tunnelen kostede 5 mia. kroner.", "Tunnelen kostede 5 milliarder kroner.")]
    [InlineData("Тунель коштував 5 тис. євро.", "Тунель коштував 5000 євро.")]
    [InlineData("Tunel stál 5 mil. Kč.", "Tunel stál 5 milionů Kč.")]
    [InlineData("El túnel costó 5 mil.", "El túnel costó 5.000.")]
    public void In_one_language_scales_are_compared_by_their_value(string article, string sentence) =>
        Assert.DoesNotContain(GroundingIssue.Number, Grounder.Check(article, sentence).Issues);

    [Theory]
    [InlineData("O túnel custou R$ 5 bi.", "O túnel custou R$ 5 bilhões.")]
    [InlineData("Tunel je stajao 5 mil. kuna.", "Tunel je stajao 5 milijuna kuna.")]
    [InlineData("Predor je stal 5 mlrd evrov.", "Predor je stal 5 milijard evrov.")]
    public void A_scale_in_a_form_that_is_not_known_makes_no_other_number(string article, string sentence)
    {
        Assert.DoesNotContain(GroundingIssue.Number, Grounder.Check(article, sentence).Issues);
        Assert.DoesNotContain(GroundingIssue.Number, Grounder.Check(sentence, article).Issues);
    }

    [Theory]
    [InlineData("Tunel stál 5 mil. Kč.", "Tunel stál 5000 Kč.")]
    [InlineData("Tunel stál 5 mil. Kč.", "Tunel stál 6 milionů Kč.")]
    [InlineData("Tunel kosztował 5 mld euro.", "Tunel kosztował 5 000 euro.")]
    public void In_one_language_another_value_is_found(string article, string sentence) =>
        Assert.Contains(GroundingIssue.Number, new Grounder([article]).Check(sentence).Issues);
}
