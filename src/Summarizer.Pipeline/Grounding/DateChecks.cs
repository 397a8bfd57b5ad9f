namespace Summarizer.Pipeline.Grounding;

/// <summary>
/// Checks of the parts of a date together: the day with its month, the month with its year, the weekday of what
/// happened. Each part alone may be of another date of the document.
/// </summary>
internal static class DateChecks
{
    /// <summary>A source sentence with this share of a sentence's words tells the same.</summary>
    private const double SameMatter = 0.75;

    /// <summary>The fewest words by which that is judged.</summary>
    private const int FewestWords = 4;

    /// <summary>Adds the findings.</summary>
    public static void Find(SourceIndex source, string sentence, List<Term> terms, Findings issues)
    {
        for (int i = 1; i < terms.Count; i++)
        {
            if (IsOtherDate(source, terms[i - 1], terms[i]) || IsOtherDate(source, terms[i], terms[i - 1]))
                issues.Add(GroundingIssue.Date,
                    $"{FactChecks.Word(sentence, terms[i - 1])} {FactChecks.Word(sentence, terms[i])}");
        }

        if (OtherWeekday(source, terms) is { } weekday)
            issues.Add(GroundingIssue.Date, FactChecks.Word(sentence, weekday));
    }

    /// <summary>
    /// True if a number that counts something is in the document only as the day of a date: the "20" of "20 May" is no
    /// proof of "20 people".
    /// </summary>
    /// <param name="source">The document.</param>
    /// <param name="sentence">The summary sentence.</param>
    /// <param name="terms">Its terms.</param>
    /// <param name="place">The place of the number.</param>
    public static bool IsOnlyDay(SourceIndex source, string sentence, List<Term> terms, int place)
    {
        Term number = terms[place];
        if (!IsDay(number) || number.Is(TermKind.Date) || !Counts(sentence, terms, place)
            || terms.Exists(t => MonthOf(t) is not null))
            return false;
        string? counted = Next(terms, place);
        bool found = false;
        foreach (List<Term> other in source.Sentences.Concat(source.Others))
        {
            for (int i = 0; i < other.Count; i++)
            {
                if (other[i].Key != number.Key || !other[i].Is(TermKind.Number))
                    continue;
                if (!IsDayOfMonth(other, i) || Next(other, i) == counted)
                    return false;
                found = true;
            }
        }

        return found;

        static string? Next(List<Term> terms, int i) =>
            i + 1 < terms.Count ? terms[i + 1].Key : null;
    }

    /// <summary>True for "20 May" and "on May 20 in", not for "in May 20 people".</summary>
    private static bool IsDayOfMonth(List<Term> terms, int i)
    {
        bool isBeforeMonth = i + 1 < terms.Count && MonthOf(terms[i + 1]) is not null;
        return terms[i].Is(TermKind.Date) && (isBeforeMonth || !IsBeforeWord(terms, i));
    }

    /// <summary>True for "20 people", not for "the 20th", "Covid-19 cases" or "act 8 of".</summary>
    private static bool Counts(string sentence, List<Term> terms, int place)
    {
        Term number = terms[place];
        int end = number.Offset + number.Raw.Length;
        bool isWord = end < sentence.Length && sentence[end] == ' '
            && (number.Offset == 0 || sentence[number.Offset - 1] == ' ');
        return isWord && IsBeforeWord(terms, place);
    }

    /// <summary>True if a word that may be counted is right after a number.</summary>
    private static bool IsBeforeWord(List<Term> terms, int place) =>
        place + 1 < terms.Count && terms[place + 1].IsTelling
            && !terms[place + 1].Is(TermKind.Number | TermKind.AfterCut);

    /// <summary>
    /// True for "20 June" if the document has 20 beside other months only, and for "June 2020" if it has June beside
    /// other years only.
    /// </summary>
    private static bool IsOtherDate(SourceIndex source, Term fixedPart, Term other)
    {
        bool isDayOfMonth = IsDay(fixedPart) && fixedPart.Is(TermKind.Date) && MonthOf(other) is not null;
        bool isMonthOfYear = MonthOf(fixedPart) is not null && other.Is(TermKind.Date) && other.Key.Length == 4;
        if ((!isDayOfMonth && !isMonthOfYear) || fixedPart.OtherKey is not null || other.OtherKey is not null)
            return false;
        bool found = false;
        foreach (List<Term> sentence in source.Sentences.Concat(source.Others))
        {
            if (!sentence.Exists(t => IsSame(t, fixedPart)))
                continue;
            for (int i = 0; i < sentence.Count; i++)
            {
                if (!IsSame(sentence[i], fixedPart))
                    continue;
                bool hasOther = (i > 0 && IsSameKind(sentence[i - 1])) || (i + 1 < sentence.Count
                    && IsSameKind(sentence[i + 1]));
                if (!hasOther || sentence.Exists(t => IsSame(t, other)))
                    return false;
                found = true;
            }
        }

        return found;

        bool IsSameKind(Term term) => isDayOfMonth ? MonthOf(term) is not null : term.Is(TermKind.Date)
            && term.Key.Length == 4;
    }

    /// <summary>
    /// Returns the weekday of a sentence if each source sentence that tells the same has another one, and no sentence
    /// beside them, or with two of its words, has this one.
    /// </summary>
    private static Term? OtherWeekday(SourceIndex source, List<Term> terms)
    {
        List<Term> days = terms.FindAll(IsWeekday);
        string[] keys = [.. terms.Where(t => t.IsTelling && !IsWeekday(t)).Select(t => t.Key).Distinct()];
        if (days.Count != 1 || keys.Length < FewestWords)
            return null;
        bool isSaid = source.SentencesOf(source.Id(days[0])).Exists(s =>
            keys.Count(k => source.Sentences[s].Exists(t => t.Key == k)) >= 2);
        bool found = false;
        for (int s = 0; s < source.Sentences.Length && !isSaid; s++)
        {
            List<Term> sentence = source.Sentences[s];
            if (keys.Count(k => sentence.Exists(t => t.Key == k)) < SameMatter * keys.Length)
                continue;
            bool isNear = Enumerable.Range(s - 1, 3).Where(n => n >= 0 && n < source.Sentences.Length)
                .Any(n => source.Sentences[n].Exists(t => t.Key == days[0].Key));
            if (isNear || !sentence.Exists(IsWeekday))
                return null;
            found = true;
        }

        return found ? days[0] : null;
    }

    private static bool IsSame(Term first, Term second) => MonthOf(first) is { } month
        ? month == MonthOf(second)
        : first.Key == second.Key && first.Is(TermKind.Number);

    private static int? MonthOf(Term term) =>
        TermReader.IsMonth(term) ? WordLists.MonthOf[term.Raw] : null;

    private static bool IsDay(Term term) => term.Is(TermKind.Number) && term.Key.Length <= 2
        && int.TryParse(term.Key, out int day) && day is >= 1 and <= 31;

    private static bool IsWeekday(Term term) =>
        WordLists.Calendar.Contains(term.Raw) && !WordLists.MonthOf.ContainsKey(term.Raw) && term.Is(TermKind.Capital);
}
