using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Summarizer.Languages;
using Summarizer.Terms;
using Summarizer.Text;

namespace Summarizer.KeyPhrases;

// A counter of the phrases of one to four words, and names of up to six, of a text whose script has spaces.
internal sealed class PhraseCounter(string text, TermVectors vectors, HashSet<int> labels) : IDisposable
{
    // Names may have more words: a shortened name is hard to recognise.
    private const int MaxWords = 4, MaxNameWords = 6;

    // Tokens that may be within a phrase, but not at its ends.
    private const TokenTraits Inner =
        TokenTraits.Number | TokenTraits.KeyPhraseStopWord | TokenTraits.StopEnding | TokenTraits.Gram;

    // A phrase of two or three words says more than its last word alone; longer ones are harder to read.
    private static readonly double[] LengthFactors = [0, 1.0, 2.2, 2.4, 2.2, 2.2, 2.2];

    private static readonly WordSet InnerParticles = new(Language.WordsOfAll(Section.NounParticlesBeforeOthers));

    private readonly bool _capitalisesNouns = vectors.Language.CapitalisesNouns;

    // Without a language no stop word is known; they are short.
    private readonly int _leastLetters = vectors.Language == Language.Undetermined ? 5 : 2;

    // In a book, only what recurs often is counted, so that the table stays small.
    private readonly int _leastCount = Math.Max(2, vectors.SentenceCount / 2000);

    private readonly Stemmer? _particles = vectors.Language.AttachesParticles ? Stemmer.For(vectors.Language) : null;

    // The words of the document that have a particle, without it; read when first needed.
    private HashSet<string>.AlternateLookup<ReadOnlySpan<char>>? _withParticle;
    private readonly TermUse[] _terms = PooledArray.Rent<TermUse>(vectors.TermCount);
    private readonly Scratch _scratch = Scratch.Rent();

    // Returns the phrases of the text with their scores, in no particular order; valid until the counter is disposed
    // of.
    public List<Phrase> Count(string? title)
    {
        CountTerms();
        FindParts();
        CountPhrases();
        Score(title);
        return _scratch.Scored;
    }

    // True if a term recurs or the title has it.
    public bool IsOfTopic(int term) => _terms[term].Count > 1 || _terms[term].InTitle;

    // True if a term is mostly written as a name.
    public bool IsName(int term) => _terms[term].Names * 2 >= _terms[term].Count;

    // Returns a phrase of some words with its score.
    public Phrase Scored(Occurrences seen, int words)
    {
        ReadOnlySpan<Token> tokens = vectors.Tokens.Slice(seen.Token, words);
        double salience = 0, inTitle = 0;
        foreach (ref readonly Token token in tokens)
        {
            // A compound such as "state-of-the-art" has stop words.
            if (!token.IsContent)
                continue;
            salience += PortableMath.Log(1 + _terms[token.Term].Count);
            inTitle += _terms[token.Term].InTitle ? 1 : 0;
        }

        double score = salience / words * LengthFactors[words] * Math.Sqrt(seen.Count) * seen.Earliness
            * (seen.IsName ? 1.4 : 1) * (inTitle > 0 ? 1 + (0.5 * inTitle / words) : 1);
        return new Phrase(seen, words, tokens[0].Offset, EndOf(tokens[^1]) - tokens[0].Offset, score);
    }

    public void Dispose()
    {
        PooledArray.Return(_terms);
        _scratch.Return();
    }

    private void CountTerms()
    {
        Array.Clear(_terms, 0, vectors.TermCount);
        foreach (ref readonly Token token in vectors.Tokens)
        {
            if (!token.IsContent)
                continue;
            ref TermUse use = ref _terms[token.Term];
            use.Count++;
            // At the start of a sentence or quotation everything has a capital.
            bool opensQuotation = token.Has(TokenTraits.AfterBreak)
                && Characters.IsQuote(text[Math.Max(token.Offset - 1, 0)]);
            if (token.Has(TokenTraits.Capitalised) && !token.Has(TokenTraits.SentenceInitial) && !opensQuotation)
                use.Names++;
        }
    }

