using Summarizer.Languages;

namespace Summarizer.Pipeline.Grounding;

/// <summary>
/// Checks of a sentence against the source sentences nearest to it: does it turn round what they say?
/// </summary>
internal static class ContradictionChecks
{
    /// <summary>A source sentence with this share of a sentence's content is about the same thing.</summary>
    private const double SameMatter = 0.55;

    /// <summary>Words this far apart belong together.</summary>
    private const int Window = 4;

    /// <summary>Two uses of a word with this many common neighbours make the same statement.</summary>
    private const int SameNeighbours = 2;

    /// <summary>Forms of one word start with at least this many equal letters.</summary>
    private const int SharedStart = 5;

    /// <summary>The most letters after them.</summary>
    private const int MaxEnding = 2;

    /// <summary>Adds the codes of what is turned round.</summary>
    /// <param name="sentence">The summary sentence.</param>
    /// <param name="terms">Its terms.</param>
    /// <param name="candidates">The source sentences to compare with.</param>
    /// <param name="language">The language of both.</param>
    /// <param name="issues">The collection that receives the codes.</param>
    public static void Find(string sentence, List<Term> terms, IReadOnlyList<List<Term>> candidates, Language language,
        Findings issues)
    {
        List<Term> content = Content(terms);
        if (content.Count < 2)
            return;
        var keys = content.Select(t => t.Key).ToHashSet(StringComparer.Ordinal);
        if (language.Code != "en")
            candidates = [.. candidates.Select(c => Aligned(c, keys))];
        var shares = candidates.Select(c => Share(keys, c)).ToArray();
        double best = shares.Length > 0 ? shares.Max() : 0;
        if (best < SameMatter)
            return;
        List<List<Term>> near = [.. candidates.Where((_, i) => shares[i] >= Math.Max(SameMatter, best - 0.15))];
        if (All(near, c => Negates(terms, keys, c)) is { } denied)
            issues.Add(GroundingIssue.Negation, denied.What);
        if (All(near, c => HasOpposite(terms, keys, c)) is { } opposite)
            issues.Add(GroundingIssue.Contradiction, opposite.What, opposite.Source);
        if (!near.Exists(c => HasInOrder(c, terms))
            && near.Select(c => SwapsRoles(terms, c)).FirstOrDefault(f => f is not null) is (string what, _))
            issues.Add(GroundingIssue.Roles, what);
        if (All(near, c => PutsNameInAnothersPlace(sentence, terms, c, language)) is { } elsewhere)
            issues.Add(GroundingIssue.Elsewhere, elsewhere.What);
    }

    /// <summary>
    /// Finds the same for sentences that are reworded, if no source sentence is near as a whole: is a word denied, or
    /// replaced by its opposite, beside the same words of the source?
    /// </summary>
    public static void FindLocal(SourceIndex source, List<Term> terms, Findings issues)
    {
        var keys = terms.Select(t => t.Key).ToHashSet(StringComparer.Ordinal);
        var denials = new SourceDenials(keys);
        HashSet<string> denied = Denials.Of(terms, keys);
        for (int i = 0; i < terms.Count; i++)
        {
            Term term = terms[i];
            if (!term.IsTelling || term.Is(TermKind.Number))
                continue;
            HashSet<string> around = Around(terms, i);
            if (WordLists.Opposites.TryGetValue(term.Raw, out string[]? opposites) && !denied.Contains(term.Key)
                && !Says(source, term.Key, around, denials)
                && Array.Find(opposites, o => !SaysAsWell(source, terms, o, denials)
                    && SaysOpposite(source, terms, i, o, around, denials)) is { } opposite)
                issues.Add(GroundingIssue.Contradiction, term.Raw, opposite);
            if (!WordLists.Light.Contains(term.Raw)
                && Denies(source, terms, term.Key, around, denials) is { } deniedThere
                && deniedThere != denied.Contains(term.Key)
                && !(denied.Contains(term.Key) && !IsOnce(terms, term.Key) && IsDeniedIn(source, term.Key, denials))
                && !HasNegative(terms)
                && (denied.Count == 0 || denied.Contains(term.Key)))
                issues.Add(GroundingIssue.Negation, term.Raw);
        }
    }

