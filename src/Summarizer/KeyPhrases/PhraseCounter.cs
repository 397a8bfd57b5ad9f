using System.Runtime.InteropServices;
using Summarizer.Languages;
using Summarizer.Terms;

namespace Summarizer.KeyPhrases;

/// <summary>
/// Counts the phrases of one to four words, names of up to six, of a text whose script has spaces. Its arrays are used again for the next text.
/// </summary>
internal sealed class PhraseCounter
{
    private const int MaxWords = 4;

    // A name is what it is, however long; where it is cut, nobody knows it.
    private const int MaxNameWords = 6;

    // Tokens that may stand within a phrase, but not at its ends.
    private const TokenTraits Inner = TokenTraits.Number | TokenTraits.Weak | TokenTraits.Gram | TokenTraits.Label;

    // A phrase of two or three words tells more than its head alone; beyond that it grows unwieldy.
    private static readonly double[] LengthFactors = [0, 1.0, 2.2, 2.4, 2.2, 2.2, 2.2];

    private readonly TermVectors _vectors;
    private readonly bool _nounsAreCapitalised;

    // Without a language no stop word is known; they are short.
    private readonly int _leastLetters;
    private readonly List<Phrase> _phrases = [];
    private readonly PhraseIndex _index = new();
    private string _text = "";
    private int _leastCount;
    private TermUse[] _uses = [];

    // The tokens that phrases are made of, in order, and those of them that phrases of several words start with.
    private Part[] _parts = [];
    private Head[] _heads = [];

    public PhraseCounter(TermVectors vectors)
    {
        _vectors = vectors;
        _nounsAreCapitalised = vectors.Vocabulary.Language.CapitalisesNouns;
        _leastLetters = vectors.Vocabulary.Language == Language.Undetermined ? 5 : 2;
    }