    // The words that phrases are made of, and what each may be in one.
    private void FindParts()
    {
        ReadOnlySpan<Token> tokens = vectors.Tokens;
        ReadOnlySpan<int> firstToken = vectors.FirstToken;
        int previous = -2, sentence = 0;
        for (int t = 0; t < tokens.Length; t++)
        {
            ref readonly Token token = ref tokens[t];
            if (!token.IsContent || token.Has(TokenTraits.Gram) || !IsWorthCounting(token.Term))
                continue;
            while (t >= firstToken[sentence + 1])
                sentence++;
            bool isName = token.Has(TokenTraits.Capitalised) && IsName(token.Term);
            bool follows = t == previous + 1 && !token.Has(TokenTraits.AfterBreak), mayEnd = MayEnd(t, token, isName);
            // Selling and joining are what is done, not what it is done to; "defence spending" may end in one.
            bool isGerund = token.Has(TokenTraits.Gerund) && !isName && char.IsLower(text[token.End - 1]);
            _scratch.Parts.Add(new Part(t, sentence, isName, mayEnd && !isGerund, mayEnd, follows));
            previous = token.EndWithoutPossessive(text) < token.End ? -2 : t;
        }

        // Nothing follows the last one.
        _scratch.Parts.Add(default);
    }

    private bool IsWorthCounting(int term) =>
        _terms[term].Count >= _leastCount || (_leastCount == 2 && IsName(term));

    private void CountPhrases()
    {
        ReadOnlySpan<Part> parts = CollectionsMarshal.AsSpan(_scratch.Parts);
        bool afterCutName = false;
        for (int p = 0; p + 1 < parts.Length; p++)
        {
            Part part = parts[p], next = parts[p + 1];
            bool isCut = CutsName(part.IsName, next);
            ref readonly Token token = ref vectors.Tokens[part.Token];
            ref TermUse use = ref _terms[token.Term];
            bool isStopWord = token.Has(TokenTraits.KeyPhraseStopWord)
                || (token.Has(TokenTraits.StopEnding) && !part.IsName);
            bool isWorthAlone = !isStopWord && (part.IsName || !_capitalisesNouns);
            if (part.MayStart && isWorthAlone && !isCut)
                use.Alone.Add(part.Token, part.Sentence, part.IsName, token.Has(TokenTraits.SentenceInitial));
            // "Minister Gordon Brown" is cut off where "Prime Minister Gordon Brown" is.
            if (part.MayStart && next.Follows && (!afterCutName || IsLinked(p)))
                CountFrom(parts[p..]);
            afterCutName = isCut;
        }
    }

    // What a small word ties to the words before is not part of the name after it: "ministre du Travail Muriel
    // Pénicaud".
    private bool IsLinked(int part)
    {
        int last = part;
        while (part > 0 && last - part < MaxNameWords
            && CutsName(_scratch.Parts[part - 1].IsName, _scratch.Parts[part]))
            part--;
        int before = _scratch.Parts[part].Token - 1;
        return before >= 0 && NameExpansion.IsParticle(vectors.Tokens[before].In(text));
    }

    // Counts the phrases of two and more words that start with the first part.
    private void CountFrom(ReadOnlySpan<Part> parts)
    {
        ReadOnlySpan<Token> tokens = vectors.Tokens[parts[0].Token..];
        bool isName = true, isSentenceInitial = tokens[0].Has(TokenTraits.SentenceInitial);
        ulong key = 0;
        for (int words = 1; words <= (isName ? MaxNameWords : MaxWords); words++)
        {
            Part last = parts[words - 1], next = parts[words];
            key = (key + (uint)tokens[words - 1].Term + 1) * 0x9E3779B97F4A7C15UL;
            key ^= key >> 32;
            isName &= last.IsName;
            bool isPhrase = words > 1 && last.MayEnd && (last.IsName || !_capitalisesNouns);
            if (isPhrase && !CutsName(isName, next))
            {
                ref (Occurrences Seen, int Words) phrase =
                    ref CollectionsMarshal.GetValueRefOrAddDefault(_scratch.Phrases, key, out _);
                phrase.Seen.Add(parts[0].Token, parts[0].Sentence, isName, isSentenceInitial);
                phrase.Words = words;
            }

            if (!next.Follows)
                return;
        }
    }

