using System.Buffers;
using Summarizer.Languages;
using Summarizer.Text;

namespace Summarizer.Sentences;

// The rules that a language adds to the general ones of splitting: its abbreviations and the words that start its
// sentences.
internal sealed class SentenceRules(Language language)
{
    private static readonly PerLanguage<SentenceRules> Made = new(language => new SentenceRules(language));

    private static readonly (string Section, AbbreviationKind Kind)[] Kinds =
    [
        (Section.Abbreviations, AbbreviationKind.Leading),
        (Section.AbbreviationsBeforeNumber, AbbreviationKind.BeforeNumber),
        (Section.AbbreviationsThatCloseList, AbbreviationKind.Closing),
        (Section.AbbreviationsAtEnd, AbbreviationKind.Trailing),
    ];

    private readonly WordTable<AbbreviationKind> _abbreviations =
        new(Abbreviations(language).Concat(Abbreviations(Language.Undetermined)));

    private readonly WordSet _ordinaryWords = new(Abbreviated(language, Section.AbbreviationsThatAreWords));

    public Language Language { get; } = language;

    // The words that most likely start a sentence where they are capitalised.
    public WordSet Openers { get; } =
        new((language.Has(Section.SentenceOpeners) ? language : Language.Undetermined).Words(Section.SentenceOpeners));

    // Words that start a sentence even in small letters, after a long word: "He left early. it was late."
    public WordSet LowercaseOpeners { get; } = new(language.Words(Section.LowercaseOpeners));

    // Nouns that a letter enumerates, "plan B", unless they start a sentence: most of these label what follows.
    public WordSet EnumeratedInside { get; } = new(language.Words(Section.LetterEnumeratedNouns, "inside a sentence"));

    // Nouns that a letter enumerates in any position: "Vitamin C. Then …".
    public WordSet EnumeratedAnywhere { get; } = new(language.Words(Section.LetterEnumeratedNouns, "anywhere"));

    // Words that no sentence ends with, and that a surprise follows: "The winner is... Norway!"
    public WordSet SuspenseLeadIns { get; } = new(language.Words(Section.SuspenseLeadIns));

    // The words that continue a company's name after its exclamation mark: "Yahoo! Inc."
    public WordSet CompanyForms { get; } = new(Language.Undetermined.Words(Section.CompanyForms));

    // Names that end with an exclamation mark.
    public WordSet ExclaimingNames { get; } = new(Language.Undetermined.Words(Section.ExclaimingNames));

    // The characters at which the scanner stops to decide; null for the marks of any language.
    public SearchValues<char>? Marks { get; } =
        language.QuestionMark.Length > 0 || language.Spacing == Spacing.BetweenSentences
            ? SearchValues.Create(SentenceScanner.Marks + language.QuestionMark + SpacesOf(language))
            : null;

    // Parts of verbs of speech, in a script without small letters.
    public SearchValues<string> SpeechVerbs { get; } = SearchValues.Create(
        [.. language.Words(Section.SpeechVerbs).Select(verb => verb.Replace('_', ' '))], StringComparison.Ordinal);

    // The particles that continue a sentence after a quotation has ended, in a script without small letters.
    public string[] QuotationParticles { get; } = [.. language.Words(Section.QuotationParticles)];

    // Returns the rules of a language; those that most languages share where it has none.
    public static SentenceRules For(Language language) => Made[language];

    // Returns what a full stop after a word means.
    public AbbreviationKind Abbreviation(ReadOnlySpan<char> word)
    {
        AbbreviationKind kind = _abbreviations[word];
        // "Ms. Lane has MS. She …", "the bank ING. Its …".
        if (kind == AbbreviationKind.Leading && word.Length > 1 && char.IsUpper(word[1]))
            return AbbreviationKind.Trailing;
        if (kind == AbbreviationKind.None || !Characters.IsSmall(word[0]) || !_ordinaryWords.Contains(word))
            return kind;
        // "Rep. Lane voted", but "He is a sales rep. The firm pays well." A company's "Co.", but the Polish "nie
        // wiadomo co. Policja …".
        return kind == AbbreviationKind.Leading ? AbbreviationKind.Trailing : AbbreviationKind.None;
    }

    private static string SpacesOf(Language language) =>
        language.Spacing == Spacing.BetweenSentences ? " \n\t\u00A0" : "";

    private static IEnumerable<(string, AbbreviationKind)> Abbreviations(Language language) =>
        from kind in Kinds
        from word in Abbreviated(language, kind.Section)
        select (word, kind.Kind);

    private static IEnumerable<string> Abbreviated(Language language, string section) =>
        language.Words(section).Select(word => word.EndsWith('.') ? word[..^1] : word);
}
