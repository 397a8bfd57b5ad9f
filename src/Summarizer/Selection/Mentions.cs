using Summarizer.Terms;

namespace Summarizer.Selection;

/// <summary>Finds where a document mentions a term, and which terms are names.</summary>
internal readonly ref struct Mentions(TermVectors vectors)
{
    /// <summary>A name in this many sentences is what a document is about, if its title has it.</summary>
    private const int OftenNamed = 3;

    private readonly TermVectors _vectors = vectors;

    /// <summary>True if a token is a name, as its capital in a sentence shows.</summary>
    public static bool IsName(in Token token) =>
        token.IsContent && token.Has(TokenTraits.Capitalised) && !token.Has(TokenTraits.SentenceInitial);

    /// <summary>True if one of some tokens is a name.</summary>
    public static bool HaveName(ReadOnlySpan<Token> tokens)
    {
        foreach (ref readonly Token token in tokens)
        {
            if (IsName(token))
                return true;
        }

        return false;
    }

    /// <summary>Returns the terms among some that are names in several sentences.</summary>
    public List<int> NamesAmong(List<int> terms)
    {
        var names = new List<int>();
        foreach (int term in terms)
        {
            if (term >= 0 && _vectors.SentenceFrequency[term] >= OftenNamed && IsAlwaysCapitalised(term))
                names.Add(term);
        }

        return names;
    }

    /// <summary>Returns the first sentence before one that has a term; -1 if none has.</summary>
    public int FirstWith(int term, int before)
    {
        for (int s = 0; s < before && _vectors.SentenceFrequency[term] > 1; s++)
        {
            if (_vectors.TermsIn(s).Contains(term))
                return s;
        }

        return -1;
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
    public bool IsSaid(int term, ReadOnlySpan<Token> soFar, int s, List<int> picked)
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
