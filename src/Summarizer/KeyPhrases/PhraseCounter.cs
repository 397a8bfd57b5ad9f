using System.Runtime.InteropServices;
using Summarizer.Terms;

namespace Summarizer.KeyPhrases;

/// <summary>
/// Counts the phrases of one to four words of a text whose script has spaces. Its arrays are used again for the next text.
/// </summary>
internal sealed class PhraseCounter
{
    private const int MaxWords = 4;

    // Tokens that may stand within a phrase, but not at its ends.
    private const TokenTraits Inner = TokenTraits.Number | TokenTraits.Weak | TokenTraits.Gram;

    // A phrase of two or three words tells more than its head alone; beyond that it grows unwieldy.
    private static readonly double[] LengthFactors = [0, 1.0, 2.2, 2.4, 2.2];

    private readonly TermVectors _vectors;
    private readonly bool _nounsAreCapitalised;
    private readonly bool _hasGerunds;

    // Without a language no stop word is known; they are short.
    private readonly int _leastLetters;
    private readonly List<Phrase> _phrases = [];
    private readonly PhraseIndex _index = new();
    private string _text = "";
    private int _leastCount;
    private TermUse[] _uses = [];

    // The tokens that are no stop words, in order.
    private int[] _content = [];

    public PhraseCounter(TermVectors vectors)
    {
        _vectors = vectors;
        _nounsAreCapitalised = vectors.Vocabulary.Language == "de";
        _leastLetters = vectors.Vocabulary.Language == "und" ? 5 : 2;
        _hasGerunds = vectors.Vocabulary.Language == "en";
    }

    /// <summary>Roughly how many bytes are kept for the next text.</summary>
    public long Footprint => (_uses.LongLength * 16) + (_content.LongLength * 4) + (_phrases.Capacity * 48L) + _index.Footprint;

    /// <summary>The phrases of the text that the vectors hold now, with their scores, in no particular order.</summary>
    public List<Phrase> Count(string text, string? title)
    {
        _text = text;
        // In a book only what returns again and again is counted, so that the table stays small.
        _leastCount = Math.Max(2, _vectors.SentenceCount / 2000);
        _phrases.Clear();
        _index.Clear();
        if (_uses.Length < _vectors.TermCount)
            _uses = new TermUse[Math.Max(_vectors.TermCount, _uses.Length * 2)];
        else
            Array.Clear(_uses, 0, _vectors.TermCount);
        int content = CountTerms();
        CountPhrases(content);
        Score(title);
        _text = "";
        return _phrases;
    }

    // Answers how many tokens are no stop words.
    private int CountTerms()
    {
        Token[] tokens = _vectors.Tokens;
        int count = _vectors.FirstToken[_vectors.SentenceCount];
        if (_content.Length < count)
            _content = new int[Math.Max(count, _content.Length * 2)];
        int content = 0;
        for (int t = 0; t < count; t++)
        {
            // Written always and kept only sometimes: nobody can guess which word is a stop word.
            _content[content] = t;
            content += tokens[t].Term != Token.StopWord ? 1 : 0;
        }

        for (int c = 0; c < content; c++)
        {
            ref readonly Token token = ref tokens[_content[c]];
            ref TermUse use = ref _uses[token.Term];
            use.Count++;
            // At the start of a sentence or quotation everything has a capital.
            if ((token.Traits & (TokenTraits.Capitalised | TokenTraits.Opens)) == TokenTraits.Capitalised && !AfterQuote(token.Offset))
                use.Names++;
        }

        return content;
    }

    private bool AfterQuote(int offset) => offset > 0 && _text[offset - 1] is '"' or '“' or '„' or '«' or '‘' or '\'';

    private void CountPhrases(int content)
    {
        foreach (ref TermUse use in _uses.AsSpan(0, _vectors.TermCount))
        {
            use.IsName = use.Names * 2 >= use.Count && use.Names > 0;
            use.IsWorthIt = use.Count >= _leastCount || (_leastCount == 2 && use.IsName);
        }

        Token[] tokens = _vectors.Tokens;
        int sentence = -1, end = 0;
        for (int c = 0; c < content; c++)
        {
            int t = _content[c];
            while (t >= end)
                end = _vectors.FirstToken[++sentence + 1];
            if (MayBound(tokens[t]) && !IsGerund(tokens[t]))
                CountFrom(t, end, sentence);
        }
    }

    private void CountFrom(int first, int end, int sentence)
    {
        bool isName = true;
        ulong key = 0;
        for (int words = 1; words <= MaxWords && first + words <= end; words++)
        {
            ref readonly Token last = ref _vectors.Tokens[first + words - 1];
            if (!IsWorthIt(last) || (words > 1 && (last.Traits & TokenTraits.AfterBreak) != 0))
                return;
            key = (key + (uint)last.Term + 1) * 0x9E3779B97F4A7C15UL;
            key ^= key >> 32;
            isName &= IsName(last);
            bool cutsName = isName && !_nounsAreCapitalised && words < MaxWords && first + words < end && ContinuesName(last, _vectors.Tokens[first + words]);
            if (MayBound(last) && !cutsName && !(_nounsAreCapitalised && !IsName(last)) && (words > 1 || IsWorthAlone(last)))
                Count(key, first, words, sentence, isName);
            if (IsPossessive(last))
                return;
        }
    }

