using Summarizer.Languages;
using Summarizer.Terms;
using Summarizer.Text;

namespace Summarizer.KeyPhrases;

/// <summary>
/// Gives a name back what a phrase has lost of it, small words, hyphens and a first word at the start of a sentence, where it mostly stands
/// so: "Montes" is "Montes de Toledo", "Konrad" is "Konrad von Hochstaden", "Covid" is "Covid-19".
/// </summary>
internal readonly ref struct WholeNames
{
    /// <summary>The most words on the other side of the small ones, or of a hyphen.</summary>
    private const int MaxMore = 3;

    /// <summary>Only so many words of a text are looked at for how a name mostly stands.</summary>
    private const int MaxLook = 6000;

    /// <summary>A name is not made longer than this, in UTF-16 code units.</summary>
    private const int MaxLength = 60;

    private static readonly WordSet Links = new(Language.AllFiles.SelectMany(language => language.Words(Section.NameParticles)));
    private static readonly WordSet Articles = new(Language.AllFiles.SelectMany(language => language.Words(Section.NameArticles)));

    private readonly ReadOnlySpan<char> _text;
    private readonly ReadOnlySpan<Token> _tokens;

    public WholeNames(ReadOnlySpan<char> text, TermVectors vectors)
    {
        _text = text;
        _tokens = vectors.Tokens.AsSpan(0, vectors.FirstToken[vectors.SentenceCount]);
    }

    /// <summary>Whether a name goes on behind such a word: "Montes de Toledo".</summary>
    public static bool IsLink(ReadOnlySpan<char> word) => Links.Contains(word);

    /// <summary>The span of a phrase as it mostly stands in the text.</summary>
    public (int Start, int End) Of(in Phrase phrase)
    {
        int start = phrase.Offset, end = start + phrase.Length;
        if (phrase.Words == 0 || !phrase.Seen.IsName)
            return (start, end);
        int first = phrase.Seen.Token, last = first + phrase.Words - 1, from = Before(first), to = Behind(last);
        if (from < first && Mostly(first, last, from, last))
            start = _tokens[from].Offset;
        if (to > last && Mostly(first, last, first, to))
            end = EndOf(_tokens[to]);
        return end - start > MaxLength ? (phrase.Offset, phrase.Offset + phrase.Length) : (start, end);
    }

    // The last token of what goes on with a name.
    private int Behind(int last)
    {
        int next = last + 1;
        if (GoesOn(next) && Links.Contains(Word(next)))
        {
            next++;
            if (GoesOn(next) && Articles.Contains(Word(next)))
                next++;
            for (int more = 0; more < MaxMore && GoesOn(next) && IsNamed(next); more++)
                last = next++;
        }

        int unhyphenated = last;
        while (last - unhyphenated < MaxMore && last + 1 < _tokens.Length && IsHyphenated(last + 1))
            last++;
        while (last > unhyphenated && last - unhyphenated <= MaxMore && GoesOn(last + 1) && IsNamed(last + 1))
            last++;
        return last;
    }

    // The first token of what leads up to it.
    private int Before(int first)
    {
        int hyphenated = first;
        while (first - hyphenated < MaxMore && hyphenated > 0 && IsHyphenated(hyphenated))
            hyphenated--;
        first = IsNamed(hyphenated) ? hyphenated : first;
        int before = first - 1;
        if (before <= 0 || !GoesOn(first))
            return first;
        // A first name at the start of a sentence has no capital that shows it.
        if ((_tokens[before].Traits & (TokenTraits.Opens | TokenTraits.Weak)) == TokenTraits.Opens && IsNamed(before))
            return before;
        if (Articles.Contains(Word(before)) && GoesOn(before))
            before--;
        if (before <= 0 || !Links.Contains(Word(before)) || !GoesOn(before))
            return first;
        for (int more = 0; more < MaxMore && before > 0 && IsNamed(before - 1); more++)
        {
            first = --before;
            if (!GoesOn(before))
                break;
        }

        return first;
    }

    private bool IsNamed(int t) => (_tokens[t].Traits & TokenTraits.Capitalised) != 0 && _tokens[t].Term >= 0;

    // Nothing but a space or the apostrophe of an article stands between it and the word before.
    private bool GoesOn(int t)
    {
        if (t >= _tokens.Length || (_tokens[t].Traits & TokenTraits.Opens) != 0 || _tokens[t].Offset != _tokens[t - 1].End + 1)
            return false;
        return _text[_tokens[t - 1].End] is ' ' or '\u00A0' || Characters.IsApostrophe(_text[_tokens[t - 1].End]);
    }

    // "Covid-19", "Roche-sur-Yon", but not "Trump-led".
    private bool IsHyphenated(int t)
    {
        int hyphen = _tokens[t].Offset - 1;
        return hyphen == _tokens[t - 1].End && _text[hyphen] == '-' && (!char.IsLower(_text[hyphen + 1]) || (t + 1 < _tokens.Length && _text[_tokens[t].End] == '-'));
    }

    // At more than half of the places where the phrase stands, the same words stand around it.
    private bool Mostly(int first, int last, int from, int to)
    {
        int all = 0, same = 0, words = last - first + 1, look = Math.Min(_tokens.Length, MaxLook);
        ReadOnlySpan<char> before = _text[_tokens[from].Offset.._tokens[first].Offset], behind = _text[_tokens[last].End.._tokens[to].End];
        for (int t = 0; t + words <= look; t++)
        {
            int w = 0;
            while (w < words && _tokens[t + w].Term == _tokens[first + w].Term)
                w++;
            if (w < words || (_tokens[t].Traits & TokenTraits.Label) != 0)
                continue;
            all++;
            same += _text[.._tokens[t].Offset].EndsWith(before) && _text[_tokens[t + words - 1].End..].StartsWith(behind) ? 1 : 0;
        }

        return same * 2 > all;
    }

    private int EndOf(in Token token) =>
        token.Length > 2 && _text[token.End - 1] == 's' && Characters.IsApostrophe(_text[token.End - 2]) ? token.End - 2 : token.End;

    private ReadOnlySpan<char> Word(int t) => _text.Slice(_tokens[t].Offset, _tokens[t].Length);
}
