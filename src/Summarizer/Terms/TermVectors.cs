using Summarizer.Languages;
using Summarizer.Sentences;
using Summarizer.Text;

namespace Summarizer.Terms;

// A document's words as numbers: its tokens in order, and one sparse unit vector of tf · log(1 + n/df) for each
// sentence. The dot product of two sentences is the cosine of their vectors. Its arrays are pooled: dispose of it when
// done.
internal sealed class TermVectors : IDisposable
{
    private readonly Vocabulary _vocabulary;
    private readonly PunctuationCounts[] _counts;
    private readonly int[] _firstToken, _firstEntry;
    private Token[] _tokens;
    private int[] _terms = [], _frequencies = [];
    private float[] _weights = [];
    private double[] _rarities = [];

    // By term: zeros, except while two sentences are compared.
    private double[] _dense = [];

    private TermVectors(int sentences, int characters, Language language)
    {
        Language = language;
        SentenceCount = sentences;
        _vocabulary = Vocabulary.Rent(language);
        _counts = PooledArray.Rent<PunctuationCounts>(sentences);
        _firstToken = PooledArray.Rent<int>(sentences + 1);
        _firstEntry = PooledArray.Rent<int>(sentences + 1);
        _tokens = PooledArray.Rent<Token>((characters / 5) + 16);
    }

    public Language Language { get; }

    public int SentenceCount { get; }

    // The number of distinct terms of the sentences. Terms are numbered in order of their first occurrence.
    public int TermCount { get; private set; }

    // True if some tokens are slices of a script without spaces.
    public bool HasGrams { get; private set; }

    // All tokens, stop words too, in text order.
    public ReadOnlySpan<Token> Tokens => _tokens.AsSpan(0, _firstToken[SentenceCount]);

    // By sentence: what has been counted in it.
    public ReadOnlySpan<PunctuationCounts> Counts => _counts.AsSpan(0, SentenceCount);

    // By sentence: its first token in Tokens; one more entry than sentences.
    public ReadOnlySpan<int> FirstToken => _firstToken.AsSpan(0, SentenceCount + 1);

    // By term: how many sentences have it.
    public ReadOnlySpan<int> SentenceFrequency => _frequencies.AsSpan(0, TermCount);

    // By term: how rare it is among the sentences, log(1 + n/df).
    public ReadOnlySpan<double> Rarity => _rarities.AsSpan(0, TermCount);

    // Reads the words of a document's sentences and weighs them.
    public static TermVectors Of(ReadOnlySpan<char> text, ReadOnlySpan<Sentence> sentences, Language language)
    {
        int characters = sentences.IsEmpty ? 0 : sentences[^1].End - sentences[0].Offset;
        var vectors = new TermVectors(sentences.Length, characters, language);
        vectors.ReadWords(text, sentences, stackalloc char[WordScanner.MaxWord]);
        vectors.CountTerms(stackalloc int[vectors._vocabulary.LittleWords]);
        vectors.Weigh(stackalloc double[16]);
        return vectors;
    }

    public int Words(int sentence) => _counts[sentence].Words;

    // The mean number of words of a sentence; 0 if there is none.
    public double MeanWords
    {
        get
        {
            double sum = 0;
            foreach (ref readonly PunctuationCounts counts in Counts)
                sum += counts.Words;
            return sum / Math.Max(SentenceCount, 1);
        }
    }

    public ReadOnlySpan<Token> TokensIn(int sentence) =>
        _tokens.AsSpan(_firstToken[sentence].._firstToken[sentence + 1]);

    public ReadOnlySpan<int> TermsIn(int sentence) => _terms.AsSpan(_firstEntry[sentence].._firstEntry[sentence + 1]);

    // Returns what each of the terms has in the sentence's unit vector.
    public ReadOnlySpan<float> WeightsIn(int sentence) =>
        _weights.AsSpan(_firstEntry[sentence].._firstEntry[sentence + 1]);

    // Returns the distinct terms of another text, such as a title; -1 for each that no sentence has.
    public List<int> TermsOf(ReadOnlySpan<char> other)
    {
        var terms = new List<int>();
        var stems = new HashSet<int>();
        var scanner = new WordScanner(other, 0, Language, stackalloc char[WordScanner.MaxWord]);
        bool hasAcronyms = MayHaveAcronyms(other);
        while (scanner.Next())
        {
            string? dotted = hasAcronyms && scanner.IsInCapitals ? _vocabulary.DottedForm(scanner.Word) : null;
            int stem = _vocabulary.LookUp(dotted ?? scanner.Word).Stem;
            if (stem >= 0 && stems.Add(stem))
                terms.Add(_vocabulary.FindTerm(stem));
        }

        return terms;
    }

    // Returns the sum of a sentence's weights times the values of its terms.
    public double Dot(int sentence, ReadOnlySpan<double> byTerm)
    {
        ReadOnlySpan<int> terms = TermsIn(sentence);
        ReadOnlySpan<float> weights = WeightsIn(sentence);
        double sum = 0;
        for (int e = 0; e < terms.Length; e++)
            sum += weights[e] * byTerm[terms[e]];
        return sum;
    }

    // Returns the cosine of two sentences. Only one thread may call this at a time.
    public double Cosine(int one, int other)
    {
        ReadOnlySpan<int> terms = TermsIn(one);
        ReadOnlySpan<float> weights = WeightsIn(one);
        for (int e = 0; e < terms.Length; e++)
            _dense[terms[e]] = weights[e];
        double cosine = Dot(other, _dense);
        foreach (int term in terms)
            _dense[term] = 0;
        return cosine;
    }