    /// <summary>True if a sentence of the source denies a word.</summary>
    private static bool IsDeniedIn(SourceIndex source, string key, SourceDenials denials) =>
        source.SentencesOf(source.IdOf(key)).Exists(s => denials.Of(source.Sentences[s]).Contains(key));

    /// <summary>True if a sentence of the source states a word beside one of others.</summary>
    private static bool Says(SourceIndex source, string key, HashSet<string> around,
        SourceDenials denials) =>
        Occurrences(source, key, around, 1).Any(s => !denials.Of(s).Contains(key));

    /// <summary>
    /// True if the summary sentence also contains the opposite, as in "left A to join B", and the source says so.
    /// </summary>
    private static bool SaysAsWell(SourceIndex source, List<Term> terms, string word, SourceDenials denials)
    {
        string key = Stem.Of(word);
        return Enumerable.Range(0, terms.Count).Any(i => terms[i].Raw == word
            || (terms[i].Key == key && Occurrences(source, key, Around(terms, i), SameNeighbours)
                .Any(s => !denials.Of(s).Contains(key))));
    }

    /// <summary>
    /// True if the summary sentence also contains a word of one source sentence, or a form of it beside the same words.
    /// </summary>
    private static bool SaysAsWell(List<Term> terms, List<Term> source, int place)
    {
        HashSet<string> around = Around(source, place);
        return Enumerable.Range(0, terms.Count).Any(i => terms[i].Raw == source[place].Raw
            || (terms[i].Key == source[place].Key && Around(terms, i).Count(around.Contains) >= SameNeighbours));
    }

    /// <summary>True if a sentence of the source states the opposite of a word beside one of others.</summary>
    private static bool SaysOpposite(SourceIndex source, List<Term> terms, int place, string opposite,
        HashSet<string> around, SourceDenials denials)
    {
        string key = Stem.Of(opposite);
        return Occurrences(source, key, around, 1).Any(s => !denials.Of(s).Contains(key)
            && !Converses.Agree(terms, place, s, s.FindIndex(t => t.Key == key), opposite));
    }

    /// <summary>
    /// True if the source denies a word everywhere that it is next to one of others, false if nowhere; null where it
    /// does both or neither.
    /// </summary>
    private static bool? Denies(SourceIndex source, List<Term> terms, string key, HashSet<string> around,
        SourceDenials denials)
    {
        bool? denies = null;
        foreach (List<Term> sentence in Occurrences(source, key, around, Math.Min(2, around.Count)))
        {
            bool here = denials.Of(sentence).Contains(key);
            bool negative = sentence.Exists(t => t.Is(TermKind.Negation) || WordLists.Negative.Contains(t.Raw));
            bool isUnsure = here != negative || (here && !IsOnce(sentence, key)) || HasOppositeOf(terms, sentence);
            if (isUnsure || (denies is { } before && before != here))
                return null;
            denies = here;
        }

        return denies;
    }

    private static IEnumerable<List<Term>> Occurrences(SourceIndex source, string key,
        HashSet<string> around, int least)
    {
        foreach (int s in source.SentencesOf(source.IdOf(key)))
        {
            List<Term> sentence = source.Sentences[s];
            for (int i = 0; i < sentence.Count; i++)
            {
                if (sentence[i].Key == key && Around(sentence, i).Count(around.Contains) >= least)
                {
                    yield return sentence;
                    break;
                }
            }
        }
    }

    /// <summary>Returns the content words around a place, everyday ones left out.</summary>
    private static HashSet<string> Around(List<Term> terms, int place)
    {
        var around = new HashSet<string>(StringComparer.Ordinal);
        for (int i = Math.Max(0, place - Window); i <= Math.Min(terms.Count - 1, place + Window); i++)
        {
            if (i != place && terms[i].IsTelling && !terms[i].Is(TermKind.Negation) && !terms[i].Is(TermKind.Number)
                && !WordLists.Light.Contains(terms[i].Raw) && terms[i].Key != terms[place].Key)
                around.Add(terms[i].Key);
        }

        return around;
    }

