using Summarizer.Articles;
using Summarizer.Documents;
using Summarizer.Languages;
using Summarizer.Ranking;
using Summarizer.Selection;
using Summarizer.Sentences;
using Summarizer.Terms;

namespace Summarizer.Digests;

/// <summary>A source with its sentences, ranked as for a summary of it alone.</summary>
/// <param name="Document">The document.</param>
/// <param name="Source">What is told of it.</param>
/// <param name="Sentences">Its sentences.</param>
/// <param name="Scores">By sentence: its score less the best one's, so that the best sentence of every source has 0.</param>
/// <param name="Marks">By sentence: its signs and marks.</param>
internal sealed record SourceReading(Document Document, DigestedSource Source, Sentence[] Sentences, double[] Scores, SentenceMarks[] Marks)
{
    public static SourceReading Of(DigestSource source, SummaryOptions options)
    {
        Document document = source.Document;
        Language language = ExtractiveSummarizer.LanguageOf(document, options);
        Sentence[] sentences = ArticleSentences.Of(document, language, removed: null);
        double[] scores = new double[sentences.Length];
        Workspace workspace = Workspace.Rent(language);
        try
        {
            TermVectors vectors = workspace.Vectors;
            vectors.Read(document.Text, sentences);
            // The features look at the length of the summary that is to be. The query comes later, when sources are compared.
            SentenceMarks[] marks = [.. SentenceRanker.Rank(document, sentences, workspace, document.Title, LengthBudget.For(options, sentences.Length), scores, out _, amongDocuments: true)];
            double top = sentences.Length == 0 ? 0 : scores.Max();
            for (int s = 0; s < scores.Length; s++)
                scores[s] -= top;
            int words = WordCount.Of(document.Text, sentences, vectors.Words);
            return new SourceReading(document, new DigestedSource(source.Name, document.Title, language.Code, words, sentences.Length), sentences, scores, marks);
        }
        finally
        {
            Workspace.Return(workspace);
        }
    }
}
