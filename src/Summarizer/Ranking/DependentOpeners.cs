using Summarizer.Languages;
using Summarizer.Terms;

namespace Summarizer.Ranking;

/// <summary>Words that a sentence opens with when it does not stand alone: they point back (he, this) or link (but, however).</summary>
internal sealed class DependentOpeners
{
    private static readonly PerLanguage<DependentOpeners> Made = new(language => new DependentOpeners(language));

    /// <summary>How far behind an "it is" the clause that it announces may begin, in words.</summary>
    private const int Announced = 6;

    /// <summary>A link within so many words of the beginning ties the sentence to the one before, a later one ties its own parts.</summary>
    private const int NearBeginning = 5;

    private readonly (string First, string[] Seconds)[] _linkingPairs, _pointingPairs, _selfContained, _announcing;
    private readonly string[] _clauses, _complements;
    private readonly (string First, string[] Seconds)[] _articles;
    private readonly (string First, string[] Rests)[] _linkingPhrases;

    private DependentOpeners(Language language)
    {
        Pointing = [.. language.Words(Section.AnaphoricOpeners)];
        Linking = [.. language.Words(Section.ConnectiveOpeners), .. language.Words(Section.ConnectivesAnywhere)];
        LinkingAnywhere = [.. language.Words(Section.ConnectivesAnywhere)];
        FirstPerson = [.. language.Words(Section.FirstPerson)];
        _linkingPairs = Grouped(language.Phrases(Section.ConnectivePairs).Select(p => (p[..p.IndexOf(' ')], p[(p.IndexOf(' ') + 1)..])));
        _pointingPairs = Grouped(language.Pairs(Section.AnaphoricPairs));
        _linkingPhrases = Grouped(language.Phrases(Section.ConnectivePhrases).Select(p => (p[..p.IndexOf(' ')], p[(p.IndexOf(' ') + 1)..])));
        _selfContained = Grouped(language.Pairs(Section.SelfContainedPairs));
        _announcing = Grouped(language.Pairs(Section.AnnouncingPairs));
        _clauses = [.. language.Words(Section.AnnouncedClauses)];
        _articles = Grouped(language.Pairs(Section.PronounsThatAreArticles));
        _complements = [.. language.Words(Section.ConnectiveComplements).Select(word => word.EndsWith('\'') ? $" {word}" : $" {word} ")];
        if (language.Spacing != Spacing.BetweenWords)
            Unspaced = new UnspacedOpeners(language);
    }

    /// <summary>He, this.</summary>
    public string[] Pointing { get; }

    /// <summary>But, however.</summary>
    public string[] Linking { get; }

    /// <summary>However, therefore: those of them that need not stand first.</summary>
    public string[] LinkingAnywhere { get; }

    /// <summary>For, of, as: the first ones of the pairs and phrases that link and point.</summary>
    public IEnumerable<string> PairOpeners => _linkingPairs.Concat(_pointingPairs).Concat(_linkingPhrases).Select(p => p.First);

    /// <summary>I, we: wherever they stand.</summary>
    public string[] FirstPerson { get; }

    /// <summary>What stands for all this in a language that puts no spaces between words.</summary>
    public UnspacedOpeners? Unspaced { get; }

    public static DependentOpeners For(Language language) => Made[language];

    /// <summary>What the first words show; a sentence that links and points, such as "And he" or "He also", has both signs.</summary>
    public SentenceSigns Read(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens)
    {
        var signs = SentenceSigns.None;
        for (int t = 0; t < Math.Min(tokens.Length, 2); t++)
        {
            if ((tokens[t].Traits & TokenTraits.Points) != 0)
            {
                bool linksOn = t + 1 < tokens.Length && (tokens[t + 1].Traits & TokenTraits.Links) != 0;
                if (IsSelfContained(text, tokens[t..]))
                    return signs;
                signs |= SentenceSigns.Points | (linksOn ? SentenceSigns.Links : 0);
                return LinksInside(text, tokens) ? signs | SentenceSigns.Leans : signs;
            }

            if ((tokens[t].Traits & TokenTraits.Links) == 0)
                break;
            signs |= SentenceSigns.Links;
        }

        return LinksByPair(text, tokens) || LinksInside(text, tokens) ? signs | SentenceSigns.Leans : signs;
    }

