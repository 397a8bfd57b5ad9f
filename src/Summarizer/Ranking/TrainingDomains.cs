namespace Summarizer.Ranking;

// The domains of text that the model has learned from, such as news or papers, and how near a document is to one of
// them. What was learned from news says little about other domains: left out of the training, papers and short Turkish
// texts do worse by it than by the BaselineScorer.
internal sealed class TrainingDomains(float[] mean, float[] inverseDeviation)
{
    // The number of features that tell domains apart; they are the first ones of the document.
    public const int Features = Feature.DocumentFirstPerson - Feature.DocumentLength + 1;

    // Up to the first distance a document is in a domain, and from the second on in none; in standard deviations,
    // averaged over the features.
    private const double InDomain = 1.2, OutOfDomain = 1.6;

    // By domain, then by feature: the mean of its documents.
    public float[] Mean => mean;

    // By domain, then by feature: one over the standard deviation of its documents.
    public float[] InverseDeviation => inverseDeviation;

    // Returns 1 for a document of a known domain, 0 for one that is like none, and a share between.
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
