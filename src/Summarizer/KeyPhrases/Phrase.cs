using System.Runtime.InteropServices;

namespace Summarizer.KeyPhrases;

/// <summary>A candidate for a key phrase.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Phrase
{
    /// <summary>Where and how often it was met.</summary>
    public Sightings Seen;

    /// <summary>How many words it has.</summary>
    public int Words;

    /// <summary>Where it stands in the text.</summary>
    public int Offset;

    /// <summary>How long it is there.</summary>
    public int Length;

    /// <summary>How telling it is; comparable within a document.</summary>
    public double Score;
}