    private bool IsName(in Token token) => (token.Traits & TokenTraits.Capitalised) != 0 && _uses[token.Term].IsName;

    // "President Vladimir" is no name where "President Vladimir Putin" stands.
    private bool ContinuesName(in Token last, in Token next) =>
        !IsPossessive(last) && (next.Traits & TokenTraits.AfterBreak) == 0 && IsWorthIt(next) && IsName(next);

    private bool IsWorthIt(in Token token) =>
        token.Term != Token.StopWord && (token.Traits & TokenTraits.Gram) == 0 && _uses[token.Term].IsWorthIt;

    // A single common word is worth naming only where it returns more often than a phrase.
    private bool IsWorthAlone(in Token token) => (token.Traits & TokenTraits.Weak) == 0 && (_uses[token.Term].IsName || _uses[token.Term].Count > _leastCount);

    private bool MayBound(in Token token) =>
        IsWorthIt(token) && token.Length >= _leastLetters
        && ((token.Traits & Inner) == 0 || ((token.Traits & Inner) == TokenTraits.Weak && IsName(token) && !_nounsAreCapitalised));

    // Selling and joining are what is done, not what it is done to; "defence spending" may end in one.
    private bool IsGerund(in Token token) =>
        _hasGerunds && token.Length > 5 && !IsName(token) && _text.AsSpan(token.Offset, token.Length).EndsWith("ing");

    private bool IsPossessive(in Token token) =>
        token.Length > 2 && _text[token.End - 1] == 's' && _text[token.End - 2] is '\'' or '’';

    private void Count(ulong key, int token, int words, int sentence, bool isName)
    {
        ReadOnlySpan<Token> tokens = _vectors.Tokens.AsSpan(token, words);
        // Single words, the most by far, are found by their term; longer ones by a hash of theirs.
        ref int number = ref words == 1 ? ref _uses[tokens[0].Term].Phrase : ref _index[key];
        bool known = number > 0;
        bool opens = (tokens[0].Traits & TokenTraits.Opens) != 0;
        if (!known)
        {
            _phrases.Add(default);
            number = _phrases.Count;
        }

        ref Phrase phrase = ref CollectionsMarshal.AsSpan(_phrases)[number - 1];
        if (!known || (phrase.IsName && !isName))
        {
            int end = IsPossessive(tokens[^1]) ? tokens[^1].End - 2 : EndOf(tokens[^1]);
            phrase = new Phrase
            {
                Token = token,
                Words = words,
                Count = phrase.Count,
                FirstSentence = known ? phrase.FirstSentence : sentence,
                Offset = tokens[0].Offset,
                Length = end - tokens[0].Offset,
                IsName = isName && !opens,
            };
        }

        phrase.IsName |= isName && !opens;
        phrase.Count++;
    }

    private int EndOf(Token token)
    {
        // The last dot of U.S. is its own, not the sentence's.
        if (token.End < _text.Length && _text[token.End] == '.' && token.Length > 2 && _text[token.End - 2] == '.')
            return token.End + 1;
        if (_vectors.Vocabulary.Language != "ko")
            return token.End;
        Span<char> word = stackalloc char[WordScanner.MaxWord];
        int length = Math.Min(token.Length, word.Length);
        _text.AsSpan(token.Offset, length).CopyTo(word);
        return token.Offset + KoreanParticles.Trim(word[..length]);
    }

    private void Score(string? title)
    {
        foreach (int term in title is null ? [] : _vectors.TermsOf(title))
        {
            if (term != TermVectors.Absent)
                _uses[term].InTitle = true;
        }

        Span<Phrase> phrases = CollectionsMarshal.AsSpan(_phrases);
        foreach (ref Phrase phrase in phrases)
        {
            // A single common word is worth naming only where it returns; one name of several words tells by itself.
            int leastCount = phrase.Words == 1 && !phrase.IsName ? _leastCount + 1 : phrase.Words > 1 && phrase.IsName ? 1 : _leastCount;
            if (phrase.Count < leastCount)
                continue;
            double salience = 0, inTitle = 0;
            for (int i = 0; i < phrase.Words; i++)
            {
                ref readonly TermUse use = ref _uses[_vectors.Tokens[phrase.Token + i].Term];
                salience += PortableMath.LogOf(1 + use.Count);
                inTitle += use.InTitle ? 1 : 0;
            }

            double early = 1 / (1 + (PortableMath.LogOf(1 + phrase.FirstSentence) / 4));
            phrase.Score = salience / phrase.Words * LengthFactors[phrase.Words] * Math.Sqrt(phrase.Count) * early
                * (phrase.IsName ? 1.4 : 1) * (1 + (0.5 * inTitle / phrase.Words));
        }

    }

    private struct TermUse
    {
        public int Count;
        public int Names;
        public int Phrase;
        public bool IsName;
        public bool IsWorthIt;
        public bool InTitle;
    }
}
