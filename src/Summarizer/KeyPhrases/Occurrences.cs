using Summarizer.Terms;

namespace Summarizer.KeyPhrases;

// The places of a phrase in a text, and their number.
internal struct Occurrences
{
    // Its first token at its first occurrence; at the first one that is not written as a name, if there is one.
    public int Token;

    public int Count;

    // The sentence of its first occurrence.
    public int FirstSentence;

    // True if each occurrence is written as a name, and one of them is not at the start of a sentence.
    public bool IsName;

    // The factor for how early in the text it comes first.
    public readonly double Earliness => 1 / (1 + (PortableMath.Log(1 + FirstSentence) / 4));

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
