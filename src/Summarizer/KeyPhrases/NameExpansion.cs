using Summarizer.Languages;
using Summarizer.Terms;
using Summarizer.Text;

namespace Summarizer.KeyPhrases;

// Expansion of phrases to full names, if the document mostly writes them so: particles, hyphens, and a first word at
// the start of a sentence. "Montes" becomes "Montes de Toledo", "Konrad" becomes "Konrad von Hochstaden", "Covid"
// becomes "Covid-19".
internal sealed class NameExpansion(string text, TermVectors vectors, HashSet<int> labels)
{
    // The most words that a name has on the other side of its particles.
    private const int MaxMore = 3;

    // Only this many words of a text are looked at for how a name is mostly written.
    private const int MaxLook = 6000;

    // A name is not made longer than this, in UTF-16 code units.
    private const int MaxLength = 60;

    private static readonly WordSet Particles = new(Language.WordsOfAll(Section.NameParticles));
    private static readonly WordSet Articles = new(Language.WordsOfAll(Section.NameArticles));

    private ReadOnlySpan<Token> Tokens => vectors.Tokens;

    // True if a name continues after such a word: "Montes de Toledo".
    public static bool IsParticle(ReadOnlySpan<char> word) => Particles.Contains(word);

    // Returns a phrase as it is mostly written in the text.
    public Phrase Expand(in Phrase phrase)
    {
        if (phrase.Words == 0 || !phrase.Seen.IsName)
            return phrase;
        int start = phrase.Offset, end = start + phrase.Length;
        int first = phrase.Seen.Token, last = first + phrase.Words - 1, from = Before(first), to = After(last);
        if (from < first && IsMostly(first, last, from, last))
            start = Tokens[from].Offset;
        if (to > last && IsMostly(first, last, first, to))
            end = Tokens[to].EndWithoutPossessive(text);
        return end - start > MaxLength ? phrase : phrase with { Offset = start, Length = end - start };
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
        while (last + 1 < Tokens.Length && IsHyphenated(last + 1))
            last++;
        while (last > unhyphenated && Continues(last + 1) && IsNamed(last + 1))
            last++;
        return last;
    }

    // The first token of what leads up to it.
    private int Before(int first)
    {
        int hyphenated = first;
        while (hyphenated > 0 && IsHyphenated(hyphenated))
            hyphenated--;
        first = IsNamed(hyphenated) ? hyphenated : first;
        int before = first - 1;
        if (before <= 0 || !Continues(first))
            return first;
        // A first name at the start of a sentence has no capital that shows it.
        if (Tokens[before].Has(TokenTraits.SentenceInitial)
            && !Tokens[before].Has(TokenTraits.KeyPhraseStopWord | TokenTraits.StopEnding) && IsNamed(before))
            return before;
        if (Articles.Contains(Word(before)) && Continues(before))
            before--;
        if (before <= 0 || !Particles.Contains(Word(before)))
            return first;
        for (int more = 0; more < MaxMore && Continues(before) && IsNamed(before - 1); more++)
            first = --before;
        return first;
    }

    private bool IsNamed(int t) => Tokens[t].Has(TokenTraits.Capitalised) && Tokens[t].IsContent;

    // Nothing but a space or the apostrophe of an article is between it and the word before.
    private bool Continues(int t)
    {
        if (t >= Tokens.Length || Tokens[t].Has(TokenTraits.SentenceInitial))
            return false;
        ReadOnlySpan<char> between = text.AsSpan(Tokens[t - 1].End..Tokens[t].Offset);
        return between is [' ' or '\u00A0'] || (between.Length == 1 && Characters.IsApostrophe(between[0]));
    }

    // "Covid-19", "Roche-sur-Yon", but not "Trump-led".
    private bool IsHyphenated(int t)
    {
        bool anotherFollows = t + 1 < Tokens.Length && text[Tokens[t].End] == '-';
        return Tokens[t].IsJoinedTo(Tokens[t - 1], text) && (anotherFollows || !char.IsLower(text[Tokens[t].Offset]));
    }

    // At more than half of the places where the phrase is, the same words are around it.
    private bool IsMostly(int first, int last, int from, int to)
    {
        int all = 0, same = 0, words = last - first + 1, look = Math.Min(Tokens.Length, MaxLook);
        string before = text[Tokens[from].Offset..Tokens[first].Offset];
        string after = text[Tokens[last].End..Tokens[to].End];
        for (int t = 0; t + words <= look; t++)
        {
            int w = 0;
            while (w < words && Tokens[t + w].Term == Tokens[first + w].Term)
                w++;
            if (w < words || labels.Contains(t))
                continue;
            all++;
            bool isSame = text.AsSpan(0, Tokens[t].Offset).EndsWith(before)
                && text.AsSpan(Tokens[t + words - 1].End).StartsWith(after);
            same += isSame ? 1 : 0;
        }

        return same * 2 > all;
    }

    private ReadOnlySpan<char> Word(int t) => Tokens[t].In(text);
}
