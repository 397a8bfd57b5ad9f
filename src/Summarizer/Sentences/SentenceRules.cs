using Summarizer.Languages;

namespace Summarizer.Sentences;

/// <summary>What a language adds to the general rules of splitting: abbreviations, words that open sentences, dotted ordinals.</summary>
internal sealed class SentenceRules
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, SentenceRules> Known = new(StringComparer.Ordinal);

    private readonly WordTable _abbreviations;
    private readonly WordTable _openers;

    private SentenceRules(AbbreviationData.Entry entry, AbbreviationData.Entry? general)
    {
        List<(string, uint)> abbreviations = [.. Abbreviations(entry)];
        if (general is { } more)
            abbreviations.AddRange(Abbreviations(more));
        _abbreviations = new WordTable(abbreviations);
        _openers = new WordTable([(entry.Openers, 1), (general?.Openers ?? "", 1)]);
        DottedOrdinals = entry.DottedOrdinals;
        PronounI = entry.PronounI;
        DottedDates = entry.DottedDates;
    }

    /// <summary>Whether "12." is how the language writes "12th".</summary>
    public bool DottedOrdinals { get; }

    /// <summary>Whether "I" is a word, so that "so do I." can end a sentence.</summary>
    public bool PronounI { get; }

    /// <summary>Whether dates are written "2020. 3. 5." and no sentence ends with a number.</summary>
    public bool DottedDates { get; }

    /// <summary>The rules for a language; for one without rules of its own, what most European languages share.</summary>
    public static SentenceRules For(string language)
    {
        AbbreviationData.Entry? own = AbbreviationData.Find(language);
        string key = own is null ? "" : language;
        lock (Gate)
        {
            if (!Known.TryGetValue(key, out SentenceRules? rules))
            {
                rules = own is { } entry ? new SentenceRules(entry, AbbreviationData.International) : new SentenceRules(AbbreviationData.Unknown, AbbreviationData.International);
                Known.Add(key, rules);
            }

            return rules;
        }
    }

    public AbbreviationKind Abbreviation(ReadOnlySpan<char> word) => (AbbreviationKind)_abbreviations[word];

    /// <summary>Whether a word, where it is capitalised, most likely opens a sentence.</summary>
    public bool IsOpener(ReadOnlySpan<char> word) => _openers[word] != 0;

    private static IEnumerable<(string, uint)> Abbreviations(AbbreviationData.Entry entry) =>
    [
        (entry.Leading, (uint)AbbreviationKind.Leading),
        (entry.BeforeNumber, (uint)AbbreviationKind.BeforeNumber),
        (entry.Closing, (uint)AbbreviationKind.Closing),
        (entry.Trailing, (uint)AbbreviationKind.Trailing),
    ];
}
