namespace Summarizer.Pipeline.Grounding;

/// <summary>
/// Opposites that say the same if those they are about change places: "A sold it to B" and "B bought it from A".
/// </summary>
internal static class Converses
{
    /// <summary>The most shared words of two sentences that are compared.</summary>
    private const int MaxShared = 40;

    /// <summary>True if a word and its opposite agree, because what they are about has changed places.</summary>
    /// <param name="terms">The summary sentence.</param>
    /// <param name="place">The place of the word in it.</param>
    /// <param name="source">The source sentence.</param>
    /// <param name="sourcePlace">The place of the opposite in it.</param>
    /// <param name="opposite">The opposite as the list has it.</param>
    public static bool Agree(List<Term> terms, int place, List<Term> source, int sourcePlace, string opposite)
    {
        if (!WordLists.Converses.TryGetValue(terms[place].Raw, out string[]? converses)
            || !converses.Contains(opposite) || sourcePlace < 0)
            return false;
        List<Shared> shared = SharedWords(terms, source);
        // "After A, B" is "A before B".
        if (!terms[place].IsContent && (place == 0) != (sourcePlace == 0) && shared.Count > 0)
            return place == 0 ? shared[0].There < sourcePlace : shared.MinBy(s => s.There).Here < place;
        for (int a = 0; a < shared.Count; a++)
        {
            for (int b = a + 1; b < shared.Count; b++)
            {
                bool isAround = shared[a].Here < place && place < shared[b].Here
                    && shared[b].There < sourcePlace && sourcePlace < shared[a].There;
                bool areNames = shared[a].IsName && shared[b].IsName && shared[b].There < shared[a].There;
                if (isAround || areNames)
                    return true;
            }
        }

        return false;
    }

    /// <summary>Returns the content words that both sentences have, in the order of the first.</summary>
    private static List<Shared> SharedWords(List<Term> terms, List<Term> source)
    {
        var shared = new List<Shared>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < terms.Count && shared.Count < MaxShared; i++)
        {
            string key = terms[i].Key;
            int there = terms[i].IsContent && seen.Add(key) ? source.FindIndex(t => t.Key == key) : -1;
            if (there < 0)
                continue;
            bool isName = terms[i].Is(TermKind.Capital) && source[there].Is(TermKind.Capital)
                && !WordLists.Calendar.Contains(terms[i].Raw);
            shared.Add(new Shared(i, there, isName));
        }

        return shared;
    }

    /// <summary>A word of two sentences: where each has it, and whether it is a name.</summary>
    private readonly record struct Shared(int Here, int There, bool IsName);
}