    /// <summary>Returns what is found in the first source sentence, if it is found in each.</summary>
    private static (string What, string Source)? All(List<List<Term>> near,
        Func<List<Term>, (string What, string Source)?> find)
    {
        (string, string)? first = null;
        foreach (List<Term> source in near)
        {
            if (find(source) is not { } found)
                return null;
            first ??= found;
        }

        return first;
    }

    private static List<Term> Content(List<Term> terms) => terms.FindAll(t => t.IsTelling && !t.Is(TermKind.Negation));

    /// <summary>
    /// Returns a source sentence with the words of the summary sentence in place of other forms of them: "ferito" and
    /// "feriti". For languages whose endings the stemmer does not know.
    /// </summary>
    private static List<Term> Aligned(List<Term> source, HashSet<string> keys) => source.ConvertAll(term =>
    {
        bool isOther = term.IsTelling && !term.Is(TermKind.Number) && !keys.Contains(term.Key);
        string? form = isOther ? keys.FirstOrDefault(key => AreSameWord(key, term.Key)) : null;
        return form is null ? term : term with { Key = form };
    });

    private static bool AreSameWord(string first, string second)
    {
        int shared = first.AsSpan().CommonPrefixLength(second), longest = Math.Max(first.Length, second.Length);
        return shared >= SharedStart && shared >= longest - MaxEnding;
    }

    private static double Share(HashSet<string> keys, List<Term> source)
    {
        var had = source.Select(t => t.Key).ToHashSet(StringComparer.Ordinal);
        return (double)keys.Count(had.Contains) / keys.Count;
    }

    /// <summary>Finds a word that one of the two denies and the other has without denial.</summary>
    private static (string, string)? Negates(List<Term> terms, HashSet<string> keys, List<Term> source)
    {
        var there = source.Select(t => t.Key).ToHashSet(StringComparer.Ordinal);
        HashSet<string> deniedHere = Denials.Of(terms, there), deniedThere = Denials.Of(source, keys);
        if (HasOppositeOf(terms, source))
            return null;
        string? invented = deniedHere.Count > 0 && deniedThere.Count == 0 && !HasNegative(source)
            ? deniedHere.FirstOrDefault(there.Contains)
            : null;
        string? dropped = deniedThere.Count > 0 && deniedHere.Count == 0 && !HasNegative(terms)
            ? deniedThere.FirstOrDefault(key => keys.Contains(key) && IsOnce(source, key))
            : null;
        return (invented ?? dropped) is { } key ? (terms.Find(t => t.Key == key).Raw ?? key, "") : null;
    }

    /// <summary>False for "diversity, and a future without that diversity", which states what it denies.</summary>
    private static bool IsOnce(List<Term> terms, string key) => terms.Count(t => t.Key == key) == 1;

    /// <summary>True if a sentence may deny something in other words: "failed to", "refused".</summary>
    private static bool HasNegative(List<Term> terms) => terms.Exists(t => WordLists.Negative.Contains(t.Raw));

    /// <summary>True if a sentence says "closed" where the other may say "not open".</summary>
    private static bool HasOppositeOf(List<Term> terms, List<Term> source) =>
        terms.Exists(t => WordLists.Opposites.TryGetValue(t.Raw, out string[]? opposites)
            && source.Exists(s => opposites.Contains(s.Raw)));

