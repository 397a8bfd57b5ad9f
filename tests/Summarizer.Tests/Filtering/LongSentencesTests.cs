using Summarizer.Documents;
using Summarizer.Filtering;
using Summarizer.Languages;
using Summarizer.Sentences;

namespace Summarizer.Tests.Filtering;

public sealed class LongSentencesTests
{
    [Fact]
    public void A_sentence_without_end_is_cut_after_a_word()
    {
        string text = string.Concat(Enumerable.Repeat("the mill, ", 5000)).Trim();

        IReadOnlyList<Sentence> sentences = SentencesOf(text);

        Assert.All(sentences, sentence => Assert.InRange(sentence.Length, 1, LongSentences.Longest));
        Assert.All(sentences, sentence => Assert.StartsWith("the mill, the mill,", In(text, sentence)));
        Assert.Equal(text, string.Join(' ', sentences.Select(sentence => In(text, sentence))));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("\U0001F33B")]
    [InlineData("x\u0301")]
    public void A_word_without_end_is_cut_between_characters(string character)
    {
        string text = string.Concat(Enumerable.Repeat(character, 30_000 / character.Length));

        IReadOnlyList<Sentence> sentences = SentencesOf(text);

        Assert.All(sentences, sentence => Assert.InRange(sentence.Length, 1, LongSentences.Longest));
        Assert.All(sentences, sentence => Assert.Equal(0, sentence.Offset % character.Length));
        Assert.Equal(text.Length, sentences.Sum(sentence => sentence.Length));
    }

    [Fact]
    public void The_longest_sentence_stays_whole()
    {
        string text = new string('x', LongSentences.Longest - 1) + ".";

        Assert.Equal(text.Length, Assert.Single(SentencesOf(text)).Length);
    }

    private static IReadOnlyList<Sentence> SentencesOf(string text) =>
        ArticleSentences.Of(Document.FromText(text), Language.Of("en"));

    private static string In(string text, Sentence sentence) => text.Substring(sentence.Offset, sentence.Length);
}
