using Summarizer.Documents;
using Summarizer.Languages;
using Summarizer.Ranking;
using Summarizer.Sentences;
using Summarizer.Terms;

namespace Summarizer.Tests.Ranking;

public sealed class SentenceAttributeReaderTests
{
    [Theory]
    [InlineData("en", "However, the harbour stays open.", "Connective")]
    [InlineData("en", "He opened the new harbour.", "Anaphoric")]
    [InlineData("en", "Why is the harbour closed?", "Question")]
    [InlineData("en", "We opened the new harbour.", "FirstPerson")]
    [InlineData("en", "Thank you very much.", "Pleasantry")]
    [InlineData("en", "THE HARBOUR IS CLOSED TODAY.", "AllCaps")]
    [InlineData("en", "The harbour is closed", "Unterminated")]
    [InlineData("en", "The harbour of Fig. 3 has two cranes.", "ShowsFigure")]
    [InlineData("en", "The cranes of table 2 are old.", "ShowsFigure")]
    [InlineData("en", "Mayor Ann Roe, left, opens the harbour.", "ShowsFigure")]
    [InlineData("en", "Mayor Ann Roe, far left, opens the harbour.", "ShowsFigure")]
    [InlineData("en", "Mayor Ann Roe, pictured left, opens the harbour.", "ShowsFigure")]
    [InlineData("en", "Mayor Ann Roe (second left) opens the harbour.", "ShowsFigure")]
    [InlineData("fr", "Le maire, à gauche, ouvre le port.", "ShowsFigure")]
    [InlineData("it", "Il sindaco, a sinistra, apre il porto.", "ShowsFigure")]
    [InlineData("de", "Der Bürgermeister, ganz links, eröffnet den Hafen.", "ShowsFigure")]
    [InlineData("vi", "Thị trưởng Ann Roe, giữa, mở cảng.", "ShowsFigure")]
    [InlineData("en", "Which is why the harbour closed.", "ContextDependent")]
    [InlineData("en", "By doing so, the harbour saves a million.", "ContextDependent")]
    [InlineData("en", "After all, the harbour is old.", "ContextDependent")]
    [InlineData("vi", "Thấy vậy, cảng đóng cửa.", "ContextDependent")]
    [InlineData("vi", "Như vậy, cảng có hai cần cẩu.", "ContextDependent")]
    [InlineData("fr", "Soit dix bateaux de plus que la veille.", "Connective")]
    [InlineData("en", "The harbour closes in 2030\", said the mayor.", "HalfQuotation")]
    [InlineData("de", "Aber der Hafen bleibt offen.", "Connective")]
    [InlineData("nb", "Derfor blir havna stengt.", "Connective")]
    [InlineData("en", "Instead, the town raised its taxes.", "Connective")]
    [InlineData("en", "Instead of raising taxes, the town sold its pier.", "None")]
    [InlineData("en", "Instead of this, the town sold its pier.", "Connective")]
    [InlineData("en", "Instead of him, the town chose a baker.", "Connective")]
    [InlineData("en", "Instead of this year, the pier opens in May.", "None")]
    [InlineData("it", "Invece di questo, la città vende il molo.", "Connective")]
    [InlineData("de", "Ebenso wie er will Hessen die Steuer senken.", "Connective")]
    [InlineData("it", "Invece di aumentare le tasse, il governo taglia la spesa.", "None")]
    [InlineData("it", "Quest'oggi il presidente visita il porto.", "None")]
    [InlineData("de", "Ebenso wie Bayern will Hessen die Steuer senken.", "None")]
    [InlineData("de", "Seitdem ist der Hafen geschlossen.", "Connective")]
    [InlineData("de", "Seitdem wurde der Hafen zweimal vertieft.", "Connective")]
    [InlineData("de", "Seitdem ermittelt die Polizei.", "Connective")]
    [InlineData("de", "Seitdem er den Hafen leitet, wächst der Umsatz.", "Connective")]
    [InlineData("de", "Seitdem man den Hafen vertieft hat, kommen größere Schiffe.", "None")]
    [InlineData("de", "Seitdem die Grenze geschlossen ist, fehlen Arbeiter.", "None")]
    [InlineData("pt", "Neste momento, 300 bombeiros combatem o fogo.", "None")]
    [InlineData("pt", "Neste fim de semana, o porto fecha.", "None")]
    [InlineData("pt", "Este próximo verão será quente.", "None")]
    [InlineData("pt", "Este último afirmou que o porto fecha.", "Anaphoric")]
    [InlineData("pt", "Neste último caso, o porto fecha.", "Anaphoric")]
    [InlineData("pt", "Este momento marcou a cidade.", "Anaphoric")]
    [InlineData("pt", "Nesta época, o porto era pequeno.", "Anaphoric")]
    [InlineData("it", "Questo fine settimana il porto chiude.", "None")]
    [InlineData("it", "Questa fine sorprese i pescatori.", "Anaphoric")]
    [InlineData("es", "Además de esto, el puerto cierra.", "Connective")]
    [InlineData("es", "Además, el puerto cierra.", "Connective")]
    [InlineData("fr", "Alors le port ferme.", "Connective")]
    [InlineData("sv", "Sedan stängdes hamnen.", "Connective")]
    [InlineData("en", "Though, after a week, the harbour opened.", "Connective")]
    [InlineData("en", "In addition, the harbour got a crane.", "ContextDependent")]
    [InlineData("en", "Since then the harbour has grown.", "ContextDependent")]
    [InlineData("en", "Subsequently the harbour was closed.", "Connective")]
    [InlineData("de", "Daraufhin wurde der Hafen geschlossen.", "Connective")]
    [InlineData("de", "Stattdessen fährt nun ein Bus.", "Connective")]
    [InlineData("de", "Hierzu braucht der Hafen einen Kran.", "Anaphoric")]
    [InlineData("it", "Infatti il porto resta chiuso.", "Connective")]
    [InlineData("it", "Quest'uomo dirige il porto.", "Anaphoric")]
    [InlineData("es", "Mientras tanto, el puerto sigue cerrado.", "ContextDependent")]
    [InlineData("pt", "Nesse caso o porto fecha.", "Anaphoric")]
    [InlineData("pt", "Ainda assim o porto fecha.", "ContextDependent")]
    [InlineData("ru", "Между тем порт закрыт.", "ContextDependent")]
    [InlineData("ru", "Кроме того, порт закрыт.", "ContextDependent")]
    [InlineData("uk", "Крім того, порт закрито.", "ContextDependent")]
    [InlineData("fr", "À l'inverse, le port reste ouvert.", "ContextDependent")]
    [InlineData("uk", "У зв'язку з цим порт закрито.", "ContextDependent")]
    [InlineData("fr", "Cette année-là, le port a fermé.", "Anaphoric")]
    [InlineData("el", "Γιατί είναι κλειστό το λιμάνι;", "Question")]
    [InlineData("de", "Ihm droht eine Strafe.", "Anaphoric")]
    [InlineData("ru", "Ему грозит штраф.", "Anaphoric")]
    [InlineData("uk", "Такий порт закрили.", "Anaphoric")]
    [InlineData("ru", "По его словам, порт закрыт.", "ContextDependent")]
    [InlineData("uk", "За її словами, порт закрито.", "ContextDependent")]
    [InlineData("fi", "Häntä epäillään varkaudesta.", "Anaphoric")]
    [InlineData("en", "This harbour's crane is old.", "Anaphoric")]
    [InlineData("en", "Both agreed to dredge the canal.", "Anaphoric")]
    [InlineData("en", "Rather, the town sold its pier.", "Connective")]
    [InlineData("en", "As a consequence, the pier closed.", "ContextDependent")]
    [InlineData("fr", "De plus, le port ferme.", "ContextDependent")]
    [InlineData("fr", "Il dirige le port.", "Anaphoric")]
    [InlineData("es", "Se trata de la tercera grúa.", "ContextDependent")]
    [InlineData("es", "Dicha norma cierra el puerto.", "Anaphoric")]
    [InlineData("pt", "Trata-se da terceira grua.", "ContextDependent")]
    [InlineData("it", "Si tratta della terza gru.", "ContextDependent")]
    [InlineData("it", "Tale decisione chiude il porto.", "Anaphoric")]
    [InlineData("ca", "Es tracta de la tercera grua.", "ContextDependent")]
    [InlineData("ro", "Este vorba despre a treia macara.", "ContextDependent")]
    [InlineData("bg", "Все пак пристанището остава отворено.", "ContextDependent")]
    [InlineData("gl", "Polo tanto, o porto pecha.", "ContextDependent")]
    [InlineData("vi", "Điều này giúp cảng phát triển.", "Anaphoric")]
    [InlineData("vi", "Ông ấy điều hành cảng.", "Anaphoric")]
    [InlineData("vi", "Ông đang điều hành cảng.", "Anaphoric")]
    [InlineData("de", "Es besteht aus Holz.", "Anaphoric")]
    [InlineData("zh", "上述港口已关闭。", "Anaphoric")]
    [InlineData("ru", "На рис. 3 показан порт.", "ShowsFigure")]
    [InlineData("nl", "Figuur 4 toont de haven.", "ShowsFigure")]
    [InlineData("sv", "Figur 2 visar hamnen.", "ShowsFigure")]
    [InlineData("ja", "港はなぜ閉まっているのですか。", "Question")]
    public void A_sentence_has_the_attribute_that_it_shows(string language, string sentence, string attribute)
    {
        Assert.Contains(attribute, Read(language, sentence).ToString().Split(", "));
        Assert.Equal(Read(language, sentence), Read(language, sentence.Replace('\'', '’')));
    }

