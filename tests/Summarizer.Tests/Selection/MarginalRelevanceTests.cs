using Summarizer.Languages;
using Summarizer.Selection;
using Summarizer.Sentences;
using Summarizer.Terms;

namespace Summarizer.Tests.Selection;

public sealed class MarginalRelevanceTests
{
    private static readonly string[] Lines =
        ["Salmon swim up the river.", "Salmon swim up the river!", "Bears wait at the waterfall.",
            "Tourists film everything there."];

    [Fact]
    public void The_best_scores_are_picked_first()
    {
        Assert.Equal([2, 3], Pick([0.1, 0.2, 0.9, 0.8], sentences: 2));
    }

    [Fact]
    public void A_sentence_that_is_there_already_is_never_picked_whatever_its_score()
    {
        Assert.Equal([0, 2, 3], Pick([100, 99, 1, 0], sentences: 4));
    }

    [Fact]
    public void Equal_scores_are_picked_in_text_order()
    {
        Assert.Equal([0, 2, 3], Pick([1, 1, 1, 1], sentences: 3));
    }

    [Fact]
    public void A_sentence_that_does_not_fit_into_the_words_is_passed_over()
    {
        Assert.Equal([0, 3], Pick([4, 0, 3, 2], sentences: 4, words: 9));
    }

    [Fact]
    public void One_sentence_is_kept_even_if_none_fits()
    {
        Assert.Equal([2], Pick([0, 1, 3, 2], sentences: 4, words: 1));
    }

    [Fact]
    public void Nothing_is_picked_from_nothing()
    {
        using TermVectors vectors = TermVectors.Of("", [], Language.Undetermined);
        Assert.Empty(MarginalRelevance.Pick("", [], vectors, [], diversity: 1, new LengthBudget(3, null)));
    }

    [Fact]
    public void Similarity_costs_much_more_from_where_two_sentences_say_the_same()
    {
        double below = MarginalRelevance.Cost(0.55, 0, diversity: 1) - MarginalRelevance.Cost(0.45, 0, diversity: 1);
        double above = MarginalRelevance.Cost(0.65, 0, diversity: 1) - MarginalRelevance.Cost(0.55, 0, diversity: 1);
        Assert.Equal(0.1, below, 10);
        Assert.Equal(0.7, above, 10);
    }

    [Fact]
    public void A_second_similar_sentence_costs_a_fifth_of_its_cosine()
    {
        Assert.Equal(0.1, MarginalRelevance.Cost(0.5, 0.5, diversity: 1) - MarginalRelevance.Cost(0.5, 0, diversity: 1),
            10);
    }

    [Fact]
    public void A_sentence_whose_two_halves_are_picked_costs_more_than_one_of_which_a_half_is_picked()
    {
        string[] lines =
            ["Salmon swim upstream.", "Bears wait and snore near boats.", "Salmon swim, bears wait.",
                "Salmon swim, herons hunt."];
        Assert.Equal([0, 2], Pick([9, -9, 2.1, 2], sentences: 2, lines: lines));
        Assert.Equal([0, 1, 3], Pick([9, 8, 2.1, 2], sentences: 3, lines: lines));
    }

    private static List<int> Pick(double[] scores, int sentences, int? words = null, string[]? lines = null)
    {
        lines ??= Lines;
        string text = string.Join('\n', lines);
        int offset = 0;
        Sentence[] spans = [.. lines.Select((line, s) =>
        {
            var sentence = new Sentence(s, offset, line.Length, s);
            offset += line.Length + 1;
            return sentence;
        })];
        using TermVectors vectors = TermVectors.Of(text, spans, Language.Of("en"));
        return MarginalRelevance.Pick(text, spans, vectors, scores, diversity: 0.5, new LengthBudget(sentences, words));
    }
}
