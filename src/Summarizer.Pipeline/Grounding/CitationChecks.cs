namespace Summarizer.Pipeline.Grounding;

/// <summary>
/// The check that the cited sentences themselves support the sentence, not just the document somewhere.
/// </summary>
internal static class CitationChecks
{
    /// <summary>Of the content that the document has, the share that the cited sentences must have.</summary>
    private const double CitedShare = 0.5;

    public static void Find(SourceIndex source, string sentence, List<Term> terms, IReadOnlyList<int> cited,
        Findings issues)
    {
        List<List<Term>> sentences =
            [.. cited.Where(s => s >= 0 && s < source.Sentences.Length).Distinct().Select(s => source.Sentences[s])];
        if (sentences.Count < cited.Distinct().Count())
            issues.Add(GroundingIssue.NoSuchSource);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (Term term in sentences.SelectMany(s => s))
        {
            keys.Add(term.Key);
            if (term.OtherKey is { } other)
                keys.Add(other);
            if (NumberWords.TryOrdinal(term.Raw, out decimal value))
                keys.Add(NumberWords.Canonical(value));
        }

        bool missesNumber = terms.Exists(t => t.Is(TermKind.Number) && t.Raw != "one" && source.HasNumber(t)
            && !keys.Contains(t.Key) && !(t.OtherKey is { } other && keys.Contains(other)));
        int known = 0, had = 0;
        foreach (Term term
            in terms.Where(t => t.IsContent && !t.Is(TermKind.Number) && source.Id(t) >= 0
                && !WordLists.Light.Contains(t.Raw)))
        {
            known++;
            had += keys.Contains(term.Key) ? 1 : 0;
        }

        if (missesNumber || MissesName(source, sentence, terms, cited, keys) || (known > 0 && had < CitedShare * known)
            || sentences.Count == 0)
            issues.Add(GroundingIssue.NotInCitedSentences);
    }

    /// <summary>
    /// True if a name is neither in the cited sentences nor in one of the three before, to which a pronoun could refer.
    /// </summary>
    private static bool MissesName(SourceIndex source, string sentence, List<Term> terms, IReadOnlyList<int> cited,
        HashSet<string> keys)
    {
        foreach ((int start, int end) in NameRuns.Of(terms, sentence, source.Language))
        {
            List<Term> run =
                terms.GetRange(start, end - start).FindAll(t => source.Id(t) >= 0 && !WordLists.Titles.Contains(t.Raw));
            if (run.Count == 0 || run.Exists(t => keys.Contains(t.Key)))
                continue;
            bool justBefore =
                run.Exists(t => source.SentencesOf(source.Id(t)).Exists(s => cited.Any(c => c > s && c - s <= 3)));
            if (!justBefore)
                return true;
        }

        return false;
    }
}