    // "In contrast to the fine" and "De plus en plus" say themselves what to. "Of those, half …" needs what stands before; "In this context …"
    // would too, but losing such sentences costs more than it gains.
    private bool LinksByPair(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens)
    {
        if (tokens.Length < 3 || (tokens[0].Traits & TokenTraits.OpensPair) == 0)
            return false;
        ReadOnlySpan<char> first = Word(text, tokens[0]), second = Word(text, tokens[1]);
        foreach ((string one, string[] rests) in _linkingPhrases)
        {
            if (first.Equals(one, StringComparison.OrdinalIgnoreCase) && HasPhrase(text[tokens[0].Offset..], one, rests))
                return true;
        }

        if ((tokens[1].Traits & TokenTraits.Points) != 0 && (tokens[2].Traits & TokenTraits.AfterBreak) != 0 && Has(_pointingPairs, first, second))
            return true;
        return Has(_linkingPairs, first, second) && Word(text, tokens[2]) is not ("to" or "en");
    }

    // "As a result of the storm" says itself of what.
    private bool HasPhrase(ReadOnlySpan<char> sentence, string first, string[] rests)
    {
        foreach (string rest in rests)
        {
            int end = first.Length + 1 + rest.Length;
            if (sentence.Length > end && sentence[(first.Length + 1)..].StartsWith(rest) && !char.IsLetterOrDigit(sentence[end]) && !SaysOfWhat(sentence[end..]))
                return true;
        }

        return false;
    }

    private bool SaysOfWhat(ReadOnlySpan<char> behind)
    {
        foreach (string of in _complements)
        {
            if (behind.StartsWith(of))
                return true;
        }

        return false;
    }

    // Behind a comma it ties the sentence's own parts, unless another comma follows: "He came, however late", "The plan, however, failed".
    private static bool LinksInside(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens)
    {
        for (int t = 1; t < Math.Min(tokens.Length, NearBeginning); t++)
        {
            if ((tokens[t].Traits & TokenTraits.LinksAnywhere) == 0)
                continue;
            int end = tokens[t].Offset + tokens[t].Length;
            return (tokens[t].Traits & TokenTraits.AfterBreak) == 0 || (end < text.Length && text[end] == ',');
        }

        return false;
    }

    /// <summary>Whether a word is I or we, but not in capitals.</summary>
    public bool IsFirstPerson(ReadOnlySpan<char> word)
    {
        foreach (string listed in FirstPerson)
        {
            if (word.Length == listed.Length && char.ToLowerInvariant(word[0]) == listed[0] && word[1..].SequenceEqual(listed.AsSpan(1)))
                return true;
        }

        return false;
    }

    // "There is" points nowhere, "this paper" at what is being read, "this year" at its time, "it is clear that" at what follows.
    private bool IsSelfContained(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens)
    {
        if (tokens.Length < 2 || (_selfContained.Length | _articles.Length) == 0)
            return false;
        ReadOnlySpan<char> first = Word(text, tokens[0]), second = Word(text, tokens[1]);
        if (Has(_selfContained, first, second) || (HasFirst(_articles, first) && !Has(_articles, first, second)))
            return true;
        if (!Has(_announcing, first, second))
            return false;
        for (int t = 2; t < Math.Min(tokens.Length, Announced); t++)
        {
            foreach (string clause in _clauses)
            {
                if (Word(text, tokens[t]).Equals(clause, StringComparison.OrdinalIgnoreCase))
                    return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> Word(ReadOnlySpan<char> text, Token token) => text.Slice(token.Offset, token.Length);

    private static bool Has((string First, string[] Seconds)[] pairs, ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        foreach ((string one, string[] others) in pairs)
        {
            if (!first.Equals(one, StringComparison.OrdinalIgnoreCase))
                continue;
            foreach (string other in others)
            {
                if (second.Equals(other, StringComparison.OrdinalIgnoreCase))
                    return true;
            }
        }

        return false;
    }

    private static bool HasFirst((string First, string[] Seconds)[] pairs, ReadOnlySpan<char> first)
    {
        foreach ((string one, _) in pairs)
        {
            if (first.Equals(one, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static (string First, string[] Seconds)[] Grouped(IEnumerable<(string First, string Second)> pairs) =>
        [.. pairs.GroupBy(pair => pair.First, pair => pair.Second).Select(group => (group.Key, group.ToArray()))];
}
