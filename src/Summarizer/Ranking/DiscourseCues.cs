using Summarizer.Languages;
using Summarizer.Terms;
using Summarizer.Text;

namespace Summarizer.Ranking;

// Words at the beginning of a sentence by which it depends on others: they point back (he, this) or link (but,
// however).
internal sealed class DiscourseCues(Language language)
{
    // The longest distance, in words, between an "it is" and the clause that it announces.
    private const int LongestAnnouncement = 6;

    // A link among this many words ties the sentence to the one before, a later one ties its own parts.
    private const int NearBeginning = 5;

    private static readonly PerLanguage<DiscourseCues> Made = new(language => new DiscourseCues(language));

    private readonly PairSet _connectivePairs = new(
        language.Phrases(Section.ConnectivePairs).Select(pair => pair.Split(' ')).Select(pair => (pair[0], pair[1])));

    // "Instead of raising taxes" says itself what to.
    private readonly PairSet _withComplement = new(language.Pairs(Section.ConnectivesWithComplement));
    private readonly PairSet _anaphoricPairs = new(language.Pairs(Section.AnaphoricPairs));
    private readonly PairSet _announcing = new(language.Pairs(Section.AnnouncingPairs));
    private readonly PairSet _correlatives = new(language.Pairs(Section.CorrelativePairs));
    private readonly PairSet _articles = new(language.Pairs(Section.PronounsThatAreArticles));
    private readonly SelfContainedPairs _selfContained = new(language);
    private readonly WordSet _clauses = new(language.Words(Section.AnnouncedClauses));
    private readonly string[] _connectivePhrases = [.. language.Phrases(Section.ConnectivePhrases).InBothForms()];
    private readonly string[] _complements = [.. language.Words(Section.ConnectiveComplements)
        .Select(word => word.EndsWith('\'') ? $" {word}" : $" {word} ").InBothForms()];

    private readonly string[] _firstPerson = [.. language.Words(Section.FirstPerson).InBothForms()];

    // Where no spaces are between words, the longest listed beginning decides: "但丁" (Dante) differs from "但" (but).
    private readonly (string Beginning, SentenceAttributes Attribute)[]? _beginnings =
        language.Spacing == Spacing.BetweenWords ? null : BeginningsOf(language);

    public static DiscourseCues For(Language language) => Made[language];

    // Returns what the first words of a sentence show; one that links and points, "And he", has both attributes.
    // tokens: Its tokens, without a label in front.
    public SentenceAttributes Read(ReadOnlySpan<char> text, ReadOnlySpan<char> sentence, ReadOnlySpan<Token> tokens)
    {
        foreach ((string beginning, SentenceAttributes attribute) in _beginnings ?? [])
        {
            if (sentence.StartsWith(beginning, StringComparison.Ordinal))
                return attribute;
        }

        if (_beginnings is not null)
            return SentenceAttributes.None;
        var attributes = SentenceAttributes.None;
        for (int t = 0; t < Math.Min(tokens.Length, 2); t++)
        {
            if (tokens[t].Has(TokenTraits.Anaphoric))
            {
                if (IsSelfContained(text, tokens[t..]))
                    return attributes;
                attributes |= SentenceAttributes.Anaphoric;
                if (t + 1 < tokens.Length && tokens[t + 1].Has(TokenTraits.Connective))
                    attributes |= SentenceAttributes.Connective;
                return LinksInside(text, tokens) ? attributes | SentenceAttributes.ContextDependent : attributes;
            }

            if (!tokens[t].Has(TokenTraits.Connective) || HasComplement(text, tokens[t..]))
                break;
            attributes |= SentenceAttributes.Connective;
        }

        return LinksByPair(text, tokens) || LinksInside(text, tokens)
            ? attributes | SentenceAttributes.ContextDependent
            : attributes;
    }

    // True if a word is I or we, but not in capitals.
    public bool IsFirstPerson(ReadOnlySpan<char> word)
    {
        foreach (string listed in _firstPerson)
        {
            if (word.Length == listed.Length && char.ToLowerInvariant(word[0]) == listed[0]
                && word[1..].SequenceEqual(listed.AsSpan(1)))
                return true;
        }

        return false;
    }

