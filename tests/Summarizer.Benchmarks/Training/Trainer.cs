using Summarizer.Ranking;

namespace Summarizer.Benchmarks.Training;

/// <summary>
/// Trains the ranking model on articles with reference summaries, and tells by cross-validation what that is worth.
/// </summary>
internal sealed class Trainer
{
    /// <summary>
    /// Scores are brought to about the spread of the recipe, which queries and a reader's costs are weighed against.
    /// </summary>
    public const double Scale = 0.2;

    /// <summary>
    /// The weight of each set: no kind of text pays for another, and small sets are not trusted too far.
    /// </summary>
    private static readonly Dictionary<string, double> SetWeights = new()
    {
        ["cnndm"] = 1.4,
        ["cnn"] = 1.6,
        ["xsum"] = 1,
        ["orange_fr"] = 1,
        ["klexikon_de"] = 0.6,
        ["leval"] = 0.7,
        ["sciabs"] = 0.8,
        ["scisumm_en"] = 0.6,
        ["scitldr_en"] = 0.8,
        ["bbc_en"] = 0.8,
        ["vietnews_vi"] = 0.6,
        ["bnlpc_bn"] = 0.5,
        ["qmsum_en"] = 0.5,
        ["squality_en"] = 0.4,
        ["tes_tr"] = 0.4,
        ["basse_es"] = 0.3,
        ["basse_eu"] = 0.3,
        ["news@1"] = 0.5,
        ["news@2"] = 0.3,
    };

    private const int Folds = 5;
    private const int ContextsPerArticle = 4;

    private readonly List<TrainingArticle> _articles;
    private readonly TrainingSettings _settings;
    private readonly float[] _mean = new float[FeatureExtractor.Count], _inverse = new float[FeatureExtractor.Count];
    private readonly List<TrainingContext>[] _contexts;
    private readonly int[] _fold;
    private readonly string[] _sets;
    private readonly float _noTitle;

    public Trainer(List<TrainingArticle> articles, TrainingSettings settings)
    {
        _articles = articles;
        _settings = settings;
        _sets = [.. articles.Select(a => a.Set).Distinct()];
        _fold = new int[articles.Count];
        var random = new Random(11);
        foreach (string set in _sets)
        {
            int[] members = [.. Enumerable.Range(0, articles.Count).Where(a => articles[a].Set == set)];
            random.Shuffle(members);
            for (int i = 0; i < members.Length; i++)
                _fold[members[i]] = i % Folds;
        }

        // An article asked for in several lengths is seen, or not seen, in all of them.
        var foldOf = new Dictionary<int, int>();
        for (int a = 0; a < articles.Count; a++)
            _fold[a] = foldOf.TryGetValue(articles[a].Number, out int known)
                ? known
                : foldOf[articles[a].Number] = _fold[a];

        _contexts = Contexts(random);
        Standardise();
        _noTitle = -_mean[(int)Feature.TitleOverlap] * _inverse[(int)Feature.TitleOverlap];
    }

    public float[] Mean => _mean;

    public float[] InverseDeviation => _inverse;

    /// <summary>
    /// Mean ROUGE-1 by set, every article summarised by a model that has not seen it, or not even its set.
    /// </summary>
    public Dictionary<string, double> CrossValidate(bool leaveSetOut = false)
    {
        string[] sets = [.. _sets.Where(s => !IsVariant(s))];
        int Fold(int a) =>
            !leaveSetOut ? _fold[a] : Array.IndexOf(sets, IsVariant(_articles[a].Set) ? "cnn" : _articles[a].Set);
        int folds = leaveSetOut ? sets.Length : Folds;
        var models = new TrainingModel[folds];
        Parallel.For(0, folds, new ParallelOptions { MaxDegreeOfParallelism = 2 },
            f => models[f] = Train(a => Fold(a) != f));
        return sets.ToDictionary(
            s => s, s => Enumerable.Range(0, _articles.Count).Where(a => _articles[a].Set == s)
                .Average(a => models[Fold(a)].Rouge1(_articles[a])));
    }

    /// <summary>Mean ROUGE-1 by set of a model that may have seen the articles.</summary>
    public Dictionary<string, double> Measure(TrainingModel model) =>
        _articles.Where(a => !IsVariant(a.Set)).GroupBy(a => a.Set)
            .ToDictionary(g => g.Key, g => g.Average(model.Rouge1));

