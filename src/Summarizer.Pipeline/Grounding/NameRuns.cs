using System.Collections.Frozen;
using Summarizer.Languages;

namespace Summarizer.Pipeline.Grounding;

/// <summary>Runs of capitalised words: probable names.</summary>
internal static class NameRuns
{
    /// <summary>From this length on, the ending of a word shows that it is ordinary: "Movement".</summary>
    private const int LongWord = 8;

    /// <summary>Returns the runs of a sentence as index ranges into its terms.</summary>
    /// <remarks>
    /// The first word of a sentence counts only where the next is capitalised too, or where its looks do not say
    /// otherwise: it is not an everyday word and no plural, participle or adverb. A sentence with nearly all words
    /// capitalised is a headline and has no runs. In a language that writes all nouns with a capital, a single word is
    /// no name, unless all its letters are capitals.
    /// </remarks>
    /// <param name="terms">The terms of the sentence.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="language">Its language.</param>
    public static List<(int Start, int End)> Of(List<Term> terms, string sentence, Language language)
    {
        var runs = new List<(int, int)>();
        int content = terms.Count(t => t.IsContent && !t.Is(TermKind.Number));
        int capital = terms.Count(t => t.IsContent && t.Is(TermKind.Capital));
        if (content >= 5 && capital > 0.8 * content)
            return runs;
        for (int i = 0; i < terms.Count;)
        {
            bool isOrdinary = i == 0
                ? IsOpener(terms[0], language)
                : StartsItem(sentence, terms[i]) && (IsOpener(terms[i], language) || !LooksLikeName(terms[i]));
            if (!IsNamePart(terms, i) || isOrdinary)
            {
                i++;
                continue;
            }

            int end = i + 1;
            while (end < terms.Count && IsNamePart(terms, end) && Touches(sentence, terms[end - 1], terms[end]))
                end++;
            bool isName = language.CapitalisesNouns
                ? IsNameAmongNouns(terms, i, end)
                : i > 0 || end > 1 || LooksLikeName(terms[0]);
            if (isName)
                runs.Add((i, end));
            i = end;
        }

        return runs;
    }

    /// <summary>True for the first word of a list item after a colon: "The plan: - Opened a port".</summary>
    private static bool StartsItem(string sentence, Term term)
    {
        ReadOnlySpan<char> before = sentence.AsSpan(0, term.Offset);
        return (before.EndsWith(" - ") || before.EndsWith("• ") || before.EndsWith("* "))
            && before.IndexOf($": {before[^2]} ") >= 0;
    }

    private static bool IsOpener(Term first, Language language) =>
        WordLists.Openers.Contains(first.Raw) || language.IsStopWord(first.Raw) || language.IsSentenceOpener(first.Raw)
        || (WordLists.OpenersOfNouns.TryGetValue(language.Code, out FrozenSet<string>? openers)
            && openers.Contains(first.Raw));

    /// <summary>True for "Angela Merkel" and "NATO", not for "Beton" or the "Tonnen Stahl" that are counted.</summary>
    private static bool IsNameAmongNouns(List<Term> terms, int start, int end) =>
        terms.GetRange(start, end - start).Exists(t => t.Is(TermKind.Capitals))
        || (end - start > 1 && !(start > 0 && terms[start - 1].Is(TermKind.Number)));

    private static bool IsNamePart(List<Term> terms, int i) =>
        terms[i].Is(TermKind.Capital) && terms[i].IsContent && terms[i].Raw.Length > 1 && !terms[i].Is(TermKind.Number)
        && !WordLists.Calendar.Contains(terms[i].Raw) && !(i == 0 && WordLists.Light.Contains(terms[i].Raw));

    private static bool LooksLikeName(Term first) =>
        !WordLists.Light.Contains(first.Raw) && !WordLists.Titles.Contains(first.Raw)
            && !WordLists.Openers.Contains(first.Raw)
        && !(IsPlural(first.Raw) || first.Raw.EndsWith("ing", StringComparison.Ordinal)
            || first.Raw.EndsWith("ed", StringComparison.Ordinal)
            || first.Raw.EndsWith("ly", StringComparison.Ordinal)
            || (first.Raw.Length >= LongWord && Array.Exists(WordLists.OrdinaryEndings,
                ending => first.Raw.EndsWith(ending, StringComparison.Ordinal))));

    /// <summary>True for plurals: "Fishermen's boats" and "engineers", but not "Calais", "Paris" or "Cyprus".</summary>
    private static bool IsPlural(string word) =>
        word.EndsWith('s') && word.Length > 2 && word[^2] is not ('a' or 'i' or 'o' or 'u' or 's');

    /// <summary>True if only a space, a hyphen or an initial's dot lies between.</summary>
    private static bool Touches(string sentence, Term first, Term second)
    {
        int end = first.Offset + first.Raw.Length;
        return second.Offset - end <= 2 && second.Offset > end
            && sentence.AsSpan(end, second.Offset - end).IndexOfAnyExcept(" -.") < 0;
    }
}
