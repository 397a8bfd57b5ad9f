namespace Summarizer.Benchmarks.Training;

/// <summary>How the model is trained: several small teachers learn by reinforcement, then one student learns to say what they say on average.</summary>
internal sealed record TrainingSettings
{
    public int Teachers { get; init; } = 6;

    public int TeacherUnits { get; init; } = 8;

    public int TeacherSteps { get; init; } = 2500;

    public int TeacherBatch { get; init; } = 16;

    public double TeacherRate { get; init; } = 0.015;

    public double TeacherDecay { get; init; } = 0.1;

    /// <summary>What a choice's entropy is worth in points of ROUGE-1.</summary>
    public double Entropy { get; init; } = 4;

    public int StudentUnits { get; init; } = 16;

    public int StudentSteps { get; init; } = 3000;

    public int StudentBatch { get; init; } = 8;

    public double StudentRate { get; init; } = 0.01;

    public double StudentDecay { get; init; } = 0.002;
}
