using Summarizer.Languages;
using Summarizer.Terms;
using Summarizer.Text;

namespace Summarizer.Ranking;

// Demonstratives with nouns that refer to nothing before: "this year", but not "cette année-là".
internal sealed class SelfContainedPairs(Language language)
{
    private static readonly string[] Genitives = ["'s", "’s"];

    private readonly PairSet _pairs = new(language.Pairs(Section.SelfContainedPairs));
    private readonly string[] _backPointing = [.. language.Words(Section.BackPointingEndings)];

    // True if two tokens that follow each other are such a pair, the second in the genitive or not: "this year's".
    public bool Contains(ReadOnlySpan<char> text, in Token first, in Token second)
    {
        ReadOnlySpan<char> noun = second.In(text);
        noun = noun[..^noun.EndingAmong(Genitives)];
        return _pairs.Contains(first.In(text), noun) && text[second.End..].BeginningAmong(_backPointing) == 0;
    }
}
