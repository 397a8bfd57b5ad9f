using Summarizer.Filtering;
using Summarizer.Documents;
using Summarizer.Languages;
using Summarizer.Sentences;

namespace Summarizer.Pipeline.Grounding;

/// <summary>
/// Grounding: does a document carry a summary sentence? By words alone, without a model: what can be looked up is looked up, what is turned
/// round in the nearest source sentences is found, and the rest is a score. It sees no synonyms, knows nothing of the world and
/// cannot compare across languages. Make one for a document and ask it for each sentence; it is immutable.
/// </summary>
public sealed class Grounder
{
    /// <summary>From here on a score without a finding means "supported".</summary>
    public const double SupportedFrom = 0.5;

    /// <summary>Below this score a sentence is "unsupported" even without a finding.</summary>
    public const double PartialFrom = 0.25;

    /// <summary>The most source sentences that a sentence is compared with word by word.</summary>
    private const int MaxCandidates = 8;

    private static readonly string[] Grave =
    [
        GroundingIssue.Number, GroundingIssue.Date, GroundingIssue.Name, GroundingIssue.Quote, GroundingIssue.Negation,
        GroundingIssue.Contradiction, GroundingIssue.Roles, GroundingIssue.NothingToCompare,
    ];

    private static readonly string[] Weakening =
        [GroundingIssue.Elsewhere, GroundingIssue.NotInCitedSentences, GroundingIssue.NoSuchSource];

    private readonly SourceIndex _source;

    /// <summary>Makes a grounder of sentences.</summary>
    /// <param name="sentences">The document's sentences; citations are indices into them.</param>
    /// <param name="also">What else is known of the document: its title, headings. Words and numbers in them count as known.</param>
    public Grounder(IReadOnlyList<string> sentences, IEnumerable<string>? also = null)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        _source = new SourceIndex(sentences, also ?? []);
    }

    /// <summary>Makes a grounder of a document and its sentences.</summary>
    public static Grounder Of(Document document, IReadOnlyList<Sentence> sentences)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(sentences);
        IEnumerable<string> headings = document.Blocks.Where(b => b.Kind is BlockKind.Heading or BlockKind.Caption or BlockKind.Table)
            .Select(b => document.Text.Substring(b.Offset, b.Length));
        return new Grounder([.. sentences.Select(s => document.Text.Substring(s.Offset, s.Length))], headings.Append(document.Title ?? ""));
    }

    /// <summary>Makes a grounder of plain text.</summary>
    public static Grounder Of(string text)
    {
        Document document = Document.FromText(text);
        IReadOnlyList<Sentence> sentences = ArticleSentences.Of(document, LanguageDetector.Detect(text));
        return sentences.Count > 0 ? Of(document, sentences) : new Grounder([text]);
    }

    /// <summary>Checks one sentence against a text: all in one call.</summary>
    /// <param name="text">The source.</param>
    /// <param name="sentence">The summary sentence.</param>
    /// <param name="sources">Indices of the text's sentences that the summary sentence cites; null where it cites none.</param>
    public static GroundingResult Check(string text, string sentence, IReadOnlyList<int>? sources = null) => Of(text).Check(sentence, sources);

    /// <summary>Checks one summary sentence.</summary>
    /// <param name="sentence">The summary sentence.</param>
    /// <param name="sources">Indices of the document's sentences that it cites; null where it cites none. An empty list is a citation of nothing.</param>
    public GroundingResult Check(string sentence, IReadOnlyList<int>? sources = null)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        List<Term> terms = TermReader.Read(sentence);
        var issues = new SortedSet<string>(StringComparer.Ordinal);
        if (!terms.Exists(t => t.IsContent) || _source.Sentences.Length == 0)
            return new GroundingResult(GroundingClass.Unsupported, 0, [GroundingIssue.NothingToCompare]);

        GroundingFeatures features = GroundingFeatures.Measure(_source, terms);
        FactChecks.Find(_source, sentence, terms, issues);
        if (!features.IsVerbatim)
            ContradictionChecks.Find(sentence, terms, Candidates(terms), issues);
        if (sources is not null)
            CitationChecks.Find(_source, sentence, terms, sources, issues);
        return Judge(features, issues);
    }

    /// <summary>For a sentence in another language than the document: only numbers can be looked up, so it is partial at most.</summary>
    internal GroundingResult CheckNumbers(string sentence)
    {
        List<Term> terms = TermReader.Read(sentence);
        bool invented = terms.Exists(t => t.Is(TermKind.Number) && t.Raw != "one" && !_source.HasNumber(t));
        return invented
            ? new GroundingResult(GroundingClass.Unsupported, 0.2, [GroundingIssue.Number, GroundingIssue.OtherLanguage])
            : new GroundingResult(GroundingClass.Partial, 0.45, [GroundingIssue.OtherLanguage]);
    }

    /// <summary>The features alone, for training.</summary>
    internal GroundingFeatures Measure(string sentence) => GroundingFeatures.Measure(_source, TermReader.Read(sentence));

    /// <summary>The score of features, 0 to 1.</summary>
    internal static double Score(GroundingFeatures features) =>
        (features.Copied * Logistic(GroundingWeights.CopiesBias, GroundingWeights.Copies, features.ForCopies()))
        + ((1 - features.Copied) * Logistic(GroundingWeights.RewordingsBias, GroundingWeights.Rewordings, features.ForRewordings()));

    private static double Logistic(double bias, double[] weights, double[] values)
    {
        double sum = bias;
        for (int i = 0; i < weights.Length; i++)
            sum += weights[i] * values[i];
        return 1 / (1 + Math.Exp(-sum));
    }

    private static GroundingResult Judge(GroundingFeatures features, SortedSet<string> issues)
    {
        double score = features.IsShortening ? Math.Max(SupportedFrom, Score(features)) : Score(features);
        if (score < SupportedFrom)
            issues.Add(features.Novel >= 1.5 ? GroundingIssue.NovelWords : GroundingIssue.TooLittleOverlap);
        if (Array.Exists(Grave, issues.Contains))
            score = Math.Min(score, 0.2);
        else if (Array.Exists(Weakening, issues.Contains))
            score = Math.Min(score, 0.45);
        string grounding = score >= SupportedFrom ? GroundingClass.Supported
            : score >= PartialFrom ? GroundingClass.Partial : GroundingClass.Unsupported;
        return new GroundingResult(grounding, Math.Round(score, 4), [.. issues]);
    }

    /// <summary>The source sentences that share most words with the sentence.</summary>
    private List<List<Term>> Candidates(List<Term> terms)
    {
        var counts = new Dictionary<int, int>();
        foreach (int id in terms.Where(t => t.IsContent).Select(_source.Id).Where(id => id >= 0).Distinct())
        {
            foreach (int s in _source.SentencesOf(id))
                counts[s] = counts.GetValueOrDefault(s) + 1;
        }

        return [.. counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key).Take(MaxCandidates).Select(c => _source.Sentences[c.Key])];
    }
}
