using Summarizer.Documents;
using Summarizer.Filtering;
using Summarizer.Languages;
using Summarizer.Sentences;

namespace Summarizer.Pipeline.Grounding;

/// <summary>
/// Grounding: does a document carry a summary sentence? By words alone, without a model: what can be looked up is
/// looked up, what is turned round in the nearest source sentences is found, and the rest is a score. It sees no
/// synonyms, knows nothing of the world and cannot compare across languages. Make one for a document and ask it for
/// each sentence; it is immutable.
/// </summary>
public sealed class Grounder
{
    /// <summary>From here on a score without a finding means "supported".</summary>
    public const double SupportedFrom = 0.5;

    /// <summary>The most source sentences that a sentence is compared with word by word.</summary>
    private const int MaxCandidates = 8;

    /// <summary>
    /// A sentence of whose words the document has a smaller share is about something else. Of 2,188 honest sentences
    /// that people judged, 2 have so few.
    /// </summary>
    private const double RelatedFrom = 0.1;

    /// <summary>Findings that were looked up: each alone makes a sentence unsupported.</summary>
    private static readonly string[] Grave =
    [
        GroundingIssue.Number, GroundingIssue.Date, GroundingIssue.Name, GroundingIssue.Quote, GroundingIssue.Negation,
        GroundingIssue.Contradiction, GroundingIssue.Roles, GroundingIssue.Figures, GroundingIssue.Unrelated,
        GroundingIssue.NothingToCompare,
    ];

    /// <summary>Findings that leave a sentence partial at most.</summary>
    private static readonly string[] Weakening =
        [GroundingIssue.Elsewhere, GroundingIssue.Cause, GroundingIssue.Claim, GroundingIssue.NotInCitedSentences,
            GroundingIssue.NoSuchSource];

    private readonly SourceIndex _source;

