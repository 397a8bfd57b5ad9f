using Summarizer.Languages;
using Summarizer.Ranking;
using Summarizer.Selection;
using Summarizer.Sentences;
using Summarizer.Terms;

namespace Summarizer.Tests.Selection;

public sealed class AntecedentsTests
{
    private const SentenceAttributes Plain = SentenceAttributes.None;

    private static readonly string[] Lines =
        ["Salmon swim up the river.", "Bears wait at the waterfall.", "They film everything there.",
            "Rangers close that narrow road."];

    [Fact]
    public void A_selection_in_which_every_sentence_stands_alone_stays()
    {
        Assert.Equal([0, 2], Resolve([0, 2], [Plain, Plain, Plain, Plain], [4, 1, 3, 2]));
    }

    [Fact]
    public void A_dependent_sentence_stays_if_the_one_before_it_is_picked()
    {
        Assert.Equal([0, 1], Resolve([0, 1], [Plain, SentenceAttributes.Connective, Plain, Plain], [4, 3, 2, 1]));
    }

    [Fact]
    public void A_dependent_sentence_gives_way_to_one_that_is_worth_nearly_as_much_and_stands_alone()
    {
        Assert.Equal([3], Resolve([2], [Plain, Plain, SentenceAttributes.Connective, Plain], [0, 0, 1, 0.9]));
    }

    [Fact]
    public void A_dependent_sentence_gives_way_even_to_one_that_is_worth_much_less()
    {
        Assert.Equal([3], Resolve([2], [Plain, Plain, SentenceAttributes.Connective, Plain], [0, 0, 5, 0.1]));
    }

    [Fact]
    public void The_first_sentence_is_the_last_resort()
    {
        const SentenceAttributes Linked = SentenceAttributes.Connective;
        Assert.Equal([0], Resolve([2], [SentenceAttributes.Anaphoric, Linked, Linked, Linked], [0, 1, 5, 1]));
    }

    [Fact]
    public void A_first_sentence_that_refers_gives_way_to_any_other_that_can_be_understood()
    {
        const SentenceAttributes Refers = SentenceAttributes.Anaphoric, Linked = SentenceAttributes.Connective;
        Assert.Equal([1], Resolve([2], [Refers, Plain, Linked, Plain], [4, 3, 5, 1]));
        Assert.Equal([0, 1], Resolve([0, 3], [Plain, Refers, Plain, Linked], [5, 3, 1, 4]));
    }

    [Fact]
    public void A_companion_takes_the_place_of_the_weakest_other_sentence()
    {
        Assert.Equal([2, 1], Resolve([2, 3], [Plain, Plain, SentenceAttributes.Anaphoric, Plain], [0, 1, 3, 1.1]));
    }

    [Fact]
    public void A_question_needs_the_sentence_after_it()
    {
        Assert.Equal([1, 2], Resolve([1, 3], [Plain, SentenceAttributes.Question, Plain, Plain], [0, 3, 1, 1.1]));
    }

    [Fact]
    public void A_personal_pronoun_reaches_two_sentences_back_if_no_name_is_between()
    {
        Assert.Equal([0, 2], Resolve([0, 2], [Plain, Plain, SentenceAttributes.Anaphoric, Plain], [4, 0, 3, 3]));
    }

    [Fact]
    public void A_personal_pronoun_does_not_reach_beyond_another_name()
    {
        string[] lines = [Lines[0], "One warden, Ruth Hale, waits at the waterfall.", Lines[2], Lines[3]];
        SentenceAttributes[] attributes = [Plain, Plain, SentenceAttributes.Anaphoric, Plain];
        Assert.Equal([0, 3], Resolve([0, 2], attributes, [4, 0, 3, 3], lines: lines));
    }

    [Fact]
    public void A_connective_does_not_reach_two_sentences_back()
    {
        Assert.NotEqual([0, 2], Resolve([0, 2], [Plain, Plain, SentenceAttributes.Connective, Plain], [4, 0, 3, 3]));
    }

    [Fact]
    public void A_pronoun_in_the_first_sentence_of_a_text_says_itself_what_it_means()
    {
        Assert.Equal([0], Resolve([0], [SentenceAttributes.Anaphoric, Plain, Plain, Plain], [1, 1, 1, 1]));
    }

    [Fact]
    public void Of_two_personal_pronouns_in_a_row_the_first_one_has_the_companion()
    {
        string[] lines =
            ["Two wardens, Ruth and Ann Hale, count fish.", Lines[2], "They rest at night.", Lines[3]];
        SentenceAttributes[] attributes = [Plain, SentenceAttributes.Anaphoric, SentenceAttributes.Anaphoric, Plain];
        Assert.Equal([2, 0], Resolve([2, 3], attributes, [0, 1, 3, 1.1], lines: lines));
    }

