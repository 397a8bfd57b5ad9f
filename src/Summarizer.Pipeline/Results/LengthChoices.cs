using Summarizer.Documents;

namespace Summarizer.Pipeline.Results;

/// <summary>
/// The sentences of longer and shorter summaries of the same text, so that a reader can move a slider without another
/// request. A longer summary is not the shorter one with more added: where to look in the text depends on how much is
/// wanted.
/// </summary>
public static class LengthChoices
{
    /// <summary>The most lengths that can be asked for.</summary>
    public const int Most = 50;

    // Each length ranks the whole text once more. This many sentences in all take some 40 ms; a longer text gets fewer
    // lengths.
    private const int MostSentencesRanked = 8000;

    /// <summary>
    /// Returns the choices for 1, 2, 3 … sentences, up to <paramref name="most"/> or as many as the text has.
    /// </summary>
    internal static IReadOnlyList<LengthChoice> Of(ExtractiveSummary summary, SummaryOptions wanted, int most,
        CancellationToken cancellationToken)
    {
        int sentences = summary.DocumentSentences.Count;
        int lengths = sentences == 0 ? 0 : Math.Min(Math.Min(most, sentences), MostSentencesRanked / sentences);
        var choices = new LengthChoice[lengths];
        for (int i = 0; i < lengths; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            choices[i] = Of(summary.Document, wanted with { Sentences = i + 1, Ratio = null, Words = null });
        }

        return choices;
    }

    private static LengthChoice Of(Document document, SummaryOptions wanted)
    {
        IReadOnlyList<RankedSentence> chosen = ExtractiveSummarizer.Summarize(document,
            wanted with { SortBy = SummaryOrder.Rank, KeyPhrases = false }).Sentences;
        return new LengthChoice([.. chosen.Select(s => s.Index)], [.. chosen.Select(s => s.RankScore)]);
    }
}
