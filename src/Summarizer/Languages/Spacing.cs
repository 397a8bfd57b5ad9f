namespace Summarizer.Languages;

/// <summary>What a language writes with a space between.</summary>
internal enum Spacing
{
    /// <summary>Words.</summary>
    BetweenWords,

    /// <summary>Sentences and clauses, but not words, as in Thai.</summary>
    BetweenSentences,

    /// <summary>Nothing, as in Chinese.</summary>
    None,
}
