namespace Summarizer.Pipeline.Grounding;

/// <summary>
/// The weights of the two linear models, fitted by <c>dotnet run --project tests/Summarizer.Benchmarks --
/// train-grounding FOLDER</c> with every weight held at 0 or above: a feature can only count the way it was meant to.
/// </summary>
internal static class GroundingWeights
{
    public const double CopiesBias = -6.9259;
    public static readonly double[] Copies = [3.2584, 1.7481, 1.1345, 0.1148, 1.0907, 0.9738, 1.4953, 1.0009];
    public const double RewordingsBias = 0.5336;
    public static readonly double[] Rewordings = [0.4374, 0.9108, 0.5, 0.6277, 0.307, 1.0187, 1.5494, 0];
}
