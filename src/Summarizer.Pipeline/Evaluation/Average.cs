namespace Summarizer.Pipeline.Evaluation;

/// <summary>A mean and its standard error.</summary>
/// <param name="Mean">The arithmetic mean; 0 of nothing.</param>
/// <param name="StandardError">The standard error of the mean; 0 of fewer than two values.</param>
public readonly record struct Average(double Mean, double StandardError)
{
    internal static Average Of(IReadOnlyCollection<double> values)
    {
        if (values.Count == 0)
            return default;
        double mean = values.Sum() / values.Count;
        double squares = values.Sum(v => (v - mean) * (v - mean));
        return new Average(mean, Math.Sqrt(squares / Math.Max(values.Count - 1, 1) / values.Count));
    }
}