    private static (string, SentenceAttributes)[] BeginningsOf(Language language) =>
    [
        .. new (string Section, SentenceAttributes Attribute)[]
        {
            (Section.AnaphoricOpeners, SentenceAttributes.Anaphoric),
            (Section.ConnectiveOpeners, SentenceAttributes.Connective),
            (Section.SelfContainedOpeners, SentenceAttributes.None),
            (Section.Pleasantries, SentenceAttributes.Pleasantry),
        }
        .SelectMany(cue => language.Words(cue.Section).Select(beginning => (beginning, cue.Attribute)))
        .OrderByDescending(cue => cue.beginning.Length),
    ];

    // "Instead of this, the town …" still needs what is before.
    private bool HasComplement(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens) =>
        tokens.Length > 2 && _withComplement.Contains(tokens[0].In(text), tokens[1].In(text))
            && (!tokens[2].Has(TokenTraits.Anaphoric) || IsSelfContained(text, tokens[2..]));

    // "In contrast to the fine" and "De plus en plus" say themselves what to. "Of those, half …" needs what is before;
    // "In this context …" would too, but losing such sentences costs more than it gains.
    private bool LinksByPair(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens)
    {
        if (tokens.Length < 3 || !tokens[0].Has(TokenTraits.OpensPair))
            return false;
        foreach (string phrase in _connectivePhrases)
        {
            if (StartsWith(text[tokens[0].Offset..], phrase))
                return true;
        }

        ReadOnlySpan<char> first = tokens[0].In(text), second = tokens[1].In(text);
        bool breakFollows = tokens[2].Has(TokenTraits.AfterBreak);
        if (breakFollows && tokens[1].Has(TokenTraits.Anaphoric) && _anaphoricPairs.Contains(first, second))
            return true;
        return _connectivePairs.Contains(first, second)
            && text[tokens[1].End..].BeginningAmong(_complements, StringComparison.OrdinalIgnoreCase) == 0;
    }

    // "As a result of the storm" names its cause itself.
    private bool StartsWith(ReadOnlySpan<char> sentence, string phrase)
    {
        if (sentence.Length <= phrase.Length || !sentence.StartsWith(phrase, StringComparison.OrdinalIgnoreCase))
            return false;
        ReadOnlySpan<char> rest = sentence[phrase.Length..];
        if (char.IsLetterOrDigit(rest[0]))
            return false;
        return rest.BeginningAmong(_complements) == 0;
    }

    // After a comma it ties the sentence's own parts, unless another comma follows: "He came, however late", "The plan,
    // however, failed".
    private bool LinksInside(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens)
    {
        for (int t = 1; t < Math.Min(tokens.Length, NearBeginning); t++)
        {
            if (tokens[t].Has(TokenTraits.ConnectiveAnywhere) && !HasComplement(text, tokens[t..]))
                return !tokens[t].Has(TokenTraits.AfterBreak)
                    || (tokens[t].End < text.Length && text[tokens[t].End] == ',');
        }

        return false;
    }

    // "There is" points nowhere, "this paper" at what is being read, "this year" at its time, "it is clear that" at
    // what follows, and "both the town and the county" names both.
    private bool IsSelfContained(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens)
    {
        if (tokens.Length < 2)
            return false;
        ReadOnlySpan<char> first = tokens[0].In(text), second = tokens[1].In(text);
        bool isArticle = _articles.ContainsFirst(first) && !_articles.Contains(first, second);
        if (isArticle || _selfContained.Contains(text, tokens[0], tokens[1]))
            return true;
        bool announces = _announcing.Contains(first, second);
        foreach (Token token in tokens[2..Math.Min(tokens.Length, Math.Max(2, LongestAnnouncement))])
        {
            ReadOnlySpan<char> word = token.In(text);
            if ((announces && _clauses.Contains(word)) || _correlatives.Contains(first, word))
                return true;
        }

        return false;
    }
}
