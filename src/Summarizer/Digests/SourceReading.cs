using Summarizer.Documents;
using Summarizer.Filtering;
using Summarizer.Languages;
using Summarizer.Ranking;
using Summarizer.Selection;
using Summarizer.Sentences;
using Summarizer.Terms;

namespace Summarizer.Digests;

// A source with its sentences, ranked as for a summary of it alone.
// Scores: The score of each sentence less the best one's, so that the best sentence of every source has 0.
internal sealed record SourceReading(
    Document Document, Language Language, DigestedSource Source, Sentence[] Sentences, double[] Scores,
    SentenceAttributes[] Attributes)
{
    public static SourceReading Of(DigestSource source, SummaryOptions options)
    {
        Document document = source.Document;
        Language language = ExtractiveSummarizer.LanguageOf(document, options);
        Sentence[] sentences = ArticleSentences.Of(document, language, removed: null);
        using TermVectors vectors = TermVectors.Of(document.Text, sentences, language);
        // The features look at the length of the summary that is to be. The query comes later, when sources are
        // compared.
        double wanted = LengthBudget.For(options, sentences.Length, documentWords: 0).Expected(vectors.MeanWords);
        ScoredSentences ranked = SentenceRanker.Rank(
            document, Transcript.Of(document), sentences, vectors, document.Title, wanted, amongDocuments: true);
        double best = sentences.Length == 0 ? 0 : ranked.Scores.Max();
        int words = WordCount.Of(document.Text, sentences, vectors.Counts);
        return new SourceReading(
            document, language, new DigestedSource(source.Name, document.Title, language.Code, words, sentences.Length),
            sentences,
            [.. ranked.Scores.Select(score => score - best)], ranked.Attributes);
    }
}
