using Summarizer.Languages;
using Summarizer.Terms;
using Summarizer.Text;

namespace Summarizer.KeyPhrases;

/// <summary>
/// Expansion of phrases to full names, if the document mostly writes them so: small words, hyphens, and a first word at
/// the start of a sentence. "Montes" becomes "Montes de Toledo", "Konrad" becomes "Konrad von Hochstaden", "Covid"
/// becomes "Covid-19".
/// </summary>
internal readonly ref struct NameExpansion(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, HashSet<int> labels)
{
    /// <summary>The most words on the other side of the small ones, or of a hyphen.</summary>
    private const int MaxMore = 3;

    /// <summary>Only this many words of a text are looked at for how a name is mostly written.</summary>
    private const int MaxLook = 6000;

    /// <summary>A name is not made longer than this, in UTF-16 code units.</summary>
    private const int MaxLength = 60;

    private static readonly WordSet Particles =
        new(Language.AllFiles.SelectMany(language => language.Words(Section.NameParticles)));
    private static readonly WordSet Articles =
        new(Language.AllFiles.SelectMany(language => language.Words(Section.NameArticles)));

    private readonly ReadOnlySpan<char> _text = text;
    private readonly ReadOnlySpan<Token> _tokens = tokens;

    /// <summary>True if a name continues after such a word: "Montes de Toledo".</summary>
    public static bool IsParticle(ReadOnlySpan<char> word) => Particles.Contains(word);

    /// <summary>Returns the span of a phrase as it is mostly written in the text.</summary>
    public (int Start, int End) Of(in Phrase phrase)
    {
        int start = phrase.Offset, end = start + phrase.Length;
        if (phrase.Words == 0 || !phrase.Seen.IsName)
            return (start, end);
        int first = phrase.Seen.Token, last = first + phrase.Words - 1, from = Before(first), to = After(last);
        if (from < first && IsMostly(first, last, from, last))
            start = _tokens[from].Offset;
        if (to > last && IsMostly(first, last, first, to))
            end = EndOf(_tokens[to]);
        return end - start > MaxLength ? (phrase.Offset, phrase.Offset + phrase.Length) : (start, end);
    }

    // The last token of what continues a name.
    private int After(int last)
    {
        int next = last + 1;
        if (Continues(next) && Particles.Contains(Word(next)))
        {
            next++;
            if (Continues(next) && Articles.Contains(Word(next)))
                next++;
            for (int more = 0; more < MaxMore && Continues(next) && IsNamed(next); more++)
                last = next++;
        }

        int unhyphenated = last;
        while (last - unhyphenated < MaxMore && last + 1 < _tokens.Length && IsHyphenated(last + 1))
            last++;
        while (last > unhyphenated && last - unhyphenated <= MaxMore && Continues(last + 1) && IsNamed(last + 1))
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
        if (before <= 0 || !Continues(first))
            return first;
        // A first name at the start of a sentence has no capital that shows it.
        if (_tokens[before].Has(TokenTraits.SentenceInitial)
            && !_tokens[before].Has(TokenTraits.KeyPhraseStopWord | TokenTraits.StopEnding) && IsNamed(before))
            return before;
        if (Articles.Contains(Word(before)) && Continues(before))
            before--;
        if (before <= 0 || !Particles.Contains(Word(before)) || !Continues(before))
            return first;
        for (int more = 0; more < MaxMore && before > 0 && IsNamed(before - 1); more++)
        {
            first = --before;
            if (!Continues(before))
                break;
        }

        return first;
    }

    private bool IsNamed(int t) => _tokens[t].Has(TokenTraits.Capitalised) && _tokens[t].IsContent;

    // Nothing but a space or the apostrophe of an article is between it and the word before.
    private bool Continues(int t)
    {
        if (t >= _tokens.Length || _tokens[t].Has(TokenTraits.SentenceInitial)
            || _tokens[t].Offset != _tokens[t - 1].End + 1)
            return false;
        return _text[_tokens[t - 1].End] is ' ' or '\u00A0' || Characters.IsApostrophe(_text[_tokens[t - 1].End]);
    }

    // "Covid-19", "Roche-sur-Yon", but not "Trump-led".
    private bool IsHyphenated(int t)
    {
        int hyphen = _tokens[t].Offset - 1;
        if (hyphen != _tokens[t - 1].End || _text[hyphen] != '-')
            return false;
        bool anotherFollows = t + 1 < _tokens.Length && _text[_tokens[t].End] == '-';
        return anotherFollows || !char.IsLower(_text[hyphen + 1]);
    }

    // At more than half of the places where the phrase is, the same words are around it.
    private bool IsMostly(int first, int last, int from, int to)
    {
        int all = 0, same = 0, words = last - first + 1, look = Math.Min(_tokens.Length, MaxLook);
        ReadOnlySpan<char> before = _text[_tokens[from].Offset.._tokens[first].Offset];
        ReadOnlySpan<char> after = _text[_tokens[last].End.._tokens[to].End];
        for (int t = 0; t + words <= look; t++)
        {
            int w = 0;
            while (w < words && _tokens[t + w].Term == _tokens[first + w].Term)
                w++;
            if (w < words || labels.Contains(t))
                continue;
            all++;
            same += _text[.._tokens[t].Offset].EndsWith(before) && _text[_tokens[t + words - 1].End..].StartsWith(after)
                ? 1
                : 0;
        }

        return same * 2 > all;
    }

    private int EndOf(in Token token)
    {
        bool isPossessive = token.Length > 2 && _text[token.End - 1] == 's'
            && Characters.IsApostrophe(_text[token.End - 2]);
        return isPossessive ? token.End - 2 : token.End;
    }

    private ReadOnlySpan<char> Word(int t) => _tokens[t].In(_text);
}
