namespace Summarizer.Pipeline.Evaluation;

/// <summary>The overlap of a summary and its reference, each 0 to 1.</summary>
/// <param name="Precision">The share of the summary that the reference has too.</param>
/// <param name="Recall">The share of the reference that the summary has too.</param>
/// <param name="F1">Their harmonic mean.</param>
public readonly record struct RougeScore(double Precision, double Recall, double F1)
{
    internal static RougeScore Of(int hits, int referenceSize, int candidateSize)
    {
        double precision = (double)hits / Math.Max(candidateSize, 1);
        double recall = (double)hits / Math.Max(referenceSize, 1);
        return new RougeScore(precision, recall,
            precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0);
    }
}

/// <summary>The four usual kinds of ROUGE of one summary (Lin 2004).</summary>
/// <param name="Rouge1">Single words.</param>
/// <param name="Rouge2">Pairs of words.</param>
/// <param name="RougeL">The longest common subsequence of words, of the texts as a whole.</param>
/// <param name="RougeLsum">The union of longest common subsequences, sentence by sentence.</param>
public sealed record RougeScores(RougeScore Rouge1, RougeScore Rouge2, RougeScore RougeL, RougeScore RougeLsum);
