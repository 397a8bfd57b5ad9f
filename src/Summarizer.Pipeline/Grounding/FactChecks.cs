namespace Summarizer.Pipeline.Grounding;

/// <summary>Checks of what can be looked up: numbers, dates, names and quotations.</summary>
internal static class FactChecks
{
    /// <summary>
    /// A sentence that shares this much of its content with one source sentence repeats it. An unknown first word then
    /// replaces its subject. In other sentences it may be an ordinary word: of 32 such words in summaries that people
    /// wrote, 28 were ordinary words below this share.
    /// </summary>
    private const double RepeatsFrom = 0.6;

    /// <summary>The fewest initials that are looked up over words of grammar.</summary>
    private const int LeastInitials = 3;

    /// <summary>Adds the codes of what the document does not have.</summary>
    /// <param name="source">The document.</param>
    /// <param name="sentence">The summary sentence.</param>
    /// <param name="terms">Its terms.</param>
    /// <param name="bestShare">The share of its content words that the nearest source sentence has.</param>
    /// <param name="issues">The list to add to.</param>
    public static void Find(SourceIndex source, string sentence, List<Term> terms, double bestShare, Findings issues)
    {
        for (int i = 0; i < terms.Count; i++)
        {
            Term term = terms[i];
            if (term.Is(TermKind.Number) && IsListMark(sentence, terms, i))
                continue;
            bool isKnown = source.HasNumber(term) && !DateChecks.IsOnlyDay(source, sentence, terms, i);
            if (term.Is(TermKind.Number) && term.Raw != "one" && !isKnown
                && !Rounding.Holds(source, terms, i) && !CountsWhatItLists(source, terms, i)
                && !SameAmount.Holds(source, sentence, terms, i))
                issues.Add(term.Is(TermKind.Date) ? GroundingIssue.Date : GroundingIssue.Number, term.Raw);
            else if (term.Is(TermKind.Number) && UnitSigns.Differ(source, sentence, terms, i)
                && !SameAmount.Holds(source, sentence, terms, i))
                issues.Add(GroundingIssue.Number, term.Raw);
            else if (WordLists.Calendar.Contains(term.Raw)
                && (term.Is(TermKind.Capital | TermKind.Date) || term.Raw is not ("may" or "march"))
                && !HasCalendarWord(source, term.Raw) && !HasMonth(source, term))
                issues.Add(GroundingIssue.Date, term.Is(TermKind.Date) ? term.Raw : Word(sentence, term));
        }

        DateChecks.Find(source, sentence, terms, issues);
        FindNames(source, sentence, terms, bestShare, issues);
        if (ForeignQuote(source, sentence) is { } quote)
            issues.Add(GroundingIssue.Quote, quote);
        if (OtherCount(source, terms) is { } count)
            issues.Add(GroundingIssue.Elsewhere, count);
    }

    private static void FindNames(SourceIndex source, string sentence, List<Term> terms, double bestShare,
        Findings issues)
    {
        bool areNouns = source.Language.CapitalisesNouns;
        foreach ((int start, int end) in NameRuns.Of(terms, sentence, source.Language))
        {
            // "Note:" is a label that the article does not have, and not an ordinary first word.
            bool isOrdinary = start == 0 && end <= (areNouns ? 2 : 1) && !IsLabel(sentence, terms[0]);
            if (isOrdinary && bestShare < RepeatsFrom)
                continue;
            // German "Hauptstadt Berlin" is not a new name where Berlin is known.
            if (areNouns && HasKnownName(source, terms, start, end))
                continue;
            for (int i = start; i < end; i++)
            {
                if (!IsKnownName(source, terms, i, start, end)
                    || (i > start && WordLists.Honorifics.Contains(terms[i - 1].Raw) && !source.IsNamed(terms[i])))
                    issues.Add(GroundingIssue.Name, Word(sentence, terms[i]));
                else if (i > start && IsOtherFirstName(source, terms[i - 1], terms[i]))
                    issues.Add(HasOtherSurname(source, terms[i - 1], terms[i])
                        ? GroundingIssue.Name
                        : GroundingIssue.Elsewhere, $"{Word(sentence, terms[i - 1])} {Word(sentence, terms[i])}");
            }
        }
    }

