using Summarizer.Languages;
using Summarizer.Terms;

namespace Summarizer.KeyPhrases;

// A finder of noun phrases that occur once in a short text: runs of words without punctuation or a stop word between
// (after RAKE, Rose et al. 2010). A run that may have a verb or is part of a longer phrase is left out.
internal readonly ref struct NounPhrases(string text, TermVectors vectors, HashSet<int> labels, PhraseCounter counter)
{
    // In a text of more sentences, what matters recurs.
    private const int MostSentences = 12;

    // A compound such as "large-scale" is one word and several tokens.
    private const int FewestWords = 2, MostWords = 4, MostTokens = 6;

    // The factor for a phrase with a word that recurs or that the title has.
    private const double WorthOfTopic = 1.5;

    private static readonly PerLanguage<NounPhraseWords> Words = new(language => new NounPhraseWords(language));

    private readonly ReadOnlySpan<Token> _tokens = vectors.Tokens;
    private readonly NounPhraseWords _words = Words[vectors.Language];

    // Adds the noun phrases with their scores; none in a long text or an unlisted language.
    public void AddTo(List<Phrase> phrases)
    {
        if (vectors.SentenceCount > MostSentences || !vectors.Language.Has(Section.NounPhrases))
            return;
        for (int s = 0; s < vectors.SentenceCount; s++)
        {
            int last = vectors.FirstToken[s + 1];
            bool afterVerb = false;
            for (int first = vectors.FirstToken[s], end; first < last; first = Math.Max(end, first + 1))
            {
                end = RunEnd(first, last);
                if (end == first)
                    afterVerb = afterVerb || IsCommon(first) || IsVerb(first);
                else if (PhraseIn(first, end, last, afterVerb) is var (start, length) && length > 0)
                    phrases.Add(Scored(start, length, s));
            }
        }
    }

    private int RunEnd(int first, int last)
    {
        int t = first;
        while (t < last && MayBePart(t) && (t == first || Continues(t)))
        {
            if (_tokens[t++].Has(TokenTraits.Possessive))
                break;
        }

        return t;
    }

    private bool MayBePart(int t)
    {
        const TokenTraits Never = TokenTraits.Number | TokenTraits.KeyPhraseStopWord | TokenTraits.Gram;
        ref readonly Token token = ref _tokens[t];
        if (labels.Contains(t))
            return false;
        if (IsJoined(t) || IsJoined(t + 1))
            return true;
        // "Italy" ends as an adverb does.
        bool isName = token.IsContent && token.Has(TokenTraits.Capitalised) && counter.IsName(token.Term);
        return token.IsContent && !token.Has(Never) && (isName || !token.Has(TokenTraits.StopEnding));
    }

    // The noun phrase in a run, or nothing.
    private (int First, int Length) PhraseIn(int first, int end, int sentenceEnd, bool afterVerb)
    {
        int before = BeforeDeterminers(first);
        if (!IsObject(before, end, afterVerb) && !IsSubject(before, end))
            return default;
        // What a determiner follows is a verb: "… of the method achieves a …".
        if (Continues(end) && _words.Determiners.Contains(_tokens[end].In(text)))
            end--;
        // "The swimming hall", but not "by heating water".
        bool hasDeterminer = before < first - 1;
        while (!hasDeterminer && first < end && _tokens[first].Has(TokenTraits.Gerund) && !IsJoined(first + 1))
            first++;
        int words = 0;
        for (int t = first; t < end; t++)
            words += IsJoined(t) ? 0 : 1;
        bool hasLength = words is >= FewestWords and <= MostWords && end - first <= MostTokens;
        return hasLength && !HasVerb(first, end) && !IsPart(first, end, sentenceEnd) ? (first, end - first) : default;
    }

    // True after a preposition or verb, if the clause's verb is elsewhere: before the run or right after it.
    private bool IsObject(int before, int end, bool afterVerb)
    {
        bool isObject = Continues(before + 1)
            && (_tokens[before].IsContent || _words.Prepositions.Contains(_tokens[before].In(text)));
        return isObject && (afterVerb || !Continues(end) || IsVerb(end));
    }

    // True if an auxiliary or "of" follows ("The boy was …"), or if punctuation encloses the run inside a sentence.
    private bool IsSubject(int before, int end)
    {
        if (Continues(end))
            return IsVerb(end) || _words.Complements.Contains(_tokens[end].In(text));
        ref readonly Token start = ref _tokens[before + 1];
        return start.Has(TokenTraits.AfterBreak) && !start.Has(TokenTraits.SentenceInitial);
    }

    private bool IsVerb(int t) => _tokens[t].IsContent
        ? _tokens[t].Has(TokenTraits.StopEnding)
        : _words.Auxiliaries.Contains(_tokens[t].In(text));

    // "Finds", "run": the common words that no phrase starts or ends with are verbs more often than not.
    private bool IsCommon(int t) => _tokens[t].IsContent && _tokens[t].Has(TokenTraits.KeyPhraseStopWord);

    private int BeforeDeterminers(int first)
    {
        int before = first - 1;
        while (Continues(before + 1) && _words.Determiners.Contains(_tokens[before].In(text)))
            before--;
        return before;
    }

    // A verb follows a plural: "wolves attack".
    private bool HasVerb(int first, int end)
    {
        for (int t = first; t < end - 1; t++)
        {
            bool isName = _tokens[t].IsContent && counter.IsName(_tokens[t].Term);
            if (!isName && !IsJoined(t + 1) && _words.IsPlural(_tokens[t].In(text)))
                return true;
        }

        return false;
    }

    // Part of a compound or name, or of a phrase with a common word or an abbreviation: "unbeaten" of "unbeaten run".
    private bool IsPart(int first, int end, int sentenceEnd)
    {
        ref readonly Token last = ref _tokens[end - 1];
        bool isAbbreviated = end < sentenceEnd && text[last.End] == '.';
        bool isScore = _tokens[first].Has(TokenTraits.Number) && _tokens[first + 1].Has(TokenTraits.Number);
        bool nounFollows = Continues(end) && IsCommon(end);
        bool afterParticle = Continues(first) && NameExpansion.IsParticle(_tokens[first - 1].In(text));
        bool isCutName = (Continues(first) && AreNames(first - (afterParticle ? 2 : 1), first))
            || (Continues(end) && AreNames(end - 1, end));
        return isAbbreviated || isScore || nounFollows || isCutName || IsJoined(first) || IsJoined(end);
    }

    private bool AreNames(int one, int other) => one >= 0 && _tokens[one].Has(TokenTraits.Capitalised)
        && !_tokens[one].Has(TokenTraits.SentenceInitial) && _tokens[other].Has(TokenTraits.Capitalised);

    private Phrase Scored(int first, int length, int sentence)
    {
        var seen = new Occurrences { Token = first, Count = 1, FirstSentence = sentence };
        Phrase phrase = counter.Scored(seen, length);
        for (int t = first; t < first + length; t++)
        {
            if (_tokens[t].IsContent && counter.IsOfTopic(_tokens[t].Term))
                return phrase with { Score = phrase.Score * WorthOfTopic };
        }

        return phrase;
    }

    // True for a token with nothing but a space between it and the one before.
    private bool Continues(int t) => t < _tokens.Length && !_tokens[t].Has(TokenTraits.AfterBreak);

    private bool IsJoined(int t) =>
        t > 0 && t < _tokens.Length && _tokens[t].IsJoinedTo(_tokens[t - 1], text);
}
