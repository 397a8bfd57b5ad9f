namespace Summarizer.Ranking;

/// <summary>
/// The kinds of text that the model has learned from, and how near a document is to one of them. What was learned from news says little
/// of a kind that is not there: left out of the training, papers and short Turkish texts do worse by it than by the <see cref="Recipe"/>.
/// </summary>
internal sealed class TextKinds
{
    /// <summary>How many features tell kinds apart; they are the first ones of the document.</summary>
    public const int Features = Feature.DocumentFirstPerson - Feature.DocumentLength + 1;

    /// <summary>Up to this distance a document is of a known kind, and from that one on of none, in deviations of an average feature.</summary>
    private const double Near = 1.2, Far = 1.6;

    /// <summary>By kind, then by feature: the mean of its documents.</summary>
    public required float[] Mean { get; init; }

    /// <summary>By kind, then by feature: one over the deviation of its documents.</summary>
    public required float[] InverseDeviation { get; init; }

    /// <summary>1 for a document of a known kind, 0 for one that is like none.</summary>
    public double Familiarity(ReadOnlySpan<float> row)
    {
        ReadOnlySpan<float> document = row.Slice((int)Feature.DocumentLength, Features);
        double nearest = double.PositiveInfinity;
        for (int kind = 0; kind < Mean.Length; kind += Features)
        {
            double squares = 0;
            for (int f = 0; f < Features; f++)
            {
                double off = (document[f] - Mean[kind + f]) * InverseDeviation[kind + f];
                squares += off * off;
            }

            nearest = Math.Min(nearest, squares);
        }

        return Math.Clamp((Far - Math.Sqrt(nearest / Features)) / (Far - Near), 0, 1);
    }
}