    public void Dispose()
    {
        _vocabulary.Return();
        PooledArray.Return(_counts);
        PooledArray.Return(_firstToken);
        PooledArray.Return(_firstEntry);
        PooledArray.Return(_tokens);
        PooledArray.Return(_terms);
        PooledArray.Return(_frequencies);
        PooledArray.Return(_weights);
        PooledArray.Return(_rarities);
        PooledArray.Return(_dense);
    }

    // Fills the tokens, whose terms are the numbers of their stems for now. A sentence has its number among those read
    // here.
    private void ReadWords(ReadOnlySpan<char> text, ReadOnlySpan<Sentence> sentences, Span<char> word)
    {
        ulong[] packed = PooledArray.Rent<ulong>(_tokens.Length);
        int tokens = 0;
        for (int s = 0; s < sentences.Length; s++)
        {
            _firstToken[s] = tokens;
            var scanner = new WordScanner(text[..sentences[s].End], sentences[s].Offset, Language, word);
            bool hasAcronyms = MayHaveAcronyms(sentences[s].In(text));
            while (scanner.Next())
            {
                if (tokens == _tokens.Length)
                    Grow(ref _tokens);
                if (tokens == packed.Length)
                    Grow(ref packed);
                int length = Math.Min(scanner.End - scanner.Offset, ushort.MaxValue);
                string? dotted = hasAcronyms && scanner.IsInCapitals ? _vocabulary.DottedForm(scanner.Word) : null;
                packed[tokens] = dotted is null ? scanner.Packed : 0;
                Vocabulary.Entry entry =
                    packed[tokens] == 0 ? _vocabulary.LookUp(dotted ?? scanner.Word) : default;
                _tokens[tokens++] = new Token(scanner.Offset, (ushort)length, scanner.Traits | entry.Traits,
                    entry.Stem);
                HasGrams |= (scanner.Traits & TokenTraits.Gram) != 0;
            }

            _counts[s] = scanner.Counts;
        }

        _firstToken[SentenceCount] = tokens;
        _vocabulary.LookUp(packed.AsSpan(0, tokens), _tokens);
        PooledArray.Return(packed);
    }

    // "US" counts as "U.S.", but not in a heading in capitals: there it may be the stop word.
    private static bool MayHaveAcronyms(ReadOnlySpan<char> sentence) =>
        sentence.Exists(char.IsLower) || !sentence.Contains(' ');

    private static void Grow<T>(ref T[] pooled)
    {
        T[] larger = PooledArray.Rent<T>(pooled.Length * 2);
        pooled.CopyTo(larger, 0);
        PooledArray.Return(pooled);
        pooled = larger;
    }

    // Gives the tokens the document's numbers for their stems, and counts them by sentence.
    private void CountTerms(Span<int> sentenceOfLittleWord)
    {
        int tokens = _firstToken[SentenceCount], entries = 0;
        _terms = PooledArray.Rent<int>(tokens);
        _weights = PooledArray.Rent<float>(tokens);
        _frequencies = PooledArray.Rent<int>(tokens);
        int[] entryOfTerm = PooledArray.Rent<int>(tokens);
        sentenceOfLittleWord.Fill(-1);
        int[] terms = _terms, frequencies = _frequencies;
        float[] weights = _weights;
        for (int s = 0; s < SentenceCount; s++)
        {
            int first = _firstEntry[s] = entries, repeated = 0, little = 0;
            foreach (ref Token token in _tokens.AsSpan(_firstToken[s].._firstToken[s + 1]))
            {
                if (!token.IsContent)
                {
                    if (Vocabulary.LittleWordOf(token.Term) is >= 0 and var number)
                    {
                        little++;
                        repeated += sentenceOfLittleWord[number] == s ? 1 : 0;
                        sentenceOfLittleWord[number] = s;
                    }

                    continue;
                }

                int term = token.Term = _vocabulary.TermOf(token.Term, out bool isNew);
                if (!isNew && entryOfTerm[term] >= first)
                {
                    repeated++;
                    weights[entryOfTerm[term]]++;
                    continue;
                }

                frequencies[term] = isNew ? 1 : frequencies[term] + 1;
                entryOfTerm[term] = entries;
                terms[entries] = term;
                weights[entries++] = 1;
            }

            (_counts[s].LittleWords, _counts[s].Repeated) = (little, repeated);
        }

        _firstEntry[SentenceCount] = entries;
        TermCount = _vocabulary.TermCount;
        PooledArray.Return(entryOfTerm);
    }

    private void Weigh(Span<double> rarityByFrequency)
    {
        _rarities = PooledArray.Rent<double>(TermCount);
        _dense = PooledArray.Rent<double>(TermCount);
        Array.Clear(_dense, 0, TermCount);
        // Nearly all terms are in one to a few sentences.
        for (int f = 1; f < rarityByFrequency.Length; f++)
            rarityByFrequency[f] = RarityOf(f);
        for (int term = 0; term < TermCount; term++)
        {
            int f = _frequencies[term];
            _rarities[term] = f < rarityByFrequency.Length ? rarityByFrequency[f] : RarityOf(f);
        }

        for (int s = 0; s < SentenceCount; s++)
        {
            ReadOnlySpan<int> terms = TermsIn(s);
            Span<float> weights = _weights.AsSpan(_firstEntry[s], terms.Length);
            double squares = 0;
            for (int e = 0; e < terms.Length; e++)
            {
                double weight = weights[e] * _rarities[terms[e]];
                weights[e] = (float)weight;
                squares += weight * weight;
            }

            double norm = squares > 0 ? 1 / Math.Sqrt(squares) : 0;
            foreach (ref float weight in weights)
                weight = (float)(weight * norm);
        }
    }

    private double RarityOf(int sentenceFrequency) => PortableMath.Log(1 + ((double)SentenceCount / sentenceFrequency));
}
