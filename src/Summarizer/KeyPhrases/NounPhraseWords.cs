using Summarizer.Languages;
using Summarizer.Text;

namespace Summarizer.KeyPhrases;

// The words of a language that show where a noun phrase is.
internal sealed class NounPhraseWords(Language language)
{
    private readonly string[] _plurals = [.. language.Words(Section.NounPhrases, "plural endings")];
    private readonly string[] _singulars = [.. language.Words(Section.NounPhrases, "singular endings")];

    public WordSet Determiners { get; } = Words(language, "determiners"); // "The", "its".
    public WordSet Prepositions { get; } = Words(language, "prepositions"); // Before a determiner: "in".
    public WordSet Complements { get; } = Words(language, "complements"); // After a noun rather than a verb: "of", "who".
    public WordSet Auxiliaries { get; } = Words(language, "auxiliaries"); // "Is", "must".

    // True if a word has the ending of a plural: "wolves".
    public bool IsPlural(ReadOnlySpan<char> word) =>
        word.EndingAmong(_plurals) > 0 && word.EndingAmong(_singulars) == 0;

    private static WordSet Words(Language language, string label) => new(language.Words(Section.NounPhrases, label));
}
