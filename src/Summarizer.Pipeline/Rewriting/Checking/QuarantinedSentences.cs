using Summarizer.Documents;
using Summarizer.Languages;
using Summarizer.Pipeline.Rewriting.Prompting;
using Summarizer.Sentences;

namespace Summarizer.Pipeline.Rewriting.Checking;

/// <summary>
/// The sentences of an article that are withheld from the model and support nothing. These are the sentences that
/// address a summariser or a machine, with those that visibly continue them, and encoded sentences. The few that are in
/// another language than the article are withheld too.
/// </summary>
internal static class QuarantinedSentences
{
    /// <summary>Fewer words of the Latin script do not show their language.</summary>
    private const int LeastWords = 5;

    /// <summary>Returns, for each sentence of a document, true if it is withheld.</summary>
    public static bool[] Of(ExtractiveSummary summary)
    {
        Document document = summary.Document;
        IReadOnlyList<Sentence> sentences = summary.DocumentSentences;
        string[] texts = [.. sentences.Select(s => document.Text.Substring(s.Offset, s.Length))];
        bool[] withheld = Foreign(document, texts);
        var encoded = new EncodedText(texts);
        bool continues = false;
        int block = 0, rest = -1;
        for (int i = 0; i < texts.Length; i++)
        {
            // A heading is not a sentence, but can address a summariser and belong to what follows it.
            for (; block < sentences[i].Block; block++)
                continues |= document.Blocks[block].Kind == BlockKind.Heading
                    && PromptInjectionDetector.Matches(TextOf(document, block));
            bool found = PromptInjectionDetector.Matches(texts[i]);
            withheld[i] |= found || continues || sentences[i].Block == rest || encoded.Has(texts[i]);
            continues = (found || continues) && PromptInjectionDetector.PointsForward(texts[i]);
            if (!found)
                continue;
            if (i > 0 && PromptInjectionDetector.PointsBack(texts[i]))
                withheld[i - 1] = true;
            if (PromptInjectionDetector.PointsToRest(texts[i]))
                (rest, continues) = (sentences[i].Block, true);
        }

        return withheld;
    }

    private static string TextOf(Document document, int block) =>
        document.Text.Substring(document.Blocks[block].Offset, document.Blocks[block].Length);

    /// <summary>
    /// Returns the sentences in another language than the document. None if it has two: more than a third are.
    /// </summary>
    private static bool[] Foreign(Document document, string[] texts)
    {
        Language language = LanguageDetector.Detect(document.Text);
        bool[] foreign = [.. texts.Select(t => IsForeign(t, language))];
        return foreign.Count(f => f) * 3 > foreign.Length ? new bool[foreign.Length] : foreign;
    }

    private static bool IsForeign(string text, Language language)
    {
        if (language == Language.Undetermined)
            return false;
        Language own = LanguageDetector.Detect(text);
        if (own == language || own == Language.Undetermined)
            return false;
        return !ShareScript(own, language) || (own.Scripts.Contains("Latin") && TextLength.Words(text) >= LeastWords);
    }

    private static bool ShareScript(Language one, Language other) =>
        one.Scripts.Intersect(other.Scripts).Any() || (one.Code, other.Code) is ("zh", "ja") or ("ja", "zh");
}
