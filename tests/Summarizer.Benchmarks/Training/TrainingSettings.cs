namespace Summarizer.Benchmarks.Training;

/// <summary>
/// Options for training: several small networks learn by reinforcement, each from another beginning, and their mean is
/// the model.
/// </summary>
internal sealed record TrainingSettings
{
    public int Networks { get; init; } = 3;

    /// <summary>Hidden units of each.</summary>
    public int Units { get; init; } = 16;

    public int Steps { get; init; } = 8000;

    public int Batch { get; init; } = 32;

    public double Rate { get; init; } = 0.015;

    public double Decay { get; init; } = 0.15;

    /// <summary>The value of a choice's entropy in points of ROUGE-1.</summary>
    public double Entropy { get; init; } = 4;
}
