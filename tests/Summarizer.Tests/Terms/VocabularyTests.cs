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
        int stem = first.LookUp("etxearen").Stem;
        first.Return();

        Assert.Equal(stem, Vocabulary.Rent(Language.Of("eu")).LookUp("etxearen").Stem);
    }

    [Fact]
    public void The_words_that_are_kept_have_a_limit_over_all_languages_together()
    {
        foreach (Language language in Language.All)
        {
            Vocabulary vocabulary = Vocabulary.Rent(language);
            for (int number = 0; number < 20_000; number++)
                vocabulary.LookUp(string.Create(CultureInfo.InvariantCulture, $"w{number:x}"));
            vocabulary.Return();

            Assert.InRange(Vocabulary.WordsKept, 1, Vocabulary.MaxWordsKept);
        }
    }
}
