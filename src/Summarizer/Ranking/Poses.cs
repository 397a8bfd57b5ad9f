using Summarizer.Languages;
using Summarizer.Terms;
using Summarizer.Text;

namespace Summarizer.Ranking;

/// <summary>
/// What people do in pictures, in the present tense: "Kristoff poses after …", "Gudmundsson celebrates with …". A caption that has run into an
/// English text gives itself away by it.
/// </summary>
internal static class Poses
{
    /// <summary>A caption says so among its first words.</summary>
    private const int NearBeginning = 8;

    private static readonly PerLanguage<WordSet> Behind = new(language => new(language.Words(Section.PhotoCaptionComplements)));

    /// <summary>Whether one of the first words is such a verb, and a word that tells where or with whom stands behind it.</summary>
    public static bool Are(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, Language language)
    {
        for (int t = 1; t < Math.Min(NearBeginning, tokens.Length - 1); t++)
        {
            if ((tokens[t].Traits & TokenTraits.Poses) != 0 && Behind[language].Contains(text.Slice(tokens[t + 1].Offset, tokens[t + 1].Length)))
                return true;
        }

        return false;
    }
}