    /// <summary>Makes a grounder of sentences.</summary>
    /// <param name="sentences">The document's sentences; citations are indices into them.</param>
    /// <param name="also">Other text of the document: its title, headings. Words and numbers in them count as
    /// known.</param>
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
        // What no sentence is taken from still counts as evidence, after the sentences, so that it cannot be cited by
        // mistake.
        return new Grounder([.. sentences.Select(s => document.Text.Substring(s.Offset, s.Length)),
            .. Between(document.Text, sentences)], [document.Title ?? ""]);
    }

    /// <summary>Returns the pieces of a text that are in no sentence: headings, tables, calls to action.</summary>
    private static IEnumerable<string> Between(string text, IReadOnlyList<Sentence> sentences)
    {
        int end = 0;
        foreach ((int offset, int length)
            in sentences.Select(s => (s.Offset, s.Length)).OrderBy(s => s.Offset).Append((text.Length, 0)))
        {
            if (offset > end)
            {
                foreach (string piece in text[end..offset].Split('\n',
                    StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                {
                    if (piece.Any(char.IsLetterOrDigit))
                        yield return piece;
                }
            }

            end = Math.Max(end, offset + length);
        }
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
    /// <param name="sources">Indices of the text's sentences that the summary sentence cites; null where it cites
    /// none.</param>
    public static GroundingResult Check(string text, string sentence, IReadOnlyList<int>? sources = null) =>
        Of(text).Check(sentence, sources);

    /// <summary>Checks one summary sentence.</summary>
    /// <param name="sentence">The summary sentence.</param>
    /// <param name="sources">Indices of the document's sentences that it cites; null where it cites none. An empty list
    /// is a citation of nothing.</param>
    public GroundingResult Check(string sentence, IReadOnlyList<int>? sources = null)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        List<Term> terms = TermReader.Read(sentence, _source.Language);
        var issues = new Findings();
        if (!terms.Exists(t => t.IsContent) || _source.Sentences.Length == 0)
            return Result(GroundingClass.Unsupported, 0, new Finding(GroundingIssue.NothingToCompare));

        GroundingFeatures features = GroundingFeatures.Measure(_source, terms);
        FactChecks.Find(_source, sentence, terms, features.BestShare, issues);
        if (!features.IsVerbatim)
        {
            List<int> candidates = Candidates(terms);
            ContradictionChecks.Find(sentence, terms, [.. candidates.Select(s => _source.Sentences[s])],
                _source.Language, issues);
            ContradictionChecks.FindLocal(_source, terms, issues);
            FigureChecks.Find(_source, sentence, terms, issues);
            IEnumerable<int> around = (sources ?? []).Where(s => s >= 0 && s < _source.Sentences.Length);
            ReasoningChecks.Find(sentence, terms,
                [.. candidates.Concat(around).Distinct().Select(s => _source.Sentences[s])], issues);
        }

        if (sources is not null)
            CitationChecks.Find(_source, sentence, terms, sources, issues);
        return Judge(features, features.IsShortening || IsMentioned(sentence, terms, sources, features), issues);
    }

    private bool IsMentioned(string sentence, List<Term> terms, IReadOnlyList<int>? sources, GroundingFeatures features)
    {
        List<string> content = [.. terms.Where(t => t.IsContent).Select(t => t.Key)];
        bool repeats = content.Zip(content.Skip(1)).GroupBy(pair => pair).Any(g => g.Count() > 1);
        return content.Count >= 3 && features.Unfinished == 0 && !repeats
            && Clauses.AreAllSaid(_source, sentence, terms, sources);
    }

    /// <summary>
    /// Checks a sentence in another language than the document: only numbers can be looked up, so it is partial at
    /// most.
    /// </summary>
    internal GroundingResult CheckNumbers(string sentence)
    {
        List<Term> terms = TermReader.Read(sentence);
        Term number = terms.Find(t => t.Is(TermKind.Number) && t.Raw != "one" && !_source.HasNumber(t)
            && !ForeignScales.Holds(_source, sentence, t));
        return number.Raw is not null
            ? Result(GroundingClass.Unsupported, 0.2, new Finding(GroundingIssue.Number, number.Raw),
                new Finding(GroundingIssue.OtherLanguage))
            : Result(GroundingClass.Partial, 0.45, new Finding(GroundingIssue.OtherLanguage));
    }

    /// <summary>Returns the features alone, for training.</summary>
    internal GroundingFeatures Measure(string sentence) =>
        GroundingFeatures.Measure(_source, TermReader.Read(sentence, _source.Language));

    /// <summary>Returns the score of features, 0 to 1.</summary>
    internal static double Score(GroundingFeatures features) =>
        (features.Copied * Logistic(GroundingWeights.CopiesBias, GroundingWeights.Copies, features.ForCopies()))
        + ((1 - features.Copied) * Logistic(GroundingWeights.RewordingsBias, GroundingWeights.Rewordings,
            features.ForRewordings()));

    private static double Logistic(double bias, double[] weights, double[] values)
    {
        double sum = bias;
        for (int i = 0; i < weights.Length; i++)
            sum += weights[i] * values[i];
        return 1 / (1 + Math.Exp(-sum));
    }

    private static GroundingResult Result(string grounding, double score, params Finding[] findings) =>
        new(grounding, score, [.. findings.Select(f => f.Code)]) { Findings = findings };

    private static GroundingResult Judge(GroundingFeatures features, bool isSaid, Findings issues)
    {
        double score = isSaid ? Math.Max(SupportedFrom, Score(features)) : Score(features);
        if (score < SupportedFrom)
            issues.Add(features.Novel >= 1.5 ? GroundingIssue.NovelWords : GroundingIssue.TooLittleOverlap);
        if (features.KnownShare < RelatedFrom)
            issues.Add(GroundingIssue.Unrelated);
        bool grave = issues.HasAny(Grave);
        if (grave)
            score = Math.Min(score, 0.2);
        else if (issues.HasAny(Weakening))
            score = Math.Min(score, 0.45);
        // Words alone are no proof: a good rewording has many new ones. Only what was looked up and not found is.
        string grounding = grave
            ? GroundingClass.Unsupported
            : score >= SupportedFrom ? GroundingClass.Supported : GroundingClass.Partial;
        return new GroundingResult(grounding, Math.Round(score, 4), issues.Codes) { Findings = issues.All };
    }

    /// <summary>Returns the indices of the source sentences that share most words with the sentence.</summary>
    private List<int> Candidates(List<Term> terms)
    {
        var counts = new Dictionary<int, int>();
        foreach (int id in terms.Where(t => t.IsContent).Select(_source.Id).Where(id => id >= 0).Distinct())
        {
            foreach (int s in _source.SentencesOf(id))
                counts[s] = counts.GetValueOrDefault(s) + 1;
        }

        return [.. counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key).Take(MaxCandidates).Select(c => c.Key)];
    }
}
