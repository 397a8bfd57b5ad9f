namespace Summarizer.KeyPhrases;

/// <summary>The places of a phrase in a text, and their number.</summary>
internal struct Occurrences
{
    /// <summary>
    /// Its first token at its first occurrence; at the first one that is not written as a name, if there is one.
    /// </summary>
    public int Token;

    /// <summary>The number of occurrences.</summary>
    public int Count;

    /// <summary>The sentence of its first occurrence.</summary>
    public int FirstSentence;

    /// <summary>
    /// True if each occurrence is written as a name, and one of them is not at the start of a sentence.
    /// </summary>
    public bool IsName;

    /// <summary>Adds one more.</summary>
    public void Add(int token, int sentence, bool isName, bool isSentenceInitial)
    {
        if (Count == 0)
            (Token, FirstSentence) = (token, sentence);
        else if (IsName && !isName)
            Token = token;
        IsName = isName && (IsName || !isSentenceInitial);
        Count++;
    }
}
