using System.Globalization;
using Summarizer.Documents;
using Summarizer.Filtering;
using Summarizer.Ranking;
using Summarizer.Selection;
using Summarizer.Sentences;
using Summarizer.Terms;

namespace Summarizer.Explaining;

// A recorder of one summary's stages, which reports afterwards what happened to each sentence.
internal sealed class Explainer
{
    // A smaller feature is rounding error.
    private const float Negligible = 1e-6f;

    private static readonly string[] FeatureNames = Enum.GetNames<Feature>();

    private readonly List<Measured> _measured = [];
    private IReadOnlyList<ExplainedSentence> _sentences = [];

    // The text that the filter removes from prose.
    public List<RemovedText> Removed { get; } = [];

    // Notes the features and the score of the next sentence.
    public void Measure(int sentence, ReadOnlySpan<float> features, int words, double score)
    {
        var named = new List<KeyValuePair<string, float>>();
        for (int f = 0; f < FeatureExtractor.OwnCount; f++)
        {
            if (Math.Abs(features[f]) >= Negligible)
                named.Add(new(FeatureNames[f], features[f]));
        }

        _measured.Add(new Measured(words, score, named));
    }

    // Explains the choice, while the vectors are there.
    public void Choose(
        Sentence[] sentences, TermVectors vectors, ScoredSentences ranked, double[] scores, List<int> picked,
        List<int> chosen, LengthBudget budget)
    {
        var inSummary = chosen.ToHashSet();
        int? wordsLeft = budget.Words - chosen.Sum(vectors.Words);
        double lowest = picked.Select(p => scores[p]).DefaultIfEmpty().Min();
        _sentences = [.. sentences.Select((sentence, s) => new ExplainedSentence
        {
            Sentence = sentence,
            Words = _measured[s].Words,
            ModelScore = _measured[s].Score,
            Score = scores[s],
            Attributes = NamesOf(ranked.Attributes[s]),
            Features = _measured[s].Features,
            IsChosen = inSummary.Contains(s),
            Reason = ReasonFor(s, vectors, ranked.Diversity, scores, picked, inSummary, wordsLeft, lowest),
        })];
    }

    public Explanation Explain(ExtractiveSummary summary)
    {
        IEnumerable<RemovedText> blocks = summary.Document.Blocks.Where(block => !block.IsProse)
            .Select(block => new RemovedText(block.Offset, block.Length, block.Rule ?? NameOf(block.Kind)));
        return new Explanation(summary, [.. blocks.Concat(Removed).OrderBy(removed => removed.Offset)], _sentences);
    }

    private static string[] NamesOf(SentenceAttributes attributes) =>
        attributes == SentenceAttributes.None ? [] : attributes.ToString().Split(", ");

    private static string NameOf(BlockKind kind) => kind.ToString().ToLowerInvariant();

    private static string ReasonFor(
        int s, TermVectors vectors, double diversity, double[] scores, List<int> picked, HashSet<int> chosen,
        int? wordsLeft, double lowest)
    {
        bool isChosen = chosen.Contains(s);
        if (picked.IndexOf(s) is >= 0 and var place)
            return isChosen
                ? Invariant($"Picked as number {place + 1}.")
                : Invariant(
                    $"Picked as number {place + 1}, then replaced so that the summary can be understood on its own.");
        if (isChosen)
            return "Chosen so that the summary can be understood on its own.";
        if (scores[s] <= lowest)
            return "Its score is lower than that of each picked sentence.";
        if (vectors.Words(s) > wordsLeft)
            return Invariant($"It has {vectors.Words(s)} words, and {Math.Max(0, wordsLeft.Value)} are left.");
        (double largest, double second, int nearest) = Nearest(s, vectors, picked);
        double value = scores[s] - MarginalRelevance.Cost(largest, second, diversity);
        return Invariant(
            $"Similar to sentence {nearest} (cosine {largest:0.00}), which leaves a score of {value:0.00}.");
    }

    // The largest and the second largest cosine to a picked sentence, and which one the largest belongs to.
    private static (double Largest, double Second, int Nearest) Nearest(int s, TermVectors vectors, List<int> picked)
    {
        (double largest, double second, int nearest) = (0, 0, picked[0]);
        foreach (int p in picked)
        {
            double cosine = vectors.Cosine(s, p);
            second = Math.Max(second, Math.Min(cosine, largest));
            if (cosine > largest)
                (largest, nearest) = (cosine, p);
        }

        return (largest, second, nearest);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record Measured(int Words, double Score, IReadOnlyList<KeyValuePair<string, float>> Features);
}
