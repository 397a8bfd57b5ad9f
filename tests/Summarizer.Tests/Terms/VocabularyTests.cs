using System.Globalization;
using Summarizer.Languages;
using Summarizer.Terms;

namespace Summarizer.Tests.Terms;

public sealed class VocabularyTests
{
    [Fact]
    public void It_knows_the_words_of_earlier_documents_of_its_language()
    {
        Vocabulary first = Vocabulary.Rent(Language.Of("eu"));
        first.LookUp("mendiaren");
        int stem = first.LookUp("etxearen").Stem;
        first.Return();

        Vocabulary second = Vocabulary.Rent(Language.Of("eu"));

        Assert.Equal(stem, second.LookUp("etxearen").Stem);
        second.Return();
    }

    [Fact]
    public void The_words_that_are_kept_have_a_limit_over_all_languages_together()
    {
        const int Words = 50_000;
        for (int returned = 0; returned <= Vocabulary.MaxWordsKept; returned += Words)
        {
            Vocabulary vocabulary = Vocabulary.Rent(Language.All[returned / Words % Language.All.Count]);
            for (int number = 0; number < Words; number++)
                vocabulary.LookUp(string.Create(CultureInfo.InvariantCulture, $"w{number:x}"));
            vocabulary.Return();

            Assert.InRange(Vocabulary.WordsKept, 1, Vocabulary.MaxWordsKept);
        }
    }
}
