using Summarizer.Languages;
using Summarizer.Terms;

namespace Summarizer.KeyPhrases;

/// <summary>
/// A finder of noun phrases that a short text has once: runs of words without punctuation or a stop word between (after
/// RAKE, Rose et al. 2010). A run that may have a verb or is part of a longer phrase is left out.
/// </summary>
internal sealed class NounPhrases(string text, TermVectors vectors, HashSet<int> labels, PhraseCounter counter)
{
    /// <summary>In a text of more sentences, what matters recurs.</summary>
    private const int MostSentences = 12;

    /// <summary>A compound such as "large-scale" is one word and several tokens.</summary>
    private const int FewestWords = 2, MostWords = 4, MostTokens = 6;

    /// <summary>The factor for a phrase with a word that recurs or that the title has.</summary>
    private const double WorthOfTopic = 1.5;

    private static readonly PerLanguage<NounPhraseWords> Words = new(language => new NounPhraseWords(language));

    private readonly NounPhraseWords _words = Words[vectors.Language];

    /// <summary>Returns the noun phrases with their scores; none in a long text or an unlisted language.</summary>
    public IEnumerable<Phrase> Find()
    {
        if (vectors.SentenceCount > MostSentences || !vectors.Language.Has(Section.NounPhrases))
            yield break;
        for (int s = 0; s < vectors.SentenceCount; s++)
        {
            int last = vectors.FirstToken[s + 1];
            for (int first = vectors.FirstToken[s], end; first < last; first = Math.Max(end, first + 1))
            {
                end = RunEnd(first, last);
                if (PhraseIn(first, end, last) is var (start, length) && length > 0)
                    yield return Scored(start, length, s);
            }
        }
    }

    private int RunEnd(int first, int last)
    {
        int t = first;
        while (t < last && MayBePart(t) && (t == first || Continues(t)))
        {
            if (Token(t++).Has(TokenTraits.Possessive))
                break;
        }

        return t;
    }

    private bool MayBePart(int t)
    {
        const TokenTraits Never = TokenTraits.Number | TokenTraits.KeyPhraseStopWord | TokenTraits.Gram;
        Token token = Token(t);
        if (labels.Contains(t))
            return false;
        if (IsJoined(t) || IsJoined(t + 1))
            return true;
        // "Italy" ends as an adverb does.
        bool isName = token.IsContent && token.Has(TokenTraits.Capitalised) && counter.IsName(token.Term);
        return token.IsContent && !token.Has(Never) && (isName || !token.Has(TokenTraits.StopEnding));
    }

    // The noun phrase in a run, or nothing.
    private (int First, int Length) PhraseIn(int first, int end, int sentenceEnd)
    {
        if (first == end || !(IsObject(first, end) || IsSubject(first, end)))
            return default;
        // What a determiner follows is a verb: "… of the method achieves a …".
        if (Continues(end) && _words.Determiners.Contains(Token(end).In(text)))
            end--;
        // "The swimming hall", but not "by heating water".
        bool hasDeterminer = BeforeDeterminers(first) < first - 1;
        while (!hasDeterminer && first < end && Token(first).Has(TokenTraits.Gerund) && !IsJoined(first + 1))
            first++;
        int words = 0;
        for (int t = first; t < end; t++)
            words += IsJoined(t) ? 0 : 1;
        bool hasLength = words is >= FewestWords and <= MostWords && end - first <= MostTokens;
        return hasLength && !HasVerb(first, end) && !IsPart(first, end, sentenceEnd) ? (first, end - first) : default;
    }

    // After a preposition or a verb. "The bridge over the harbour closes in …" has its verb after the noun, if nowhere
    // else.
    private bool IsObject(int first, int end)
    {
        int before = BeforeDeterminers(first);
        bool isObject = Continues(before + 1)
            && (Token(before).IsContent || _words.Prepositions.Contains(Token(before).In(text)));
        return isObject && (!Continues(end) || IsVerb(end) || HasVerbBefore(first));
    }

    // Elsewhere it may have the clause's verb, "The boy ran to …", unless an auxiliary follows, "The boy was …".
    private bool IsSubject(int first, int end)
    {
        if (Continues(end))
            return IsVerb(end) || _words.Complements.Contains(Token(end).In(text));
        Token start = Token(BeforeDeterminers(first) + 1);
        return start.Has(TokenTraits.AfterBreak) && !start.Has(TokenTraits.SentenceInitial);
    }

    private bool HasVerbBefore(int first)
    {
        int t = first - 1;
        while (t >= 0 && !IsVerb(t) && !(Token(t).IsContent && Token(t).Has(TokenTraits.KeyPhraseStopWord)))
            t = Token(t).Has(TokenTraits.SentenceInitial) ? -1 : t - 1;
        return t >= 0;
    }

    private bool IsVerb(int t) =>
        Token(t).Has(TokenTraits.StopEnding) || _words.Auxiliaries.Contains(Token(t).In(text));

    private int BeforeDeterminers(int first)
    {
        int before = first - 1;
        while (Continues(before + 1) && _words.Determiners.Contains(Token(before).In(text)))
            before--;
        return before;
    }

    // A verb follows a plural: "wolves attack".
    private bool HasVerb(int first, int end)
    {
        for (int t = first; t < end - 1; t++)
        {
            bool isName = Token(t).IsContent && counter.IsName(Token(t).Term);
            if (!isName && !IsJoined(t + 1) && _words.IsPlural(Token(t).In(text)))
                return true;
        }

        return false;
    }

    // Part of a compound or name, or of a phrase with a common word or an abbreviation: "unbeaten" of "unbeaten run".
    private bool IsPart(int first, int end, int sentenceEnd)
    {
        Token last = Token(end - 1);
        bool isAbbreviated = end < sentenceEnd && text[last.End] == '.';
        bool isScore = Token(first).Has(TokenTraits.Number) && Token(first + 1).Has(TokenTraits.Number);
        bool nounFollows = Continues(end) && Token(end).IsContent && Token(end).Has(TokenTraits.KeyPhraseStopWord);
        bool afterParticle = Continues(first) && NameExpansion.IsParticle(Token(first - 1).In(text));
        bool isCutName = (Continues(first) && AreNames(first - (afterParticle ? 2 : 1), first))
            || (Continues(end) && AreNames(end - 1, end));
        return isAbbreviated || isScore || nounFollows || isCutName || IsJoined(first) || IsJoined(end);
    }

    private bool AreNames(int one, int other) => one >= 0 && Token(one).Has(TokenTraits.Capitalised)
        && !Token(one).Has(TokenTraits.SentenceInitial) && Token(other).Has(TokenTraits.Capitalised);

    private Phrase Scored(int first, int length, int sentence)
    {
        var seen = new Occurrences { Token = first, Count = 1, FirstSentence = sentence };
        Phrase phrase = counter.Scored(seen, length);
        for (int t = first; t < first + length; t++)
        {
            if (Token(t).IsContent && counter.IsOfTopic(Token(t).Term))
                return phrase with { Score = phrase.Score * WorthOfTopic };
        }

        return phrase;
    }

    // True for a token with nothing but a space between it and the one before.
    private bool Continues(int t) => t < vectors.Tokens.Length && !Token(t).Has(TokenTraits.AfterBreak);

    private bool IsJoined(int t) =>
        t > 0 && t < vectors.Tokens.Length && Token(t).IsJoinedTo(Token(t - 1), text);

    private Token Token(int t) => vectors.Tokens[t];
}
