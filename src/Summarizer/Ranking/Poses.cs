using Summarizer.Languages;
using Summarizer.Terms;

namespace Summarizer.Ranking;

/// <summary>
/// What people do in pictures, in the present tense: "Kristoff poses after …", "Gudmundsson celebrates with …". A caption that has run into an
/// English text gives itself away by it.
/// </summary>
internal static class Poses
{
    /// <summary>A caption says so among its first words.</summary>
    private const int NearBeginning = 8;

    private static readonly WordTable Behind = new([("for with by as at during next alongside beside after outside to on scoring", 1)]);

    /// <summary>The verbs.</summary>
    public static string[] For(string language) => language == "en" ? ["poses", "smiles", "gestures", "waves", "celebrates", "pose", "pictured"] : [];

    /// <summary>Whether one of the first words is such a verb, and a word that tells where or with whom stands behind it.</summary>
    public static bool Are(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens)
    {
        for (int t = 1; t < Math.Min(NearBeginning, tokens.Length - 1); t++)
        {
            if ((tokens[t].Traits & TokenTraits.Poses) != 0 && Behind[text.Slice(tokens[t + 1].Offset, tokens[t + 1].Length)] != 0)
                return true;
        }

        return false;
    }
}
