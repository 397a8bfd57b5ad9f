namespace Summarizer.Pipeline.Grounding;

/// <summary>
/// Checks for figures that have changed places: "27 percent support it, 61 percent oppose it" said the other way round.
/// The words near a figure in a clause of the article are compared with those near it here.
/// </summary>
internal static class FigureChecks
{
    /// <summary>The most clauses of the article that are looked at for one figure.</summary>
    private const int MaxClauses = 30;

    /// <summary>Adds the finding where two figures of a sentence have changed places.</summary>
    public static void Find(SourceIndex source, string sentence, List<Term> terms, Findings issues)
    {
        if (ReversedRange(source, terms) is (Term from, Term to))
        {
            issues.Add(GroundingIssue.Figures, $"{from.Raw} and {to.Raw}");
            return;
        }

        List<Labelled> here = Labelled.In(sentence, terms);
        for (int i = 0; i < here.Count; i++)
        {
            for (int j = i + 1; j < here.Count; j++)
            {
                if (here[i].Figure.Key != here[j].Figure.Key && AreSwapped(source, here[i], here[j]))
                {
                    issues.Add(GroundingIssue.Figures, $"{here[i].Figure.Raw} and {here[j].Figure.Raw}");
                    return;
                }
            }
        }
    }

    /// <summary>A figure with the other words of its clause.</summary>
    private sealed record Labelled(Term Figure, HashSet<string> Words, int Sentence)
    {
        /// <summary>Returns the figures that are alone in their clause.</summary>
        public static List<Labelled> In(string text, List<Term> terms, int sentence = -1)
        {
            var found = new List<Labelled>();
            foreach (List<Term> clause in Clauses.Of(text, terms))
            {
                List<Term> figures =
                    clause.FindAll(t => t.Is(TermKind.Number) && !t.Is(TermKind.Date) && t.Raw != "one");
                if (figures.Count == 1)
                    found.Add(new Labelled(figures[0],
                        [.. clause.Where(t => t.IsContent && !t.Is(TermKind.Number) && !WordLists.Units.Contains(t.Raw))
                            .Select(t => t.Key)], sentence));
            }

            return found;
        }
    }

    private static bool AreSwapped(SourceIndex source, Labelled first, Labelled second)
    {
        (Labelled First, Labelled Second)? nearest = null;
        double most = 0;
        foreach (Labelled a in InSource(source, first.Figure))
        {
            foreach (Labelled b in InSource(source, second.Figure))
            {
                double shared =
                    a.Words.Concat(b.Words).Distinct().Where(w => first.Words.Contains(w) || second.Words.Contains(w))
                        .Sum(source.WeightOf) + (a.Sentence == b.Sentence ? 0.1 : 0);
                if (shared > most)
                    (nearest, most) = ((a, b), shared);
            }
        }

        if (nearest is not var (there1, there2))
            return false;
        // Words of one clause alone tell whose figure it is. Verb and object may be left out in the second clause, so
        // that they alone tell nothing.
        double own = Shared(first, there1, there2) + Shared(second, there2, there1);
        double crossFirst = Shared(first, there2, there1), crossSecond = Shared(second, there1, there2);
        return crossFirst > 0 && crossSecond > 0 && crossFirst + crossSecond >= own * 0.7;

        double Shared(Labelled here, Labelled there, Labelled not) =>
            here.Words.Where(w => there.Words.Contains(w) && !not.Words.Contains(w)).Sum(source.WeightOf);
    }

    private static List<Labelled> InSource(SourceIndex source, Term figure)
    {
        var found = new List<Labelled>();
        foreach (int s in source.SentencesOf(source.Id(figure)))
        {
            found.AddRange(Labelled.In(source.Texts[s], source.Sentences[s], s).Where(l => l.Figure.Key == figure.Key));
            if (found.Count >= MaxClauses)
                break;
        }

        return found;
    }

    /// <summary>Finds two figures that the source has as "from … to", and the sentence the other way round.</summary>
    private static (Term From, Term To)? ReversedRange(SourceIndex source, List<Term> terms)
    {
        if (Range(terms) is not var (from, to) || from.Key == to.Key)
            return null;
        bool same = false, reversed = false;
        foreach (int s in source.SentencesOf(source.Id(from)))
        {
            if (Range(source.Sentences[s]) is not var (start, end))
                continue;
            same |= start.Key == from.Key && end.Key == to.Key;
            reversed |= start.Key == to.Key && end.Key == from.Key;
        }

        return reversed && !same ? (from, to) : null;
    }

    private static (Term From, Term To)? Range(List<Term> terms)
    {
        foreach ((string from, string to) in WordLists.Ranges)
        {
            int start = terms.FindIndex(t => t.Raw == from);
            int first = start < 0 ? -1 : terms.FindIndex(start, Math.Min(4, terms.Count - start), IsFigure);
            int end = first < 0 ? -1 : terms.FindIndex(first, Math.Min(8, terms.Count - first), t => t.Raw == to);
            int second = end < 0 ? -1 : terms.FindIndex(end, Math.Min(4, terms.Count - end), IsFigure);
            if (second >= 0)
                return (terms[first], terms[second]);
        }

        return null;

        static bool IsFigure(Term term) => term.Is(TermKind.Number);
    }
}
