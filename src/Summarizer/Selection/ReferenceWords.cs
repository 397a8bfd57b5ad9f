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

    public WordSet PronounsForPersons { get; } = Persons(language, "pronouns for persons"); // "she": never a thing
    public WordSet PronounsForThings { get; } = Persons(language, "pronouns for things"); // "its": never a person
    public WordSet Honorifics { get; } = Persons(language, "honorifics");
    public WordSet Determiners { get; } = new(language.Words(Section.Determiners)); // Before a noun: "a", "two".
    public WordSet Openers { get; } = new(language.Words(Section.SentenceOpeners)); // Start sentences often.
    public WordSet Articles { get; } = Nouns(language, "articles"); // Definite ones.
    public WordSet Indefinite { get; } = Nouns(language, "indefinite");
    public WordSet Referring { get; } = Nouns(language, "nouns"); // Refer if they are definite: "the team".
    public WordSet Complements { get; } = Nouns(language, "complements"); // Say which one is meant: "the team of …".
    public WordSet Demonstratives { get; } = Nouns(language, "demonstratives"); // With any noun: "this effort".
    public WordSet Postposed { get; } = Nouns(language, "demonstratives after nouns"); // Vietnamese "người này"
    public WordSet Both { get; } = Nouns(language, "both");
    public WordSet Alone { get; } = Nouns(language, "alone"); // Refer if no noun follows: "neither".
    public WordSet All { get; } = Nouns(language, "all"); // Before a number that refers: "all three".
    public WordSet And { get; } = Nouns(language, "and");
    public WordSet Numbers { get; } = Nouns(language, "numbers"); // Refer with an article: "the three systems".
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
