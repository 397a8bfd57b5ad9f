using Summarizer.Documents;
using Summarizer.Selection;
using Summarizer.Sentences;
using Summarizer.Terms;

namespace Summarizer.Ranking;

/// <summary>How much each sentence is worth in a summary: the trained model over its features.</summary>
internal static class SentenceRanker
{
    /// <summary>Scores every sentence for a summary of the length that the budget allows.</summary>
    /// <returns>By sentence: its signs and marks; besides, what likeness to a sentence that is chosen already costs.</returns>
    public static ReadOnlySpan<SentenceMarks> Rank(
        Document document, Sentence[] sentences, Workspace workspace, string? title, LengthBudget budget, Span<double> scores,
        out double diversity, bool amongDocuments = false)
    {
        diversity = Recipe.Diversity;
        if (sentences.Length == 0)
            return [];
        TermVectors vectors = workspace.Vectors;
        FeatureExtractor features = workspace.Features;
        RankingModel model = TrainedModel.Instance;
        features.Start(document, sentences, title, budget.Expected(MeanWords(vectors)));
        Span<float> row = stackalloc float[FeatureExtractor.Count];
        row.Clear();
        features.MeasureDocument(row);
        Span<float> prepared = stackalloc float[model.Units];
        model.Prepare(row, prepared);
        // Scores that are compared across documents have to come from one model.
        double familiarity = amongDocuments ? 1 : model.Kinds.Familiarity(row);
        diversity = model.Diversity(familiarity);
        for (int s = 0; s < sentences.Length; s++)
        {
            features.MeasureNext(row);
            scores[s] = model.Score(row, prepared, familiarity) - CostToReader(features.Marks[s].Signs, features.WordsOf(s));
        }

        return features.Marks;
    }

    /// <summary>A sentence of more words than these is several.</summary>
    private const int RunOn = 80;

    /// <summary>What ROUGE does not see and a reader does. A tenth is about 1.5 points of ROUGE-1 in the model's eyes.</summary>
    public static double CostToReader(SentenceSigns signs, int words)
    {
        double cost = 0;
        if ((signs & SentenceSigns.Question) != 0)
            cost += 0.4;
        if ((signs & SentenceSigns.HalfQuotation) != 0)
            cost += 0.3;
        if ((signs & SentenceSigns.OnlyQuotation) != 0)
            cost += 0.25;
        if ((signs & SentenceSigns.EndsOpen) != 0 && (words < 12 || (signs & SentenceSigns.Listed) != 0))
            cost += (signs & SentenceSigns.Listed) != 0 ? 0.6 : 0.3;
        // Nobody writes such a sentence; captions that have run into the text make one.
        if (words > RunOn)
            cost += 0.4;
        if (words < 4)
            cost += 0.3;
        if ((signs & SentenceSigns.Shouts) != 0)
            cost += 0.4;
        if ((signs & SentenceSigns.ShowsFigure) != 0)
            cost += (signs & SentenceSigns.EndsOpen) != 0 ? 0.45 : 0.25;
        // A label and a few words are no sentence: "Prep time: 15 minutes."
        if ((signs & SentenceSigns.Label) != 0)
            cost += words < 8 ? 0.6 : 0.25;
        if ((signs & SentenceSigns.Courtesy) != 0)
            cost += 1;
        if ((signs & SentenceSigns.Links) != 0)
            cost += 0.03;
        if ((signs & SentenceSigns.Points) != 0)
            cost += 0.02;
        return cost;
    }

    private static double MeanWords(TermVectors vectors)
    {
        double sum = 0;
        for (int s = 0; s < vectors.SentenceCount; s++)
            sum += vectors.Words[s];
        return sum / Math.Max(vectors.SentenceCount, 1);
    }
}
