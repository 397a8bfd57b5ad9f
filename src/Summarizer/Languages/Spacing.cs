namespace Summarizer.Languages;

// The units that a language separates by spaces.
internal enum Spacing
{
    // Words.
    BetweenWords,

    // Sentences and clauses, but not words, as in Thai.
    BetweenSentences,

    // Nothing, as in Chinese.
    None,
}
