using Summarizer.Languages;
using Summarizer.Terms;
using Summarizer.Text;

namespace Summarizer.Ranking;

// Rules that recognise what people do in pictures, in the present tense: "Kristoff poses after …", "Gudmundsson
// celebrates with …". It identifies a caption that has run into the text.
internal static class PhotoCaptionVerbs
{
    // A caption has the verb among its first words.
    private const int NearBeginning = 8;

    private static readonly PerLanguage<WordSet> Complements =
        new(language => new(language.Words(Section.PhotoCaptionComplements)));

    // True if one of the first words is such a verb, and the next one tells where or with whom.
    public static bool AreIn(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, Language language)
    {
        for (int t = 1; t < Math.Min(NearBeginning, tokens.Length - 1); t++)
        {
            if (tokens[t].Has(TokenTraits.PhotoCaptionVerb) && Complements[language].Contains(tokens[t + 1].In(text)))
                return true;
        }

        return false;
    }
}
