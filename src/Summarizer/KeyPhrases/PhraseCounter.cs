using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Summarizer.Languages;
using Summarizer.Terms;
using Summarizer.Text;

namespace Summarizer.KeyPhrases;

/// <summary>
/// Counts the phrases of one to four words, and names of up to six, of a text whose script has spaces.
/// </summary>
internal sealed class PhraseCounter : IDisposable
{
    // A name is what it is, however long; cut short, no one knows it.
    private const int MaxWords = 4, MaxNameWords = 6;

    // Tokens that may be within a phrase, but not at its ends.
    private const TokenTraits Inner =
        TokenTraits.Number | TokenTraits.KeyPhraseStopWord | TokenTraits.StopEnding | TokenTraits.Gram;

    // A phrase of two or three words tells more than its head alone; beyond that it grows unwieldy.
    private static readonly double[] LengthFactors = [0, 1.0, 2.2, 2.4, 2.2, 2.2, 2.2];

    private readonly string _text;
    private readonly TermVectors _vectors;
    private readonly HashSet<int> _labels;
    private readonly bool _capitalisesNouns;
    private readonly int _leastCount, _leastLetters;
    private readonly TermUse[] _terms;
    private readonly Scratch _scratch;

    /// <param name="text">The document.</param>
    /// <param name="vectors">The words of its sentences.</param>
    /// <param name="labels">The numbers of the tokens that are part of a speaker's label.</param>
    public PhraseCounter(string text, TermVectors vectors, HashSet<int> labels)
    {
        (_text, _vectors, _labels) = (text, vectors, labels);
        _capitalisesNouns = vectors.Language.CapitalisesNouns;
        // Without a language no stop word is known; they are short.
        _leastLetters = vectors.Language == Language.Undetermined ? 5 : 2;
        // In a book only what recurs again and again is counted, so that the table stays small.
        _leastCount = Math.Max(2, vectors.SentenceCount / 2000);
        _terms = ArrayPool<TermUse>.Shared.Rent(vectors.TermCount);
        Array.Clear(_terms, 0, vectors.TermCount);
        _scratch = Scratch.Rent();
    }

    /// <summary>
    /// Returns the phrases of the text with their scores, in no particular order; valid until the counter is disposed
    /// of.
    /// </summary>
    public List<Phrase> Count(string? title)
    {
        CountTerms();
        FindParts();
        CountPhrases();
        Score(title);
        return _scratch.Scored;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        ArrayPool<TermUse>.Shared.Return(_terms);
        _scratch.Return();
    }

    private void CountTerms()
    {
        foreach (ref readonly Token token in _vectors.Tokens)
        {
            if (!token.IsContent)
                continue;
            ref TermUse use = ref _terms[token.Term];
            use.Count++;
            // At the start of a sentence or quotation everything has a capital.
            bool opensQuotation = token.Has(TokenTraits.AfterBreak)
                && Characters.IsQuote(_text[Math.Max(token.Offset - 1, 0)]);
            if (token.Has(TokenTraits.Capitalised) && !token.Has(TokenTraits.SentenceInitial) && !opensQuotation)
                use.Names++;
        }
    }

    private bool IsName(int term) => _terms[term].Names > 0 && _terms[term].Names * 2 >= _terms[term].Count;

    // The words that phrases are made of, and what each may be in one.
    private void FindParts()
    {
        ReadOnlySpan<Token> tokens = _vectors.Tokens;
        ReadOnlySpan<int> firstToken = _vectors.FirstToken;
        List<Part> parts = _scratch.Parts;
        int previous = -2, sentence = 0;
        for (int t = 0; t < tokens.Length; t++)
        {
            ref readonly Token token = ref tokens[t];
            if (!token.IsContent || token.Has(TokenTraits.Gram) || !IsWorthCounting(token.Term))
                continue;
            while (t >= firstToken[sentence + 1])
                sentence++;
            bool isName = token.Has(TokenTraits.Capitalised) && IsName(token.Term);
            Role role = BoundsOf(t, token, isName) | If(isName, Role.Name);
            if (t == previous + 1 && !token.Has(TokenTraits.AfterBreak))
                role |= Role.Follows;
            parts.Add(new Part(t, sentence, role));
            previous = IsPossessive(token) ? -2 : t;
        }

        // Nothing follows the last one.
        parts.Add(default);
    }