    private static (string, string)? HasOpposite(List<Term> terms, HashSet<string> keys, List<Term> source)
    {
        // "Not open" is "closed".
        var there = source.Select(t => t.Key).ToHashSet(StringComparer.Ordinal);
        HashSet<string> deniedHere = Denials.Of(terms, there), deniedThere = Denials.Of(source, keys);
        for (int i = 0; i < terms.Count; i++)
        {
            Term term = terms[i];
            if (deniedHere.Contains(term.Key) || !WordLists.Opposites.TryGetValue(term.Raw, out string[]? opposites)
                || source.Exists(t => t.Key == term.Key))
                continue;
            foreach (string opposite in opposites)
            {
                int at = source.FindIndex(t => t.Raw == opposite && !deniedThere.Contains(t.Key));
                // "Not before May" is "after May".
                bool isTurned = at >= 0 && !source[at].IsContent && HasNegation(terms) != HasNegation(source);
                if (at >= 0 && !isTurned && !SaysAsWell(terms, source, at)
                    && !Converses.Agree(terms, i, source, at, opposite))
                    return (term.Raw, opposite);
            }
        }

        return null;

        static bool HasNegation(List<Term> terms) => terms.Exists(t => t.Is(TermKind.Negation));
    }

    /// <summary>
    /// Finds "a verb b" where the source has "b verb a", or the same order with the verb turned passive.
    /// </summary>
    private static (string What, string Source)? SwapsRoles(List<Term> terms, List<Term> source)
    {
        List<int> here = Indices(terms), there = Indices(source);
        for (int x = 0; x < here.Count; x++)
        {
            for (int y = x + 2; y < Math.Min(here.Count, x + 6); y++)
            {
                int a = here[x], b = here[y];
                if (!IsActor(terms, a) || !IsActor(terms, b) || terms[a].Key == terms[b].Key)
                    continue;
                if (!IsAlwaysCapital(terms, terms[a].Key) || !IsAlwaysCapital(source, terms[a].Key))
                    continue;
                int a2 = source.FindIndex(t => t.Key == terms[a].Key);
                int b2 = source.FindIndex(t => t.Key == terms[b].Key);
                if (a2 < 0 || b2 < 0
                    || !((a2 > 0 && source[a2].Is(TermKind.Capital)) || (b2 > 0 && source[b2].Is(TermKind.Capital))))
                    continue;
                bool reversed = b2 < a2;
                (int low, int high) = reversed ? (b2, a2) : (a2, b2);
                int rank = there.IndexOf(high) - there.IndexOf(low);
                if (rank is < 2 or > 5 || !SharesVerb(terms, a, b, source, low, high) || IsPlace(terms, b)
                    || IsPlace(source, high))
                    continue;
                bool passive = IsAgent(terms, b), passiveThere = IsAgent(source, high);
                if (reversed == (passive == passiveThere)
                    && !(reversed && HasOrder(terms[a].Key, terms[b].Key, source)))
                    return ($"{terms[a].Raw}, {terms[b].Raw}", "");
            }
        }

        return null;

        static List<int> Indices(List<Term> terms) =>
            [.. Enumerable.Range(0, terms.Count).Where(i => terms[i].IsContent)];
        static bool HasOrder(string first, string second, List<Term> source) =>
            source.FindIndex(t => t.Key == first) < source.FindLastIndex(t => t.Key == second);
    }

    /// <summary>True if a source sentence has the terms of a sentence word for word.</summary>
    private static bool HasInOrder(List<Term> source, List<Term> terms)
    {
        for (int start = 0; start + terms.Count <= source.Count; start++)
        {
            int same = 0;
            while (same < terms.Count && source[start + same].Key == terms[same].Key)
                same++;
            if (same == terms.Count)
                return true;
        }

        return false;
    }

    /// <summary>True if a sentence never has a word in lower case, so it may be a name.</summary>
    private static bool IsAlwaysCapital(List<Term> terms, string key) =>
        terms.TrueForAll(t => t.Key != key || t.Is(TermKind.Capital));

    /// <summary>Names act, and plain words that say something; the first of the two must be a name.</summary>
    private static bool IsActor(List<Term> terms, int i) =>
        !terms[i].Is(TermKind.Number) && !WordLists.Calendar.Contains(terms[i].Raw)
        && (terms[i].Is(TermKind.Capital) || !WordLists.Light.Contains(terms[i].Raw));

