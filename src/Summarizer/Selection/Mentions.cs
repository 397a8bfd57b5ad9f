using Summarizer.Terms;
using Summarizer.Text;

namespace Summarizer.Selection;

// Finds where a document mentions a term, and which terms are names.
internal sealed class Mentions(TermVectors vectors, string? title)
{
    // A name in this many sentences is what a document is about, if its title has it.
    private const int OftenNamed = 3;

    // The most sentences of a digest's later source that are searched, and the most terms of each.
    private const int LongestLook = 200, MostTerms = 200;

    // By term: the first sentence that has it. A search for each term would take a time that grows with the square of
    // the document's length.
    private readonly int[] _first = FirstSentences(vectors);

    // Readers of the summary have read the title.
    private readonly int[] _title =
        title is null ? [] : [.. vectors.TermsOf(title).Where(term => term >= 0)];

    // By term: how the document writes it. Made when it is needed: not in languages whose capitals do not show names.
    private Spellings[]? _spellings;

    [Flags]
    private enum Spellings : byte
    {
        None = 0,
        Name = 1, // With a capital inside a sentence.
        Small = 2,
    }

    // True if a token is a name, as its capital in a sentence shows.
    public static bool IsName(in Token token) =>
        token.IsContent && token.Has(TokenTraits.Capitalised) && !token.Has(TokenTraits.SentenceInitial);

    // True if a token is a name, as the rest of the document shows if it starts a sentence.
    public bool MayBeName(in Token token) => IsName(token)
        || (token.IsContent && token.Has(TokenTraits.SentenceInitial) && SpellingsOf(token.Term) == Spellings.Name);

    // True if the document has a term in small letters too.
    public bool IsInSmallLetters(int term) => SpellingsOf(term).HasFlag(Spellings.Small);

    // Returns the title's names that are in several sentences.
    public int[] NamesInTitle() => [.. _title.Where(term =>
        vectors.SentenceFrequency[term] >= OftenNamed && !IsInSmallLetters(term))];

    // Returns the first sentence from one to before another that has a term; -1 if none has.
    public int FirstWith(int term, int start, int before)
    {
        if (term < 0 || _first[term] >= before)
            return -1;
        if (_first[term] >= start)
            return _first[term];
        for (int s = start; s < Math.Min(before, start + LongestLook); s++)
        {
            if (HasTerm(s, term))
                return s;
        }

        return -1;
    }

    // True if the title has a term.
    public bool IsInTitle(int term) => _title.Contains(term);

    // True if a picked sentence before one has a term.
    public bool IsInPicked(int term, int before, List<int> picked)
    {
        foreach (int s in picked)
        {
            if (s < before && HasTerm(s, term))
                return true;
        }

        return false;
    }

    // True if a term is among a sentence's tokens so far, or in a picked sentence before it.
    public bool IsMentioned(int term, ReadOnlySpan<Token> soFar, int s, List<int> picked)
    {
        // A lambda would be an object for each word that is asked for.
        foreach (ref readonly Token token in soFar)
        {
            if (token.Term == term)
                return true;
        }

        return IsInPicked(term, s, picked);
    }

    private bool HasTerm(int s, int term) => vectors.TermsIn(s).First(MostTerms).Contains(term);

    private Spellings SpellingsOf(int term) => (_spellings ??= AllSpellings())[term];

    private Spellings[] AllSpellings()
    {
        var spellings = new Spellings[vectors.TermCount];
        foreach (ref readonly Token token in vectors.Tokens)
        {
            if (!token.IsContent)
                continue;
            if (!token.Has(TokenTraits.Capitalised))
                spellings[token.Term] |= Spellings.Small;
            else if (!token.Has(TokenTraits.SentenceInitial))
                spellings[token.Term] |= Spellings.Name;
        }

        return spellings;
    }

    private static int[] FirstSentences(TermVectors vectors)
    {
        int[] first = new int[vectors.TermCount];
        for (int s = vectors.SentenceCount - 1; s >= 0; s--)
        {
            foreach (int term in vectors.TermsIn(s))
                first[term] = s;
        }

        return first;
    }
}