    private bool IsWorthCounting(int term) =>
        _terms[term].Count >= _leastCount || (_leastCount == 2 && IsName(term));

    private void CountPhrases()
    {
        ReadOnlySpan<Token> tokens = _vectors.Tokens;
        ReadOnlySpan<Part> parts = CollectionsMarshal.AsSpan(_scratch.Parts);
        bool afterCutName = false;
        for (int p = 0; p + 1 < parts.Length; p++)
        {
            (int t, int sentence, Role role) = parts[p];
            Role next = parts[p + 1].Role;
            bool isName = role.HasFlag(Role.Name), isCut = CutsName(isName, next);
            ref readonly Token token = ref tokens[t];
            ref TermUse use = ref _terms[token.Term];
            // A single common word is worth naming only where it recurs more often than a phrase.
            bool isStopWord = token.Has(TokenTraits.KeyPhraseStopWord)
                || (token.Has(TokenTraits.StopEnding) && !isName);
            bool isWorthAlone = (IsName(token.Term) || use.Count > _leastCount) && !isStopWord
                && (isName || !_capitalisesNouns);
            if (role.HasFlag(Role.Starts) && isWorthAlone && !isCut)
                use.Alone.Add(t, sentence, isName, token.Has(TokenTraits.SentenceInitial));
            // "Minister Gordon Brown" is cut off where "Prime Minister Gordon Brown" is.
            if (role.HasFlag(Role.Starts) && next.HasFlag(Role.Follows) && (!afterCutName || IsLinked(p)))
                CountFrom(p, parts, tokens);
            afterCutName = isCut;
        }
    }

    // What a small word ties to the words before is not part of the name after it: "ministre du Travail Muriel
    // Pénicaud".
    private bool IsLinked(int part)
    {
        int last = part;
        while (part > 0 && last - part < MaxNameWords
            && CutsName(_scratch.Parts[part - 1].Role.HasFlag(Role.Name), _scratch.Parts[part].Role))
            part--;
        int before = _scratch.Parts[part].Token - 1;
        return before >= 0 && NameExpansion.IsParticle(_vectors.Tokens[before].In(_text));
    }

    // Counts the phrases of two and more words that start with a part.
    private void CountFrom(int first, ReadOnlySpan<Part> parts, ReadOnlySpan<Token> tokens)
    {
        (int token, int sentence, _) = parts[first];
        bool isName = true, isSentenceInitial = tokens[token].Has(TokenTraits.SentenceInitial);
        ulong key = 0;
        for (int words = 1; words <= (isName ? MaxNameWords : MaxWords); words++)
        {
            Role last = parts[first + words - 1].Role, next = parts[first + words].Role;
            key = (key + (uint)tokens[token + words - 1].Term + 1) * 0x9E3779B97F4A7C15UL;
            key ^= key >> 32;
            isName &= last.HasFlag(Role.Name);
            bool isPhrase = words > 1 && last.HasFlag(Role.Ends) && (last.HasFlag(Role.Name) || !_capitalisesNouns);
            if (isPhrase && !CutsName(isName, next))
                SeenOf(key, words).Add(token, sentence, isName, isSentenceInitial);
            if (!next.HasFlag(Role.Follows))
                return;
        }
    }

    private ref Occurrences SeenOf(ulong key, int words)
    {
        ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(_scratch.Numbers, key, out bool exists);
        if (!exists)
        {
            number = _scratch.Phrases.Count;
            _scratch.Phrases.Add((default, words));
        }

        return ref CollectionsMarshal.AsSpan(_scratch.Phrases)[number].Seen;
    }

    // "President Vladimir" is not a name where "President Vladimir Putin" is.
    private bool CutsName(bool isName, Role next) =>
        isName && !_capitalisesNouns && next.HasFlag(Role.Follows | Role.Name);

    private Role BoundsOf(int number, in Token token, bool isName)
    {
        if (token.Length < _leastLetters || _labels.Contains(number))
            return Role.None;
        TokenTraits inner = token.Traits & Inner;
        bool isStopWordInName = inner is TokenTraits.KeyPhraseStopWord or TokenTraits.StopEnding && isName
            && !_capitalisesNouns;
        if (inner != 0 && !isStopWordInName)
            return Role.None;
        // Selling and joining are what is done, not what it is done to; "defence spending" may end in one.
        bool isGerund = token.Has(TokenTraits.Gerund) && !isName && char.IsLower(_text[token.End - 1]);
        return isGerund ? Role.Ends : Role.Starts | Role.Ends;
    }

