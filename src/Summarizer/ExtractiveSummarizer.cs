using System.Text;
using Summarizer.Articles;
using Summarizer.Documents;
using Summarizer.KeyPhrases;
using Summarizer.Languages;
using Summarizer.Ranking;
using Summarizer.Selection;
using Summarizer.Sentences;
using Summarizer.Terms;
using Summarizer.Text;

namespace Summarizer;

/// <summary>Text in, its best sentences out. Pure: the same text and options give the same summary on any machine.</summary>
public static class ExtractiveSummarizer
{
    /// <summary>Summarises plain text.</summary>
    /// <exception cref="InvalidOptionException">An option is out of its range.</exception>
    public static ExtractiveSummary Summarize(string text, SummaryOptions? options = null) =>
        Summarize(Document.FromText(text, options?.Title), options);

    /// <summary>Summarises a document.</summary>
    /// <exception cref="InvalidOptionException">An option is out of its range.</exception>
    public static ExtractiveSummary Summarize(Document document, SummaryOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        options ??= new SummaryOptions();
        options.Validate();
        Language language = LanguageOf(document, options);
        Sentence[] sentences = ArticleSentences.Of(document, language, removed: null);
        string? title = options.Title ?? document.Title;
        Workspace workspace = Workspace.Rent(language);
        try
        {
            TermVectors vectors = workspace.Vectors;
            vectors.Read(document.Text, sentences);
            Span<double> scores = workspace.Scores(sentences.Length);
            LengthBudget budget = LengthBudget.For(options, sentences.Length);
            ReadOnlySpan<SentenceMarks> marks = SentenceRanker.Rank(document, sentences, workspace, title, budget, scores, out double diversity);
            bool followed = QueryLikeness.Follow(options.Query, vectors, scores);
            List<int> picked = MarginalRelevance.Pick(document.Text, sentences, vectors, scores, diversity, budget);
            Antecedents.Resolve(picked, sentences, vectors, marks, scores, budget);
            RankedSentence[] chosen = Chosen(document.Text, sentences, scores, picked, options.SortBy);
            return new ExtractiveSummary
            {
                Document = document,
                Language = language.Code,
                Title = title,
                Words = WordCount.Of(document.Text, sentences, vectors.Words),
                DocumentSentences = sentences,
                Sentences = chosen,
                QueryIgnored = !followed,
                KeyPhrases = KeyPhraseExtractor.Extract(document.Text, workspace, title),
                Text = Join(chosen, language),
            };
        }
        finally
        {
            Workspace.Return(workspace);
        }
    }

    internal static Language LanguageOf(Document document, SummaryOptions options) =>
        (options.Language ?? document.Language) is { Length: > 0 } tag ? Language.Of(tag) : LanguageDetector.Detect(document.Text);

    private static RankedSentence[] Chosen(
        string text, ReadOnlySpan<Sentence> sentences, ReadOnlySpan<double> scores, List<int> picked, SummaryOrder order)
    {
        double top = double.NegativeInfinity;
        foreach (double score in scores)
            top = Math.Max(top, score);
        var chosen = new RankedSentence[picked.Count];
        for (int i = 0; i < chosen.Length; i++)
        {
            Sentence s = sentences[picked[i]];
            // The document's best sentence has 1, the others fall off with their distance to it.
            double rankScore = Math.Round(PortableMath.Exp(scores[s.Index] - top), 4);
            chosen[i] = new RankedSentence(s.Index, text.Substring(s.Offset, s.Length), rankScore, s.Offset, s.Length);
        }

        Array.Sort(chosen, order == SummaryOrder.Rank ? ByRank : ByOffset);
        return chosen;
    }

    private static int ByOffset(RankedSentence a, RankedSentence b) => a.Index.CompareTo(b.Index);

    private static int ByRank(RankedSentence a, RankedSentence b) =>
        a.RankScore == b.RankScore ? ByOffset(a, b) : b.RankScore.CompareTo(a.RankScore);

    // Chinese and Japanese put nothing between sentences. Line breaks inside a sentence are the page's, not the summary's.
    private static string Join(RankedSentence[] chosen, Language language)
    {
        var text = new StringBuilder(chosen.Sum(c => c.Text.Length + 1));
        foreach (RankedSentence sentence in chosen)
        {
            if (text.Length > 0 && language.Spacing != Spacing.None)
                text.Append(' ');
            SingleLine.Append(text, sentence.Text);
        }

        return text.ToString();
    }
}
