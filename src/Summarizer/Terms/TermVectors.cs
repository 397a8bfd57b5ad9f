using Summarizer.Sentences;

namespace Summarizer.Terms;

/// <summary>
/// A document's words as numbers: its tokens in order, and one sparse unit vector of tf · log(1 + n/df) per sentence, all in
/// flat arrays that are used again for the next document. The dot product of two sentences is the cosine of their vectors.
/// </summary>
internal sealed class TermVectors
{
    /// <summary>A term that no sentence has.</summary>
    public const int Absent = -2;

    private readonly Vocabulary _vocabulary;

    // By stem number of the vocabulary: the document's number for it, valid where the document's stamp matches.
    private StampedTerm[] _termOfStem = [];
    private int _stamp;

    // By term: the sentence that had it last, and its entry there.
    private int[] _lastSentence = [];
    private int[] _lastEntry = [];

    // How many tokens and entries there are so far, and the words among them that are not resolved yet: enough for most sentences.
    private readonly ulong[] _hashes = new ulong[128];
    private int _tokens, _entries;

    public TermVectors(Vocabulary vocabulary) => _vocabulary = vocabulary;

    /// <summary>How many sentences there are.</summary>
    public int SentenceCount { get; private set; }

    /// <summary>How many distinct terms the sentences have; terms are numbered in order of first sight.</summary>
    public int TermCount { get; private set; }

    /// <summary>All tokens, stop words too, in text order; <see cref="FirstToken"/> says where a sentence's start.</summary>
    public Token[] Tokens { get; private set; } = [];

    /// <summary>By sentence: its first token in <see cref="Tokens"/>; one more entry than sentences.</summary>
    public int[] FirstToken { get; private set; } = [];

    /// <summary>The numbers of the tokens that are no stop words, in order; so many as <see cref="ContentCount"/>.</summary>
    public int[] Content { get; private set; } = [];

    /// <summary>How many tokens are no stop words.</summary>
    public int ContentCount { get; private set; }

    /// <summary>By sentence: how many words a reader counts.</summary>
    public int[] Words { get; private set; } = [];

    /// <summary>By sentence: how many marks of which kind it has.</summary>
    public MarkCount[] Marks { get; private set; } = [];

    /// <summary>By sentence: its first entry in <see cref="Terms"/> and <see cref="Weights"/>; one more entry than sentences.</summary>
    public int[] FirstEntry { get; private set; } = [];

    /// <summary>By entry: the term.</summary>
    public int[] Terms { get; private set; } = [];

    /// <summary>By entry: the term's share in the sentence's unit vector.</summary>
    public float[] Weights { get; private set; } = [];

    /// <summary>By term: how many sentences have it.</summary>
    public int[] SentenceFrequency { get; private set; } = [];

    /// <summary>Some tokens are slices of a script without spaces.</summary>
    public bool HasGrams { get; private set; }

    /// <summary>The vocabulary that the terms come from.</summary>
    public Vocabulary Vocabulary => _vocabulary;

    /// <summary>Roughly how many bytes are kept for the next document.</summary>
    public long Footprint =>
        (Tokens.LongLength * 12) + (Content.LongLength * 4) + (FirstToken.LongLength * 36) + (Terms.LongLength * 8) + (SentenceFrequency.LongLength * 12) + (_termOfStem.LongLength * 8);

    /// <summary>Reads the sentences' words and weighs them.</summary>
    public void Read(ReadOnlySpan<char> text, ReadOnlySpan<Sentence> sentences)
    {
        Start(sentences.Length);
        for (int s = 0; s < sentences.Length; s++)
        {
            FirstToken[s] = _tokens;
            FirstEntry[s] = _entries;
            ReadSentence(text, s, sentences[s]);
        }

        FirstToken[SentenceCount] = _tokens;
        FirstEntry[SentenceCount] = _entries;
        Weigh();
    }