    private bool IsPossessive(in Token token) => token.Has(TokenTraits.Possessive) && token.Length > 2
        && _text[token.End - 1] == 's' && Characters.IsApostrophe(_text[token.End - 2]);

    private int EndOf(in Token token, Stemmer? particles)
    {
        if (IsPossessive(token))
            return token.End - 2;
        // The last dot of U.S. is its own, not the sentence's.
        if (token.End < _text.Length && _text[token.End] == '.' && token.Length > 2 && _text[token.End - 2] == '.')
            return token.End + 1;
        // Turkish separates a name from its endings: "Türkiye'nin".
        if (_vectors.Language.HasApostropheBeforeEndings && token.In(_text).IndexOfAny('\'', '’') is > 0 and var name)
            return token.Offset + name;
        if (particles is null)
            return token.End;
        int length = Math.Min((int)token.Length, WordScanner.MaxWord);
        return token.Offset + particles.Stem(_text.AsSpan(token.Offset, length)).Length;
    }

    private void Score(string? title)
    {
        foreach (int term in title is null ? [] : _vectors.TermsOf(title))
        {
            if (term >= 0)
                _terms[term].InTitle = true;
        }

        Stemmer? particles = _vectors.Language.AttachesParticles ? Stemmer.For(_vectors.Language) : null;
        foreach (ref readonly TermUse use in _terms.AsSpan(0, _vectors.TermCount))
        {
            if (use.Alone.Count >= _leastCount)
                Add(use.Alone, words: 1);
        }

        foreach ((Occurrences seen, int words) in _scratch.Phrases)
            Add(seen, words);

        void Add(Occurrences seen, int words)
        {
            // A single common word is worth naming only where it recurs; one name of several words tells by itself.
            int least = (words, seen.IsName) switch
            {
                (1, false) => _leastCount + 1,
                ( > 1, true) => 1,
                _ => _leastCount,
            };
            if (seen.Count >= least)
                _scratch.Scored.Add(Scored(seen, words, particles));
        }
    }

    private Phrase Scored(Occurrences seen, int words, Stemmer? particles)
    {
        ReadOnlySpan<Token> tokens = _vectors.Tokens.Slice(seen.Token, words);
        double salience = 0, inTitle = 0;
        foreach (ref readonly Token token in tokens)
        {
            salience += PortableMath.Log(1 + _terms[token.Term].Count);
            inTitle += _terms[token.Term].InTitle ? 1 : 0;
        }

        double early = 1 / (1 + (PortableMath.Log(1 + seen.FirstSentence) / 4));
        double score = salience / words * LengthFactors[words] * Math.Sqrt(seen.Count) * early
            * (seen.IsName ? 1.4 : 1) * (inTitle > 0 ? 1 + (0.5 * inTitle / words) : 1);
        return new Phrase(seen, words, tokens[0].Offset, EndOf(tokens[^1], particles) - tokens[0].Offset, score);
    }

    private static Role If(bool condition, Role role) => condition ? role : Role.None;

    private readonly record struct Part(int Token, int Sentence, Role Role);

    // Lists that are used again for the next text.
    private sealed class Scratch
    {
        private const int MostParts = 50_000;

        private static readonly ConcurrentStack<Scratch> Kept = new();

        public List<Part> Parts { get; } = [];

        public List<(Occurrences Seen, int Words)> Phrases { get; } = [];

        /// <summary>By the hash of a phrase's terms: its number among the phrases.</summary>
        public Dictionary<ulong, int> Numbers { get; } = [];

        public List<Phrase> Scored { get; } = [];

        public static Scratch Rent() => Kept.TryPop(out Scratch? scratch) ? scratch : new Scratch();

        public void Return()
        {
            if (Parts.Count > MostParts || Kept.Count >= Environment.ProcessorCount)
                return;
            Parts.Clear();
            Phrases.Clear();
            Numbers.Clear();
            Scored.Clear();
            Kept.Push(this);
        }
    }

    private struct TermUse
    {
        /// <summary>The number of times that the text has the term, and of those written as a name.</summary>
        public int Count, Names;

        /// <summary>The occurrences as a phrase of its own.</summary>
        public Occurrences Alone;

        public bool InTitle;
    }
}
