namespace Summarizer.Pipeline.Grounding;

/// <summary>
/// Checks how a sentence puts what the article says: does it add a cause, does it turn a claim into a fact?
/// </summary>
internal static class ReasoningChecks
{
    /// <summary>A source sentence with this share of a sentence's content is what it may be a retelling of.</summary>
    private const double SameMatter = 0.5;

    /// <summary>The number of words on each side of "may" that it can make a possibility.</summary>
    private const int Reach = 8;

    /// <summary>Adds the findings.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="terms">Its terms.</param>
    /// <param name="near">Source sentences about the same, with the cited ones and their neighbours.</param>
    /// <param name="issues">The collection that receives the findings.</param>
    public static void Find(string sentence, List<Term> terms, IReadOnlyList<List<Term>> near, Findings issues)
    {
        if (Marker(terms, WordLists.Causes) is { } at
            && !near.Any(s => Marker(s, WordLists.Causes) is not null || Marker(s, WordLists.CauseHints) is not null))
            issues.Add(GroundingIssue.Cause, Shortened(sentence[terms[at].Offset..]));
        if (ClaimOf(terms, near) is { } word)
            issues.Add(GroundingIssue.Claim, "", word);
    }

    /// <summary>Returns where a marker of one or two words starts; null if there is none.</summary>
    private static int? Marker(List<Term> terms, string[] markers)
    {
        for (int i = 0; i < terms.Count; i++)
        {
            foreach (string marker in markers)
            {
                int space = marker.IndexOf(' ');
                bool fits = space < 0 ? terms[i].Raw == marker
                    : i + 1 < terms.Count && marker.AsSpan(0, space).SequenceEqual(terms[i].Raw)
                        && Rest(marker[(space + 1)..], i + 1);
                if (fits)
                    return i;
            }
        }

        return null;

        bool Rest(string words, int from)
        {
            foreach (string word in words.Split(' '))
            {
                if (from >= terms.Count || terms[from++].Raw != word)
                    return false;
            }

            return true;
        }
    }

    /// <summary>
    /// Returns the word by which every source sentence about the same is cautious, and this one is not; null if one of
    /// them states it as well. Only what the word governs counts: a verb of claiming before most of what is retold, or
    /// "may" right before a verb that is retold.
    /// </summary>
    private static string? ClaimOf(List<Term> terms, IReadOnlyList<List<Term>> near)
    {
        if (terms.Exists(t => WordLists.Claims.Contains(t.Raw) || WordLists.Possible.Contains(t.Raw)
            || t.Is(TermKind.Negation)))
            return null;
        var keys = terms.Where(t => t.IsContent).Select(t => t.Key).ToHashSet(StringComparer.Ordinal);
        var shares = near.Select(s =>
            (Source: s, Share: (double)keys.Count(k => s.Exists(t => t.Key == k)) / Math.Max(1, keys.Count)))
            .Where(p => p.Share >= (keys.Count > 2 ? SameMatter : 1)).ToList();
        if (keys.Count < 2 || shares.Count == 0)
            return null;
        double best = shares.Max(p => p.Share);
        string? word = null;
        foreach ((List<Term> source, double share) in shares)
        {
            if (share < best - 0.15)
                continue;
            if (Governing(source, keys) is not { } at || HoldsBack(terms, source, at))
                return null;
            word ??= source[at].Raw;
        }

        return word;
    }

    /// <summary>
    /// True if a sentence has a word of reporting that is not a part of what is claimed, as "report" may be.
    /// </summary>
    private static bool HoldsBack(List<Term> terms, List<Term> source, int at) =>
        terms.Exists(t => WordLists.Reporting.Contains(t.Raw) && !source.Skip(at + 1).Any(s => s.Key == t.Key));

    /// <summary>
    /// Returns the place of the word that makes a claim or a possibility of what is retold; null if there is none.
    /// </summary>
    private static int? Governing(List<Term> source, HashSet<string> keys)
    {
        int all = source.Count(t => keys.Contains(t.Key));
        for (int i = 0; i < source.Count; i++)
        {
            if (WordLists.Possible.Contains(source[i].Raw) && !source[i].Is(TermKind.Capital)
                && source.Skip(i + 1).Take(3).FirstOrDefault(t => t.IsContent) is { Raw: not null } verb
                && keys.Contains(verb.Key)
                && source.Take(i + Reach + 1).Skip(Math.Max(0, i - Reach))
                    .Count(t => keys.Contains(t.Key)) >= all * 0.7)
                return i;
            if (WordLists.Claims.Contains(source[i].Raw)
                && source.Take(EndOfClaim(source, i)).Skip(i + 1).Count(t => keys.Contains(t.Key)) >= all * 0.7)
                return i;
        }

        return null;
    }

    /// <summary>
    /// Returns where a claim ends: before "despite …", and with its clause if that one starts with "although".
    /// </summary>
    private static int EndOfClaim(List<Term> source, int claim)
    {
        int start = claim;
        while (start > 0 && !source[start].Is(TermKind.AfterCut) && !WordLists.Concessives.Contains(source[start].Raw))
            start--;
        bool isAside = WordLists.Concessives.Contains(source[start].Raw);
        int end = source.FindIndex(claim + 1, t => WordLists.Concessives.Contains(t.Raw)
            || (isAside && t.Is(TermKind.AfterCut)));
        return end < 0 ? source.Count : end;
    }

    private static string Shortened(string text) => text.Length > 80 ? text[..80].TrimEnd() + "…" : text;
}
