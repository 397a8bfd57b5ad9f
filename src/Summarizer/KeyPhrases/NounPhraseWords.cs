using Summarizer.Languages;
using Summarizer.Text;

namespace Summarizer.KeyPhrases;

/// <summary>The words of a language that show where a noun phrase is.</summary>
internal sealed class NounPhraseWords(Language language)
{
    private readonly string[] _plurals = [.. language.Words(Section.NounPhrases, "plural endings")];
    private readonly string[] _singulars = [.. language.Words(Section.NounPhrases, "singular endings")];

    /// <summary>Words before a noun phrase: "the", "its".</summary>
    public WordSet Determiners { get; } = new(language.Words(Section.NounPhrases, "determiners"));

    /// <summary>Words before a noun phrase and its determiner: "in".</summary>
    public WordSet Prepositions { get; } = new(language.Words(Section.NounPhrases, "prepositions"));

    /// <summary>Words that follow a noun rather than a verb: "of", "who".</summary>
    public WordSet Complements { get; } = new(language.Words(Section.NounPhrases, "complements"));

    /// <summary>Auxiliary and modal verbs: "is", "must".</summary>
    public WordSet Auxiliaries { get; } = new(language.Words(Section.NounPhrases, "auxiliaries"));

    /// <summary>True if a word has the ending of a plural: "wolves".</summary>
    public bool IsPlural(ReadOnlySpan<char> word) =>
        word.EndingAmong(_plurals) > 0 && word.EndingAmong(_singulars) == 0;
}
