namespace Summarizer.Pipeline.Grounding;

/// <summary>The clauses of a sentence, as far as commas and conjunctions separate them.</summary>
internal static class Clauses
{
    /// <summary>Sentences no further apart than this are close.</summary>
    private const int Near = 2;

    /// <summary>Returns the terms of each clause.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="terms">Its terms.</param>
    public static List<List<Term>> Of(string text, List<Term> terms)
    {
        var clauses = new List<List<Term>>();
        int start = 0;
        for (int i = 1; i <= terms.Count; i++)
        {
            if (i < terms.Count && !WordLists.ClauseJoints.Contains(terms[i].Raw)
                && !HasCut(text, terms[i - 1], terms[i]))
                continue;
            clauses.Add(terms.GetRange(start, i - start));
            start = i;
        }

        return clauses;
    }

    /// <summary>
    /// True if the source says each clause of a sentence within one clause of its own, in any order: a passive made
    /// active, a list put together from several sentences. Numbers must be next to the same word. The clauses come from
    /// cited sentences or, where none are cited, from sentences close to each other: pieces from all over a text are
    /// put together wrongly too often.
    /// </summary>
    /// <param name="source">The source.</param>
    /// <param name="text">The sentence.</param>
    /// <param name="terms">Its terms.</param>
    /// <param name="cited">The sentences that it cites; null where it cites none.</param>
    public static bool AreAllSaid(SourceIndex source, string text, List<Term> terms, IReadOnlyList<int>? cited)
    {
        var rounded = new HashSet<int>();
        for (int i = 0; i < terms.Count; i++)
        {
            if (terms[i].Is(TermKind.Number) && !source.HasNumber(terms[i]) && Rounding.Holds(source, terms, i))
                rounded.Add(terms[i].Offset);
        }

        List<HashSet<int>> where = [];
        foreach (List<Term> clause in Of(text, terms))
        {
            List<Term> content = clause.FindAll(t => t.IsContent);
            // What everyday verbs say, the others carry: "took the decision" is "the decision was taken".
            List<Term> telling = content.FindAll(t => !WordLists.Light.Contains(t.Raw));
            if (content.Count > 0)
                where.Add(SaidIn(source, telling.Count >= 2 ? telling : content, rounded));
        }

        return where.Count > 0 && where.TrueForAll(w => w.Count > 0) && (cited is null
            ? where[0].Any(s => where.TrueForAll(w => w.Any(other => Math.Abs(other - s) <= Near)))
            : where.TrueForAll(w => w.Overlaps(cited)));
    }

    /// <summary>True if a comma, a colon, a semicolon or a dash is between two terms.</summary>
    public static bool HasCut(string text, Term before, Term after) =>
        Between(text, before, after).IndexOfAny(",;:—–") >= 0;

    private static ReadOnlySpan<char> Between(string text, Term before, Term after)
    {
        int from = Math.Min(text.Length, before.Offset + before.Raw.Length), to = Math.Min(text.Length, after.Offset);
        return to > from ? text.AsSpan(from, to - from) : default;
    }

    /// <summary>Returns the sentences of the source of which one clause says all of these words.</summary>
    private static HashSet<int> SaidIn(SourceIndex source, List<Term> content, HashSet<int> rounded)
    {
        var found = new HashSet<int>();
        Term rarest =
            content.Where(t => source.Id(t) >= 0).OrderBy(t => source.SentencesOf(source.Id(t)).Count).FirstOrDefault();
        if (rarest.Raw is null)
            return found;
        foreach (int s in source.SentencesOf(source.Id(rarest)).SelectMany(s => new[] { s, s + 1 }).Distinct()
            .Where(s => s < source.Sentences.Length))
        {
            foreach (List<Term> clause in Of(source.Texts[s], source.Sentences[s]))
            {
                int named = Named(source, content, clause, s);
                if (content.Skip(named).All(t => Has(clause, t) || rounded.Contains(t.Offset))
                    && NumbersKeepTheirWord(content, clause.FindAll(t => t.IsContent)))
                    found.Add(s);
            }
        }

        return found;
    }

    /// <summary>
    /// Counts the words at the start that the clause has as a pronoun: "The company employs …" is said by "It employs
    /// …" after a sentence about the company. The others must be more than these.
    /// </summary>
    private static int Named(SourceIndex source, List<Term> content, List<Term> clause, int sentence)
    {
        if (sentence == 0 || !WordLists.Pronouns.Contains(clause[0].Raw))
            return 0;
        int named = content.TakeWhile(t => !Has(clause, t) && Has(source.Sentences[sentence - 1], t)).Count();
        return named * 2 <= content.Count ? named : 0;
    }

    private static bool Has(List<Term> clause, Term term) =>
        clause.Exists(t => t.Key == term.Key || (term.OtherKey is { } other && t.Key == other));

    private static bool NumbersKeepTheirWord(List<Term> content, List<Term> clause)
    {
        for (int i = 0; i < content.Count; i++)
        {
            if (!content[i].Is(TermKind.Number) || content.Count == 1)
                continue;
            int at = clause.FindIndex(t => t.Key == content[i].Key);
            if (at < 0)
                continue;
            bool next = i + 1 < content.Count && at + 1 < clause.Count && clause[at + 1].Key == content[i + 1].Key;
            bool previous = i > 0 && at > 0 && clause[at - 1].Key == content[i - 1].Key;
            if (!next && !previous)
                return false;
        }

        return true;
    }
}
