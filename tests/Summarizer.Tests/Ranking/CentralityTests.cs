using Summarizer.Languages;
using Summarizer.Ranking;
using Summarizer.Sentences;
using Summarizer.Terms;

namespace Summarizer.Tests.Ranking;

public sealed class CentralityTests
{
    private const string Text = "Salmon swim in the river. Salmon jump in the river. Nobody sings.";

    private static readonly Sentence[] Sentences = [new(0, 0, 25, 0), new(1, 26, 25, 0), new(2, 52, 13, 0)];

    [Fact]
    public void The_sentences_most_similar_to_all_others_have_the_degree_1()
    {
        float[][] rows = Rows(title: null);

        Assert.Equal(1, rows[0][(int)Feature.Degree], 5);
        Assert.Equal(1, rows[1][(int)Feature.Degree], 5);
        Assert.Equal(0, rows[2][(int)Feature.Degree], 5);
    }

    [Fact]
    public void Forward_counts_what_follows_and_backward_what_came_before()
    {
        float[][] rows = Rows(title: null);

        Assert.Equal((1f, 0f), (rows[0][(int)Feature.Forward], rows[0][(int)Feature.Backward]));
        Assert.Equal(0f, rows[1][(int)Feature.Forward], 5);
        Assert.Equal(1f, rows[1][(int)Feature.Backward]);
    }

    [Fact]
    public void Terms_are_new_recurring_or_in_one_sentence_only()
    {
        float[][] rows = Rows(title: null);

        Assert.Equal(1, rows[0][(int)Feature.Novelty]);
        Assert.Equal(2 / 3f, rows[0][(int)Feature.RecurringShare], 5);
        Assert.Equal(1 / 3f, rows[1][(int)Feature.HapaxShare], 5);
        Assert.Equal(1, rows[2][(int)Feature.HapaxShare]);
    }

    [Fact]
    public void A_sentence_has_the_share_of_the_titles_terms_that_are_in_it()
    {
        float[][] rows = Rows(title: "The salmon of the mountains");

        Assert.Equal(0.5f, rows[0][(int)Feature.TitleOverlap]);
        Assert.Equal(0, rows[2][(int)Feature.TitleOverlap]);
    }

    private static float[][] Rows(string? title)
    {
        using TermVectors vectors = TermVectors.Of(Text, Sentences, Language.Of("en"));
        using var centrality = new Centrality(vectors, title);
        return [.. Enumerable.Range(0, Sentences.Length).Select(s =>
        {
            float[] row = new float[FeatureExtractor.Count];
            centrality.MeasureNext(s, row);
            return row;
        })];
    }
}
