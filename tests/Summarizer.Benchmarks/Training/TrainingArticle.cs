using System.IO.Compression;
using System.Text.Json;
using Summarizer.Documents;
using Summarizer.Filtering;
using Summarizer.Languages;
using Summarizer.Pipeline.Evaluation;
using Summarizer.Ranking;
using Summarizer.Selection;
using Summarizer.Sentences;
using Summarizer.Terms;

namespace Summarizer.Benchmarks.Training;

/// <summary>
/// An article as the training sees it: measured sentences, their vectors, and what each shares with the reference
/// summary.
/// </summary>
internal sealed class TrainingArticle
{
    private const double GreedyPool = 60;

    private int[][] _hits = [];
    private int[] _lengths = [];
    private int[] _reference = [];
    private int _referenceLength;
    private int[] _firstEntry = [], _terms = [];
    private float[] _weights = [];
    private int _termCount;

    public required string Set { get; init; }

    /// <summary>The number of sentences that are asked for.</summary>
    public required int Wanted { get; init; }

    /// <summary>The number of the article: one that is asked for in several lengths keeps it.</summary>
    public required int Number { get; init; }

    public int Count { get; private set; }

    /// <summary>By sentence and feature.</summary>
    public float[] Rows { get; private set; } = [];

    /// <summary>The same in deviations from the mean.</summary>
    public float[] Standardised { get; set; } = [];

    /// <summary>By sentence: what it costs a reader.</summary>
    public double[] Costs { get; private set; } = [];

    public ReadOnlySpan<float> Row(int sentence) =>
        Rows.AsSpan(sentence * FeatureExtractor.Count, FeatureExtractor.Count);

    /// <summary>By sentence: its worth by the hand-made recipe.</summary>
    public double[] Baseline() => [.. Enumerable.Range(0, Count).Select(s => BaselineScorer.Score(Row(s)))];

    /// <summary>
    /// The rows of some sentences, standardised, with another value for the title's feature where one is given.
    /// </summary>
    public float[] RowsOf(int[] sentences, float? title)
    {
        float[] rows = new float[sentences.Length * FeatureExtractor.Count];
        for (int i = 0; i < sentences.Length; i++)
        {
            Span<float> row = rows.AsSpan(i * FeatureExtractor.Count, FeatureExtractor.Count);
            Standardised.AsSpan(sentences[i] * FeatureExtractor.Count, FeatureExtractor.Count).CopyTo(row);
            if (title is { } value)
                row[(int)Feature.TitleOverlap] = value;
        }

        return rows;
    }

    /// <summary>
    /// All articles of the *.jsonl and *.jsonl.gz files of a folder that have reference summaries, by set. The set of a
    /// file is its name up to the first dot; what starts with another set's name is more of it ("cnn_rest_of_dev" of
    /// "cnn").
    /// </summary>
    public static List<TrainingArticle> ReadAll(string folder)
    {
        var articles = new List<TrainingArticle>();
        int number = 0;
        string[] files =
        [
            .. Directory.GetFiles(folder, "*.jsonl*", SearchOption.AllDirectories)
                .OrderBy(Path.GetFileName, StringComparer.Ordinal),
        ];
        string[] sets = [.. files.Select(NameOf)];
        foreach (string file in files)
        {
            string set = sets.First(s => NameOf(file) == s
                || NameOf(file).StartsWith(s + "_", StringComparison.Ordinal));
            var tokenizers = new Dictionary<string, RougeTokenizer>();
            foreach (string line in LinesOf(file))
            {
                using JsonDocument json = JsonDocument.Parse(line);
                JsonElement item = json.RootElement;
                if (!item.TryGetProperty("summary", out JsonElement summary)
                    || !item.TryGetProperty("n", out JsonElement n))
                    break;
                string language = item.GetProperty("lang").GetString()!;
                if (!tokenizers.TryGetValue(language, out RougeTokenizer? tokenizer))
                    tokenizers[language] = tokenizer = new RougeTokenizer(language);
                // The CNN sets are asked for three sentences by convention, regardless of their references.
                int wanted = set is "cnn" or "cnndm" ? 3 : n.GetInt32();
                string? title = item.TryGetProperty("title", out JsonElement t) ? t.GetString() : null;
                number++;
                Add(set, wanted);
                // One sentence of an article that still has its first lines: without these the model takes "one
                // sentence wanted" for a sign of the sets whose first lines were taken away to be their references.
                if (set is "cnn" or "cnndm")
                    Add("news@" + (1 + (number % 2)), 1 + (number % 2));

                void Add(string name, int sentences)
                {
                    var article = new TrainingArticle { Set = name, Wanted = sentences, Number = number };
                    article.Read(item.GetProperty("text").GetString()!, summary.GetString()!, language,
                        title, tokenizer);
                    if (article.Count > 0)
                        articles.Add(article);
                }
            }
        }

        return articles;
    }

    private static string NameOf(string file) => Path.GetFileName(file).Split('.')[0];

    private static IEnumerable<string> LinesOf(string file)
    {
        using Stream content = File.OpenRead(file);
        using var lines = new StreamReader(file.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(content, CompressionMode.Decompress)
            : content);
        while (lines.ReadLine() is { } line)
            yield return line;
    }

    /// <summary>ROUGE-1 F1 × 100 of some sentences.</summary>
    public double Rouge1(IEnumerable<int> sentences)
    {
        int[] left = [.. _reference];
        int hits = 0, length = 0;
        foreach (int s in sentences)
        {
            length += _lengths[s];
            foreach (int word in _hits[s])
                hits += left[word]-- > 0 ? 1 : 0;
        }

        return 200.0 * hits / Math.Max(1, length + _referenceLength);
    }