    [Fact]
    public void The_second_half_of_a_quotation_needs_the_sentence_before_it()
    {
        const SentenceAttributes Half = SentenceAttributes.HalfQuotation | SentenceAttributes.ContinuesQuotation;
        Assert.Equal([2, 1], Resolve([2, 3], [Plain, Plain, Half, Plain], [0, 1, 3, 1.1]));
        Assert.Equal([1, 3], Resolve([2, 3], [Plain, Plain, Half, Plain], [0, 1, 3, 1.1], starts: [0, 0, 2, 2]));
    }

    [Fact]
    public void In_a_digest_a_question_is_not_answered_by_the_next_source()
    {
        SentenceAttributes[] attributes = [Plain, SentenceAttributes.Question, Plain, Plain];
        Assert.Equal([1, 2], Resolve([1, 2], attributes, [1, 4, 3, 2]));
        Assert.Equal([3, 2], Resolve([1, 2], attributes, [1, 4, 3, 2], starts: [0, 0, 2, 2]));
    }

    [Fact]
    public void In_a_digest_a_pronoun_is_not_explained_by_the_source_before()
    {
        SentenceAttributes[] attributes = [Plain, Plain, Plain, SentenceAttributes.Anaphoric];
        Assert.Equal([1, 3], Resolve([1, 3], attributes, [1, 4, 0, 3], lines: [.. Lines[..3], "They left."]));
        Assert.Equal([1, 2], Resolve([1, 3], attributes, [1, 4, 2.5, 3], lines: [.. Lines[..3], "They left."],
            starts: [0, 0, 2, 2]));
    }

    [Fact]
    public void The_words_stay_within_the_budget()
    {
        // Its companion has as many words; one more does not fit.
        Assert.Equal(2,
            Resolve([2, 3], [Plain, Plain, SentenceAttributes.Anaphoric, Plain], [0, 1, 3, 1.1], words: 9).Count);
    }

    [Fact]
    public void If_no_picked_sentence_names_whom_the_title_names_the_best_that_does_replaces_the_weakest()
    {
        string[] lines =
            ["Wardens praise Hale.", "Salmon swim up the river.", "Bears wait at the waterfall.",
                "Last year Hale counted fewer.", "Anglers thank Hale."];
        SentenceAttributes[] attributes = [Plain, Plain, Plain, Plain, Plain];
        double[] scores = [1, 5, 4, 3, 2];
        Assert.Equal([1, 3], Resolve([1, 2], attributes, scores, lines: lines, title: "Hale counts salmon"));
        Assert.Equal([3, 1], Resolve([2, 1], attributes, scores, lines: lines, title: "Hale counts salmon"));
        Assert.Equal([1, 0], Resolve([1, 2], attributes, [3, 5, 4, 1, 2], lines: lines, title: "Hale counts salmon"));
        // Named already, not named, or named too seldom.
        Assert.Equal([2, 4], Resolve([2, 4], attributes, scores, lines: lines, title: "Hale counts salmon"));
        Assert.Equal([1, 2], Resolve([1, 2], attributes, scores, lines: lines, title: "Ruth counts salmon"));
        Assert.Equal([1, 2], Resolve([1, 2], attributes[..4], scores[..4], lines: lines[..4],
            title: "Hale counts salmon"));
    }

    [Fact]
    public void A_selection_that_starts_with_a_definite_noun_gets_the_first_sentence_if_it_costs_little()
    {
        string[] lines =
            ["A stranger laughs at Ann.", "The remark hurts deeply.", "Rangers close roads.", "Salmon swim upstream."];
        SentenceAttributes[] attributes = [Plain, Plain, Plain, Plain];
        Assert.Equal([1, 0], Resolve([1, 2], attributes, [0.9, 3, 1, 0.5], lines: lines));
        Assert.Equal([1, 2], Resolve([1, 2], attributes, [0.7, 3, 1, 0.5], lines: lines));
        Assert.Equal([1, 2], Resolve([1, 2], [SentenceAttributes.OpensQuotation, Plain, Plain, Plain],
            [0.9, 3, 1, 0.5], lines: lines));
        Assert.Equal([3, 2], Resolve([3, 2], attributes, [0.9, 0.5, 1, 3], lines: lines));
    }

    private static List<int> Resolve(
        int[] picked, SentenceAttributes[] attributes, double[] scores, int? words = null, string[]? lines = null,
        int[]? starts = null, string? title = null)
    {
        string text = string.Join(' ', lines ?? Lines);
        int offset = 0;
        Sentence[] spans = [.. (lines ?? Lines).Select((line, s) =>
        {
            var sentence = new Sentence(s, offset, line.Length, Block: 0);
            offset += line.Length + 1;
            return sentence;
        })];
        using TermVectors vectors = TermVectors.Of(text, spans, Language.Of("en"));
        var budget = new LengthBudget(picked.Length, words);
        return Antecedents.Resolve(picked, text, spans, attributes, vectors, scores, budget, title, starts);
    }
}
