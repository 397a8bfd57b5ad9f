using System.Runtime.InteropServices;

namespace Summarizer.KeyPhrases;

/// <summary>A candidate for a key phrase.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Phrase
{
    /// <summary>Its first token where it was met best: inside a sentence rather than at its start.</summary>
    public int Token;

    /// <summary>How many words it has.</summary>
    public int Words;

    /// <summary>How often it occurs.</summary>
    public int Count;

    /// <summary>The sentence where it occurs first.</summary>
    public int FirstSentence;

    /// <summary>Where it stands in the text.</summary>
    public int Offset;

    /// <summary>How long it is there.</summary>
    public int Length;

    /// <summary>Every word of it is written as a name.</summary>
    public bool IsName;

    /// <summary>How telling it is; comparable within a document.</summary>
    public double Score;
}
