using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Summarizer.Ranking;

/// <summary>
/// A small network over a sentence's features, a weighted sum plus hidden units x / (1 + |x|), beside the <see cref="Recipe"/>. Each hidden
/// unit sums in its own lane, feature by feature, so the result is the same bit for bit whatever the machine's vectors are.
/// </summary>
internal sealed class RankingModel
{
    /// <summary>Standardised features stay within so many deviations.</summary>
    private const float Limit = 4;

    /// <summary>How much of the recipe stays where the kind of text is known.</summary>
    private const double Guard = 0.15;

    /// <summary>By feature: its mean and one over its deviation in the training texts.</summary>
    public required float[] Mean { get; init; }

    /// <inheritdoc cref="Mean"/>
    public required float[] InverseDeviation { get; init; }

    /// <summary>By feature of the sentence's own: its weight in the sum.</summary>
    public required float[] Linear { get; init; }

    /// <summary>By feature, then by hidden unit (a multiple of sixteen of them).</summary>
    public required float[] Hidden { get; init; }

    /// <summary>By hidden unit.</summary>
    public required float[] Bias { get; init; }

    /// <inheritdoc cref="Bias"/>
    public required float[] Output { get; init; }

    /// <summary>What the largest cosine to a chosen sentence costs beside what was learned.</summary>
    public required float LearnedDiversity { get; init; }

    /// <summary>What it has learned from.</summary>
    public required TextKinds Kinds { get; init; }

    /// <summary>How many hidden units there are.</summary>
    public int Units => Bias.Length;

    /// <summary>How much of the recipe takes part in a document of so much <see cref="TextKinds.Familiarity"/>.</summary>
    public static double RecipeShare(double familiarity) => 1 - (familiarity * (1 - Guard));

    /// <summary>What the largest cosine to a chosen sentence costs in a document of so much <see cref="TextKinds.Familiarity"/>.</summary>
    public double Diversity(double familiarity) => (familiarity * LearnedDiversity) + (RecipeShare(familiarity) * Recipe.Diversity);

    /// <summary>Fills in what the document's features add to each hidden unit: the same for all its sentences.</summary>
    public void Prepare(ReadOnlySpan<float> row, Span<float> prepared)
    {
        Span<float> standardised = stackalloc float[FeatureExtractor.Count];
        Standardise(row, standardised);
        Sum(standardised[FeatureExtractor.OwnCount..], FeatureExtractor.OwnCount, Bias, prepared);
    }

    /// <summary>The worth of a sentence in a document of so much <see cref="TextKinds.Familiarity"/>.</summary>
    public double Score(ReadOnlySpan<float> row, ReadOnlySpan<float> prepared, double familiarity) =>
        (familiarity > 0 ? familiarity * Learned(row, prepared) : 0) + (RecipeShare(familiarity) * Recipe.Score(row));

    private double Learned(ReadOnlySpan<float> row, ReadOnlySpan<float> prepared)
    {
        Span<float> standardised = stackalloc float[FeatureExtractor.OwnCount];
        Standardise(row, standardised);
        Span<float> sums = stackalloc float[Units];
        double score = Sum(standardised, 0, prepared, sums);
        Vector128<float> units = Vector128<float>.Zero;
        for (int h = 0; h < sums.Length; h += Vector128<float>.Count)
        {
            Vector128<float> sum = Four(sums, h);
            units += Four(Output, h) * (sum / (Vector128<float>.One + Vector128.Abs(sum)));
        }

        score += units[0];
        score += units[1];
        score += units[2];
        score += units[3];
        return score;
    }

    private void Standardise(ReadOnlySpan<float> row, Span<float> standardised)
    {
        int f = 0;
        for (; f + Vector128<float>.Count <= standardised.Length; f += Vector128<float>.Count)
        {
            Vector128<float> deviations = (Four(row, f) - Four(Mean, f)) * Four(InverseDeviation, f);
            Vector128.Min(Vector128.Max(deviations, Vector128.Create(-Limit)), Vector128.Create(Limit)).CopyTo(standardised[f..]);
        }

        for (; f < standardised.Length; f++)
            standardised[f] = Math.Clamp((row[f] - Mean[f]) * InverseDeviation[f], -Limit, Limit);
    }

    // Many units at a time: their sums stay in registers while the features pass by, and none waits for its own last addition. Vectors of
    // four are what every 64-bit processor has; where it has those of eight, the same sums take half as many steps. Multiplied and added
    // separately: fused, the last bit would depend on the machine. Answers the features' weighted sum, which only a sentence's own have: each
    // of its additions waits for the last one, and the units' go on meanwhile.
    private double Sum(ReadOnlySpan<float> features, int firstFeature, ReadOnlySpan<float> start, Span<float> sums)
    {
        int units = Units, h = 0;
        double sum = 0;
        ReadOnlySpan<float> linear = Linear;
        linear = linear[..features.Length];
        ReadOnlySpan<float> weights = Hidden.AsSpan(firstFeature * units, features.Length * units);
        for (; Vector256.IsHardwareAccelerated && h + 48 <= units; h += 48)
        {
            sum = 0;
            Vector256<float> a = Eight(start, h), b = Eight(start, h + 8), c = Eight(start, h + 16);
            Vector256<float> d = Eight(start, h + 24), e = Eight(start, h + 32), g = Eight(start, h + 40);
            for (int f = 0, w = h; f < features.Length; f++, w += units)
            {
                sum += features[f] * linear[f];
                Vector256<float> x = Vector256.Create(features[f]);
                ReadOnlySpan<float> own = weights[w..];
                a += x * Eight(own, 0);
                b += x * Eight(own, 8);
                c += x * Eight(own, 16);
                d += x * Eight(own, 24);
                e += x * Eight(own, 32);
                g += x * Eight(own, 40);
            }

            a.CopyTo(sums[h..]);
            b.CopyTo(sums[(h + 8)..]);
            c.CopyTo(sums[(h + 16)..]);
            d.CopyTo(sums[(h + 24)..]);
            e.CopyTo(sums[(h + 32)..]);
            g.CopyTo(sums[(h + 40)..]);
        }

        for (; h < units; h += 16)
        {
            sum = 0;
            Vector128<float> a = Four(start, h), b = Four(start, h + 4), c = Four(start, h + 8), d = Four(start, h + 12);
            for (int f = 0, w = h; f < features.Length; f++, w += units)
            {
                sum += features[f] * linear[f];
                Vector128<float> x = Vector128.Create(features[f]);
                ReadOnlySpan<float> own = weights[w..];
                a += x * Four(own, 0);
                b += x * Four(own, 4);
                c += x * Four(own, 8);
                d += x * Four(own, 12);
            }

            a.CopyTo(sums[h..]);
            b.CopyTo(sums[(h + 4)..]);
            c.CopyTo(sums[(h + 8)..]);
            d.CopyTo(sums[(h + 12)..]);
        }

        return sum;
    }

    private static Vector256<float> Eight(ReadOnlySpan<float> values, int from) => Vector256.LoadUnsafe(in MemoryMarshal.GetReference(values), (nuint)from);

    private static Vector128<float> Four(ReadOnlySpan<float> values, int from) => Vector128.LoadUnsafe(in MemoryMarshal.GetReference(values), (nuint)from);
}
