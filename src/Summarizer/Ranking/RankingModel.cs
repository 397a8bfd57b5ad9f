using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Summarizer.Ranking;

// A small network over a sentence's features, a weighted sum plus hidden units x / (1 + |x|), beside the
// BaselineScorer. Each hidden unit sums in a lane of its own, feature by feature, so the result is the same bit for bit
// on every machine, with vectors of any width. Its weights are in RankingModel.txt, which train of
// tests/Summarizer.Benchmarks writes (docs/quality.md).
internal sealed class RankingModel
{
    // Standardised features stay within this many standard deviations.
    private const float Limit = 4;

    private const int Lanes = 4;

    // The share of the baseline where the document is in a known domain.
    private const double BaselineInDomain = 0.15;

    // By feature.
    private readonly float[] _mean, _inverseDeviation, _linear;

    // By hidden unit; the weights by feature, then by hidden unit.
    private readonly float[] _bias, _output, _hidden;

    private readonly float _diversity;

    private RankingModel(Dictionary<string, float[]> weights)
    {
        (_mean, _inverseDeviation, _linear) = (weights["mean"], weights["inverse deviation"], weights["linear"]);
        (_bias, _output, _hidden) = (weights["bias"], weights["output"], weights["hidden"]);
        _diversity = weights["diversity"][0];
        if (_bias.Length % (4 * Lanes) != 0 || _hidden.Length != FeatureExtractor.Count * _bias.Length)
            throw new FormatException("The weights of the ranking model do not fit together.");
        Domains = new TrainingDomains(weights["domain mean"], weights["domain inverse deviation"]);
    }

    public static RankingModel Trained { get; } = Load();

    public TrainingDomains Domains { get; }

    public int Units => _bias.Length;

    // Returns the share of the baseline in the score of a document with an in-domain probability.
    public static double BaselineShare(double inDomain) => 1 - (inDomain * (1 - BaselineInDomain));

    // Reads a model as train writes it.
    public static RankingModel Parse(TextReader lines)
    {
        var weights = new Dictionary<string, float[]>(StringComparer.Ordinal);
        while (lines.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            int colon = line.IndexOf(':');
            string[] values = line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            float[] parsed = [.. values.Select(value => float.Parse(value, CultureInfo.InvariantCulture))];
            string name = line[..colon];
            weights[name] = [.. weights.GetValueOrDefault(name, []), .. parsed];
        }

        return new RankingModel(weights);
    }

    // Returns what the largest cosine to a chosen sentence costs.
    public double Diversity(double inDomain) =>
        (inDomain * _diversity) + (BaselineShare(inDomain) * BaselineScorer.Diversity);

    // Fills in what the document's features add to each hidden unit: the same for all its sentences.
    public void Prepare(ReadOnlySpan<float> row, Span<float> prepared)
    {
        Span<float> standardised = stackalloc float[FeatureExtractor.Count];
        Standardise(row, standardised);
        _bias.CopyTo(prepared);
        AddTo(prepared, standardised[FeatureExtractor.OwnCount..], FeatureExtractor.OwnCount);
    }

    // Returns the score of a sentence in a document with an in-domain probability.
    public double Score(ReadOnlySpan<float> row, ReadOnlySpan<float> prepared, double inDomain) =>
        (inDomain > 0 ? inDomain * Learned(row, prepared) : 0) + (BaselineShare(inDomain) * BaselineScorer.Score(row));

    // Returns the score that the network alone gives a sentence.
    public double Learned(ReadOnlySpan<float> row, ReadOnlySpan<float> prepared)
    {
        Span<float> standardised = stackalloc float[FeatureExtractor.OwnCount];
        Span<float> sums = stackalloc float[Units];
        Standardise(row, standardised);
        prepared.CopyTo(sums);
        AddTo(sums, standardised, 0);
        double score = 0;
        for (int f = 0; f < standardised.Length; f++)
            score += standardised[f] * _linear[f];
        Vector128<float> hidden = Vector128<float>.Zero;
        for (int h = 0; h < sums.Length; h += Lanes)
        {
            Vector128<float> sum = Four(sums, h);
            hidden += Four(_output, h) * (sum / (Vector128<float>.One + Vector128.Abs(sum)));
        }

        for (int lane = 0; lane < Lanes; lane++)
            score += hidden[lane];
        return score;
    }

    private void Standardise(ReadOnlySpan<float> row, Span<float> standardised)
    {
        int f = 0;
        for (; f + Lanes <= standardised.Length; f += Lanes)
        {
            Vector128<float> deviations = (Four(row, f) - Four(_mean, f)) * Four(_inverseDeviation, f);
            Vector128.Min(Vector128.Max(deviations, Vector128.Create(-Limit)), Vector128.Create(Limit))
                .CopyTo(standardised[f..]);
        }

        for (; f < standardised.Length; f++)
            standardised[f] = Math.Clamp((row[f] - _mean[f]) * _inverseDeviation[f], -Limit, Limit);
    }

    // Adds the features, weighted, to each unit's sum: sixteen units at a time, so that their sums stay in registers.
    // One unit after the other would take 30 µs longer for an article. Vectors of four are what every
    // 64-bit processor has. Multiplied and added separately: fused, the last bit would depend on the machine.
    private void AddTo(Span<float> sums, ReadOnlySpan<float> features, int firstFeature)
    {
        for (int h = 0; h < sums.Length; h += 4 * Lanes)
        {
            Vector128<float> a = Four(sums, h), b = Four(sums, h + 4), c = Four(sums, h + 8), d = Four(sums, h + 12);
            ReadOnlySpan<float> weights = _hidden.AsSpan((firstFeature * sums.Length) + h);
            for (int f = 0; f < features.Length; f++)
            {
                Vector128<float> feature = Vector128.Create(features[f]);
                ReadOnlySpan<float> own = weights[(f * sums.Length)..];
                a += feature * Four(own, 0);
                b += feature * Four(own, 4);
                c += feature * Four(own, 8);
                d += feature * Four(own, 12);
            }

            a.CopyTo(sums[h..]);
            b.CopyTo(sums[(h + 4)..]);
            c.CopyTo(sums[(h + 8)..]);
            d.CopyTo(sums[(h + 12)..]);
        }
    }

    private static Vector128<float> Four(ReadOnlySpan<float> values, int from) =>
        Vector128.LoadUnsafe(in MemoryMarshal.GetReference(values), (nuint)from);

    private static RankingModel Load()
    {
        using Stream stream =
            typeof(RankingModel).Assembly.GetManifestResourceStream("Summarizer.Ranking.RankingModel.txt")!;
        using var lines = new StreamReader(stream, Encoding.ASCII);
        return Parse(lines);
    }
}
