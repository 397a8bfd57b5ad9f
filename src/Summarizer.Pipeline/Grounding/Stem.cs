namespace Summarizer.Pipeline.Grounding;

/// <summary>
/// A stemmer that removes the endings that a rewording changes. Cruder than a stemmer for ranking: a false match costs
/// less here than a miss.
/// </summary>
internal static class Stem
{
    private static readonly string[] Endings =
        ["ingly", "edly", "ations", "ation", "ments", "ment", "ness", "ings", "ing", "ied", "ies", "ers", "er", "ed",
            "es", "ly", "s", "e", "y"];

    /// <summary>Returns the stem of a lower-case word; at least three letters remain.</summary>
    public static string Of(string word)
    {
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
}
