using System.Runtime.Intrinsics;
using Summarizer.Ranking;

namespace Summarizer.Benchmarks.Training;

/// <summary>
/// The ranking model while it learns, trained with Adam. One flat array of parameters: hidden weights by feature,
/// biases, outputs, linear weights, diversity.
/// </summary>
internal sealed class Network
{
    private readonly int _units, _biasAt, _outputAt, _linearAt, _diversityAt;
    private readonly float[] _gradient, _mean, _square;
    private readonly double _decay;
    private int _steps;

    /// <param name="units">Hidden units, a multiple of eight.</param>
    /// <param name="seed">The same seed gives the same network.</param>
    /// <param name="decay">The rate at which weights decay, per unit of the learning rate.</param>
    public Network(int units, int seed, double decay)
    {
        _units = units;
        _biasAt = FeatureExtractor.Count * units;
        _outputAt = _biasAt + units;
        _linearAt = _outputAt + units;
        _diversityAt = _linearAt + FeatureExtractor.OwnCount;
        _decay = decay;
        Parameters = new float[_diversityAt + 1];
        (_gradient, _mean, _square) =
            (new float[Parameters.Length], new float[Parameters.Length], new float[Parameters.Length]);
        var random = new Random(seed);
        for (int i = 0; i < _outputAt; i++)
            Parameters[i] = (float)((random.NextDouble() - 0.5) * 0.3);
        for (int i = _outputAt; i < _linearAt; i++)
            Parameters[i] = (float)((random.NextDouble() - 0.5) * 0.6);
        Parameters[_diversityAt] = 2;
    }

    public float[] Parameters { get; }

    public ReadOnlySpan<float> HiddenOf(int feature) => Parameters.AsSpan(feature * _units, _units);

    public ReadOnlySpan<float> Bias => Parameters.AsSpan(_biasAt, _units);

    public ReadOnlySpan<float> Output => Parameters.AsSpan(_outputAt, _units);

    public ReadOnlySpan<float> Linear => Parameters.AsSpan(_linearAt, FeatureExtractor.OwnCount);

    public float Diversity => Parameters[_diversityAt];

    public double Score(ReadOnlySpan<float> x)
    {
        Span<float> sums = stackalloc float[_units];
        return Forward(x, sums);
    }

    /// <summary>
    /// Adds the gradient of one context: the expected ROUGE-1 of a choice by softmax over the candidates' scores, plus
    /// its entropy, which keeps the model from betting on one sentence.
    /// </summary>
    public void Learn(TrainingArticle article, TrainingContext context, double entropyWeight, float? title)
    {
        int n = context.Candidates.Length;
        Span<double> q = stackalloc double[n];
        float[] x = article.RowsOf(context.Candidates, title), sums = new float[n * _units];
        double top = double.NegativeInfinity, total = 0;
        for (int c = 0; c < n; c++)
        {
            q[c] = Forward(Row(x, c), sums.AsSpan(c * _units, _units)) - (Diversity * context.Likeness[c]);
            top = Math.Max(top, q[c]);
        }

        for (int c = 0; c < n; c++)
            total += q[c] = Math.Exp(q[c] - top);
        double expected = 0, entropy = 0;
        for (int c = 0; c < n; c++)
        {
            q[c] /= total;
            expected += q[c] * context.Values[c];
            entropy -= q[c] * Math.Log(q[c] + 1e-12);
        }

        for (int c = 0; c < n; c++)
        {
            double g = -(q[c] * (context.Values[c] - expected))
                + (entropyWeight * q[c] * (Math.Log(q[c] + 1e-12) + entropy));
            Backward(Row(x, c), sums.AsSpan(c * _units, _units), (float)g);
            _gradient[_diversityAt] -= (float)g * context.Likeness[c];
        }
    }

    /// <summary>Follows the gradient that a batch has added up.</summary>
    public void Step(double rate, int batch)
    {
        _steps++;
        double meanScale = 1 - Math.Pow(0.9, _steps), squareScale = 1 - Math.Pow(0.99, _steps);
        for (int i = 0; i < Parameters.Length; i++)
        {
            float g = _gradient[i] / batch;
            _mean[i] = (0.9f * _mean[i]) + (0.1f * g);
            _square[i] = (0.99f * _square[i]) + (0.01f * g * g);
            double decay = i < _biasAt || (i >= _linearAt && i < _diversityAt) ? _decay : 0;
            Parameters[i] -= (float)(rate
                * ((_mean[i] / meanScale / (Math.Sqrt(_square[i] / squareScale) + 1e-6)) + (decay * Parameters[i])));
        }

        Array.Clear(_gradient);
    }

    private static ReadOnlySpan<float> Row(float[] rows, int row) =>
        rows.AsSpan(row * FeatureExtractor.Count, FeatureExtractor.Count);

    private double Forward(ReadOnlySpan<float> x, Span<float> sums)
    {
        double score = 0;
        for (int f = 0; f < FeatureExtractor.OwnCount; f++)
            score += x[f] * Parameters[_linearAt + f];
        for (int h = 0; h < _units; h += Vector256<float>.Count)
        {
            Vector256<float> sum = At(_biasAt + h);
            for (int f = 0; f < FeatureExtractor.Count; f++)
                sum += Vector256.Create(x[f]) * At((f * _units) + h);
            sum.CopyTo(sums[h..]);
            score += Vector256.Sum(sum / (Vector256<float>.One + Vector256.Abs(sum)) * At(_outputAt + h));
        }

        return score;
    }

    private void Backward(ReadOnlySpan<float> x, ReadOnlySpan<float> sums, float g)
    {
        for (int f = 0; f < FeatureExtractor.OwnCount; f++)
            _gradient[_linearAt + f] += g * x[f];
        for (int h = 0; h < _units; h += Vector256<float>.Count)
        {
            Vector256<float> sum = Vector256.Create(sums[h..]), one = Vector256<float>.One + Vector256.Abs(sum);
            Vector256<float> inner = At(_outputAt + h) * g / (one * one);
            Accumulate(_outputAt + h, sum / one * g);
            Accumulate(_biasAt + h, inner);
            for (int f = 0; f < FeatureExtractor.Count; f++)
                Accumulate((f * _units) + h, inner * x[f]);
        }
    }

    private Vector256<float> At(int parameter) => Vector256.Create<float>(Parameters.AsSpan(parameter));

    private void Accumulate(int at, Vector256<float> value)
    {
        Span<float> target = _gradient.AsSpan(at);
        (Vector256.Create<float>(target) + value).CopyTo(target);
    }
}
