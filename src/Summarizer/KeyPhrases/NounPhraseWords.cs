using Summarizer.Languages;
using Summarizer.Text;

namespace Summarizer.KeyPhrases;

// The words of a language that show where a noun phrase is.
internal sealed class NounPhraseWords(Language language)
{
    private readonly string[] _plurals = [.. language.Words(Section.NounPhrases, "plural endings")];
    private readonly string[] _singulars = [.. language.Words(Section.NounPhrases, "singular endings")];

    // Words before a noun phrase: "the", "its".
    public WordSet Determiners { get; } = new(language.Words(Section.NounPhrases, "determiners"));

    // Words before a noun phrase and its determiner: "in".
    public WordSet Prepositions { get; } = new(language.Words(Section.NounPhrases, "prepositions"));

    // Words that follow a noun rather than a verb: "of", "who".
    public WordSet Complements { get; } = new(language.Words(Section.NounPhrases, "complements"));

    // Auxiliary and modal verbs: "is", "must".
    public WordSet Auxiliaries { get; } = new(language.Words(Section.NounPhrases, "auxiliaries"));

    // True if a word has the ending of a plural: "wolves".
    public bool IsPlural(ReadOnlySpan<char> word) =>
        word.EndingAmong(_plurals) > 0 && word.EndingAmong(_singulars) == 0;
}
