using System.Collections.Frozen;

namespace Summarizer.Pipeline.Grounding;

/// <summary>The words that a sentence denies, as near as word order shows.</summary>
internal static class Denials
{
    /// <summary>The most terms from a negation to what it denies.</summary>
    private const int Reach = 5;

    /// <summary>The most terms from a negation to "until".</summary>
    private const int UntilReach = 10;

    private static readonly FrozenSet<string> Weak = WordLists.Data.Words("weak-after-negations");

    private static readonly FrozenSet<string> Without = WordLists.Data.Words("without");

    /// <summary>Returns the keys of what is denied: the first telling word after each negation. If none follows, all
    /// words of the clause before it are denied together.</summary>
    /// <param name="terms">The sentence.</param>
    /// <param name="other">The words of the sentence that it is compared with. A clause that is denied as a whole
    /// counts only if that sentence has its words.</param>
    public static HashSet<string> Of(List<Term> terms, IReadOnlySet<string> other)
    {
        var denied = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < terms.Count; i++)
        {
            if (!terms[i].Is(TermKind.Negation) || DeniesNothing(terms, i))
                continue;
            if (!AddAfter(denied, terms, i))
                AddBefore(denied, terms, i, other);
        }

        return denied;
    }

    /// <summary>Adds what follows a negation.</summary>
    private static bool AddAfter(HashSet<string> denied, List<Term> terms, int negation)
    {
        bool added = false;
        for (int j = negation + 1, found = 0; j < terms.Count && j <= negation + Reach && found < 2; j++)
        {
            Term term = terms[j];
            if (EndsClause(terms, j))
                break;
            if (!term.IsTelling || term.Is(TermKind.Negation) || WordLists.AfterNegations.Contains(term.Raw))
                continue;
            // Of two words the second is the denied one only where the first says little: "not to go ahead", "never
            // even tried".
            denied.Add(term.Key);
            added = true;
            found += WordLists.Light.Contains(term.Raw) || IsWeak(term.Raw) ? 1 : 2;
        }

        return added;
    }

    /// <summary>
    /// Adds the clause that a negation ends: "Der Minister kommt nicht", "but the mine will not". What is quoted denies
    /// nothing before the quotation.
    /// </summary>
    private static void AddBefore(HashSet<string> denied, List<Term> terms, int negation, IReadOnlySet<string> other)
    {
        var clause = new List<Term>();
        for (int j = negation - 1; j >= 0 && !terms[j].Is(TermKind.Negation); j--)
        {
            if (terms[negation].Is(TermKind.Quoted) && !terms[j].Is(TermKind.Quoted))
                break;
            if (terms[j].IsTelling)
                clause.Add(terms[j]);
            if (EndsClause(terms, j))
                break;
        }

        // One word may be another in the other sentence, but not the one that the clause is about.
        int missing = clause.Count(t => !other.Contains(t.Key));
        bool isSame = clause.Count > 0 && missing <= (clause.Count > 3 ? 1 : 0)
            && clause.TrueForAll(t => other.Contains(t.Key) || !t.Is(TermKind.Capital));
        if (isSame)
            denied.UnionWith(clause.Select(t => t.Key));
    }

    /// <summary>True if a new clause starts, and not just one word between commas.</summary>
    private static bool EndsClause(List<Term> terms, int i) => WordLists.ClauseJoints.Contains(terms[i].Raw)
        || terms[i].Is(TermKind.AfterQuote)
        || (terms[i].Is(TermKind.AfterCut) && !(i + 1 < terms.Count && terms[i + 1].Is(TermKind.AfterCut)));

    private static bool IsWeak(string raw) =>
        Weak.Contains(raw) || (raw.Length > 5 && raw.EndsWith("ly", StringComparison.Ordinal));

    /// <summary>True for "not only" and "not open until May".</summary>
    private static bool DeniesNothing(List<Term> terms, int negation) =>
        Array.Exists(WordLists.NoDenials, phrase => IsWithin(terms, negation, phrase))
            || IsUntil(terms, negation) || IsDouble(terms, negation);

    /// <summary>True for both halves of "no homes without power".</summary>
    private static bool IsDouble(List<Term> terms, int negation)
    {
        if (Without.Contains(terms[negation].Raw))
        {
            for (int i = negation - 1; i >= Math.Max(0, negation - Reach) && !EndsClause(terms, i + 1); i--)
            {
                if (terms[i].Is(TermKind.Negation))
                    return true;
            }

            return false;
        }

        for (int i = negation + 1; i <= Math.Min(terms.Count - 1, negation + Reach) && !EndsClause(terms, i); i++)
        {
            if (terms[i].Is(TermKind.Negation) && Without.Contains(terms[i].Raw))
                return true;
        }

        return false;
    }

    /// <summary>True if a phrase with the negation is at its place.</summary>
    private static bool IsWithin(List<Term> terms, int negation, string[] phrase)
    {
        int start = negation - Array.IndexOf(phrase, terms[negation].Raw);
        if (start > negation || start < 0 || start + phrase.Length > terms.Count)
            return false;
        for (int i = 0; i < phrase.Length; i++)
        {
            if (terms[start + i].Raw != phrase[i])
                return false;
        }

        return true;
    }

    /// <summary>True if the clause goes on with "until", also after a comma.</summary>
    private static bool IsUntil(List<Term> terms, int negation)
    {
        for (int i = negation + 1; i < terms.Count && i <= negation + UntilReach; i++)
        {
            bool isPerhaps = WordLists.PerhapsUntil.Contains(terms[i].Raw)
                && (i == negation + 1 || terms.Skip(i + 1).Take(2).Any(IsDate));
            if (WordLists.Until.Contains(terms[i].Raw) || isPerhaps)
                return true;
            if (EndsClause(terms, i))
                return false;
        }

        return false;

        static bool IsDate(Term term) => term.Is(TermKind.Number) || WordLists.Calendar.Contains(term.Raw);
    }
}