    // "President Vladimir" is not a name where "President Vladimir Putin" is.
    private bool CutsName(bool isName, in Part next) =>
        isName && !_capitalisesNouns && next.Follows && next.IsName;

    private bool MayEnd(int number, in Token token, bool isName)
    {
        if (token.Length < _leastLetters || labels.Contains(number))
            return false;
        TokenTraits inner = token.Traits & Inner;
        bool isStopWordInName = inner is TokenTraits.KeyPhraseStopWord or TokenTraits.StopEnding && isName
            && !_capitalisesNouns;
        return inner == 0 || isStopWordInName;
    }

    private int EndOf(in Token token)
    {
        if (token.EndWithoutPossessive(text) is var end && end < token.End)
            return end;
        // The last dot of U.S. is its own, not the sentence's.
        if (token.End < text.Length && text[token.End] == '.' && token.Length > 2 && text[token.End - 2] == '.')
            return token.End + 1;
        // Turkish separates a name from its endings: "Türkiye'nin".
        if (vectors.Language.HasApostropheBeforeEndings && token.In(text).IndexOfAny('\'', '’') is > 0 and var name)
            return token.Offset + name;
        if (_particles is null)
            return token.End;
        _withParticle ??= WordsWithParticle(_particles);
        ReadOnlySpan<char> word = token.In(text);
        int noun = StemLength(_particles, word);
        // The document's "고양이가" shows that "고양이" is a noun and not "고양" with a particle. "서울에도" has two: only
        // some particles carry another.
        bool isNoun = _withParticle.Value.Contains(word) && !InnerParticles.Contains(word[noun..]);
        return isNoun ? token.End : token.Offset + noun;
    }

    private HashSet<string>.AlternateLookup<ReadOnlySpan<char>> WordsWithParticle(Stemmer particles)
    {
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> words =
            new HashSet<string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (ref readonly Token token in vectors.Tokens)
        {
            ReadOnlySpan<char> word = token.In(text);
            if (token.IsContent && StemLength(particles, word) is var length && length < word.Length)
                words.Add(word[..length]);
        }

        return words;
    }

    private static int StemLength(Stemmer particles, ReadOnlySpan<char> word) =>
        particles.Stem(word.First(WordScanner.MaxWord)).Length;

    private void Score(string? title)
    {
        foreach (int term in title is null ? [] : vectors.TermsOf(title).Where(term => term >= 0))
            _terms[term].InTitle = true;
        foreach (ref readonly TermUse use in _terms.AsSpan(0, vectors.TermCount))
            Add(use.Alone, words: 1);
        foreach ((Occurrences seen, int words) in _scratch.Phrases.Values)
            Add(seen, words);

        void Add(Occurrences seen, int words)
        {
            // A common word must recur more often than a phrase. A name of several words need not recur.
            int least = (words, seen.IsName) switch
            {
                (1, false) => _leastCount + 1,
                ( > 1, true) => 1,
                _ => _leastCount,
            };
            if (seen.Count >= least)
                _scratch.Scored.Add(Scored(seen, words));
        }
    }

    // Follows: True if it continues the part before: nothing is between, and that one has no 's.
    private readonly record struct Part(
        int Token, int Sentence, bool IsName, bool MayStart, bool MayEnd, bool Follows);

    // Lists that are used again for the next text.
    private sealed class Scratch
    {
        private const int MostParts = 50_000;

        private static readonly ConcurrentStack<Scratch> Kept = new();

        public List<Part> Parts { get; } = [];

        // By the hash of its terms: a phrase of two and more words.
        public Dictionary<ulong, (Occurrences Seen, int Words)> Phrases { get; } = [];

        public List<Phrase> Scored { get; } = [];

        public static Scratch Rent() => Kept.TryPop(out Scratch? scratch) ? scratch : new Scratch();

        public void Return()
        {
            if (Parts.Count > MostParts || Kept.Count >= Environment.ProcessorCount)
                return;
            Parts.Clear();
            Phrases.Clear();
            Scored.Clear();
            Kept.Push(this);
        }
    }

    private struct TermUse
    {
        // The number of times that the text has the term, and of those written as a name.
        public int Count, Names;

        // The occurrences as a phrase of its own.
        public Occurrences Alone;

        public bool InTitle;
    }
}
