using System.Collections.Frozen;
using System.Globalization;
using Summarizer.Languages;

namespace Summarizer.Pipeline.Grounding;

/// <summary>
/// A reader of sentences into terms, with numbers, apostrophes and dates made equal however they are written.
/// </summary>
internal static class TermReader
{
    /// <summary>The most terms read of one sentence: what is longer is not a sentence.</summary>
    public const int MaxTerms = 1000;

    /// <summary>The largest exponent of a power of ten, up to which a decimal holds it exactly.</summary>
    private const int MaxExponent = 12;

    /// <summary>The most terms from one half of a negation to the other: "ne … pas".</summary>
    private const int PairReach = 5;

    /// <summary>Reads a sentence.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="language">Its language; null if it is not known.</param>
    public static List<Term> Read(string sentence, Language? language = null)
    {
        sentence = WithAsciiDigits(sentence);
        var terms = new List<Term>();
        int i = 0;
        while (i < sentence.Length && terms.Count < MaxTerms)
        {
            char c = sentence[i];
            if (char.IsAsciiDigit(c))
                i = ReadNumber(sentence, i, terms);
            else if (char.IsLetter(c) || char.IsSurrogate(c))
                i = ReadWord(sentence, i, terms);
            else
                i++;
        }

        NumberJoiner.Join(sentence, terms);
        MarkDates(terms);
        MarkCuts(sentence, terms);
        QuotedClauses.Mark(sentence, terms);
        if (language is not null)
            MarkGrammar(terms, language);
        return terms;
    }

    /// <summary>Returns a sentence of the same length with the digits of all scripts as 0 to 9.</summary>
    private static string WithAsciiDigits(string sentence)
    {
        if (!sentence.Any(c => char.IsDigit(c) && !char.IsAsciiDigit(c)))
            return sentence;
        return string.Create(sentence.Length, sentence, (plain, text) =>
        {
            for (int i = 0; i < text.Length; i++)
            {
                plain[i] = text[i] switch
                {
                    '٫' => '.',
                    '٬' => ',',
                    var c when char.IsDigit(c) => (char)('0' + (int)char.GetNumericValue(c)),
                    var c => c,
                };
            }
        });
    }

    private static void MarkCuts(string sentence, List<Term> terms)
    {
        for (int i = 1; i < terms.Count; i++)
        {
            if (Clauses.HasCut(sentence, terms[i - 1], terms[i]))
                terms[i] = terms[i] with { Kind = terms[i].Kind | TermKind.AfterCut };
        }
    }

    /// <summary>Marks the negations and the words of grammar of a language.</summary>
    private static void MarkGrammar(List<Term> terms, Language language)
    {
        FrozenSet<string> negations = WordLists.NegationsOf.GetValueOrDefault(language.Code, []);
        FrozenSet<string> others = WordLists.OtherMeanings.GetValueOrDefault(language.Code, []);
        FrozenSet<string> paired = WordLists.PairedNegations.GetValueOrDefault(language.Code, []);
        for (int i = 0; i < terms.Count; i++)
        {
            TermKind kind = terms[i].Kind;
            if (negations.Contains(terms[i].Raw))
                kind |= TermKind.Negation;
            if (others.Contains(terms[i].Raw) || (paired.Contains(terms[i].Raw) && !HasSecondNegation(terms, i)))
                kind &= ~TermKind.Negation;
            if (language.Code != "en" && (kind & TermKind.Number) == 0 && language.IsStopWord(terms[i].Raw))
                kind |= TermKind.Grammar;
            terms[i] = terms[i] with { Kind = kind };
        }
    }

    private static bool HasSecondNegation(List<Term> terms, int place)
    {
        int start = Math.Max(0, place - PairReach), end = Math.Min(terms.Count, place + PairReach + 1);
        return terms.GetRange(start, end - start).Exists(t => WordLists.SecondNegations.Contains(t.Raw));
    }

    private static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or 'ʼ';