    private static bool HasKnownName(SourceIndex source, List<Term> terms, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (!WordLists.Titles.Contains(terms[i].Raw) && IsKnownName(source, terms, i, start, end))
                return true;
        }

        return false;
    }

    /// <summary>Returns a term as the sentence writes it.</summary>
    public static string Word(string sentence, Term term) =>
        term.Offset + term.Raw.Length <= sentence.Length ? sentence.Substring(term.Offset, term.Raw.Length) : term.Raw;

    /// <summary>True if a capitalised word of the summary refers to something that the source names.</summary>
    public static bool IsKnownName(SourceIndex source, List<Term> terms, int i, int start, int end)
    {
        Term term = terms[i];
        if (source.HasWord(term.Raw) || source.Id(term) >= 0 || IsTitle(terms, i, start, end)
            || (end - start > 1 && WordLists.NameNouns.Contains(term.Raw)))
            return true;
        if (source.HasSameCountry(term.Raw) || source.HasRelated(term.Raw) || source.HasFormOf(term.Raw))
            return true;
        if (term.Is(TermKind.Capitals) && term.Raw.Length <= 6)
            return IsKnownAcronym(source, term.Raw);
        if (term.Is(TermKind.PluralOfCapitals) && term.Raw.Length <= 7)
            return IsKnownAcronym(source, term.Raw[..^1]);
        string initials = string.Concat(terms.GetRange(start, end - start).Select(t => t.Raw[0]));
        return (initials.Length >= 2 && source.HasAcronym(initials)) || IsInKnownAcronym(source, terms, start, end);
    }

    /// <summary>
    /// True for a part of "Office of Fair Trading", if the source has "OFT": the names beside it, joined by words of
    /// grammar, count too.
    /// </summary>
    private static bool IsInKnownAcronym(SourceIndex source, List<Term> terms, int start, int end)
    {
        while (start > 1 && Joins(terms[start - 1]) && terms[start - 2].Is(TermKind.Capital))
        {
            for (start -= 2; start > 0 && IsPart(terms[start - 1]);)
                start--;
        }

        while (end + 1 < terms.Count && Joins(terms[end]) && terms[end + 1].Is(TermKind.Capital))
        {
            for (end += 2; end < terms.Count && IsPart(terms[end]);)
                end++;
        }

        // The acronym itself may follow in brackets.
        Term[] parts = [.. terms.GetRange(start, end - start).Where(t => IsPart(t) && !t.Is(TermKind.Capitals))];
        for (int first = 0; parts.Length - first >= LeastInitials; first++)
        {
            if (source.HasAcronym(string.Concat(parts[first..].Select(t => t.Raw[0]))))
                return true;
        }

        return false;

        static bool Joins(Term term) => !term.IsContent && !term.Is(TermKind.Capital) && term.Raw.Length <= 3;
        static bool IsPart(Term term) => term.Is(TermKind.Capital) && term.IsContent;
    }

    /// <summary>
    /// True for the number of a list's item: "2. The port opens", or for a number at the end that belongs to the next
    /// item.
    /// </summary>
    private static bool IsListMark(string sentence, List<Term> terms, int i)
    {
        // German "3. Oktober" is a date.
        if (i + 1 < terms.Count && TermReader.IsMonth(terms[i + 1]))
            return false;
        Term number = terms[i];
        int end = number.Offset + number.Raw.Length;
        bool isShort = number.Raw.Length <= 2 && number.Raw.All(char.IsAsciiDigit);
        if (!isShort || end >= sentence.Length || sentence[end] is not ('.' or ')'))
            return false;
        if (end + 1 < sentence.Length && !char.IsWhiteSpace(sentence[end + 1]))
            return false;
        ReadOnlySpan<char> before = sentence.AsSpan(0, number.Offset).TrimEnd().TrimEnd('(').TrimEnd();
        if (before.IsEmpty)
            return true;
        bool isLast = sentence.AsSpan(end + 1).IsWhiteSpace();
        return before[^1] switch
        {
            '.' or '!' or '?' => true,
            // "A new high: 45." ends with a figure. Only a list's first number is likely to be left there.
            ':' => !isLast || number.Raw == "1",
            ';' or '•' or '*' => !isLast,
            _ => false
        };
    }

    /// <summary>True for titles before a name or alone: "Judge Roe", "Prime Minister"; not "Roe Judge".</summary>
    private static bool IsTitle(List<Term> terms, int i, int start, int end)
    {
        bool isBeforeName = i < end - 1 || terms[i].Is(TermKind.Capitals);
        return WordLists.Titles.Contains(terms[i].Raw) && (isBeforeName
            || terms.GetRange(start, end - start).TrueForAll(t => WordLists.Titles.Contains(t.Raw)));
    }

    private static bool IsKnownAcronym(SourceIndex source, string acronym) =>
        WordLists.OrdinaryAcronyms.Contains(acronym) || HasInitials(source, acronym);

    private static bool IsLabel(string sentence, Term first) =>
        first.Offset + first.Raw.Length < sentence.Length && sentence[first.Offset + first.Raw.Length] == ':';

    private static bool HasCalendarWord(SourceIndex source, string raw) =>
        source.HasWord(raw) || (raw.Length > 3 && source.HasAbbreviation(raw[..3]))
            || (raw.Length > 4 && source.HasAbbreviation(raw[..4]));

    /// <summary>
    /// True if the document has a month in another language or order, where one of the two is written in digits.
    /// </summary>
    private static bool HasMonth(SourceIndex source, Term term)
    {
        if (!WordLists.MonthOf.TryGetValue(term.Raw, out int month))
            return false;
        // Months in digits are read in English.
        if (source.HasWord(WordLists.Months[month]))
            return true;
        return term.Is(TermKind.Date) && (Array.Exists(WordLists.MonthNames[month], source.HasWord)
            || (term.OtherKey is { } other
                && Array.Exists(WordLists.MonthNames[WordLists.MonthOf[other]], source.HasWord)));
    }

    /// <summary>
    /// True for "Two friends, Anna and Ben": a small number in words that counts what the article may only list. Not if
    /// the article counts the same things otherwise.
    /// </summary>
    private static bool CountsWhatItLists(SourceIndex source, List<Term> terms, int i)
    {
        if (!char.IsAsciiLetter(terms[i].Raw[0]) || !NumberWords.TrySmall(terms[i].Raw, out decimal value)
            || value > 10)
            return false;
        int next = terms.FindIndex(i + 1, t => t.IsContent);
        if (next < 0 || next > i + 3 || terms[next].Is(TermKind.Number) || WordLists.Units.Contains(terms[next].Raw))
            return false;
        return !source.SentencesOf(source.Id(terms[next]))
            .Exists(s => CountsBefore(source.Sentences[s], terms[next].Key));
    }

    private static bool CountsBefore(List<Term> sentence, string key)
    {
        for (int i = 1; i < sentence.Count; i++)
        {
            if (sentence[i].Key == key && sentence[i - 1].Is(TermKind.Number) && !sentence[i - 1].Is(TermKind.Date))
                return true;
        }

        return false;
    }

    /// <summary>
    /// True for "World Health Organization" and "WHO", "reinforcement learning" and "RL", or "L C D" and "LCD". The
    /// first and the last word carry more than grammar: "until noon" is not "UN".
    /// </summary>
    private static bool HasInitials(SourceIndex source, string acronym)
    {
        foreach (List<Term> sentence in source.Sentences)
        {
            int matched = 0;
            foreach (Term term in sentence)
            {
                bool isInside = matched > 0 && matched < acronym.Length - 1;
                bool mayBeEnd = term.IsContent || (term.Raw.Length == 1 && term.Is(TermKind.Capital));
                if (term.Raw[0] == acronym[matched] && (mayBeEnd || isInside))
                {
                    if (++matched == acronym.Length)
                        return true;
                }
                else if (term.IsContent || !term.Raw.StartsWith('o'))
                {
                    matched = mayBeEnd && term.Raw[0] == acronym[0] ? 1 : 0;
                }
            }
        }

        return false;
    }

    /// <summary>
    /// True if the source has both words as parts of names, but the second only after other first names.
    /// </summary>
    private static bool IsOtherFirstName(SourceIndex source, Term first, Term second)
    {
        bool isTitle = WordLists.Titles.Contains(second.Raw);
        if (WordLists.Titles.Contains(first.Raw) || first.Is(TermKind.Capitals) || source.Id(second) < 0)
            return false;
        bool other = false;
        foreach ((List<Term> sentence, int i) in source.PlacesOf(second))
        {
            if (isTitle && !IsSurname(sentence, i))
                return false;
            if (i == 0)
                continue;
            if (sentence[i - 1].Key == first.Key)
                return false;
            other |= sentence[i - 1].Is(TermKind.Capital) && sentence[i - 1].IsContent && i > 1
                && !WordLists.Titles.Contains(sentence[i - 1].Raw);
        }

        return other && source.PlacesOf(first).Any(p => p.Sentence[p.Place].Is(TermKind.Capital));
    }

    /// <summary>True for "James Dean" and "Dean", not for "the dean", "the Dean" and "Dean James Hall".</summary>
    private static bool IsSurname(List<Term> sentence, int place)
    {
        int start = place;
        while (start > 0 && sentence[start - 1].Is(TermKind.Capital) && sentence[start - 1].IsContent)
            start--;
        return sentence[place].Is(TermKind.Capital) && !IsFollowedByName(sentence, place)
            && !(start > 0 && sentence[start - 1].Raw is "the" or "a" or "an");
    }

    /// <summary>
    /// True if the source has a first name only with other surnames: its "Peter" is Peter Hall, so "Peter Dean" mixes
    /// two people. Parts of one longer name and nouns such as "council" do not count.
    /// </summary>
    private static bool HasOtherSurname(SourceIndex source, Term first, Term second)
    {
        if (WordLists.NameNouns.Contains(second.Raw))
            return false;
        bool has = false;
        foreach ((List<Term> sentence, int i) in source.PlacesOf(first))
        {
            if (!IsFollowedByName(sentence, i))
                return false;
            for (int j = i; IsFollowedByName(sentence, j); j++)
            {
                if (sentence[j + 1].Key == second.Key)
                    return false;
            }

            has = true;
        }

        return has;
    }

    /// <summary>True if only a space is between a word and a capitalised one.</summary>
    private static bool IsFollowedByName(List<Term> sentence, int i) =>
        i + 1 < sentence.Count && sentence[i].Is(TermKind.Capital)
        && sentence[i + 1].Is(TermKind.Capital) && sentence[i + 1].IsContent
        && sentence[i + 1].Offset == sentence[i].Offset + sentence[i].Raw.Length + 1;

    private static string? ForeignQuote(SourceIndex source, string sentence) =>
        Quotations.Of(sentence).FirstOrDefault(quote => !QuotationMatcher.Has(source, quote));

    /// <summary>Finds a count such as "20 people" if the document counts other people and never 20 of them.</summary>
    private static string? OtherCount(SourceIndex source, List<Term> terms)
    {
        List<Term> content = terms.FindAll(t => t.IsContent);
        for (int i = 0; i + 1 < content.Count; i++)
        {
            Term number = content[i], counted = content[i + 1];
            if (!number.Is(TermKind.Number) || number.Is(TermKind.Date) || counted.Is(TermKind.Number)
                || number.Raw == "one")
                continue;
            int id = source.Id(counted);
            if (id < 0 || source.Id(number) < 0 || source.HasContentPair(source.Id(number), id))
                continue;
            foreach (int s in source.SentencesOf(id))
            {
                List<Term> other = source.Sentences[s].FindAll(t => t.IsContent);
                for (int j = 1; j < other.Count; j++)
                {
                    if (other[j].Key == counted.Key && other[j - 1].Is(TermKind.Number)
                        && !other[j - 1].Is(TermKind.Date))
                        return $"{number.Raw} {counted.Raw}";
                }
            }
        }

        return null;
    }
}
