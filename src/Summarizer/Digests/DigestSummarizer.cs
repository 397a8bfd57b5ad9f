using Summarizer.KeyPhrases;
using Summarizer.Ranking;
using Summarizer.Selection;
using Summarizer.Sentences;
using Summarizer.Terms;

namespace Summarizer.Digests;

/// <summary>
/// A summariser of several documents, which makes one summary. Sentences are ranked within their own document, as for a
/// summary of it alone, and the best of all documents are pooled. What several documents say is kept once and counts
/// for more. The usual selection chooses among the rest. Pure: the same documents and options give the same digest on
/// any machine.
/// </summary>
public static class DigestSummarizer
{
    /// <summary>The most documents in a digest.</summary>
    public const int MaxSources = 25;

    // A digest for which no length is asked has one sentence for each source, within these numbers.
    private const int FewestByDefault = 3, MostByDefault = 10;

    // The score that each doubling of the sources that say a sentence adds. A tenth is about 1.5 points of ROUGE-1 in
    // the model's eyes.
    private const double WorthOfAgreement = 0.3;

    // Below any score that a sentence can have.
    private const double LeftOut = double.NegativeInfinity;

    /// <summary>Returns the number of sentences of a digest where no length is asked for.</summary>
    public static int DefaultSentences(int sources) => Math.Clamp(sources, FewestByDefault, MostByDefault);

    /// <summary>Makes one summary of several documents.</summary>
    /// <param name="sources">The documents, 1 to <see cref="MaxSources"/>.</param>
    /// <param name="options">The options; a ratio is one of all sentences together, a title is not used.</param>
    /// <exception cref="InvalidOptionException">An option is out of its range, or there are too many or no
    /// documents.</exception>
    public static Digest Summarize(IReadOnlyList<DigestSource> sources, SummaryOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(sources);
        if (sources.Count is < 1 or > MaxSources)
            throw new InvalidOptionException("sources", $"{sources.Count} texts", $"1 to {MaxSources} texts");
        options ??= new SummaryOptions();
        options.Validate();
        if (options is { Sentences: null, Ratio: null, Words: null })
            options = options with { Sentences = DefaultSentences(sources.Count) };

        SourceReading[] read = [.. sources.Select(source => SourceReading.Of(source, options))];
        var all = new SourceCollection(read);
        using TermVectors vectors = TermVectors.Of(all.Text, all.Sentences, all.Language);
        double[]? relevant = options.Query is null
            ? null
            : QueryRelevance.Apply(options.Query, all.Text, vectors, all.Scores);
        double[] scores = relevant ?? [.. all.Scores];
        List<int> pool = all.Pool(scores);
        var redundancy = new RedundancyMerger(all, vectors);
        foreach (int s in redundancy.Merge(pool, scores))
            scores[s] = LeftOut;
        foreach (int s in pool)
            scores[s] += WorthOfAgreement
                * PortableMath.Log(1 + redundancy.DuplicatesOf(s).Count) / PortableMath.Log(2);

        List<int> picked =
            Pick(all, vectors, scores, pool, LengthBudget.For(options, all.Sentences.Length, documentWords: 0));
        // A sentence that came in as another's antecedent may say what is said already.
        HashSet<int> repeated = redundancy.Merge(picked, scores);
        DigestSentence[] sentences =
            Sentences(all, scores, [.. picked.Where(s => !repeated.Contains(s))], redundancy, options.SortBy);
        return new Digest
        {
            Sources = [.. read.Select(source => source.Source)],
            Language = all.Language.Code,
            Sentences = sentences,
            QueryIgnored = options.Query is not null && relevant is null,
            KeyPhrases = options.KeyPhrases ? KeyPhrases(all, vectors) : [],
            Text = SummaryText.Join(sentences.Select(sentence => sentence.Text)),
        };
    }

    private static List<int> Pick(SourceCollection all, TermVectors vectors, double[] scores, List<int> pool,
        LengthBudget budget)
    {
        // Sentences outside the pool, and those that another one repeats, cannot be chosen.
        double[] choice = new double[scores.Length];
        Array.Fill(choice, LeftOut);
        foreach (int s in pool)
            choice[s] = scores[s];
        double diversity = RankingModel.Trained.Diversity(inDomain: 1);
        List<int> picked = MarginalRelevance.Pick(all.Text, all.Sentences, vectors, choice, diversity, budget);
        picked.RemoveAll(s => choice[s] == LeftOut);
        // Longer than all the words allowed; one sentence is kept all the same.
        if (picked.Count == 0 && pool.Count > 0)
            picked.Add(pool.MaxBy(s => scores[s]));
        return Antecedents.Resolve(
            picked, all.Text, all.Sentences, all.Attributes, vectors, scores, budget, starts: all.Starts);
    }

    private static DigestSentence[] Sentences(
        SourceCollection all, double[] scores, int[] chosen, RedundancyMerger redundancy, SummaryOrder order)
    {
        double best = chosen.Select(s => scores[s]).DefaultIfEmpty().Max();
        IEnumerable<int> inOrder =
            order == SummaryOrder.Rank ? chosen.Order().OrderByDescending(s => scores[s]) : chosen.Order();
        return [.. inOrder.Select(s =>
        {
            (int source, int index, int offset, int length) = all.PlaceOf(s);
            DuplicateSentence[] duplicates = [.. redundancy.DuplicatesOf(s).Order().Select(all.PlaceOf)];
            string text = all.Text.Substring(all.Sentences[s].Offset, length);
            return new DigestSentence(source, index, text, SummaryText.RankScore(scores[s], best), offset, length,
                duplicates);
        })];
    }

    // The stop words of one language are the rarest words of another: phrases are looked for in the main language only.
    private static IReadOnlyList<string> KeyPhrases(SourceCollection all, TermVectors vectors)
    {
        Sentence[] sentences = [.. all.Sentences.Where(sentence => all.LanguageOf(sentence.Index) == all.Language)];
        if (sentences.Length == all.Sentences.Length)
            return KeyPhraseExtractor.Extract(all.Text, vectors, title: null);
        using TermVectors own = TermVectors.Of(all.Text, sentences, all.Language);
        return KeyPhraseExtractor.Extract(all.Text, own, title: null);
    }
}
