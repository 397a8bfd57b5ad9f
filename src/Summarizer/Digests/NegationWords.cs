using System.Buffers;
using Summarizer.Languages;
using Summarizer.Sentences;
using Summarizer.Terms;
using Summarizer.Text;

namespace Summarizer.Digests;

// The words by which a language denies.
internal sealed class NegationWords(Language language)
{
    // This much of a sentence is looked at, in UTF-16 code units.
    private const int MaxLength = 1000;

    private static readonly PerLanguage<NegationWords> Made = new(language => new NegationWords(language));

    private static readonly string[] Contractions = ["n't", "n’t"];

    // A language without a list takes those of all others: two sentences too many are better than a lost denial.
    private readonly WordSet _words = new(
        language.Has(Section.Negations) ? language.Words(Section.Negations) : Language.WordsOfAll(Section.Negations));

    // In Chinese, Japanese, Korean and Thai, what denies is part of a longer token.
    private readonly SearchValues<string>? _parts =
        language.Spacing == Spacing.BetweenWords && !language.AttachesParticles
            ? null
            : SearchValues.Create([.. language.Words(Section.Negations)], StringComparison.Ordinal);

    // Returns the words of a language.
    public static NegationWords For(Language language) => Made[language];

    // True if a sentence has one of the words.
    public bool AreIn(string text, in Sentence sentence, ReadOnlySpan<Token> tokens)
    {
        if (_parts is not null)
            return text.AsSpan(sentence.Offset, Math.Min(sentence.Length, MaxLength)).ContainsAny(_parts);
        return tokens.Exists(token =>
        {
            ReadOnlySpan<char> word = token.In(text);
            return word.EndingAmong(Contractions, StringComparison.OrdinalIgnoreCase) > 0 || _words.Contains(word);
        });
    }
}
