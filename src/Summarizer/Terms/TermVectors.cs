using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
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

    // By stem number of the vocabulary. Sentences are stamped with numbers that go on from document to document.
    private StemUse[] _useOfStem = [];
    private int _documentStamp = 1;

    // The hashes of the last words read: so many are looked up at a time, since memory answers many questions at once.
    private readonly ulong[] _hashes = new ulong[512];

    // Few different frequencies cover most terms: how rare a term is by how many of the document's sentences have it, once worked out.
    private readonly double[] _rarityByFrequency = new double[64];

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

    /// <summary>By term: how rare it is among the sentences, log(1 + n/df).</summary>
    public double[] Rarity { get; private set; } = [];

    /// <summary>Some tokens are slices of a script without spaces.</summary>
    public bool HasGrams { get; private set; }

    /// <summary>The vocabulary that the terms come from.</summary>
    public Vocabulary Vocabulary => _vocabulary;

    /// <summary>Roughly how many bytes are kept for the next document.</summary>
    public long Footprint =>
        (Tokens.LongLength * 12) + (Content.LongLength * 4) + (FirstToken.LongLength * 44) + (Terms.LongLength * 8) + (SentenceFrequency.LongLength * 4) + (Rarity.LongLength * 8) + (_useOfStem.LongLength * 12);

    /// <summary>Reads the sentences' words and weighs them.</summary>
    public void Read(ReadOnlySpan<char> text, ReadOnlySpan<Sentence> sentences)
    {
        Start(sentences.Length);
        CountTerms(ReadWords(text, sentences));
        MeasureRarity();
        Weigh();
    }

    // Answers how many there are. A sentence has its number among those read here; its own index may count others too.
    private int ReadWords(ReadOnlySpan<char> text, ReadOnlySpan<Sentence> sentences)
    {
        var scanner = new WordScanner(text, _vocabulary.Language);
        int tokens = 0, waiting = 0;
        for (int s = 0; s < sentences.Length; s++)
        {
            FirstToken[s] = tokens;
            scanner.MoveTo(sentences[s].Offset, sentences[s].End);
            while (true)
            {
                int room = _hashes.Length - waiting;
                if (Tokens.Length < tokens + room)
                    Tokens = Grown(Tokens, tokens + room);
                int read = scanner.Read(Tokens.AsSpan(tokens, room), _hashes.AsSpan(waiting));
                tokens += read;
                waiting += read;
                if (read < room)
                    break;
                _vocabulary.LookUp(text, Tokens.AsSpan(tokens - waiting, waiting), _hashes);
                waiting = 0;
            }

            Words[s] = scanner.WordsPassed;
            Marks[s] = scanner.Marks;
        }

        _vocabulary.LookUp(text, Tokens.AsSpan(tokens - waiting, waiting), _hashes);
        FirstToken[SentenceCount] = tokens;
        HasGrams = scanner.HasGrams;
        return tokens;
    }

    // Gives the tokens that are no stop words the document's numbers for their stems, and counts them by sentence.
    private void CountTerms(int tokenCount)
    {
        MakeRoomFor(tokenCount);
        Token[] tokens = Tokens;
        StemUse[] uses = _useOfStem;
        int[] content = Content, frequencies = SentenceFrequency, terms = Terms;
        float[] weights = Weights;
        int contentCount = 0, termCount = 0, entries = 0;
        for (int s = 0; s < SentenceCount; s++)
        {
            FirstEntry[s] = entries;
            int stamp = _documentStamp + s, first = contentCount, little = 0;
            ulong littleKinds = 0;
            var all = TokenTraits.None;
            for (int t = FirstToken[s]; t < FirstToken[s + 1]; t++)
            {
                // Written always and kept only sometimes: nobody can guess which word is a stop word.
                content[contentCount] = t;
                int term = tokens[t].Term, isLittle = Bits.Of(term < Token.StopWord);
                contentCount += Bits.Of(term >= 0);
                little += isLittle;
                littleKinds |= (ulong)isLittle << ~term;
                all |= tokens[t].Traits;
            }

            Marks[s].MayBePersonal = (all & TokenTraits.Personal) != 0;
            foreach (int t in content.AsSpan(first, contentCount - first))
            {
                ref Token token = ref tokens[t];
                ref StemUse use = ref uses[token.Term];
                if (use.Stamp == stamp)
                {
                    token.Term = use.Term;
                    weights[use.Entry]++;
                    continue;
                }

                // Every third stem is new to the document, in no pattern: both answers are worked out, and one is taken.
                int fresh = Bits.Of(use.Stamp < _documentStamp);
                int term = use.Term + (fresh * (termCount - use.Term));
                termCount += fresh;
                token.Term = term;
                use = new StemUse(stamp, term, entries);
                frequencies[term] = (frequencies[term] & (fresh - 1)) + 1;
                terms[entries] = term;
                weights[entries++] = 1;
            }

            Marks[s].LittleWords = little;
            Marks[s].Repeated = contentCount - first - (entries - FirstEntry[s]) + little - BitOperations.PopCount(littleKinds);
        }

        FirstEntry[SentenceCount] = entries;
        (ContentCount, TermCount) = (contentCount, termCount);
    }

    // A word more than there are: what follows the last one is written too.
    private void MakeRoomFor(int tokens)
    {
        if (Content.Length <= tokens)
        {
            int size = Math.Max(tokens + 1, Content.Length * 2);
            (Content, SentenceFrequency, Terms, Weights) = (new int[size], new int[size], new int[size], new float[size]);
        }

        if (_useOfStem.Length < _vocabulary.Stems)
            _useOfStem = Grown(_useOfStem, _vocabulary.Stems);
    }

    /// <summary>The sum of a sentence's weights times what the terms have in <paramref name="byTerm"/>.</summary>
    public double Dot(int sentence, double[] byTerm)
    {
        ReadOnlySpan<int> terms = TermsIn(sentence);
        ReadOnlySpan<float> weights = WeightsIn(sentence);
        double sum = 0;
        for (int e = 0; e < terms.Length && e < weights.Length; e++)
            sum += PortableMath.Widened(weights[e]) * byTerm[terms[e]];
        return sum;
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
        var scanner = new WordScanner(other, _vocabulary.Language);
        scanner.MoveTo(0, other.Length);
        Span<Token> tokens = stackalloc Token[64];
        int read;
        do
        {
            read = scanner.Read(tokens, _hashes);
            _vocabulary.LookUp(other, tokens[..read], _hashes);
            foreach (ref readonly Token token in tokens[..read])
            {
                int stem = token.Term;
                if (stem >= 0 && stems.Add(stem))
                    terms.Add(stem < _useOfStem.Length && _useOfStem[stem].Stamp >= _documentStamp ? _useOfStem[stem].Term : Absent);
            }
        }
        while (read == tokens.Length);

        return terms;
    }

    private void Start(int sentences)
    {
        _documentStamp += SentenceCount;
        if (_documentStamp > int.MaxValue - sentences)
        {
            Array.Clear(_useOfStem);
            _documentStamp = 1;
        }

        SentenceCount = sentences;
        if (FirstToken.Length <= sentences)
        {
            int size = Math.Max(sentences + 1, FirstToken.Length * 2);
            FirstToken = new int[size];
            FirstEntry = new int[size];
            Words = new int[size];
            Marks = new MarkCount[size];
        }
    }

    private void MeasureRarity()
    {
        if (Rarity.Length < TermCount)
            Rarity = new double[Math.Max(TermCount, Rarity.Length * 2)];
        double[] known = _rarityByFrequency;
        Array.Clear(known);
        for (int term = 0; term < TermCount; term++)
        {
            int frequency = SentenceFrequency[term];
            double rarity = frequency < known.Length ? known[frequency] : 0;
            if (rarity == 0)
                rarity = PortableMath.Log(1 + ((double)SentenceCount / frequency));
            if (frequency < known.Length)
                known[frequency] = rarity;
            Rarity[term] = rarity;
        }
    }

    private void Weigh()
    {
        double[] rarities = Rarity;
        for (int s = 0; s < SentenceCount; s++)
        {
            double squares = 0;
            ReadOnlySpan<int> terms = TermsIn(s);
            Span<float> weights = Weights.AsSpan(FirstEntry[s], terms.Length);
            for (int e = 0; e < terms.Length && e < weights.Length; e++)
            {
                double weight = PortableMath.Widened(weights[e]) * rarities[terms[e]];
                weights[e] = (float)weight;
                squares += weight * weight;
            }

            double norm = squares > 0 ? 1 / Math.Sqrt(squares) : 0;
            Scale(weights, norm);
        }
    }

    // Two lanes at a time, the same in each as one alone: else a processor takes each conversion to wait for the one before.
    private static void Scale(Span<float> weights, double factor)
    {
        Span<Vector128<float>> fours = MemoryMarshal.Cast<float, Vector128<float>>(weights);
        foreach (ref Vector128<float> four in fours)
        {
            (Vector128<double> lower, Vector128<double> upper) = Vector128.Widen(four);
            four = Vector128.Narrow(lower * factor, upper * factor);
        }

        foreach (ref float weight in weights[(fours.Length * Vector128<float>.Count)..])
            weight = (float)(weight * factor);
    }

    private static T[] Grown<T>(T[] array, int size = 0)
    {
        Array.Resize(ref array, Math.Max(size, Math.Max(array.Length * 2, 1024)));
        return array;
    }

    /// <param name="Stamp">Of the sentence that had it last.</param>
    /// <param name="Term">That document's number for it.</param>
    /// <param name="Entry">Its entry in that sentence.</param>
    private readonly record struct StemUse(int Stamp, int Term, int Entry);
}