    private static int ReadWord(string text, int start, List<Term> terms)
    {
        int end = start;
        // Without spaces between words, each character is a term, and adjacent ones are still recognised.
        if (UnspacedScripts.Contains(text[start]))
        {
            do
                end++;
            while (end < text.Length && IsMark(text[end]));
        }
        else
        {
            while (end < text.Length && !UnspacedScripts.Contains(text[end])
                && (char.IsLetter(text[end]) || char.IsSurrogate(text[end]) || IsMark(text[end])))
                end++;
        }

        if (end == start)
            return start + 1;
        ReadOnlySpan<char> word = text.AsSpan(start, end - start);
        // "don't", also as "don ’ t" and "do n't" of texts that were cut into words.
        int mark = end < text.Length && text[end] == ' ' ? end + 1 : end;
        int letter = mark + 1 < text.Length && text[mark + 1] == ' ' ? mark + 2 : mark + 1;
        bool negated =
            letter < text.Length && IsApostrophe(text[mark]) && text[letter] is 't' or 'T' && word[^1] is 'n' or 'N'
            && (letter + 1 == text.Length || !char.IsLetter(text[letter + 1]));
        if (terms.Count > 0 && terms[^1].Is(TermKind.Capital) && NumberWords.TryRoman(word, out decimal value))
        {
            terms.Add(new Term(word.ToString(), NumberWords.Canonical(value), TermKind.Number, start));
            return end;
        }

        string raw = word.ToString().ToLowerInvariant();
        if (negated)
        {
            raw = raw switch { "can" => raw, "won" => "will", "shan" => "shall", _ => raw[..^1] };
            Add(raw, start, word);
            // As long as "n't", so that what follows starts after it.
            terms.Add(new Term("not", "not", TermKind.Stop | TermKind.Negation, end - 1));
            return letter + 1;
        }

        Add(raw, start, word);
        return end;

        void Add(string lower, int offset, ReadOnlySpan<char> original)
        {
            if (lower.Length == 0)
                return;
            TermKind kind = TermKind.None;
            if (WordLists.Stop.Contains(lower))
                kind |= TermKind.Stop;
            // The first half of "non-profit" denies nothing, nor does "No. 1".
            ReadOnlySpan<char> rest = text.AsSpan(Math.Min(end, text.Length)).TrimStart();
            bool isNumbered = lower == "no" && rest.StartsWith('.') && rest[1..].TrimStart() is [>= '0' and <= '9', ..];
            if (WordLists.Negations.Contains(lower) && !rest.StartsWith('-') && !isNumbered)
                kind |= TermKind.Negation;
            if (char.IsUpper(original[0]))
                kind |= TermKind.Capital;
            if (original.Length > 1 && original.IndexOfAnyExceptInRange('A', 'Z') < 0)
                kind |= TermKind.Capitals;
            else if (original is [>= 'A' and <= 'Z', >= 'a' and <= 'z', >= 'A' and <= 'Z'])
                kind |= TermKind.Capitals;
            else if (original.Length > 2 && original[^1] == 's' && original[..^1].IndexOfAnyExceptInRange('A', 'Z') < 0)
                kind |= TermKind.PluralOfCapitals;
            terms.Add(new Term(lower, (kind & TermKind.Stop) != 0 ? lower : Stem.Of(lower), kind, offset));
        }
    }

