using System.Text;

namespace Summarizer.Pipeline.Grounding;

/// <summary>
/// A stemmer that removes the endings that a rewording changes, and makes spellings equal: accents, "organisation",
/// "labour", "centre". Cruder than a stemmer for ranking: a false match costs less here than a miss.
/// </summary>
internal static class Stem
{
    private static readonly string[] Endings =
        ["ingly", "edly", "ations", "ation", "ments", "ment", "ness", "ings", "ing", "ied", "ies", "ers", "er", "ed",
            "es", "ly", "s", "e", "y"];

    // The app runs without the tables of Unicode normalisation.
    private const string Accented = "àáâãäåāăąçćčďđèéêëēėęěğģìíîïīįıķļłñńņňòóôõöøōőřśşšșţťțùúûüūůűųýÿźżžάέήίΐϊόύΰϋώς";
    private const string Bare = "aaaaaaaaacccddeeeeeeeeggiiiiiiikllnnnnoooooooorsssstttuuuuuuuuyyzzzαεηιιιουυυωσ";

    /// <summary>Endings of British English and what American English has for them.</summary>
    private static readonly (string British, string American)[] Spellings =
        [("isation", "ization"), ("isations", "izations"), ("ise", "ize"), ("ised", "ized"), ("ises", "izes"),
            ("ising", "izing"), ("our", "or"), ("ours", "ors"), ("oured", "ored"), ("tre", "ter"), ("tres", "ters")];

    /// <summary>Returns the stem of a lower-case word; at least three letters remain.</summary>
    public static string Of(string word)
    {
        word = Respelled(WithoutAccents(word));
        if (word.Length <= 3)
            return word;
        ReadOnlySpan<char> stem = word;
        foreach (string ending in Endings)
        {
            if (stem.Length - ending.Length >= (ending is "ly" ? 5 : 3)
                && stem.EndsWith(ending, StringComparison.Ordinal))
            {
                stem = stem[..^ending.Length];
                break;
            }
        }

        if (stem.Length > 3 && stem[^1] == stem[^2] && !"aeiouls".Contains(stem[^1], StringComparison.Ordinal))
            stem = stem[..^1];
        return stem.Length == word.Length ? word : stem.ToString();
    }

    /// <summary>Returns a word of the Latin or Greek script in its base letters.</summary>
    public static string WithoutAccents(string word)
    {
        if (Ascii.IsValid(word))
            return word;
        return string.Concat(word.Select(c => Accented.IndexOf(c) is >= 0 and var at ? Bare[at] : c));
    }

    private static string Respelled(string word)
    {
        foreach ((string british, string american) in Spellings)
        {
            if (word.Length >= british.Length + 3 && word.EndsWith(british, StringComparison.Ordinal))
                return word[..^british.Length] + american;
        }

        return word;
    }
}
