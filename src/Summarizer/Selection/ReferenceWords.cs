using System.Buffers;
using Summarizer.Languages;
using Summarizer.Ranking;
using Summarizer.Text;

namespace Summarizer.Selection;

/// <summary>The words with which a language refers to what another sentence says.</summary>
internal sealed class ReferenceWords(Language language)
{
    private static readonly PerLanguage<ReferenceWords> Made = new(language => new ReferenceWords(language));

    private readonly WordSet _personNouns = Persons(language, "nouns");
    private readonly WordSet _thingNouns = Persons(language, "nouns for things");
    private readonly string[] _ages = [.. language.Words(Section.PersonNouns, "ages")];
    private readonly string[] _personEndings =
        [.. language.Words(Section.PersonNouns, "endings"), .. language.Words(Section.PersonNouns, "plural endings")];

    private readonly string[] _personPluralEndings = [.. language.Words(Section.PersonNouns, "plural endings")];

    /// <summary>Pronouns for persons and things; null if the language's file does not list them.</summary>
    public WordSet? PersonalPronouns { get; } =
        language.Has(Section.PersonalPronouns) ? new(language.Words(Section.PersonalPronouns)) : null;

    /// <summary>Pronouns that cannot mean a thing: "she".</summary>
    public WordSet PronounsForPersons { get; } = Persons(language, "pronouns for persons");

    /// <summary>Pronouns that cannot mean a person: "its".</summary>
    public WordSet PronounsForThings { get; } = Persons(language, "pronouns for things");

    /// <summary>Words before a surname: "Mr".</summary>
    public WordSet Honorifics { get; } = Persons(language, "honorifics");

    /// <summary>Words before a noun: "a", "two".</summary>
    public WordSet Determiners { get; } = new(language.Words(Section.Determiners));

    /// <summary>Definite articles.</summary>
    public WordSet Articles { get; } = Nouns(language, "articles");

    /// <summary>Indefinite articles.</summary>
    public WordSet Indefinite { get; } = Nouns(language, "indefinite");

    /// <summary>Nouns that refer if they are definite: "the team".</summary>
    public WordSet Referring { get; } = Nouns(language, "nouns");

    /// <summary>Words after a noun that say which one is meant: "the team of …".</summary>
    public WordSet Complements { get; } = Nouns(language, "complements");

    /// <summary>Demonstratives that refer together with any noun: "this effort".</summary>
    public WordSet Demonstratives { get; } = Nouns(language, "demonstratives");

    /// <summary>Words for two that are known: "both".</summary>
    public WordSet Both { get; } = Nouns(language, "both");

    /// <summary>Words that refer if no noun follows: "neither".</summary>
    public WordSet Alone { get; } = Nouns(language, "alone");

    /// <summary>Words for all, before a number that refers: "all three".</summary>
    public WordSet All { get; } = Nouns(language, "all");

    /// <summary>Words that join two: "and".</summary>
    public WordSet And { get; } = Nouns(language, "and");

    /// <summary>Numbers that refer with a definite article: "the three systems".</summary>
    public WordSet Numbers { get; } = Nouns(language, "numbers");

    /// <summary>Demonstratives with nouns that refer to nothing before: "this year".</summary>
    public SelfContainedPairs SelfContained { get; } = new(language);

    /// <summary>Phrases that refer: "the next day".</summary>
    public SearchValues<string>? Phrases { get; } = language.Has(Section.BackPointingPhrases)
        ? SearchValues.Create(
            [.. language.Phrases(Section.BackPointingPhrases).InBothForms()], StringComparison.OrdinalIgnoreCase)
        : null;

    /// <summary>Returns the words of a language.</summary>
    public static ReferenceWords For(Language language) => Made[language];

    /// <summary>True if a noun is for a person.</summary>
    public bool IsPerson(ReadOnlySpan<char> noun) =>
        _personNouns.Contains(noun) || (!_thingNouns.Contains(noun)
            && noun.EndingAmong(_personEndings, StringComparison.OrdinalIgnoreCase) > 0);

    /// <summary>True if a text goes on as an age does after its number: "-year-old".</summary>
    public bool IsAge(ReadOnlySpan<char> text) =>
        text.BeginningAmong(_ages, StringComparison.OrdinalIgnoreCase) > 0;

    /// <summary>True if a word can only be a noun for persons.</summary>
    public bool IsPersonPlural(ReadOnlySpan<char> word) =>
        word.EndingAmong(_personPluralEndings, StringComparison.OrdinalIgnoreCase) > 0;

    private static WordSet Persons(Language language, string label) => new(language.Words(Section.PersonNouns, label));

    private static WordSet Nouns(Language language, string label) => new(language.Words(Section.ReferringNouns, label));
}