    /// <summary>Trains on the articles whose numbers are included.</summary>
    public TrainingModel Train(Func<int, bool> included)
    {
        var pool = new ArticlePool(
            _sets.Select(set => (SetWeights.GetValueOrDefault(set, 0.5), Enumerable.Range(0, _articles.Count)
                .Where(a => _articles[a].Set == set && included(a) && _contexts[a].Count > 0).ToArray())));
        return new TrainingModel(
            [.. Enumerable.Range(0, _settings.Networks).Select(seed => Train(seed, pool))],
            DomainStatistics.Of(_articles.Where((_, a) => included(a))));
    }

    private static bool IsVariant(string set) => set.Contains('@', StringComparison.Ordinal);

    private Network Train(int seed, ArticlePool pool)
    {
        var network = new Network(_settings.Units, seed + 1, _settings.Decay);
        var random = new Random(100 + seed);
        for (int step = 0; step < _settings.Steps; step++)
        {
            for (int b = 0; b < _settings.Batch; b++)
            {
                int article = pool.Draw(random);
                List<TrainingContext> contexts = _contexts[article];
                network.Learn(_articles[article], contexts[random.Next(contexts.Count)], _settings.Entropy,
                    HiddenTitle(random));
            }

            network.Step(Falling(_settings.Rate, step, _settings.Steps), _settings.Batch);
        }

        return network;
    }

    private static double Falling(double rate, int step, int steps) => rate * (1 - (0.95 * step / steps));

    // Now and then the title is hidden, since most users give none.
    private float? HiddenTitle(Random random) => random.Next(3) == 0 ? _noTitle : null;

    private List<TrainingContext>[] Contexts(Random random)
    {
        var contexts = new List<TrainingContext>[_articles.Count];
        for (int a = 0; a < contexts.Length; a++)
        {
            TrainingArticle article = _articles[a];
            contexts[a] = [];
            if (article.Count <= article.Wanted)
                continue;
            double[] recipe = article.Baseline();
            for (int c = 0; c < (article.Wanted > 1 ? ContextsPerArticle : 1); c++)
            {
                double[] noisy =
                    [.. recipe.Select(s => s - (0.15 * Math.Log(-Math.Log(random.NextDouble() + 1e-12) + 1e-12)))];
                List<int> chosen = article.Choose(noisy, BaselineScorer.Diversity, article.Wanted);
                chosen.RemoveAt(random.Next(chosen.Count));
                contexts[a].Add(article.Context(chosen, Candidates(article, recipe, chosen, random)));
            }
        }

        return contexts;
    }

    private static int[] Candidates(TrainingArticle article, double[] recipe, List<int> chosen, Random random)
    {
        int[] others = [.. Enumerable.Range(0, article.Count).Where(i => !chosen.Contains(i))];
        if (others.Length <= 80)
            return others;
        int[] best = [.. others.OrderByDescending(i => recipe[i]).Take(45)];
        int[] rest = [.. others.Except(best)];
        random.Shuffle(rest);
        return [.. best.Concat(rest.Take(35)).Order()];
    }

    // By set weight, every article counting the same in its set: what the model meets in training.
    private void Standardise()
    {
        double[] sum = new double[FeatureExtractor.Count], squares = new double[FeatureExtractor.Count];
        double weight = 0;
        foreach (TrainingArticle article in _articles)
        {
            double w = SetWeights.GetValueOrDefault(article.Set,
                0.5) / _articles.Count(a => a.Set == article.Set) / article.Count;
            for (int i = 0; i < article.Rows.Length; i++)
            {
                sum[i % FeatureExtractor.Count] += w * article.Rows[i];
                squares[i % FeatureExtractor.Count] += w * article.Rows[i] * article.Rows[i];
            }

            weight += w * article.Count;
        }

        for (int f = 0; f < FeatureExtractor.Count; f++)
        {
            double mean = sum[f] / weight;
            _mean[f] = (float)mean;
            _inverse[f] = (float)(1 / Math.Sqrt(Math.Max((squares[f] / weight) - (mean * mean), 1e-6)));
        }

        foreach (TrainingArticle article in _articles)
            article.Standardised =
                [.. article.Rows.Select((x,
                    i) => Math.Clamp((x - _mean[i % FeatureExtractor.Count]) * _inverse[i % FeatureExtractor.Count], -4,
                        4))];
    }

    /// <summary>Draws articles: a set by its weight, then one of its members.</summary>
    private sealed class ArticlePool
    {
        private readonly List<(double Until, int[] Members)> _sets = [];
        private readonly double _total;

        public ArticlePool(IEnumerable<(double Weight, int[] Members)> sets)
        {
            foreach ((double weight, int[] members) in sets.Where(s => s.Members.Length > 0))
                _sets.Add((_total += weight, members));
        }

        public int Draw(Random random)
        {
            double at = random.NextDouble() * _total;
            int[] members = _sets.First(s => at < s.Until).Members;
            return members[random.Next(members.Length)];
        }
    }
}
