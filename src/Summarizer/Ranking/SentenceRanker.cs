using Summarizer.Documents;
using Summarizer.Sentences;
using Summarizer.Terms;

namespace Summarizer.Ranking;

/// <summary>A ranker of sentences: the trained model over their features, less readability penalties.</summary>
internal static class SentenceRanker
{
    /// <summary>Scores every sentence for a summary of about as many sentences as are wanted.</summary>
    /// <param name="document">The document.</param>
    /// <param name="transcript">Its speakers; null if it is not a transcript.</param>
    /// <param name="sentences">Its sentences.</param>
    /// <param name="vectors">Their vectors.</param>
    /// <param name="title">The document's title, if it has one.</param>
    /// <param name="wanted">The approximate number of sentences in the summary.</param>
    /// <param name="amongDocuments">True if the scores are compared across documents: then one model must make them
    /// all.</param>
    /// <param name="explain">Called with each sentence's index, features, and the score before and after readability
    /// penalties.</param>
    public static ScoredSentences Rank(
        Document document, Transcript? transcript, Sentence[] sentences, TermVectors vectors, string? title,
        double wanted, bool amongDocuments = false, FeatureListener? explain = null)
    {
        if (sentences.Length == 0)
            return new ScoredSentences([], [], BaselineScorer.Diversity);
        RankingModel model = RankingModel.Trained;
        SentenceAttributes[] attributes = SentenceAttributeReader.Read(document, sentences, vectors);
        var meeting = MeetingSentences.Of(document, transcript, vectors);
        meeting?.Correct(attributes, sentences);
        using var features = new FeatureExtractor(document, sentences, attributes, vectors, title, wanted);
        Span<float> row = stackalloc float[FeatureExtractor.Count];
        row.Clear();
        features.MeasureDocument(row);
        Span<float> prepared = stackalloc float[model.Units];
        model.Prepare(row, prepared);
        double inDomain = amongDocuments ? 1 : model.Domains.InDomainProbability(row);
        double[] scores = new double[sentences.Length];
        for (int s = 0; s < sentences.Length; s++)
        {
            features.MeasureNext(row);
            double score = model.Score(row, prepared, inDomain);
            scores[s] = score - ReadabilityPenalty.Of(attributes[s], features.Words(s))
                + (meeting?.Gain(sentences[s], attributes[s]) ?? 0);
            explain?.Invoke(s, row, features.Words(s), score);
        }

        HowToSteps.Prefer(document, sentences, vectors, title, scores);
        OwnSummary.Prefer(document, sentences, scores);
        return new ScoredSentences(scores, attributes, model.Diversity(inDomain));
    }

    /// <summary>Receives a sentence's features.</summary>
    internal delegate void FeatureListener(int sentence, ReadOnlySpan<float> features, int words, double score);
}
