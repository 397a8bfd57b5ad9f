namespace Summarizer.Ranking;

/// <summary>
/// The domains of text that the model has learned from, such as news or papers, and how near a document is to one of
/// them. What was learned from news says little about other domains: left out of the training, papers and short Turkish
/// texts do worse by it than by the <see cref="BaselineScorer"/>.
/// </summary>
/// <param name="mean">The mean of each domain's documents, by feature.</param>
/// <param name="inverseDeviation">One over the standard deviation of each domain's documents, by feature.</param>
internal sealed class TrainingDomains(float[] mean, float[] inverseDeviation)
{
    /// <summary>The number of features that tell domains apart; they are the first ones of the document.</summary>
    public const int Features = Feature.DocumentFirstPerson - Feature.DocumentLength + 1;

    /// <summary>
    /// Up to the first distance a document is in a domain, and from the second on in none; in standard deviations,
    /// averaged over the features.
    /// </summary>
    private const double InDomain = 1.2, OutOfDomain = 1.6;

    /// <summary>By domain, then by feature: the mean of its documents.</summary>
    public float[] Mean => mean;

    /// <summary>By domain, then by feature: one over the standard deviation of its documents.</summary>
    public float[] InverseDeviation => inverseDeviation;

    /// <summary>Returns 1 for a document of a known domain, 0 for one that is like none, and a share between.</summary>
    public double InDomainProbability(ReadOnlySpan<float> row)
    {
        ReadOnlySpan<float> document = row.Slice((int)Feature.DocumentLength, Features);
        double nearest = double.PositiveInfinity;
        for (int domain = 0; domain < mean.Length; domain += Features)
        {
            double squares = 0;
            for (int f = 0; f < Features; f++)
            {
                double off = (document[f] - mean[domain + f]) * inverseDeviation[domain + f];
                squares += off * off;
            }

            nearest = Math.Min(nearest, squares);
        }

        return Math.Clamp((OutOfDomain - Math.Sqrt(nearest / Features)) / (OutOfDomain - InDomain), 0, 1);
    }
}