    private static bool SharesVerb(List<Term> terms, int a, int b, List<Term> source, int low, int high)
    {
        for (int i = a + 1; i < b; i++)
        {
            Term verb = terms[i];
            // "Committee chairman Ann Vaz" is "Ann Vaz, chairman of the committee".
            if (!verb.IsContent || verb.Is(TermKind.Capital) || verb.Is(TermKind.Number)
                || WordLists.Light.Contains(verb.Raw) || WordLists.Titles.Contains(verb.Raw))
                continue;
            for (int j = low + 1; j < high; j++)
            {
                if (source[j].IsContent && AreForms(verb, source[j]))
                    return true;
            }
        }

        return false;
    }

    /// <summary>True for forms of one verb: "beat" and "beaten", "defeated" and "defeats".</summary>
    private static bool AreForms(Term first, Term second) =>
        first.Key == second.Key || (first.Raw.Length >= 4 && second.Raw.Length >= 4
            && first.Raw.AsSpan(0, 4).SequenceEqual(second.Raw.AsSpan(0, 4)));

    /// <summary>True if "by" is before it, as for the actor of a passive.</summary>
    private static bool IsAgent(List<Term> terms, int i)
    {
        for (int j = i - 1; j >= Math.Max(0, i - 4); j--)
        {
            if (terms[j].Raw == "by")
                return true;
            if (terms[j].IsContent && !terms[j].Is(TermKind.Capital) && !WordLists.Titles.Contains(terms[j].Raw))
                return false;
        }

        return false;
    }

    private static bool IsPlace(List<Term> terms, int i)
    {
        for (int j = i - 1; j >= Math.Max(0, i - 3); j--)
        {
            if (WordLists.Prepositions.Contains(terms[j].Raw))
                return true;
            if (terms[j].IsContent && !terms[j].Is(TermKind.Capital))
                return false;
        }

        return false;
    }

    /// <summary>
    /// Finds a name that the source sentence lacks, between the same words or at the same end as another name in the
    /// source.
    /// </summary>
    private static (string, string)? PutsNameInAnothersPlace(string sentence, List<Term> terms, List<Term> source,
        Language language)
    {
        foreach ((int start, int end) in NameRuns.Of(terms, sentence, language))
        {
            if (terms.GetRange(start, end - start)
                .Exists(t => WordLists.Titles.Contains(t.Raw) || source.Exists(s => s.Key == t.Key)))
                continue;
            Term? before =
                terms.Take(start).LastOrDefault(t => t.IsContent && source.Exists(s => s.Key == t.Key))
                    is { Raw: not null } b ? b : null;
            Term? after =
                terms.Skip(end).FirstOrDefault(t => t.IsContent && source.Exists(s => s.Key == t.Key))
                    is { Raw: not null } c ? c : null;
            int low = before is { } x ? source.FindIndex(t => t.Key == x.Key) + 1 : 0;
            int high = after is { } y ? source.FindIndex(low, t => t.Key == y.Key) : source.Count;
            if (high < low || (before is null && after is null))
                continue;
            for (int i = low; i < high; i++)
            {
                bool isName =
                    source[i].Is(TermKind.Capital) && source[i].IsContent && !WordLists.Titles.Contains(source[i].Raw)
                    && !WordLists.Calendar.Contains(source[i].Raw) && !WordLists.Light.Contains(source[i].Raw)
                    && (i > 0 || source.Count < 2 || source[1].Is(TermKind.Capital) || high == 1);
                if (isName && !terms.Exists(t => t.Key == source[i].Key))
                    return (sentence.Substring(terms[start].Offset,
                        terms[end - 1].Offset + terms[end - 1].Raw.Length - terms[start].Offset), "");
            }
        }

        return null;
    }

    /// <summary>The denials of source sentences, each looked up once for all words of a summary sentence.</summary>
    private sealed class SourceDenials(HashSet<string> keys)
    {
        private readonly Dictionary<List<Term>, HashSet<string>> _found = [];

        public HashSet<string> Of(List<Term> sentence)
        {
            if (!_found.TryGetValue(sentence, out HashSet<string>? denied))
                _found[sentence] = denied = Denials.Of(sentence, keys);
            return denied;
        }
    }
}
