namespace Summarizer.Pipeline.Grounding;

/// <summary>Checks of what can be looked up: numbers, dates, names and quotations.</summary>
internal static class FactChecks
{
    private static readonly string[] DemonymEndings = ["ish", "ian", "an", "ese", "ns", "ic", "ch", "s"];

    /// <summary>Adds the codes of what the document does not have.</summary>
    public static void Find(SourceIndex source, string sentence, List<Term> terms, SortedSet<string> issues)
    {
        foreach (Term term in terms)
        {
            if (term.Is(TermKind.Number) && term.Raw != "one" && !source.HasNumber(term))
                issues.Add(term.Is(TermKind.Date) ? GroundingIssue.Date : GroundingIssue.Number);
            else if (WordLists.Calendar.Contains(term.Raw) && (term.Is(TermKind.Capital) || term.Raw is not ("may" or "march")) && !HasCalendarWord(source, term.Raw))
                issues.Add(GroundingIssue.Date);
        }

        foreach ((int start, int end) in NameRuns.Of(terms, sentence))
        {
            for (int i = start; i < end; i++)
            {
                if (!IsKnownName(source, terms, i, start, end))
                    issues.Add(GroundingIssue.Name);
                else if (i > start && IsOtherFirstName(source, terms[i - 1], terms[i]))
                    issues.Add(GroundingIssue.Elsewhere);
            }
        }

        if (HasForeignQuote(source, sentence))
            issues.Add(GroundingIssue.Quote);
        if (HasOtherCount(source, terms))
            issues.Add(GroundingIssue.Elsewhere);
    }

    /// <summary>Whether a capitalised word of the summary stands for something that the source names.</summary>
    public static bool IsKnownName(SourceIndex source, List<Term> terms, int i, int start, int end)
    {
        Term term = terms[i];
        if (source.HasWord(term.Raw) || source.Id(term) >= 0 || WordLists.Titles.Contains(term.Raw))
            return true;
        if (WordLists.SameCountry.TryGetValue(term.Raw, out string[]? same) && Array.Exists(same, source.HasWord))
            return true;
        if (IsDemonymOf(source, term.Key))
            return true;
        if (term.Is(TermKind.Capitals) && term.Raw.Length <= 6)
            return HasInitials(source, term.Raw);
        string initials = string.Concat(terms.GetRange(start, end - start).Select(t => t.Raw[0]));
        return initials.Length >= 2 && source.HasWord(initials);
    }

    private static bool HasCalendarWord(SourceIndex source, string raw) => source.HasWord(raw) || (raw.Length > 3 && source.HasWord(raw[..3]));

    /// <summary>"Nigerian" where the source has "Nigeria", and the other way round.</summary>
    private static bool IsDemonymOf(SourceIndex source, string key)
    {
        if (key.Length < 4)
            return false;
        foreach (string ending in DemonymEndings)
        {
            if (source.HasWord(key + ending) || source.HasWord(key + "a" + ending) || source.HasWord(key + "ia") || source.HasWord(key + "a"))
                return true;
            if (key.EndsWith(ending, StringComparison.Ordinal) && key.Length - ending.Length >= 4
                && (source.HasWord(key[..^ending.Length]) || source.HasWord(key[..^ending.Length] + "a") || source.HasWord(key[..^ending.Length] + "y")))
                return true;
        }

        return false;
    }

    private static bool HasInitials(SourceIndex source, string acronym)
    {
        foreach (List<Term> sentence in source.Sentences)
        {
            int matched = 0;
            foreach (Term term in sentence)
            {
                if (term.Is(TermKind.Capital) && term.Raw[0] == acronym[matched])
                {
                    if (++matched == acronym.Length)
                        return true;
                }
                else if (term.IsContent || !term.Raw.StartsWith('o'))
                {
                    matched = term.Is(TermKind.Capital) && term.Raw[0] == acronym[0] ? 1 : 0;
                }
            }
        }

        return false;
    }

    /// <summary>The source has both words as parts of names, but the second only after other first names.</summary>
    private static bool IsOtherFirstName(SourceIndex source, Term first, Term second)
    {
        if (WordLists.Titles.Contains(first.Raw) || WordLists.Titles.Contains(second.Raw) || first.Is(TermKind.Capitals) || source.Id(second) < 0)
            return false;
        bool other = false;
        foreach (int s in source.SentencesOf(source.Id(second)))
        {
            List<Term> sentence = source.Sentences[s];
            for (int i = 1; i < sentence.Count; i++)
            {
                if (sentence[i].Key != second.Key)
                    continue;
                if (sentence[i - 1].Key == first.Key)
                    return false;
                other |= sentence[i - 1].Is(TermKind.Capital) && sentence[i - 1].IsContent && i > 1 && !WordLists.Titles.Contains(sentence[i - 1].Raw);
            }
        }

        return other && source.SentencesOf(source.Id(first)).Exists(s =>
            source.Sentences[s].Exists(t => t.Key == first.Key && t.Is(TermKind.Capital)));
    }

    private static bool HasForeignQuote(SourceIndex source, string sentence)
    {
        foreach (string quote in Quotations.Of(sentence))
        {
            List<Term> words = TermReader.Read(quote);
            if (words.Count >= 2 && !HasInOrder(source, words))
                return true;
        }

        return false;
    }

    private static bool HasInOrder(SourceIndex source, List<Term> words)
    {
        int first = source.Id(words[0]);
        foreach (int s in source.SentencesOf(first))
        {
            // A quotation may run over the end of a sentence.
            IEnumerable<Term> following = source.Sentences.Skip(s).Take(4).SelectMany(t => t);
            List<Term> text = [.. following.Take(source.Sentences[s].Count + words.Count)];
            for (int i = 0; i + words.Count <= text.Count && i < source.Sentences[s].Count; i++)
            {
                int length = 0;
                while (length < words.Count && text[i + length].Raw == words[length].Raw)
                    length++;
                if (length == words.Count)
                    return true;
            }
        }

        return false;
    }

    /// <summary>"20 people" where the document counts other people and never 20 of them.</summary>
    private static bool HasOtherCount(SourceIndex source, List<Term> terms)
    {
        List<Term> content = terms.FindAll(t => t.IsContent);
        for (int i = 0; i + 1 < content.Count; i++)
        {
            Term number = content[i], counted = content[i + 1];
            if (!number.Is(TermKind.Number) || number.Is(TermKind.Date) || counted.Is(TermKind.Number) || number.Raw == "one")
                continue;
            int id = source.Id(counted);
            if (id < 0 || source.Id(number) < 0 || source.HasContentPair(source.Id(number), id))
                continue;
            foreach (int s in source.SentencesOf(id))
            {
                List<Term> other = source.Sentences[s].FindAll(t => t.IsContent);
                for (int j = 1; j < other.Count; j++)
                {
                    if (other[j].Key == counted.Key && other[j - 1].Is(TermKind.Number) && !other[j - 1].Is(TermKind.Date))
                        return true;
                }
            }
        }

        return false;
    }
}
