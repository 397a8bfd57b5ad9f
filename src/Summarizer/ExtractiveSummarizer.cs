using Summarizer.Documents;
using Summarizer.Explaining;
using Summarizer.Filtering;
using Summarizer.KeyPhrases;
using Summarizer.Languages;
using Summarizer.Ranking;
using Summarizer.Selection;
using Summarizer.Sentences;
using Summarizer.Terms;

namespace Summarizer;

/// <summary>
/// Text in, its best sentences out. Pure: the same text and options give the same summary on any machine.
/// </summary>
public static class ExtractiveSummarizer
{
    /// <summary>Summarises plain text.</summary>
    /// <exception cref="InvalidOptionException">An option is out of its range.</exception>
    public static ExtractiveSummary Summarize(string text, SummaryOptions? options = null) =>
        Summarize(Document.FromText(text, options?.Title), options);

    /// <summary>Summarises a document.</summary>
    /// <exception cref="InvalidOptionException">An option is out of its range.</exception>
    public static ExtractiveSummary Summarize(Document document, SummaryOptions? options = null) =>
        Summarize(document, options, explainer: null);

    /// <summary>Summarises a document and says why each part of it is, or is not, in the summary.</summary>
    /// <exception cref="InvalidOptionException">An option is out of its range.</exception>
    public static Explanation Explain(Document document, SummaryOptions? options = null)
    {
        var explainer = new Explainer();
        return explainer.Explain(Summarize(document, options, explainer));
    }

    internal static Language LanguageOf(Document document, SummaryOptions options) =>
        (options.Language ?? document.Language) is { Length: > 0 } tag
            ? Language.Of(tag)
            : LanguageDetector.Detect(document.Text);

    private static ExtractiveSummary Summarize(Document document, SummaryOptions? options, Explainer? explainer)
    {
        ArgumentNullException.ThrowIfNull(document);
        options ??= new SummaryOptions();
        options.Validate();

        string text = document.Text;
        string? title = options.Title ?? document.Title;
        Language language = LanguageOf(document, options);
        Sentence[] sentences = ArticleSentences.Of(document, language, explainer?.Removed);
        using TermVectors vectors = TermVectors.Of(text, sentences, language);
        int words = WordCount.Of(text, sentences, vectors.Counts);
        LengthBudget budget = LengthBudget.For(options, sentences.Length, words);
        var transcript = Transcript.Of(document);
        ScoredSentences ranked = SentenceRanker.Rank(
            document, transcript, sentences, vectors, title, budget.Expected(vectors.MeanWords),
            explain: explainer is null ? null : explainer.Measure);
        // Null also where the text has no word of the query.
        double[]? relevant = options.Query is null
            ? null
            : QueryRelevance.Apply(options.Query, text, vectors, ranked.Scores);
        double[] scores = relevant ?? ranked.Scores;
        List<int> picked = MarginalRelevance.Pick(text, sentences, vectors, scores, ranked.Diversity, budget);
        List<int> chosen = Antecedents.Resolve(
            picked, text, sentences, ranked.Attributes, vectors, scores, budget,
            relevant is null ? title : null);
        explainer?.Choose(sentences, vectors, ranked, scores, picked, chosen, budget);
        RankedSentence[] summary = Summary(text, sentences, scores, chosen, options.SortBy, transcript);
        return new ExtractiveSummary
        {
            Document = document,
            Language = language.Code,
            Title = title,
            Words = words,
            DocumentSentences = sentences,
            Sentences = summary,
            QueryIgnored = options.Query is not null && relevant is null,
            KeyPhrases = options.KeyPhrases ? KeyPhraseExtractor.Extract(text, vectors, title) : [],
            Text = SummaryText.Join(summary.Select(sentence => sentence.AttributedText)),
            Transcript = transcript,
        };
    }

    private static RankedSentence[] Summary(string text, Sentence[] sentences, double[] scores, List<int> chosen,
        SummaryOrder order, Transcript? transcript)
    {
        double best = scores.Length == 0 ? 0 : scores.Max();
        IEnumerable<RankedSentence> summary = chosen.Order().Select(s =>
        {
            (_, int offset, int length, int block) = sentences[s];
            return new RankedSentence(s, text.Substring(offset, length), SummaryText.RankScore(scores[s], best),
                offset, length)
            {
                Speaker = transcript?.SpeakerOf(block),
            };
        });
        return [.. order == SummaryOrder.Rank ? summary.OrderByDescending(sentence => sentence.RankScore) : summary];
    }
}
