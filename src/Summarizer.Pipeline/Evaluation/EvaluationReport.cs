namespace Summarizer.Pipeline.Evaluation;

/// <summary>The averages over a set of articles; F1 times 100, as papers give it.</summary>
public sealed record EvaluationReport
{
    /// <summary>The number of articles that were summarised and compared.</summary>
    public required int Articles { get; init; }

    /// <summary>Single words.</summary>
    public required Average Rouge1 { get; init; }

    /// <summary>Pairs of words.</summary>
    public required Average Rouge2 { get; init; }

    /// <summary>Longest common subsequence of the whole texts.</summary>
    public required Average RougeL { get; init; }

    /// <summary>Longest common subsequences by sentence.</summary>
    public required Average RougeLsum { get; init; }

    /// <summary>Words of the summaries.</summary>
    public required Average Words { get; init; }
}
