using System.Buffers;
using Summarizer.Languages;
using Summarizer.Ranking;
using Summarizer.Text;

namespace Summarizer.Selection;

/// <summary>The words with which a language refers to what another sentence says.</summary>
internal sealed class ReferenceWords
{
    private static readonly PerLanguage<ReferenceWords> Made = new(language => new ReferenceWords(language));

    private readonly string[] _personEndings, _personPluralEndings, _ages;
    private readonly WordSet _personNouns, _thingNouns;

    private ReferenceWords(Language language)
    {
        WordSet Nouns(string label) => new(language.Words(Section.ReferringNouns, label));
        PersonalPronouns = language.Has(Section.PersonalPronouns)
            ? new WordSet(language.Words(Section.PersonalPronouns))
            : null;
        PronounsForPersons = new WordSet(language.Words(Section.PersonNouns, "pronouns for persons"));
        PronounsForThings = new WordSet(language.Words(Section.PersonNouns, "pronouns for things"));
        _personNouns = new WordSet(language.Words(Section.PersonNouns, "nouns"));
        _thingNouns = new WordSet(language.Words(Section.PersonNouns, "nouns for things"));
        _ages = [.. language.Words(Section.PersonNouns, "ages")];
        _personPluralEndings = [.. language.Words(Section.PersonNouns, "plural endings")];
        _personEndings = [.. language.Words(Section.PersonNouns, "endings"), .. _personPluralEndings];
        Honorifics = new WordSet(language.Words(Section.PersonNouns, "honorifics"));
        Determiners = new WordSet(language.Words(Section.Determiners));
        Articles = Nouns("articles");
        Indefinite = Nouns("indefinite");
        Referring = Nouns("nouns");
        Complements = Nouns("complements");
        Demonstratives = Nouns("demonstratives");
        Both = Nouns("both");
        Alone = Nouns("alone");
        All = Nouns("all");
        And = Nouns("and");
        Numbers = Nouns("numbers");
        SelfContained = new SelfContainedPairs(language);
        Phrases = language.Has(Section.BackPointingPhrases)
            ? SearchValues.Create(
                [.. language.Phrases(Section.BackPointingPhrases).InBothForms()], StringComparison.OrdinalIgnoreCase)
            : null;
    }

    /// <summary>Pronouns for persons and things; null if the language's file does not list them.</summary>
    public WordSet? PersonalPronouns { get; }

    /// <summary>Pronouns that cannot mean a thing: "she".</summary>
    public WordSet PronounsForPersons { get; }

    /// <summary>Pronouns that cannot mean a person: "its".</summary>
    public WordSet PronounsForThings { get; }

    /// <summary>Words before a surname: "Mr".</summary>
    public WordSet Honorifics { get; }

    /// <summary>Words before a noun: "a", "two".</summary>
    public WordSet Determiners { get; }

    /// <summary>Definite articles.</summary>
    public WordSet Articles { get; }

    /// <summary>Indefinite articles.</summary>
    public WordSet Indefinite { get; }

    /// <summary>Nouns that refer if they are definite: "the team".</summary>
    public WordSet Referring { get; }

    /// <summary>Words after a noun that say which one is meant: "the team of …".</summary>
    public WordSet Complements { get; }

    /// <summary>Demonstratives that refer together with any noun: "this effort".</summary>
    public WordSet Demonstratives { get; }

    /// <summary>Words for two that are known: "both".</summary>
    public WordSet Both { get; }

    /// <summary>Words that refer if no noun follows: "neither".</summary>
    public WordSet Alone { get; }

    /// <summary>Words for all, before a number that refers: "all three".</summary>
    public WordSet All { get; }

    /// <summary>Words that join two: "and".</summary>
    public WordSet And { get; }

    /// <summary>Numbers that refer with a definite article: "the three systems".</summary>
    public WordSet Numbers { get; }

    /// <summary>Demonstratives with nouns that refer to nothing before: "this year".</summary>
    public SelfContainedPairs SelfContained { get; }

    /// <summary>Phrases that refer: "the next day".</summary>
    public SearchValues<string>? Phrases { get; }

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
}
