using Summarizer.Terms;

namespace Summarizer.KeyPhrases;

/// <summary>Where and how often a phrase has been met in a text.</summary>
internal struct Sightings
{
    /// <summary>Its first token where it was met first, or first as what it is now: no name.</summary>
    public int Token;

    /// <summary>How often it occurs.</summary>
    public int Count;

    /// <summary>The sentence where it occurs first.</summary>
    public int FirstSentence;

    /// <summary>Every word of it is written as a name, inside a sentence rather than at its start.</summary>
    public bool IsName;

    /// <summary>Adds one more where it counts. Worked out rather than asked: what a text's next phrase is follows no pattern.</summary>
    public void Add(int token, int sentence, bool isName, bool opens, bool counts)
    {
        int fresh = Bits.Of(counts & (Count == 0)), retaken = fresh | Bits.Of(counts & IsName & !isName);
        Token += retaken * (token - Token);
        FirstSentence += fresh * (sentence - FirstSentence);
        IsName = (IsName | (counts & !opens)) & (isName | !counts);
        Count += Bits.Of(counts);
    }
}