    // Most vowels of Indian scripts are marks with a width of their own.
    private static bool IsMark(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static int ReadNumber(string text, int start, List<Term> terms)
    {
        if (WrittenDates.Read(text, start, terms) is { } afterDate)
            return afterDate;
        // "2.30 pm" has the hours and the minutes of "2:30 pm".
        int end = WrittenDates.IsTime(text, start)
            ? text.IndexOf('.', start)
            : DigitGroups.End(text, start, terms.Count > 0 && IsMonth(terms[^1]));
        string digits = DigitGroups.WithoutSpaces(text[start..end]);
        if (!NumberWords.TryDigits(digits, out decimal value))
        {
            terms.Add(new Term(digits, digits, TermKind.Number, start));
            return end;
        }

        if (value == 10 && PowerOfTen(text, ref end) is { } power)
        {
            terms.Add(new Term(text[start..end], NumberWords.Canonical(power), TermKind.Number, start));
            return end;
        }

        int unit = end;
        while (unit < text.Length && char.IsAsciiLetter(text[unit]))
            unit++;
        string suffix = text[end..unit].ToLowerInvariant();
        string plain = NumberWords.Canonical(value);
        if (suffix is "st" or "nd" or "rd" or "th")
            end = unit;
        else if (suffix is "s")
        {
            terms.Add(new Term(digits, plain, TermKind.Number, start, OtherDecade(plain)));
            return unit;
        }
        else if (suffix.Length > 0 && NumberWords.TryScale(suffix, out decimal factor) && value < 1_000_000_000)
        {
            terms.Add(new Term(digits, NumberWords.Canonical(value * factor), TermKind.Number, start, plain));
            return unit;
        }

        // "1.234" is a decimal in English and 1,234 on the continent: it may be either.
        string? other = NumberWords.IsPerhapsThousands(digits)
            ? digits.Replace(".", "", StringComparison.Ordinal)
            : YearOfRange(text, start, digits, terms);
        terms.Add(new Term(digits, plain, TermKind.Number, start, other == plain ? null : other));
        return end;
    }

    /// <summary>Returns the value of "10⁶" or "10^-3" and moves past it; null without an exponent.</summary>
    private static decimal? PowerOfTen(string text, ref int end)
    {
        const string raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";
        int at = end < text.Length && text[end] == '^' ? end + 1 : end;
        string digits = at > end ? "0123456789" : raised;
        bool isNegative = at < text.Length && text[at] is '⁻' or '-' or '−' && (at > end || text[at] == '⁻');
        int first = isNegative ? at + 1 : at, exponent = 0, next = first;
        while (next < text.Length && next < first + 2
            && digits.IndexOf(text[next], StringComparison.Ordinal) is >= 0 and var digit)
            (exponent, next) = ((exponent * 10) + digit, next + 1);
        if (next == first || exponent > MaxExponent)
            return null;
        end = next;
        decimal power = 1;
        for (; exponent > 0; exponent--)
            power = isNegative ? power / 10 : power * 10;
        return power;
    }

    /// <summary>Returns "90" for the 1990s and the reverse; null for other numbers.</summary>
    private static string? OtherDecade(string number) => number switch
    {
        ['1', '9', >= '2' and <= '9', '0'] => number[2..],
        [>= '2' and <= '9', '0'] => "19" + number,
        _ => null,
    };

    /// <summary>Returns the second year of "2007–11" in full; null if it is not a range of years.</summary>
    private static string? YearOfRange(string text, int start, string digits, List<Term> terms)
    {
        if (digits.Length != 2 || terms.Count == 0 || terms[^1] is not { Raw.Length: 4 } year
            || !DigitGroups.IsDigits(year.Raw))
            return null;
        ReadOnlySpan<char> between = text.AsSpan(year.Offset + 4, start - year.Offset - 4);
        bool isRange = between.Length is > 0 and < 6 && between.IndexOfAnyExcept(" -–—/") < 0
            && !between.IsWhiteSpace();
        return isRange && string.CompareOrdinal(digits, year.Raw[2..]) > 0 ? year.Raw[..2] + digits : null;
    }

    /// <summary>True for four digits that may be a year.</summary>
    public static bool IsYear(Term term) => term.Key.Length == 4 && term.Raw.Length == 4
        && string.CompareOrdinal(term.Key, "1500") > 0 && string.CompareOrdinal(term.Key, "2100") < 0;

    private static void MarkDates(List<Term> terms)
    {
        for (int i = 0; i < terms.Count; i++)
        {
            Term term = terms[i];
            if (!term.Is(TermKind.Number))
                continue;
            bool byMonth = (i > 0 && IsMonth(terms[i - 1])) || (i + 1 < terms.Count && IsMonth(terms[i + 1]));
            if (IsYear(term) || byMonth)
                terms[i] = term with { Kind = term.Kind | TermKind.Date };
        }
    }

    /// <summary>True for the name of a month, not for the verbs "may" and "march".</summary>
    public static bool IsMonth(Term term) => WordLists.MonthOf.ContainsKey(term.Raw)
        && (term.Is(TermKind.Capital | TermKind.Date) || term.Raw is not ("may" or "march"));
}