    /// <summary>Greedy choice by score minus the likeness to what is chosen.</summary>
    public List<int> Choose(ReadOnlySpan<double> scores, double diversity, int wanted)
    {
        double[] values = scores.ToArray();
        int[] pool = [.. Enumerable.Range(0, Count).OrderByDescending(i => values[i])
            .Take((int)GreedyPool + (2 * wanted))];
        double[] likeness = new double[Count], second = new double[Count];
        var chosen = new List<int>();
        while (chosen.Count < Math.Min(wanted, Count))
        {
            int best = -1;
            foreach (int i in pool)
            {
                if (!chosen.Contains(i) && (best < 0 || Value(i) > Value(best)))
                    best = i;
            }

            chosen.Add(best);
            if (chosen.Count < wanted)
                Raise(likeness, second, pool, best);
        }

        return chosen;

        double Value(int i) => values[i] - MarginalRelevance.Cost(likeness[i], second[i], diversity);
    }

    /// <summary>
    /// The values of all candidates for one more place beside some sentences that are chosen already.
    /// </summary>
    public TrainingContext Context(List<int> chosen, int[] candidates)
    {
        int[] left = [.. _reference];
        int hits = 0, length = 0;
        foreach (int s in chosen)
        {
            length += _lengths[s];
            foreach (int word in _hits[s])
                hits += left[word]-- > 0 ? 1 : 0;
        }

        float[] values = new float[candidates.Length];
        for (int c = 0; c < candidates.Length; c++)
        {
            int s = candidates[c], gained = 0;
            foreach (int word in _hits[s])
                gained += left[word]-- > 0 ? 1 : 0;
            foreach (int word in _hits[s])
                left[word]++;
            // A single sentence changes a long summary little: differences are brought to one scale.
            double scale = chosen.Count > 8 ? Math.Pow(chosen.Count, 0.7) : 1;
            values[c] = (float)(scale * 200 * (hits + gained) / Math.Max(1, length + _lengths[s] + _referenceLength));
        }

        double[] likeness = new double[Count], second = new double[Count];
        foreach (int s in chosen)
            Raise(likeness, second, candidates, s);
        return new TrainingContext(candidates, values, [.. candidates.Select(c => (float)likeness[c])]);
    }

    // The largest and the second largest cosine of each of the pool, once one more is chosen.
    private void Raise(double[] likeness, double[] second, int[] pool, int chosen)
    {
        double[] dense = new double[_termCount];
        for (int e = _firstEntry[chosen]; e < _firstEntry[chosen + 1]; e++)
            dense[_terms[e]] = _weights[e];
        foreach (int i in pool)
        {
            double sum = 0;
            for (int e = _firstEntry[i]; e < _firstEntry[i + 1]; e++)
                sum += dense[_terms[e]] * _weights[e];
            second[i] = Math.Max(second[i], Math.Min(sum, likeness[i]));
            likeness[i] = Math.Max(likeness[i], sum);
        }
    }

    private void Read(string text, string summary, string language, string? title, RougeTokenizer tokenizer)
    {
        Document document = Document.FromText(text, title);
        Sentence[] sentences = [.. ArticleSentences.Of(document, Language.Of(language))];
        Count = sentences.Length;
        if (Count == 0)
            return;
        using TermVectors vectors = TermVectors.Of(text, sentences, Language.Of(language));
        SentenceAttributes[] attributes = SentenceAttributeReader.Read(document, sentences, vectors);
        using var extractor = new FeatureExtractor(document, sentences, attributes, vectors, title,
            Math.Min(Wanted, Count));
        Rows = new float[Count * FeatureExtractor.Count];
        extractor.MeasureDocument(Rows);
        for (int s = 0; s < Count; s++)
        {
            Span<float> row = Rows.AsSpan(s * FeatureExtractor.Count, FeatureExtractor.Count);
            Rows.AsSpan(FeatureExtractor.OwnCount, FeatureExtractor.Count - FeatureExtractor.OwnCount)
                .CopyTo(row[FeatureExtractor.OwnCount..]);
            extractor.MeasureNext(row);
        }

        Costs = [.. Enumerable.Range(0, Count).Select(s => ReadabilityPenalty.Of(attributes[s], extractor.Words(s)))];
        _terms = [.. Enumerable.Range(0, Count).SelectMany(s => vectors.TermsIn(s).ToArray())];
        _weights = [.. Enumerable.Range(0, Count).SelectMany(s => vectors.WeightsIn(s).ToArray())];
        _firstEntry = new int[Count + 1];
        for (int s = 0; s < Count; s++)
            _firstEntry[s + 1] = _firstEntry[s] + vectors.TermsIn(s).Length;
        _termCount = vectors.TermCount;
        Align(text, summary, sentences, tokenizer);
    }

    private void Align(string text, string summary, Sentence[] sentences, RougeTokenizer tokenizer)
    {
        int[] reference = tokenizer.Tokens(summary);
        int[] distinct = [.. reference.Distinct()];
        var index = new Dictionary<int, int>();
        for (int i = 0; i < distinct.Length; i++)
            index[distinct[i]] = i;
        _reference = new int[distinct.Length];
        foreach (int word in reference)
            _reference[index[word]]++;
        _referenceLength = reference.Length;
        _hits = new int[Count][];
        _lengths = new int[Count];
        for (int s = 0; s < Count; s++)
        {
            int[] words = tokenizer.Tokens(text.Substring(sentences[s].Offset, sentences[s].Length));
            _lengths[s] = words.Length;
            _hits[s] = [.. words.Where(index.ContainsKey).Select(w => index[w])];
        }
    }
}

/// <summary>
/// Candidates for one place of a summary: what ROUGE-1 would be with each, and its largest cosine to the sentences
/// beside it.
/// </summary>
internal sealed record TrainingContext(int[] Candidates, float[] Values, float[] Likeness);