    // A sentence has its number among those read here; its own index may count others too.
    private void ReadSentence(ReadOnlySpan<char> text, int number, Sentence sentence)
    {
        var scanner = new WordScanner(text, sentence.Offset, sentence.End, _vocabulary.Language);
        TokenTraits opening = TokenTraits.AfterBreak | TokenTraits.Opens;
        TokenTraits all = TokenTraits.None;
        int capitals = 0, numbers = 0, resolved = _tokens;
        while (scanner.Next())
        {
            if (_tokens == Tokens.Length)
                Tokens = Grown(Tokens);
            if (_tokens - resolved == _hashes.Length)
            {
                all |= Resolve(text, number, resolved);
                resolved = _tokens;
            }

            TokenTraits traits = scanner.Traits | opening;
            numbers += Bits.Of((traits & TokenTraits.Number) != 0);
            capitals += Bits.Of((traits & (TokenTraits.Capitalised | TokenTraits.Opens)) == TokenTraits.Capitalised);
            all |= traits;
            _hashes[_tokens - resolved] = scanner.Hash;
            Tokens[_tokens++] = new Token(scanner.Offset, (ushort)Math.Min(scanner.End - scanner.Offset, ushort.MaxValue), traits, Token.StopWord);
            opening = TokenTraits.None;
        }

        Words[number] = scanner.WordsPassed;
        all |= Resolve(text, number, resolved);
        HasGrams |= (all & TokenTraits.Gram) != 0;
        Marks[number] = scanner.Marks with { Numbers = numbers, Capitals = capitals, MayBePersonal = (all & TokenTraits.Personal) != 0 };
    }

    // Finds out what the tokens from one on count as, and answers what traits their words have.
    private TokenTraits Resolve(ReadOnlySpan<char> text, int sentence, int from)
    {
        Span<Token> tokens = Tokens.AsSpan(from, _tokens - from);
        _vocabulary.Expect(_hashes.AsSpan(0, tokens.Length));
        if (Content.Length < ContentCount + tokens.Length)
            Content = Grown(Content, ContentCount + tokens.Length);
        Span<int> content = Content.AsSpan(ContentCount, tokens.Length);
        var all = TokenTraits.None;
        int found = 0;
        for (int t = 0; t < tokens.Length; t++)
        {
            ref Token token = ref tokens[t];
            Vocabulary.Sense sense = _vocabulary.SenseOf(_hashes[t], text.Slice(token.Offset, token.Length));
            token = token with { Term = sense.Stem, Traits = token.Traits | sense.Traits };
            all |= sense.Traits;
            // Written always and kept only sometimes: nobody can guess which word is a stop word.
            content[found] = from + t;
            found += Bits.Of(sense.Stem != Token.StopWord);
        }

        ContentCount += found;
        foreach (int t in content[..found])
        {
            ref Token token = ref tokens[t - from];
            token = token with { Term = TermOf(token.Term) };
            Count(token.Term, sentence);
        }

        return all;
    }

    /// <summary>How rare a term is among the sentences: log(1 + n/df).</summary>
    public double Rarity(int term) => PortableMath.Log(1 + ((double)SentenceCount / SentenceFrequency[term]));

    /// <summary>The sum of a sentence's weights times what the terms have in <paramref name="byTerm"/>.</summary>
    public double Dot(int sentence, double[] byTerm)
    {
        ReadOnlySpan<int> terms = TermsIn(sentence);
        ReadOnlySpan<float> weights = WeightsIn(sentence);
        double sum = 0;
        for (int e = 0; e < terms.Length && e < weights.Length; e++)
            sum += weights[e] * byTerm[terms[e]];
        return sum;
    }

    /// <summary>Adds a sentence's vector to sums by term.</summary>
    public void AddTo(int sentence, double[] byTerm)
    {
        ReadOnlySpan<int> terms = TermsIn(sentence);
        ReadOnlySpan<float> weights = WeightsIn(sentence);
        for (int e = 0; e < terms.Length && e < weights.Length; e++)
            byTerm[terms[e]] += weights[e];
    }

    /// <summary>Writes a sentence's vector over an array by term.</summary>
    public void Scatter(int sentence, double[] byTerm)
    {
        ReadOnlySpan<int> terms = TermsIn(sentence);
        ReadOnlySpan<float> weights = WeightsIn(sentence);
        for (int e = 0; e < terms.Length && e < weights.Length; e++)
            byTerm[terms[e]] = weights[e];
    }

    /// <summary>Sets a sentence's terms in an array by term to zero.</summary>
    public void Unscatter(int sentence, double[] byTerm)
    {
        foreach (int term in TermsIn(sentence))
            byTerm[term] = 0;
    }

