using System.Collections.Frozen;

namespace Summarizer.Languages;

/// <summary>
/// A language: its codes, its script and everything that the summariser knows about it, all of it from one file,
/// <c>Languages/Data/CODE.txt</c>. Immutable; there is one object for each language that has a file.
/// </summary>
public sealed class Language : IEquatable<Language>
{
    private static readonly IReadOnlyList<Language> Files =
        [.. LanguageFile.ReadAll().OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => new Language(file))];

    private static readonly Dictionary<string, Language> ByCode =
        Files.SelectMany(language => language.Codes.Select(code => (code, language)))
            .ToDictionary(StringComparer.Ordinal);

    private static readonly PerLanguage<FrozenSet<string>>
        StopWords = new(language => language.Words(Section.StopWords).ToFrozenSet(StringComparer.Ordinal)),
        Openers = new(language => language.Words(Section.SentenceOpeners).ToFrozenSet(StringComparer.Ordinal));

    private readonly LanguageFile _file;
    private readonly Lazy<FrozenSet<char>> _letters;

    private Language(LanguageFile file)
    {
        _file = file;
        Known = this;
        _letters = new(LettersOf);
        Codes = Value("codes").Split(' ');
        Code = Codes[0];
        Name = Value("name");
        Scripts = Value("scripts").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Stemmer = Value("stemmer");
        Spacing = Value("spaces") switch
        {
            "none" => Spacing.None,
            "between sentences" => Spacing.BetweenSentences,
            _ => Spacing.BetweenWords,
        };
        Support = SupportOf(this);
        IsDefaultOfScript = Value("default of its script") == "yes";
        HasDottedOrdinals = Value("ordinals") == "dotted";
        HasDottedDates = Value("dates") == "dotted";
        HasElidedArticles = Value("articles") == "elided";
        CapitalisesNouns = Value("nouns") == "capitalised";
        IsRichlyInflected = Value("inflection") == "rich";
        HasDotlessI = Value("dotless i") == "yes";
        HasApostropheBeforeEndings = Value("apostrophe") == "before endings";
        AttachesParticles = Value("particles") == "attached";
        OpensQuotationsWithHighMark = Value("quotation marks") == "“ ”";
        QuestionMark = Value("question mark");
        OneLetterWord = Value("one-letter word");
    }

    // A language that the summariser has no file for: all that it knows is what languages share.
    private Language(string code)
        : this(Undetermined._file)
    {
        Known = Undetermined;
        Codes = [code];
        Code = Name = code;
        Scripts = [];
        Support = LanguageSupport.None;
    }

    /// <summary>The languages that the summariser has a file for, by code.</summary>
    public static IReadOnlyList<Language> All { get; } = [.. Files.Where(language => language.Code != "und")];

    /// <summary>The language of a text whose language is not known. Its file holds what languages share.</summary>
    public static Language Undetermined { get; } = ByCode["und"];

    // All languages and Undetermined, for what is recognised before a text's language is known.
    internal static IReadOnlyList<Language> AllFiles => Files;

    // Returns the words of a section, or of its lines with a label, in all files.
    internal static IEnumerable<string> WordsOfAll(string section, string? label = null) =>
        Files.SelectMany(language => language.Words(section, label));

    // Returns the phrases of a section, or of its lines with a label, in all files.
    internal static IEnumerable<string> PhrasesOfAll(string section, string? label = null) =>
        Files.SelectMany(language => language.Phrases(section, label));

    // Returns the words of a section's lines "kind: words" in all files, each with its kind: "plain order" is
    // PlainOrder.
    // except: The label of lines that hold something else.
    internal static IEnumerable<(string Word, T Kind)> WordsOfAllByKind<T>(string section, string? except = null)
        where T : struct, Enum =>
        from line in Files.SelectMany(language => language.Labelled(section))
        where line.Label != except
        let kind = Enum.Parse<T>(line.Label.Replace(" ", ""), ignoreCase: true)
        from word in WordsOf(line.Text)
        select (word, kind);

    /// <summary>
    /// The ISO 639-1 code where the language has one, otherwise the ISO 639-3 code; "und" if undetermined.
    /// </summary>
    public string Code { get; }

    /// <summary>The code and its aliases, lower-case: ISO 639-1 to 639-3, and codes of variants such as "nb".</summary>
    public IReadOnlyList<string> Codes { get; }

    /// <summary>The English name.</summary>
    public string Name { get; }

    /// <summary>
    /// The English names of the scripts that it is written in, such as "Latin"; empty if undetermined.
    /// </summary>
    public IReadOnlyList<string> Scripts { get; }

    /// <summary>The stages of the summariser that know the language.</summary>
    public LanguageSupport Support { get; }

    // The language whose file is used: this one, or Undetermined if it has no file.
    internal Language Known { get; }

    // True if a text in its script is taken to be in it where nothing shows another language.
    internal bool IsDefaultOfScript { get; }

    // The name of the stemmer; empty if there is none.
    internal string Stemmer { get; }

    // The units that are written with a space between.
    internal Spacing Spacing { get; }

    // True if "12." is how the language writes "12th".
    internal bool HasDottedOrdinals { get; }

    // True if dates are written "2020. 3. 5.", so that no sentence ends with a number and a full stop.
    internal bool HasDottedDates { get; }

    // True if an article loses its vowel and is written together with its noun: "l'homme".
    internal bool HasElidedArticles { get; }

    /// <summary>True if nouns are capitalised as names are.</summary>
    public bool CapitalisesNouns { get; }

    // True if words have more endings than a stemmer knows, so that it misses some.
    internal bool IsRichlyInflected { get; }

    // True if the small letter of I is ı, and that of İ is i.
    internal bool HasDotlessI { get; }

    // True if an apostrophe separates a name from its endings: "Türkiye'nin".
    internal bool HasApostropheBeforeEndings { get; }

    // True if particles are written onto the end of a noun.
    internal bool AttachesParticles { get; }

    // True if “ always opens a quotation. Elsewhere it closes one that „ has opened.
    internal bool OpensQuotationsWithHighMark { get; }

    // The question mark, if it is not one of Unicode's: the Greek one is typed as a semicolon.
    internal string QuestionMark { get; }

    // The capital letter that is a word of its own, such as the English I; empty if there is none.
    internal string OneLetterWord { get; }

    /// <summary>Returns the language of a code or tag such as "en", "nb" or "pt-BR", known or not.</summary>
    /// <param name="tag">A language tag (BCP 47); letter case does not matter. Null or empty: undetermined.</param>
    public static Language Of(string? tag)
    {
        if (string.IsNullOrEmpty(tag))
            return Undetermined;
        int end = tag.AsSpan().IndexOfAny('-', '_');
        string code = (end < 0 ? tag : tag[..end]).ToLowerInvariant();
        return ByCode.GetValueOrDefault(code) ?? new Language(code);
    }

    /// <summary>True if both are the same language.</summary>
    public static bool operator ==(Language? one, Language? other) => one is null ? other is null : one.Equals(other);

    /// <summary>True if they are different languages.</summary>
    public static bool operator !=(Language? one, Language? other) => !(one == other);

    /// <summary>Returns true if a word in lower case carries grammar rather than content, such as "the".</summary>
    public bool IsStopWord(string word) => StopWords[this].Contains(word);

    /// <summary>Returns true if sentences often start with a word in lower case, such as "after".</summary>
    public bool IsSentenceOpener(string word) => Openers[this].Contains(word);

    /// <summary>
    /// Returns true if words of the language are known that have a letter. Only letters beyond ASCII tell languages
    /// apart; others are not known.
    /// </summary>
    /// <param name="letter">The letter; letter case does not matter.</param>
    public bool Writes(char letter) => _letters.Value.Contains(char.ToLowerInvariant(letter));

    /// <inheritdoc/>
    public bool Equals(Language? other) => other is not null && Code == other.Code;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Language);

    /// <inheritdoc/>
    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);

    /// <summary>Returns the code.</summary>
    public override string ToString() => Code;

    // True if the language's file has a section, empty or not.
    internal bool Has(string section) => _file.Lines(section) is not null;

    // Returns the words of a section, or of its lines "label: words"; none where the file does not have it.
    internal IEnumerable<string> Words(string section, string? label = null) =>
        Lines(section, label).SelectMany(WordsOf);

    // Returns the phrases of a section, or of its lines "label: phrase; phrase".
    internal IEnumerable<string> Phrases(string section, string? label = null) =>
        Lines(section, label).SelectMany(PhrasesOf);

    // Returns the pairs of a section whose lines are "first words: second words".
    internal IEnumerable<(string First, string Second)> Pairs(string section) =>
        from line in Labelled(section)
        from first in WordsOf(line.Label)
        from second in WordsOf(line.Text)
        select (first, second);

    // Returns the lines "label: text" of a section.
    internal IEnumerable<(string Label, string Text)> Labelled(string section) =>
        from line in _file.Lines(section) ?? []
        let colon = line.IndexOf(": ", StringComparison.Ordinal)
        select (line[..colon], line[(colon + 2)..]);

    private IEnumerable<string> Lines(string section, string? label) => label is null
        ? _file.Lines(section) ?? []
        : Labelled(section).Where(line => line.Label == label).Select(line => line.Text);

    private static string[] WordsOf(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string[] PhrasesOf(string line) =>
        line.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static LanguageSupport SupportOf(Language language) =>
        Supported(language.Scripts.Count > 0, LanguageSupport.Detection)
        | Supported(language.Has(Section.SentenceOpeners) || language.Has(Section.Abbreviations),
            LanguageSupport.SentenceSplitting)
        | Supported(language.Has(Section.StopWords), LanguageSupport.StopWords)
        | Supported(language.Stemmer.Length > 0, LanguageSupport.Stemming)
        | Supported(language.Has(Section.AnaphoricOpeners), LanguageSupport.Coherence)
        | Supported(language.Has(Section.KeyPhraseStopWords), LanguageSupport.KeyPhrases)
        | Supported(language.Has(Section.BoilerplateLines) || language.Has(Section.BoilerplateBeginnings),
            LanguageSupport.Boilerplate);

    private static LanguageSupport Supported(bool supported, LanguageSupport stage) =>
        supported ? stage : LanguageSupport.None;

    private FrozenSet<char> LettersOf() =>
        new[] { Section.DetectionLetters, Section.DetectionWords, Section.StopWords, Section.SentenceOpeners }
            .SelectMany(section => Words(section)).SelectMany(word => word.ToLowerInvariant())
            .Concat(HasDotlessI ? "\u0130" : "").Where(c => c > '\x7F' && char.IsLetter(c)).ToFrozenSet();

    private string Value(string key) => _file.Value(key) ?? "";
}
