namespace Summarizer.Languages;

/// <summary>The units that a language separates by spaces.</summary>
internal enum Spacing
{
    /// <summary>Words.</summary>
    BetweenWords,

    /// <summary>Sentences and clauses, but not words, as in Thai.</summary>
    BetweenSentences,

    /// <summary>Nothing, as in Chinese.</summary>
    None,
}
