using Summarizer.Terms;

namespace Summarizer.Selection;

/// <summary>Finds where a document mentions a term, and which terms are names.</summary>
internal readonly struct Mentions
{
    /// <summary>A name in this many sentences is what a document is about, if its title has it.</summary>
    private const int OftenNamed = 3;

    private readonly TermVectors _vectors;

    // By term: the first sentence that has it. A search for each term would take a time that grows with the square of
    // the document's length.
    private readonly int[] _first;

    public Mentions(TermVectors vectors)
    {
        _vectors = vectors;
        _first = new int[vectors.TermCount];
        Array.Fill(_first, int.MaxValue);
        for (int s = vectors.SentenceCount - 1; s >= 0; s--)
        {
            foreach (int term in vectors.TermsIn(s))
                _first[term] = s;
        }
    }

    /// <summary>True if a token is a name, as its capital in a sentence shows.</summary>
    public static bool IsName(in Token token) =>
        token.IsContent && token.Has(TokenTraits.Capitalised) && !token.Has(TokenTraits.SentenceInitial);

    /// <summary>True if one of some tokens is a name.</summary>
    public static bool ContainsName(ReadOnlySpan<Token> tokens)
    {
        foreach (ref readonly Token token in tokens)
        {
            if (IsName(token))
                return true;
        }

        return false;
    }

    /// <summary>Returns the terms among some that are names in several sentences.</summary>
    public int[] NamesAmong(List<int> terms)
    {
        var names = new List<int>();
        foreach (int term in terms)
        {
            if (term >= 0 && _vectors.SentenceFrequency[term] >= OftenNamed && IsAlwaysCapitalised(term))
                names.Add(term);
        }

        return [.. names];
    }

    /// <summary>Returns the first sentence before one that has a term; -1 if none has.</summary>
    public int FirstWith(int term, int before)
    {
        int first = term < 0 ? before : _first[term];
        return first < before ? first : -1;
    }

    /// <summary>True if a picked sentence before one has a term.</summary>
    public bool IsInPicked(int term, int before, List<int> picked)
    {
        foreach (int s in picked)
        {
            if (s < before && _vectors.TermsIn(s).Contains(term))
                return true;
        }

        return false;
    }

    /// <summary>True if a term is among a sentence's tokens so far, or in a picked sentence before it.</summary>
    public bool IsMentioned(int term, ReadOnlySpan<Token> soFar, int s, List<int> picked)
    {
        foreach (ref readonly Token token in soFar)
        {
            if (token.Term == term)
                return true;
        }

        return IsInPicked(term, s, picked);
    }

    private bool IsAlwaysCapitalised(int term)
    {
        foreach (ref readonly Token token in _vectors.Tokens)
        {
            if (token.Term == term && !token.Has(TokenTraits.Capitalised))
                return false;
        }

        return true;
    }
}