    /// <summary>Roughly how many bytes are kept for the next text.</summary>
    public long Footprint => (_uses.LongLength * 28) + (_parts.LongLength * 20) + (_phrases.Capacity * 48L) + _index.Footprint;

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
        int heads = CountWords(FindParts());
        AddWords();
        foreach (Head head in _heads.AsSpan(0, heads))
            CountFrom(head.Part, head.Sentence);
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
            use.Names += Bits.Of((token.Traits & (TokenTraits.Capitalised | TokenTraits.Opens)) == TokenTraits.Capitalised);
            if ((token.Traits & (TokenTraits.Capitalised | TokenTraits.Opens | TokenTraits.AfterBreak)) == (TokenTraits.Capitalised | TokenTraits.AfterBreak))
                use.Names -= Bits.Of(IsQuote(_text[Math.Max(token.Offset - 1, 0)]));
        }

        foreach (ref TermUse use in uses.AsSpan(0, _vectors.TermCount))
        {
            use.IsName = (use.Names * 2 >= use.Count) & (use.Names > 0);
            use.IsWorthIt = (use.Count >= _leastCount) | ((_leastCount == 2) & use.IsName);
            // A single common word is worth naming only where it returns more often than a phrase.
            use.IsWorthAlone = use.IsName | (use.Count > _leastCount);
        }
    }

    private static bool IsQuote(char c) => c is '"' or '“' or '„' or '«' or '‘' or '\'';

    // Answers how many there are. What each may be in a phrase is found out once, not for each phrase that it may be in.
    private int FindParts()
    {
        ReadOnlySpan<int> content = _vectors.Content.AsSpan(0, _vectors.ContentCount);
        if (_parts.Length <= content.Length)
        {
            _parts = new Part[Math.Max(content.Length + 1, _parts.Length * 2)];
            _heads = new Head[_parts.Length];
        }

        Part[] parts = _parts;
        Token[] tokens = _vectors.Tokens;
        TermUse[] uses = _uses;
        int count = 0;
        foreach (int t in content)
        {
            // Written always and kept only sometimes: see Bits.
            parts[count].Token = t;
            count += Bits.Of(uses[tokens[t].Term].IsWorthIt & ((tokens[t].Traits & TokenTraits.Gram) == 0));
        }

        int previous = -2;
        foreach (ref Part part in parts.AsSpan(0, count))
        {
            ref readonly Token token = ref tokens[part.Token];
            bool isName = uses[token.Term].IsName & ((token.Traits & TokenTraits.Capitalised) != 0);
            bool ends = MayBound(token, isName), starts = ends & !IsGerund(token, isName);
            bool follows = (part.Token == previous + 1) & ((token.Traits & TokenTraits.AfterBreak) == 0);
            part.Role = (Role)((Bits.Of(isName) * (int)Role.Name) + (Bits.Of(starts) * (int)Role.Starts)
                + (Bits.Of(ends) * (int)Role.Ends) + (Bits.Of(follows) * (int)Role.Follows));
            previous = IsPossessive(token) ? -2 : part.Token;
        }

        // Nothing follows the last one.
        parts[count] = default;
        return count;
    }

    // Counts the single words by their terms, and answers how many longer phrases may start.
    private int CountWords(int parts)
    {
        Token[] tokens = _vectors.Tokens;
        int[] firstToken = _vectors.FirstToken;
        TermUse[] uses = _uses;
        Head[] starting = _heads;
        int sentence = -1, end = 0, heads = 0;
        bool goesOn = false;
        for (int p = 0; p < parts; p++)
        {
            Part part = _parts[p];
            Role next = _parts[p + 1].Role;
            while (part.Token >= end)
                end = firstToken[++sentence + 1];
            bool starts = (part.Role & Role.Starts) != 0, isName = (part.Role & Role.Name) != 0;
            starting[heads] = new Head(p, sentence);
            bool isHead = starts & ((next & Role.Follows) != 0), isCut = CutsName(isName, next);
            // "Minister Gordon Brown" is cut off where "Prime Minister Gordon Brown" stands.
            if (isHead & goesOn)
                isHead = IsLinked(p);
            heads += Bits.Of(isHead);
            ref readonly Token token = ref tokens[part.Token];
            ref TermUse use = ref uses[token.Term];
            bool counts = starts & use.IsWorthAlone & ((token.Traits & TokenTraits.Weak) == 0) & !isCut & (isName | !_nounsAreCapitalised);
            use.Alone.Add(part.Token, sentence, isName, (token.Traits & TokenTraits.Opens) != 0, counts);
            goesOn = isCut;
        }

        return heads;
    }

    // What a small word ties to the words before is no part of the name behind it: "ministre du Travail Muriel Pénicaud".
    private bool IsLinked(int part)
    {
        int last = part;
        while (part > 0 && last - part < MaxNameWords && CutsName((_parts[part - 1].Role & Role.Name) != 0, _parts[part].Role))
            part--;
        int before = _parts[part].Token - 1;
        return before >= 0 && WholeNames.IsLink(_text.AsSpan(_vectors.Tokens[before].Offset, _vectors.Tokens[before].Length));
    }

    private void AddWords()
    {
        foreach (ref readonly TermUse use in _uses.AsSpan(0, _vectors.TermCount))
        {
            if (use.Alone.Count >= _leastCount)
                _phrases.Add(new Phrase { Seen = use.Alone, Words = 1 });
        }
    }

    // Counts the phrases of two and more words that start with a part.
    private void CountFrom(int first, int sentence)
    {
        Token[] tokens = _vectors.Tokens;
        int token = _parts[first].Token;
        bool isName = true, opens = (tokens[token].Traits & TokenTraits.Opens) != 0;
        ulong key = 0;
        for (int words = 1; words <= (isName ? MaxNameWords : MaxWords); words++)
        {
            Role last = _parts[first + words - 1].Role, next = _parts[first + words].Role;
            key = (key + (uint)tokens[token + words - 1].Term + 1) * 0x9E3779B97F4A7C15UL;
            key ^= key >> 32;
            isName &= (last & Role.Name) != 0;
            if (words > 1 && (last & Role.Ends) != 0 && !CutsName(isName, next) && !(_nounsAreCapitalised && (last & Role.Name) == 0))
                PhraseOf(key, words).Seen.Add(token, sentence, isName, opens, counts: true);
            if ((next & Role.Follows) == 0)
                return;
        }
    }

    private ref Phrase PhraseOf(ulong key, int words)
    {
        ref int number = ref _index[key];
        if (number == 0)
        {
            _phrases.Add(new Phrase { Words = words });
            number = _phrases.Count;
        }

        return ref CollectionsMarshal.AsSpan(_phrases)[number - 1];
    }

    // "President Vladimir" is no name where "President Vladimir Putin" stands.
    private bool CutsName(bool isName, Role next) => isName & !_nounsAreCapitalised & ((next & (Role.Follows | Role.Name)) == (Role.Follows | Role.Name));

    private bool MayBound(in Token token, bool isName) => (token.Length >= _leastLetters)
        & (((token.Traits & Inner) == 0) | (((token.Traits & Inner) == TokenTraits.Weak) & isName & !_nounsAreCapitalised));

    // Selling and joining are what is done, not what it is done to; "defence spending" may end in one.
    private bool IsGerund(in Token token, bool isName) =>
        (token.Traits & TokenTraits.Gerund) != 0 && !isName && token.Length > 5 && _text.AsSpan(token.Offset, token.Length).EndsWith("ing");

    private bool IsPossessive(in Token token) =>
        (token.Traits & TokenTraits.Possessive) != 0 && token.Length > 2 && _text[token.End - 1] == 's' && _text[token.End - 2] is '\'' or '’';

    private int EndOf(in Token token)
    {
        if (IsPossessive(token))
            return token.End - 2;
        // The last dot of U.S. is its own, not the sentence's.
        if (token.End < _text.Length && _text[token.End] == '.' && token.Length > 2 && _text[token.End - 2] == '.')
            return token.End + 1;
        // Turkish parts a name from its endings: "Türkiye'nin".
        if (_vectors.Vocabulary.Language.HasApostropheBeforeEndings && _text.AsSpan(token.Offset, token.Length).IndexOfAny('\'', '’') is > 0 and var name)
            return token.Offset + name;
        if (_vectors.Vocabulary.Language.Code != "ko")
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

        foreach (ref Phrase phrase in CollectionsMarshal.AsSpan(_phrases))
        {
            Sightings seen = phrase.Seen;
            // A single common word is worth naming only where it returns; one name of several words tells by itself.
            int leastCount = phrase.Words == 1 && !seen.IsName ? _leastCount + 1 : phrase.Words > 1 && seen.IsName ? 1 : _leastCount;
            if (seen.Count < leastCount)
                continue;
            ReadOnlySpan<Token> tokens = _vectors.Tokens.AsSpan(seen.Token, phrase.Words);
            double salience = 0, inTitle = 0;
            foreach (ref readonly Token token in tokens)
            {
                ref readonly TermUse use = ref _uses[token.Term];
                salience += PortableMath.LogOf(1 + use.Count);
                inTitle += use.InTitle ? 1 : 0;
            }

            phrase.Offset = tokens[0].Offset;
            phrase.Length = EndOf(tokens[^1]) - phrase.Offset;
            double early = 1 / (1 + (PortableMath.LogOf(1 + seen.FirstSentence) / 4));
            phrase.Score = salience / phrase.Words * LengthFactors[phrase.Words] * Math.Sqrt(seen.Count) * early
                * (seen.IsName ? 1.4 : 1) * (inTitle > 0 ? 1 + (0.5 * inTitle / phrase.Words) : 1);
        }
    }

    private record struct Part(int Token, Role Role);

    private readonly record struct Head(int Part, int Sentence);

    private struct TermUse
    {
        public int Count;
        public int Names;

        // As a phrase of its own.
        public Sightings Alone;
        public bool IsName;
        public bool IsWorthIt;
        public bool IsWorthAlone;
        public bool InTitle;
    }
}
