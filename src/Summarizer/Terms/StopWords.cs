using System.Text;
using Lucene.Net.Tartarus.Snowball;

namespace Summarizer.Terms;

/// <summary>The words of a language that say nothing of a text's subject, lower-case: Lucene.Net's lists where it has one.</summary>
internal static class StopWords
{
    private const string Resources = "Lucene.Net.Analysis.Common.Analysis.";

    /// <summary>The stop words of a language, none where the language is unknown.</summary>
    public static IReadOnlyList<string> For(string language) => language switch
    {
        "en" => [.. Listed("Snowball.english_stop.txt"), .. More("also could must may might one two can will just us said says say")],
        "de" => Listed("Snowball.german_stop.txt"),
        "fr" => Listed("Snowball.french_stop.txt"),
        "es" => Listed("Snowball.spanish_stop.txt"),
        "it" => Listed("Snowball.italian_stop.txt"),
        "pt" => Listed("Snowball.portuguese_stop.txt"),
        "nl" => Listed("Snowball.dutch_stop.txt"),
        "sv" => Listed("Snowball.swedish_stop.txt"),
        "da" => Listed("Snowball.danish_stop.txt"),
        "no" or "nb" or "nn" => Listed("Snowball.norwegian_stop.txt"),
        "fi" => Listed("Snowball.finnish_stop.txt"),
        "hu" => Listed("Snowball.hungarian_stop.txt"),
        "ru" => Listed("Snowball.russian_stop.txt"),
        "ar" => Listed("Ar.stopwords.txt"),
        "cs" => Listed("Cz.stopwords.txt"),
        "el" => Listed("El.stopwords.txt"),
        "hi" => Listed("Hi.stopwords.txt"),
        "ro" => Listed("Ro.stopwords.txt"),
        "tr" => Listed("Tr.stopwords.txt"),
        "pl" => More("""
            a aby albo ale ani aż bardzo bez bo bowiem by być był była było były będzie będą bym chce choć ci cię co coś czy czyli daleko dla dlaczego dlatego
            do dobrze dość gdy gdyby gdzie go i ich im inne iż ja jak jakie jako je jeden jednak jednym jego jej jemu jest jestem jeszcze jeśli jeżeli już każdy
            kiedy kto która które którego której który których którym którzy lat lub ma mają mam mi mimo mnie moja może można mu my na nad nam nas nasz natomiast
            nawet nią nich nie niego niej nim niż no o od ona one oni ono oraz pan po pod podczas pomimo ponad ponieważ poza prawie przed przede przez przy roku
            również są się skąd sobie swoje swój ta tak taka takie także tam te tego tej ten też to tobie tu tutaj twój ty tych tylko tym u w we wam was więc
            wszyscy wszystko wtedy wy z za zawsze ze że żeby
            """),
        "uk" => More("""
            а або адже але б багато без би був буде будуть була були було бути в вам вас ваш ви від він вона вони воно все всі втім є же за з зі і із її їй їм
            їх його йому інший й коли котрий крім який яка яке які якщо як лише між ми мене мені може можна моя на навіть над нам нас наш не нею неї немає ні
            ніж них ним нього о один однак ось під після по при про проте саме себе собі свій своя свої та так також такий там те ти тим тих то того тоді той
            тому тут у увесь усі хоча хто це цей цього цьому ці цих через чи чим чого що щоб щодо я
            """),
        "he" => More("""
            של את על לא הוא היא הם הן זה זו זאת אלה אלו כי גם אם עם או אך אבל אל מן כל כמו יותר מאוד רק עוד כבר אין יש היה הייתה היו יהיה להיות אני אתה את
            אנחנו אתם שלו שלה שלהם שלי שלנו אותו אותה אותם לו לה להם לנו בו בה בהם אשר מה מי איך כאשר כך לכן לפי בין אחרי לפני עד ידי כדי תוך
            """),
        "ko" => More("그리고 그러나 하지만 또한 및 등 이 그 저 것 수 때문에 위해 대한 대해 통해 따라 있는 있다 있습니다 했다 했습니다 한다 하는 하고 이번 지난 같은 모든 더 가장 매우"),
        _ => [],
    };

    private static string[] More(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    // Two formats: Snowball's lists comment with '|', Lucene's own with '#'; one or more words a line.
    private static List<string> Listed(string resource)
    {
        using Stream stream = typeof(SnowballProgram).Assembly.GetManifestResourceStream(Resources + resource)
            ?? throw new InvalidOperationException($"Lucene.Net has no stop-word list {resource}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var words = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            int comment = line.AsSpan().IndexOfAny('|', '#');
            words.AddRange(More(comment < 0 ? line : line[..comment]));
        }

        return words;
    }
}
