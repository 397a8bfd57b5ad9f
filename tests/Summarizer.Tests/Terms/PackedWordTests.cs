using Summarizer.Terms;

namespace Summarizer.Tests.Terms;

/// <summary>Tests of <see cref="PackedWord"/> and the table of them.</summary>
public sealed class PackedWordTests
{
    [Fact]
    public void Unpacks_a_packed_word_in_lower_case()
    {
        Assert.Equal("summarizer", PackedWord.Unpack(PackedWord.Of("Summarizer")));
        Assert.Equal(0ul, PackedWord.Of("extraordinary"));
        Assert.Equal(0ul, PackedWord.Of("don't"));
    }

    [Fact]
    public void Finds_each_of_thousands_of_words()
    {
        var numbers = new PackedWordTable<int>();
        for (int number = 0; number < 5000; number += 2)
            numbers.Set(PackedWord.Of(WordOf(number)), number);
        Assert.Equal(2500, numbers.Count);
        for (int number = 0; number < 5000; number++)
        {
            (ulong word, int value) = numbers.Find(PackedWord.Of(WordOf(number)));
            bool isEven = number % 2 == 0;
            Assert.Equal((isEven ? PackedWord.Of(WordOf(number)) : 0ul, isEven ? number : 0), (word, value));
        }
    }

    // Digits as letters: 42 is "aaec".
    private static string WordOf(int number) =>
        string.Concat($"{number:D4}".Select(digit => (char)(digit - '0' + 'a')));
}
