using System.Buffers;
using Summarizer.Languages;
using Summarizer.Ranking;
using Summarizer.Text;

namespace Summarizer.Selection;

// The words with which a language refers to what another sentence says.
internal sealed class ReferenceWords(Language language)
{
    private static readonly PerLanguage<ReferenceWords> Made = new(language => new ReferenceWords(language));

    private readonly WordSet _personNouns = Persons(language, "nouns");
    private readonly WordSet _thingNouns = Persons(language, "nouns for things");
    private readonly string[] _ages = [.. language.Words(Section.PersonNouns, "ages")];
    private readonly string[] _personEndings =
        [.. language.Words(Section.PersonNouns, "endings"), .. language.Words(Section.PersonNouns, "plural endings")];

    private readonly string[] _personPluralEndings = [.. language.Words(Section.PersonNouns, "plural endings")];

    // Pronouns for persons and things; null if the language's file does not list them.
    public WordSet? PersonalPronouns { get; } =
        language.Has(Section.PersonalPronouns) ? new(language.Words(Section.PersonalPronouns)) : null;

    // Pronouns that cannot mean a thing: "she".
    public WordSet PronounsForPersons { get; } = Persons(language, "pronouns for persons");

    // Pronouns that cannot mean a person: "its".
    public WordSet PronounsForThings { get; } = Persons(language, "pronouns for things");

    // Words before a surname: "Mr".
    public WordSet Honorifics { get; } = Persons(language, "honorifics");

    // Words before a noun: "a", "two".
    public WordSet Determiners { get; } = new(language.Words(Section.Determiners));

    public WordSet Articles { get; } = Nouns(language, "articles");

    public WordSet Indefinite { get; } = Nouns(language, "indefinite");

    // Nouns that refer if they are definite: "the team".
    public WordSet Referring { get; } = Nouns(language, "nouns");

    // Words after a noun that say which one is meant: "the team of …".
    public WordSet Complements { get; } = Nouns(language, "complements");

    // Demonstratives that refer together with any noun: "this effort".
    public WordSet Demonstratives { get; } = Nouns(language, "demonstratives");

    // Words for two that are known: "both".
    public WordSet Both { get; } = Nouns(language, "both");

    // Words that refer if no noun follows: "neither".
    public WordSet Alone { get; } = Nouns(language, "alone");

    // Words for all, before a number that refers: "all three".
    public WordSet All { get; } = Nouns(language, "all");

    // Words that join two: "and".
    public WordSet And { get; } = Nouns(language, "and");

    // Numbers that refer with a definite article: "the three systems".
    public WordSet Numbers { get; } = Nouns(language, "numbers");

    // Demonstratives with nouns that refer to nothing before: "this year".
    public SelfContainedPairs SelfContained { get; } = new(language);

    // Phrases that refer: "the next day".
    public SearchValues<string>? Phrases { get; } = language.Has(Section.BackPointingPhrases)
        ? SearchValues.Create(
            [.. language.Phrases(Section.BackPointingPhrases).InBothForms()], StringComparison.OrdinalIgnoreCase)
        : null;

    public static ReferenceWords For(Language language) => Made[language];

    public bool IsPerson(ReadOnlySpan<char> noun) =>
        _personNouns.Contains(noun) || (!_thingNouns.Contains(noun)
            && noun.EndingAmong(_personEndings, StringComparison.OrdinalIgnoreCase) > 0);

    // True if a text goes on as an age does after its number: "-year-old".
    public bool IsAge(ReadOnlySpan<char> text) =>
        text.BeginningAmong(_ages, StringComparison.OrdinalIgnoreCase) > 0;

    // True if a word can only be a noun for persons.
    public bool IsPersonPlural(ReadOnlySpan<char> word) =>
        word.EndingAmong(_personPluralEndings, StringComparison.OrdinalIgnoreCase) > 0;

    private static WordSet Persons(Language language, string label) => new(language.Words(Section.PersonNouns, label));

    private static WordSet Nouns(Language language, string label) => new(language.Words(Section.ReferringNouns, label));
}
