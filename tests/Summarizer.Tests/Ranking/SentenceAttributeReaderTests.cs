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
    public void A_sentence_that_stands_alone_has_none(string language, string sentence)
    {
        Assert.Equal(SentenceAttributes.None, Read(language, sentence));
    }

    private static SentenceAttributes Read(string code, string text)
    {
        var document = new Document(text, [new Block(BlockKind.Paragraph, 0, text.Length)]);
        Sentence[] sentences = [new(0, 0, text.Length, 0)];
        using TermVectors vectors = TermVectors.Of(text, sentences, Language.Of(code));
        return SentenceAttributeReader.Read(document, sentences, vectors)[0];
    }
}
