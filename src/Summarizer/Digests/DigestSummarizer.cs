using System.Text;
using Summarizer.KeyPhrases;
using Summarizer.Languages;
using Summarizer.Ranking;
using Summarizer.Selection;
using Summarizer.Sentences;
using Summarizer.Terms;
using Summarizer.Text;

namespace Summarizer.Digests;

/// <summary>
/// Several documents in, one summary out. Sentences are ranked within their own document, as for a summary of it alone; the best of
/// all documents are pooled; what several documents say is kept once and counts for more; then the usual choice is made among the rest.
/// Pure: the same documents and options give the same digest on any machine.
/// </summary>
public static class DigestSummarizer
{
    /// <summary>The most documents in a digest.</summary>
    public const int MaxSources = 25;

    /// <summary>How many sentences a digest has at most where no length is asked for: one for each source, but three at least.</summary>
    private const int MostByDefault = 10;

    /// <summary>The score that each doubling of the sources that say a sentence adds. A tenth is about 1.5 points of ROUGE-1 in the model's eyes.</summary>
    private const double WorthOfAgreement = 0.3;

    /// <summary>Below any score that a sentence can have.</summary>
    private const double LeftOut = double.NegativeInfinity;

    /// <summary>How many sentences a digest of so many sources has where no length is asked for.</summary>
    public static int DefaultSentences(int sources) => Math.Clamp(sources, SummaryOptions.DefaultSentences, MostByDefault);

    /// <summary>Makes one summary of several documents.</summary>
    /// <param name="sources">The documents, 1 to <see cref="MaxSources"/>.</param>
    /// <param name="options">What the digest should be like; a ratio is one of all sentences together, a title is not used.</param>
    /// <exception cref="InvalidOptionException">An option is out of its range, or there are too many or no documents.</exception>
    public static Digest Summarize(IReadOnlyList<DigestSource> sources, SummaryOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(sources);
        if (sources.Count is < 1 or > MaxSources)
            throw new InvalidOptionException("sources", sources.Count, $"1 to {MaxSources}");
        options ??= new SummaryOptions();
        options.Validate();
        if (options is { Sentences: null, Ratio: null, Words: null })
            options = options with { Sentences = DefaultSentences(sources.Count) };

        SourceReading[] read = [.. sources.Select(source => SourceReading.Of(source, options))];
        var all = Anthology.Of(read);
        LengthBudget budget = LengthBudget.For(options, all.Sentences.Length);
        Workspace workspace = Workspace.Rent(Language.Of(all.Language));
        try
        {
            TermVectors vectors = workspace.Vectors;
            vectors.Read(all.Text, all.Sentences);
            double[] scores = Anthology.Scores(read);
            bool followed = QueryLikeness.Follow(options.Query, vectors, scores);
            List<int> pool = all.Pool(scores);
            var agreement = new Agreement(all, vectors);
            LeaveOut(agreement.Merge(pool, scores), scores);
            foreach (int s in pool)
                scores[s] += WorthOfAgreement * PortableMath.Log(1 + agreement.Echoes(s).Count) / PortableMath.Log(2);

            List<int> picked = Pick(all, vectors, scores, pool, budget);
            // A sentence that came in as another's antecedent may say what is said already.
            List<int> repeated = agreement.Merge(picked, scores);
            picked.RemoveAll(repeated.Contains);
            DigestSentence[] chosen = Chosen(all, scores, picked, agreement, options.SortBy);
            return new Digest
            {
                Sources = [.. read.Select(r => r.Source)],
                Language = all.Language,
                Sentences = chosen,
                QueryIgnored = !followed,
                KeyPhrases = KeyPhrases(all, read, workspace),
                Text = Join(chosen, read),
            };
        }
        finally
        {
            Workspace.Return(workspace);
        }
    }

    private static List<int> Pick(Anthology all, TermVectors vectors, double[] scores, List<int> pool, LengthBudget budget)
    {
        // What is not in the pool, or is said by another sentence already, is out of the choice.
        double[] choice = new double[scores.Length];
        Array.Fill(choice, LeftOut);
        foreach (int s in pool)
            choice[s] = scores[s];
        List<int> picked = MarginalRelevance.Pick(all.Text, all.Sentences, vectors, choice, TrainedModel.Instance.Diversity(familiarity: 1), budget);
        picked.RemoveAll(s => choice[s] == LeftOut);
        if (picked.Count == 0 && pool.Count > 0)
            picked.Add(pool.MaxBy(s => scores[s])); // Longer than all the words allowed; one sentence is kept all the same.
        Antecedents.Resolve(picked, all.Sentences, vectors, all.Marks, scores, budget);
        return picked;
    }

    private static void LeaveOut(List<int> sentences, double[] scores)
    {
        foreach (int s in sentences)
            scores[s] = LeftOut;
    }

    private static DigestSentence[] Chosen(Anthology all, double[] scores, List<int> picked, Agreement agreement, SummaryOrder order)
    {
        double top = picked.Count == 0 ? 0 : picked.Max(s => scores[s]);
        List<int> inOrder = [.. picked];
        inOrder.Sort((a, b) => order == SummaryOrder.Rank && scores[a] != scores[b] ? scores[b].CompareTo(scores[a]) : a.CompareTo(b));
        return [.. inOrder.Select(s =>
        {
            Echo place = all.PlaceOf(s);
            return new DigestSentence(place.Source, place.Index, all.Text.Substring(all.Sentences[s].Offset, place.Length),
                Math.Round(PortableMath.Exp(scores[s] - top), 4), place.Offset, place.Length, [.. agreement.Echoes(s).Order().Select(all.PlaceOf)]);
        })];
    }

    // The stop words of one language are the rarest words of another: phrases are looked for in the main language only. The vectors are read anew for it.
    private static IReadOnlyList<string> KeyPhrases(Anthology all, SourceReading[] read, Workspace workspace)
    {
        Sentence[] sentences = [.. all.Sentences.Where(s => read[all.SourceOf(s.Index)].Source.Language == all.Language)];
        if (sentences.Length < all.Sentences.Length)
            workspace.Vectors.Read(all.Text, sentences);
        return KeyPhraseExtractor.Extract(all.Text, workspace, title: null);
    }

    // Chinese and Japanese put nothing between sentences.
    private static string Join(DigestSentence[] chosen, SourceReading[] read)
    {
        var text = new StringBuilder();
        foreach (DigestSentence sentence in chosen)
        {
            if (text.Length > 0 && read[sentence.Source].Source.Language is not ("zh" or "ja"))
                text.Append(' ');
            SingleLine.Append(text, sentence.Text);
        }

        return text.ToString();
    }
}
