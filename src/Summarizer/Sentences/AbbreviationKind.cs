namespace Summarizer.Sentences;

// The meanings of the full stop after an abbreviation.
internal enum AbbreviationKind : byte
{
    // Not an abbreviation.
    None,

    // Comes before a name or within a sentence: "Dr.", "e.g.". Never ends a sentence.
    Leading,

    // Comes before a number: "No. 5", "fig. 3"; before anything else it is a word like any other.
    BeforeNumber,

    // May be at the end: "Inc.", "etc.", "p.m.". Ends a sentence only before a word that often starts one.
    Trailing,

    // Closes a list: "etc.". Ends a sentence before any capital.
    Closing,
}
