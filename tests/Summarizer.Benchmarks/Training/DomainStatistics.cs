using Summarizer.Ranking;

namespace Summarizer.Benchmarks.Training;

/// <summary>Describes each set by the documents' features: what the model may take for known.</summary>
internal static class DomainStatistics
{
    /// <summary>
    /// A feature that hardly varies in a set may still vary this much in the world, in deviations over all sets.
    /// </summary>
    private const double LeastDeviation = 0.25;

    public static TrainingDomains Of(IEnumerable<TrainingArticle> articles)
    {
        var sets = articles.GroupBy(a => a.Set).Select(set => Enumerable.Range(0, TrainingDomains.Features)
            .Select(f => Moments([.. set.Select(a => (double)a.Row(0)[(int)Feature.DocumentLength + f])])).ToArray())
            .ToArray();
        double[] overall = [.. Enumerable.Range(0, TrainingDomains.Features).Select(f =>
        {
            double between = Moments([.. sets.Select(s => s[f].Mean)]).Deviation;
            double within = sets.Average(s => s[f].Deviation);
            return Math.Sqrt((between * between) + (within * within) + 1e-9);
        })];
        return new TrainingDomains(
            [.. sets.SelectMany(s => s.Select(m => (float)m.Mean))],
            [.. sets.SelectMany(s =>
                s.Select((m, f) => (float)(1 / Math.Max(m.Deviation, LeastDeviation * overall[f]))))]);
    }

    private static (double Mean, double Deviation) Moments(double[] values)
    {
        double mean = values.Average();
        return (mean, Math.Sqrt(values.Average(x => (x - mean) * (x - mean))));
    }
}
