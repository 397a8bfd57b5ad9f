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

    // The tokens that phrases are made of, in order.
    private Part[] _parts = [];

    public PhraseCounter(TermVectors vectors)
    {
        _vectors = vectors;
        _nounsAreCapitalised = vectors.Vocabulary.Language == "de";
        _leastLetters = vectors.Vocabulary.Language == "und" ? 5 : 2;
        _hasGerunds = vectors.Vocabulary.Language == "en";
    }

    /// <summary>Roughly how many bytes are kept for the next text.</summary>
    public long Footprint => (_uses.LongLength * 16) + (_parts.LongLength * 8) + (_phrases.Capacity * 48L) + _index.Footprint;

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
        CountTerms();
        CountPhrases(FindParts());
        Score(title);
        _text = "";
        return _phrases;
    }

    private void CountTerms()
    {
        Token[] tokens = _vectors.Tokens;
        TermUse[] uses = _uses;
        foreach (int t in _vectors.Content.AsSpan(0, _vectors.ContentCount))
        {
            ref readonly Token token = ref tokens[t];
            ref TermUse use = ref uses[token.Term];
            use.Count++;
            // At the start of a sentence or quotation everything has a capital.
            use.Names += Bits.Of((token.Traits & (TokenTraits.Capitalised | TokenTraits.Opens)) == TokenTraits.Capitalised & !AfterQuote(token.Offset));
        }

        foreach (ref TermUse use in uses.AsSpan(0, _vectors.TermCount))
        {
            use.IsName = use.Names * 2 >= use.Count && use.Names > 0;
            use.IsWorthIt = use.Count >= _leastCount || (_leastCount == 2 && use.IsName);
        }
    }

    private bool AfterQuote(int offset) =>
        _text[Math.Max(offset - 1, 0)] is var before && before != ' ' && before is '"' or '“' or '„' or '«' or '‘' or '\'';

    // Answers how many there are. What each may be in a phrase is found out once, not for each phrase that it may be in.
    private int FindParts()
    {
        ReadOnlySpan<int> content = _vectors.Content.AsSpan(0, _vectors.ContentCount);
        if (_parts.Length <= content.Length)
            _parts = new Part[Math.Max(content.Length + 1, _parts.Length * 2)];
        Part[] parts = _parts;
        Token[] tokens = _vectors.Tokens;
        int count = 0, previous = -2;
        bool goesOn = false;
        foreach (int t in content)
        {
            // All is worked out for each token, and what is none of it written over: see Bits.
            ref readonly Token token = ref tokens[t];
            ref readonly TermUse use = ref _uses[token.Term];
            bool isWorthIt = use.IsWorthIt & (token.Traits & TokenTraits.Gram) == 0;
            bool isName = use.IsName & (token.Traits & TokenTraits.Capitalised) != 0;
            bool ends = MayBound(token, isName);
            bool starts = ends & !IsGerund(token, isName);
            bool follows = goesOn & t == previous + 1 & (token.Traits & TokenTraits.AfterBreak) == 0;
            parts[count] = new Part(t, (Role)((Bits.Of(isName) * (int)Role.Name) + (Bits.Of(starts) * (int)Role.Starts)
                + (Bits.Of(ends) * (int)Role.Ends) + (Bits.Of(follows) * (int)Role.Follows)));
            count += Bits.Of(isWorthIt);
            goesOn = isWorthIt & !IsPossessive(token);
            previous = t;
        }

        // Nothing follows the last one.
        parts[count] = default;
        return count;
    }

    private void CountPhrases(int parts)
    {
        int sentence = -1, end = 0;
        for (int p = 0; p < parts; p++)
        {
            if ((_parts[p].Role & Role.Starts) == 0)
                continue;
            while (_parts[p].Token >= end)
                end = _vectors.FirstToken[++sentence + 1];
            CountFrom(p, sentence);
        }
    }

    private void CountFrom(int first, int sentence)
    {
        bool isName = true;
        ulong key = 0;
        for (int words = 1; words <= MaxWords; words++)
        {
            Part last = _parts[first + words - 1], next = _parts[first + words];
            key = (key + (uint)_vectors.Tokens[last.Token].Term + 1) * 0x9E3779B97F4A7C15UL;
            key ^= key >> 32;
            isName &= (last.Role & Role.Name) != 0;
            bool goesOn = (next.Role & Role.Follows) != 0;
            // "President Vladimir" is no name where "President Vladimir Putin" stands.
            bool cutsName = isName && !_nounsAreCapitalised && words < MaxWords && goesOn && (next.Role & Role.Name) != 0;
            if ((last.Role & Role.Ends) != 0 && !cutsName && !(_nounsAreCapitalised && (last.Role & Role.Name) == 0)
                && (words > 1 || IsWorthAlone(_vectors.Tokens[last.Token])))
                Count(key, _parts[first].Token, words, sentence, isName);
            if (!goesOn)
                return;
        }
    }

    // A single common word is worth naming only where it returns more often than a phrase.
    private bool IsWorthAlone(in Token token) => (token.Traits & TokenTraits.Weak) == 0 && (_uses[token.Term].IsName || _uses[token.Term].Count > _leastCount);

    private bool MayBound(in Token token, bool isName) =>
        token.Length >= _leastLetters & ((token.Traits & Inner) == 0 | ((token.Traits & Inner) == TokenTraits.Weak & isName & !_nounsAreCapitalised));

    // Selling and joining are what is done, not what it is done to; "defence spending" may end in one.
    private bool IsGerund(in Token token, bool isName) =>
        _hasGerunds && token.Length > 5 & !isName & LetterOf(token, 3) == 'i' & LetterOf(token, 2) == 'n' & LetterOf(token, 1) == 'g';

    private bool IsPossessive(in Token token) =>
        token.Length > 2 & LetterOf(token, 1) == 's' & (LetterOf(token, 2) == '\'' | LetterOf(token, 2) == '’');

    // So many letters from its end; where it is too short, any letter.
    private char LetterOf(in Token token, int fromEnd) => _text[Math.Max(token.End - fromEnd, 0)];

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
                * (phrase.IsName ? 1.4 : 1) * (inTitle > 0 ? 1 + (0.5 * inTitle / phrase.Words) : 1);
        }
    }

    [Flags]
    private enum Role
    {
        None = 0,

        /// <summary>Written as a name.</summary>
        Name = 1,

        /// <summary>A phrase may start with it.</summary>
        Starts = 2,

        /// <summary>A phrase may end with it.</summary>
        Ends = 4,

        /// <summary>The part before it may go on with it: it comes next, nothing stands between, and that one has no 's.</summary>
        Follows = 8,
    }

    private readonly record struct Part(int Token, Role Role);

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
