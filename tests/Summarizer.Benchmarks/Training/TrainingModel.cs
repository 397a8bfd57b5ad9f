using Summarizer.Ranking;

namespace Summarizer.Benchmarks.Training;

/// <summary>What training makes: a network, and the kinds of text that it has learned from.</summary>
internal sealed record TrainingModel(Network Network, TextKinds Kinds)
{
    /// <summary>ROUGE-1 F1 × 100 of the summary that it chooses, before sentences that do not stand alone are mended.</summary>
    public double Rouge1(TrainingArticle article)
    {
        double familiarity = Kinds.Familiarity(article.Row(0));
        double recipe = RankingModel.RecipeShare(familiarity);
        double[] scores = article.Recipe();
        for (int s = 0; s < scores.Length; s++)
        {
            double learned = Network.Score(article.Standardised.AsSpan(s * FeatureExtractor.Count, FeatureExtractor.Count));
            scores[s] = (recipe * scores[s]) + (familiarity * Trainer.Scale * learned) - article.Costs[s];
        }

        return article.Rouge1(article.Choose(scores, (familiarity * Trainer.Scale * Network.Diversity) + (recipe * Recipe.Diversity), article.Wanted));
    }
}
