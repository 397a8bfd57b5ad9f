namespace Summarizer.Sentences;

/// <summary>The meanings of the full stop after an abbreviation.</summary>
internal enum AbbreviationKind : byte
{
    /// <summary>Not an abbreviation.</summary>
    None,

    /// <summary>Stands before a name or goes on anyhow: "Dr.", "e.g.". Never ends a sentence.</summary>
    Leading,

    /// <summary>Stands before a number: "No. 5", "fig. 3"; before anything else it is a word like any other.</summary>
    BeforeNumber,

    /// <summary>
    /// May stand at the end: "Inc.", "etc.", "p.m.". Ends a sentence only before a word that likes to open one.
    /// </summary>
    Trailing,

    /// <summary>Closes a list: "etc.". Ends a sentence before any capital.</summary>
    Closing,
}
