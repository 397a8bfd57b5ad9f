using Summarizer.Text;

namespace Summarizer.Tests.Text;

public sealed class WordTableTests
{
    [Theory]
    [InlineData("the")]
    [InlineData("The")]
    [InlineData("extraordinary")]
    [InlineData("don't")]
    [InlineData("don’t")]
    [InlineData("ÉTÉ")]
    [InlineData("read more")]
    public void Finds_words_of_any_kind_regardless_of_letter_case(string word)
    {
        var words = new WordSet(["the", "extraordinary", "don't", "été", "read more"]);
        Assert.True(words.Contains(word));
        Assert.False(words.Contains(word + "s"));
    }

    [Fact]
    public void Finds_Turkish_words_with_a_dotted_capital() =>
        Assert.Equal((true, false), (new WordSet(["ilk"]).Contains("İlk"), new WordSet(["ilk"]).Contains("İİlk")));

    [Fact]
    public void Keeps_the_first_value_of_a_word_unless_values_are_merged()
    {
        (string, int)[] values = [("one", 1), ("ONE", 2), ("où", 4), ("où", 8)];
        var first = new WordTable<int>(values);
        var merged = new WordTable<int>(values, (one, other) => one | other);
        Assert.Equal((1, 4, 0), (first["one"], first["où"], first["two"]));
        Assert.Equal((3, 12, 0), (merged["one"], merged["où"], merged["two"]));
    }
}