    /// <summary>The distinct terms of a sentence.</summary>
    public ReadOnlySpan<int> TermsIn(int sentence) => Terms.AsSpan(FirstEntry[sentence], FirstEntry[sentence + 1] - FirstEntry[sentence]);

    /// <summary>What each of them has in the sentence's unit vector.</summary>
    public ReadOnlySpan<float> WeightsIn(int sentence) => Weights.AsSpan(FirstEntry[sentence], FirstEntry[sentence + 1] - FirstEntry[sentence]);

    /// <summary>The distinct terms of another text, such as a title; <see cref="Absent"/> for each that no sentence has.</summary>
    public List<int> TermsOf(ReadOnlySpan<char> other)
    {
        var terms = new List<int>();
        var stems = new HashSet<int>();
        var scanner = new WordScanner(other, 0, other.Length, _vocabulary.Language);
        while (scanner.Next())
        {
            int stem = _vocabulary.SenseOf(scanner.Hash, other[scanner.Offset..scanner.End]).Stem;
            if (stem != Token.StopWord && stems.Add(stem))
                terms.Add(stem < _termOfStem.Length && _termOfStem[stem].Stamp == _stamp ? _termOfStem[stem].Term : Absent);
        }

        return terms;
    }

    private void Start(int sentences)
    {
        SentenceCount = sentences;
        TermCount = 0;
        ContentCount = 0;
        HasGrams = false;
        (_tokens, _entries) = (0, 0);
        if (FirstToken.Length <= sentences)
        {
            int size = Math.Max(sentences + 1, FirstToken.Length * 2);
            FirstToken = new int[size];
            FirstEntry = new int[size];
            Words = new int[size];
            Marks = new MarkCount[size];
        }

        if (++_stamp == int.MaxValue)
        {
            Array.Clear(_termOfStem);
            _stamp = 1;
        }
    }

    private int TermOf(int stem)
    {
        if (stem >= _termOfStem.Length)
            _termOfStem = Grown(_termOfStem, Math.Max(_vocabulary.Stems + 1, _termOfStem.Length * 2));
        if (TermCount == SentenceFrequency.Length)
        {
            SentenceFrequency = Grown(SentenceFrequency);
            _lastSentence = Grown(_lastSentence);
            _lastEntry = Grown(_lastEntry);
        }

        // The next number is made ready always and taken only where the stem is new: every third is, in no pattern.
        SentenceFrequency[TermCount] = 0;
        _lastSentence[TermCount] = -1;
        ref StampedTerm known = ref _termOfStem[stem];
        int fresh = Bits.Of(known.Stamp != _stamp);
        int term = known.Term + (fresh * (TermCount - known.Term));
        known = new StampedTerm(_stamp, term);
        TermCount += fresh;
        return term;
    }

    private void Count(int term, int sentence)
    {
        if (_lastSentence[term] == sentence)
        {
            Weights[_lastEntry[term]]++;
            return;
        }

        if (_entries == Terms.Length)
        {
            Terms = Grown(Terms);
            Weights = Grown(Weights);
        }

        SentenceFrequency[term]++;
        _lastSentence[term] = sentence;
        _lastEntry[term] = _entries;
        Terms[_entries] = term;
        Weights[_entries++] = 1;
    }

    private void Weigh()
    {
        // Few different frequencies cover most terms: their logarithms are kept.
        Span<double> known = stackalloc double[64];
        known.Clear();
        for (int s = 0; s < SentenceCount; s++)
        {
            double squares = 0;
            int start = FirstEntry[s], end = FirstEntry[s + 1];
            for (int e = start; e < end; e++)
            {
                int term = Terms[e];
                int frequency = SentenceFrequency[term];
                double rarity = frequency < known.Length ? known[frequency] : Rarity(term);
                if (rarity == 0)
                    known[frequency] = rarity = Rarity(term);
                double weight = Weights[e] * rarity;
                Weights[e] = (float)weight;
                squares += weight * weight;
            }

            double norm = squares > 0 ? 1 / Math.Sqrt(squares) : 0;
            for (int e = start; e < end; e++)
                Weights[e] = (float)(Weights[e] * norm);
        }
    }

    private static T[] Grown<T>(T[] array, int size = 0)
    {
        Array.Resize(ref array, Math.Max(size, Math.Max(array.Length * 2, 1024)));
        return array;
    }

    private readonly record struct StampedTerm(int Stamp, int Term);
}
