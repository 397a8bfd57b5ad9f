using Summarizer.Languages;
using Summarizer.Terms;
using Summarizer.Text;

namespace Summarizer.Ranking;

// Rules that recognise a caption that has run into the text by what it says of a picture.
internal static class PhotoCaptions
{
    // A caption has the verb among its first words; one without a verb is not longer than this, in words.
    private const int NearBeginning = 8, LongestWithoutVerb = 15;

    // The longest word between names, in UTF-16 code units: "y", "de", "und".
    private const int LongestParticle = 3;

    private static readonly PerLanguage<WordSet> Complements =
        new(language => new(language.Words(Section.PhotoCaptionComplements)));

    // True for what people do in pictures, in the present tense: "Kristoff poses after …", "Gudmundsson celebrates
    // with …"; and for a name and where its bearer is, without a verb: "George Clooney, en Navalcarnero."
    public static bool Is(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, Language language)
    {
        WordSet complements = Complements[language];
        for (int t = 1; t < Math.Min(NearBeginning, tokens.Length - 1); t++)
        {
            if (tokens[t].Has(TokenTraits.PhotoCaptionVerb) && complements.Contains(tokens[t + 1].In(text)))
                return true;
        }

        return tokens.Length is > 2 and <= LongestWithoutVerb && language.Has(Section.PhotoCaptionComplements)
            && IsNameAndPlace(text, tokens, complements);
    }

    // A clause would need a second comma: "Marcelo Ebrard, durante su visita, dijo …". A verb is a longer word in small
    // letters: "Norway beat Brazil, with …".
    private static bool IsNameAndPlace(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, WordSet complements)
    {
        ReadOnlySpan<char> words = text[tokens[0].Offset..tokens[^1].End];
        int end = tokens[0].Offset + words.IndexOf(','), names = 0, next = 0;
        for (; next < tokens.Length && tokens[next].Offset < end; next++)
        {
            if (tokens[next].Has(TokenTraits.Capitalised))
                names++;
            else if (tokens[next].Length > LongestParticle)
                return false;
        }

        bool isName = names > 1 && tokens[0].IsContent && tokens[next - 1].Has(TokenTraits.Capitalised);
        return isName && next < tokens.Length && words.Count(',') == 1 && complements.Contains(tokens[next].In(text));
    }
}
