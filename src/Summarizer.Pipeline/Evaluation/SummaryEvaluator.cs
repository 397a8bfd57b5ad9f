namespace Summarizer.Pipeline.Evaluation;

/// <summary>
/// An evaluator that summarises articles and compares each summary with the reference by ROUGE; it keeps five figures
/// an article, no text.
/// </summary>
public sealed class SummaryEvaluator
{
    private readonly Dictionary<string, Rouge> _rouge = [];
    private readonly List<double>[] _figures = [[], [], [], [], []];

    /// <summary>Summarises and scores all items, one after the other, and reports the averages.</summary>
    public static EvaluationReport Evaluate(IEnumerable<EvaluationItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        var evaluator = new SummaryEvaluator();
        foreach (EvaluationItem item in items)
            evaluator.Add(item);
        return evaluator.Report();
    }

    /// <summary>Summarises one item and scores it.</summary>
    public RougeScores Add(EvaluationItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        int lines = item.Summary.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
        ExtractiveSummary summary = ExtractiveSummarizer.Summarize(item.Text, new SummaryOptions
        {
            Sentences = Math.Clamp(item.Sentences ?? lines, 1, SummaryOptions.MaxSentences),
            Language = item.Language,
            KeyPhrases = false,
            Title = item.Title is { Length: > SummaryOptions.MaxTitleLength } title
                ? title[..SummaryOptions.MaxTitleLength]
                : item.Title,
        });
        return Add(item.Summary, [.. summary.Sentences.Select(s => s.Text)], summary.Language);
    }

    /// <summary>Scores a summary that was made elsewhere.</summary>
    public RougeScores Add(string reference, IReadOnlyList<string> sentences, string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        if (!_rouge.TryGetValue(language, out Rouge? rouge))
            _rouge[language] = rouge = new Rouge(language);
        // A sentence that was wrapped over lines is still one sentence.
        string candidate = string.Join('\n', sentences.Select(s => s.ReplaceLineEndings(" ")));
        RougeScores scores = rouge.Score(reference, candidate);
        double[] figures =
        [
            scores.Rouge1.F1 * 100, scores.Rouge2.F1 * 100, scores.RougeL.F1 * 100, scores.RougeLsum.F1 * 100,
            candidate.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length,
        ];
        for (int i = 0; i < figures.Length; i++)
            _figures[i].Add(figures[i]);
        return scores;
    }

    /// <summary>Returns the averages so far.</summary>
    public EvaluationReport Report() => new()
    {
        Articles = _figures[0].Count,
        Rouge1 = Average.Of(_figures[0]),
        Rouge2 = Average.Of(_figures[1]),
        RougeL = Average.Of(_figures[2]),
        RougeLsum = Average.Of(_figures[3]),
        Words = Average.Of(_figures[4]),
    };
}