    [Theory]
    [InlineData("en", "The harbour opened on Monday.")]
    [InlineData("en", "It is clear that the harbour stays open.")]
    [InlineData("de", "Der Hafen bleibt offen.")]
    [InlineData("en", "After all the storms, the harbour closed.")]
    [InlineData("en", "The town, right or wrong, closed the harbour.")]
    [InlineData("en", "When police came, he left, but the harbour closed.")]
    [InlineData("en", "In the end, workers left, and the harbour closed.")]
    [InlineData("en", "This Monday the harbour opens.")]
    [InlineData("en", "According to the figures, 40 cranes are older than the harbour.")]
    [InlineData("en", "The club is second in the table, 7 points behind the harbour town.")]
    [InlineData("en", "A 15\" screen shows the ferries in the harbour.")]
    [InlineData("en", "IT departments of the harbour towns move to one building.")]
    [InlineData("he", "צה\"ל סגר אתמול את הנמל.")]
    [InlineData("he", "מנכ״ל הנמל עזב אתמול את העיר.")]
    [InlineData("en", "In addition to the harbour, the canal closes.")]
    [InlineData("fr", "En l'espace d'un an, le port a doublé.")]
    [InlineData("fr", "Ce lundi, le port ouvre.")]
    [InlineData("fr", "Cet 8 mars, le port ouvre.")]
    [InlineData("fr", "Cette année, le port ouvre.")]
    [InlineData("es", "Este martes abre el puerto.")]
    [InlineData("es", "Este 5 de mayo abre el puerto.")]
    [InlineData("pt", "Nesta semana o porto abre.")]
    [InlineData("ru", "Кроме Норвегии, порт строит Чили.")]
    [InlineData("en", "So far, the harbour has two cranes.")]
    [InlineData("en", "Later this year, the harbour gets a crane.")]
    [InlineData("en", "The council will later this week name a harbour master.")]
    [InlineData("en", "Besides the crane, the harbour needs a shed.")]
    [InlineData("en", "Though the harbour is closed, the cafés are full.")]
    [InlineData("fr", "Alors que le port ferme, le canal ouvre.")]
    [InlineData("es", "Además de la lonja, cierra el mercado.")]
    [InlineData("es", "Después de la tormenta, el puerto cerró.")]
    [InlineData("pt", "Além da lota, fecha o mercado.")]
    [InlineData("pt", "Depois de três anos, o porto reabre.")]
    [InlineData("de", "Auch wenn der Hafen schließt, bleibt die Werft.")]
    [InlineData("sv", "Sedan i mars är hamnen stängd.")]
    [InlineData("sv", "Samtidigt som hamnen stänger öppnar kanalen.")]
    [InlineData("da", "Samtidig med festen åbner havnen.")]
    [InlineData("no", "Samtidig som havna stenger, åpner kanalen.")]
    [InlineData("nl", "Ook al is de haven dicht, de cafés zijn vol.")]
    [InlineData("gl", "O porto foi aprobado polo Concello.")]
    [InlineData("vi", "Dự án do thành phố đầu tư hoàn thành năm 2024.")]
    [InlineData("vi", "Ông Nguyễn Văn Nam điều hành cảng.")]
    [InlineData("vi", "Anh rời EU năm 2020.")]
    [InlineData("vi", "Điều 5 quy định giờ mở cửa.")]
    [InlineData("ko", "이 대통령은 17일 항구를 방문했다.")]
    [InlineData("bg", "Цените растат все по-бързо.")]
    [InlineData("lt", "Kainos auga vis greičiau.")]
    [InlineData("sk", "Napriek dažďu prišlo 5000 ľudí.")]
    [InlineData("sl", "Kljub dežju je prišlo 5000 ljudi.")]
    [InlineData("sl", "Po drugi svetovni vojni so most obnovili.")]
    [InlineData("id", "Oleh karena hujan, pelabuhan ditutup.")]
    [InlineData("en", "This year's harvest fell by a third.")]
    [InlineData("en", "This week’s summit in Bonn ends today.")]
    [InlineData("en", "These days the harbour is quiet.")]
    [InlineData("en", "Those who fish need a licence.")]
    [InlineData("en", "Both the town and the county own the pier.")]
    [InlineData("en", "It's unclear whether the pier opens.")]
    [InlineData("en", "Rather than dredge the canal, the town sold it.")]
    [InlineData("fr", "Ceux qui pêchent paient une taxe.")]
    [InlineData("fr", "Il existe trois ports.")]
    [InlineData("fr", "Il faudra attendre 2027.")]
    [InlineData("fr", "De plus amples travaux suivront au port.")]
    [InlineData("fr", "De même que la ville, le port s'agrandit.")]
    [InlineData("de", "Es fehlen 40 Kräne.")]
    [InlineData("de", "Vor allem Kinder leiden unter dem Lärm.")]
    [InlineData("es", "Tal vez cierre el puerto.")]
    [InlineData("es", "Aquellos que pescan pagan una tasa.")]
    [InlineData("uk", "Цього року порт відкриють.")]
    [InlineData("ru", "Этой осенью порт откроют.")]
    [InlineData("fi", "Tämän vuoden sato pieneni.")]
    public void A_sentence_that_stands_alone_has_none(string language, string sentence)
    {
        Assert.Equal(SentenceAttributes.None, Read(language, sentence));
    }

