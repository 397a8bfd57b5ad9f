using System.Runtime.InteropServices;

namespace Summarizer.Pipeline.Evaluation;

/// <summary>
/// ROUGE (Lin 2004), equal to google-research's rouge_score with stemming for English. Other languages are cut into
/// unicode words without stemming (rouge_score itself would drop every accented letter). Not thread-safe.
/// </summary>
/// <param name="language">The texts' language as a lower-case ISO 639 code.</param>
public sealed class Rouge(string language)
{
    private readonly RougeTokenizer _tokenizer = new(language);

    /// <summary>Compares a summary with its reference; in both, each line is a sentence.</summary>
    public RougeScores Score(string reference, string candidate)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(candidate);
        _tokenizer.Forget();
        int[] r = _tokenizer.Tokens(reference), c = _tokenizer.Tokens(candidate);
        return new RougeScores(
            Overlap(r, c, 1),
            Overlap(r, c, 2),
            RougeScore.Of(CommonSubsequence.Length(r, c), r.Length, c.Length),
            SentenceUnion(Sentences(reference), Sentences(candidate)));
    }

    private int[][] Sentences(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(_tokenizer.Tokens)];

    private static RougeScore Overlap(int[] reference, int[] candidate, int size)
    {
        Dictionary<long, int> grams = Grams(reference, size);
        int hits = 0;
        foreach ((long gram, int count) in Grams(candidate, size))
            hits += Math.Min(count, grams.GetValueOrDefault(gram));
        return RougeScore.Of(hits, Math.Max(reference.Length - size + 1, 0), Math.Max(candidate.Length - size + 1, 0));
    }

    private static Dictionary<long, int> Grams(int[] tokens, int size)
    {
        var grams = new Dictionary<long, int>(tokens.Length);
        for (int i = 0; i + size <= tokens.Length; i++)
            CollectionsMarshal.GetValueRefOrAddDefault(grams,
                size == 1 ? tokens[i] : ((long)tokens[i] << 32) | (uint)tokens[i + 1], out _)++;
        return grams;
    }

    // Each word of a reference sentence counts once if it is in the common subsequence with any sentence of the
    // summary.
    private static RougeScore SentenceUnion(int[][] reference, int[][] candidate)
    {
        int referenceSize = reference.Sum(s => s.Length), candidateSize = candidate.Sum(s => s.Length);
        if (referenceSize == 0 || candidateSize == 0)
            return default;
        Dictionary<long, int> referenceLeft = Grams([.. reference.SelectMany(s => s)], 1);
        Dictionary<long, int> candidateLeft = Grams([.. candidate.SelectMany(s => s)], 1);
        int hits = 0;
        foreach (int[] sentence in reference)
        {
            bool[] inUnion = new bool[sentence.Length];
            foreach (int[] other in candidate)
                CommonSubsequence.Mark(sentence, other, inUnion);
            for (int i = 0; i < sentence.Length; i++)
            {
                long word = sentence[i];
                if (!inUnion[i] || candidateLeft.GetValueOrDefault(word) <= 0
                    || referenceLeft.GetValueOrDefault(word) <= 0)
                    continue;
                hits++;
                candidateLeft[word]--;
                referenceLeft[word]--;
            }
        }

        return RougeScore.Of(hits, referenceSize, candidateSize);
    }
}
