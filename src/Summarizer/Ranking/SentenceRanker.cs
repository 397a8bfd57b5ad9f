using Summarizer.Documents;
using Summarizer.Sentences;
using Summarizer.Terms;

namespace Summarizer.Ranking;

// A ranker of sentences: the trained model over their features, less readability penalties.
internal static class SentenceRanker
{
    // Scores every sentence for a summary of about as many sentences as are wanted. If scores are compared among
    // documents, one model must make them all. The listener gets each sentence's score before readability penalties.
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

        if (meeting is null)
        {
            AnswersToQuestions.Spread(document, sentences, attributes, scores);
            Verdicts.Prefer(document, sentences, features.Words, attributes, scores);
        }

        HowToSteps.Prefer(document, sentences, vectors, title, scores);
        OwnSummary.Prefer(document, sentences, scores);
        return new ScoredSentences(scores, attributes, model.Diversity(inDomain));
    }

    internal delegate void FeatureListener(int sentence, ReadOnlySpan<float> features, int words, double score);
}
