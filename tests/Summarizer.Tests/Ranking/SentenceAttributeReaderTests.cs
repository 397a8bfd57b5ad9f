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
    [InlineData("de", "Aber der Hafen bleibt offen.", "Connective")]
    [InlineData("nb", "Derfor blir havna stengt.", "Connective")]
    [InlineData("el", "Γιατί είναι κλειστό το λιμάνι;", "Question")]
    [InlineData("ja", "港はなぜ閉まっているのですか。", "Question")]
    public void A_sentence_has_the_attribute_that_it_shows(string language, string sentence, string attribute)
    {
        Assert.Contains(attribute, Read(language, sentence).ToString().Split(", "));
    }

    [Theory]
    [InlineData("en", "The harbour opened on Monday.")]
    [InlineData("en", "It is clear that the harbour stays open.")]
    [InlineData("de", "Der Hafen bleibt offen.")]
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
