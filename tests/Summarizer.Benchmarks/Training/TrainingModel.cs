using Summarizer.Ranking;

namespace Summarizer.Benchmarks.Training;

/// <summary>The result of training: networks whose mean counts, and the domains that they have learned from.</summary>
internal sealed record TrainingModel(Network[] Networks, TrainingDomains Domains)
{
    /// <summary>The cost of the largest cosine to a chosen sentence.</summary>
    public double Diversity => Networks.Average(network => network.Diversity);

    /// <summary>
    /// ROUGE-1 F1 × 100 of the summary that it chooses, before sentences that do not stand alone are replaced.
    /// </summary>
    public double Rouge1(TrainingArticle article)
    {
        double inDomain = Domains.InDomainProbability(article.Row(0));
        double baseline = RankingModel.BaselineShare(inDomain);
        double[] scores = article.Baseline();
        for (int s = 0; s < scores.Length; s++)
        {
            float[] row = article.Standardised[(s * FeatureExtractor.Count)..((s + 1) * FeatureExtractor.Count)];
            double learned = Networks.Average(network => network.Score(row));
            scores[s] = (baseline * scores[s]) + (inDomain * Trainer.Scale * learned) - article.Costs[s];
        }

        return article.Rouge1(article.Choose(scores,
            (inDomain * Trainer.Scale * Diversity) + (baseline * BaselineScorer.Diversity), article.Wanted));
    }
}
