using System.Globalization;
using Summarizer.Documents;
using Summarizer.Filtering;
using Summarizer.Ranking;
using Summarizer.Selection;
using Summarizer.Sentences;
using Summarizer.Terms;

namespace Summarizer.Explaining;

/// <summary>A recorder of one summary's stages, which reports afterwards what happened to each sentence.</summary>
internal sealed class Explainer
{
    /// <summary>A smaller feature is rounding error.</summary>
    private const float Negligible = 1e-6f;

    private static readonly string[] FeatureNames = Enum.GetNames<Feature>();

    private readonly List<Measured> _measured = [];
    private IReadOnlyList<ExplainedSentence> _sentences = [];

    /// <summary>The text that the filter removes from prose.</summary>
    public List<RemovedText> Removed { get; } = [];

    /// <summary>Notes the features and the score of the next sentence.</summary>
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

    /// <summary>Explains the choice, while the vectors are there.</summary>
    /// <param name="sentences">The sentences.</param>
    /// <param name="vectors">Their vectors.</param>
    /// <param name="ranked">Their attributes, and what similarity costs.</param>
    /// <param name="scores">The scores that the selection used.</param>
    /// <param name="picked">The sentences picked by score, first pick first.</param>
    /// <param name="chosen">The sentences chosen in the end.</param>
    /// <param name="budget">The length that the summary may have.</param>
    public void Choose(
        Sentence[] sentences, TermVectors vectors, ScoredSentences ranked, double[] scores, List<int> picked,
        List<int> chosen, LengthBudget budget)
    {
        _sentences = [.. sentences.Select((sentence, s) => new ExplainedSentence
        {
            Sentence = sentence,
            Words = _measured[s].Words,
            ModelScore = _measured[s].Score,
            Score = scores[s],
            Attributes = NamesOf(ranked.Attributes[s]),
            Features = _measured[s].Features,
            IsChosen = chosen.Contains(s),
            Reason = ReasonFor(s, vectors, ranked.Diversity, scores, picked, chosen, budget),
        })];
    }

    /// <summary>Returns the explanation of a summary.</summary>
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
        int s, TermVectors vectors, double diversity, double[] scores, List<int> picked, List<int> chosen,
        LengthBudget budget)
    {
        int place = picked.IndexOf(s);
        bool isChosen = chosen.Contains(s);
        if (place >= 0 && isChosen)
            return Invariant($"Picked as number {place + 1}.");
        if (isChosen)
            return "Chosen so that the summary can be understood on its own.";
        if (place >= 0)
            return Invariant(
                $"Picked as number {place + 1}, then replaced so that the summary can be understood on its own.");
        (double largest, double second, int nearest) = Nearest(s, vectors, picked);
        double lowest = picked.Min(p => scores[p]);
        double value = scores[s] - MarginalRelevance.Cost(largest, second, diversity);
        int wordsLeft = (budget.Words ?? int.MaxValue) - chosen.Sum(vectors.Words);
        if (scores[s] <= lowest)
            return "Its score is lower than that of each picked sentence.";
        if (budget.Words is not null && vectors.Words(s) > wordsLeft)
            return Invariant($"It has {vectors.Words(s)} words, and {Math.Max(0, wordsLeft)} are left.");
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