    [Theory]
    [InlineData("“The harbour is old. It has rats.|“Nobody wants it,” he said.", true)]
    [InlineData("“The harbour is old. It has rats.|The mayor left.", false)]
    public void A_quotation_goes_on_if_the_next_paragraph_opens_it_again(string paragraphs, bool isPart)
    {
        int second = paragraphs.IndexOf(". ", StringComparison.Ordinal) + 2, third = paragraphs.IndexOf('|') + 1;
        string text = paragraphs.Replace('|', '\n');
        var document = new Document(text,
            [new Block(BlockKind.Paragraph, 0, third - 1), new Block(BlockKind.Paragraph, third, text.Length - third)]);
        Sentence[] sentences =
        [
            new(0, 0, second - 1, 0), new(1, second, third - 1 - second, 0), new(2, third, text.Length - third, 1),
        ];
        using TermVectors vectors = TermVectors.Of(text, sentences, Language.Of("en"));
        SentenceAttributes[] attributes = SentenceAttributeReader.Read(document, sentences, vectors);
        Assert.Equal(isPart, attributes[1].HasFlag(SentenceAttributes.ContinuesQuotation));
    }

    private static SentenceAttributes Read(string code, string text)
    {
        var document = new Document(text, [new Block(BlockKind.Paragraph, 0, text.Length)]);
        Sentence[] sentences = [new(0, 0, text.Length, 0)];
        using TermVectors vectors = TermVectors.Of(text, sentences, Language.Of(code));
        return SentenceAttributeReader.Read(document, sentences, vectors)[0];
    }
}
