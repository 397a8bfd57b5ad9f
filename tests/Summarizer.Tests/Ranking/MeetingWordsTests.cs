using Summarizer.Languages;
using Summarizer.Ranking;

namespace Summarizer.Tests.Ranking;

public sealed class MeetingWordsTests
{
    [Theory]
    [InlineData("en", "We've decided on the oak floor.", true)]
    [InlineData("en", "I'll send the plan to the owner.", true)]
    [InlineData("fr", "Paul s'occupe de la salle.", true)]
    [InlineData("en", "She's fond of the oak floor.", false)]
    public void A_decision_is_recognised_with_either_apostrophe(string language, string sentence, bool decides)
    {
        MeetingWords words = MeetingWords.For(Language.Of(language));
        Assert.Equal(decides, words.Decides(sentence));
        Assert.Equal(decides, words.Decides(sentence.Replace('\'', '’')));
    }
}
