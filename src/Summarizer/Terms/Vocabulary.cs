using System.Runtime.CompilerServices;
using Summarizer.KeyPhrases;
using Summarizer.Ranking;

namespace Summarizer.Terms;

/// <summary>
/// What one language's words count as: a stop word, or the number of their stem. It remembers every word that it has met, so
/// the stemmer runs once per distinct word and not once per word. Not thread-safe; bounded by its owner.
/// </summary>
internal sealed class Vocabulary
{
    // A bucket's words and what is known of them lie in one cache line.
    private const int Ways = 4;

    private readonly Func<Span<char>, int> _stem;
    private readonly StringTable _stems = new(1024);

    // A word stands in its hash's bucket or, where that is full, in the next one with room; at most half of all places are taken.
    private Bucket[] _buckets = new Bucket[2048];

    public Vocabulary(string language)
    {
        Language = language;
        _stem = Stemming.For(language);
        foreach (string word in StopWords.For(language))
            Add(WordHash.Of(word), new Sense(Token.StopWord, TokenTraits.Weak));
        Mark(WeakWords.For(language), TokenTraits.Weak);
        DependentOpeners openers = DependentOpeners.For(language);
        Mark(openers.Pointing, TokenTraits.Points);
        Mark(openers.Linking, TokenTraits.Links);
        Mark(openers.LinkingAnywhere, TokenTraits.LinksAnywhere);
        Mark(openers.FirstPerson, TokenTraits.Personal);
        Mark(Courtesies.For(language), TokenTraits.Thanks | TokenTraits.Weak);
    }

    public string Language { get; }

    /// <summary>How many distinct words it knows.</summary>
    public int Words { get; private set; }

    /// <summary>How many distinct stems it knows; each is a number below this.</summary>
    public int Stems => _stems.Count;

    /// <summary>What a word counts as.</summary>
    public Sense SenseOf(ulong hash, ReadOnlySpan<char> word)
    {
        ref Bucket bucket = ref _buckets[(int)(hash >> 32) & (_buckets.Length - 1)];
        // All places are compared and none is guessed: where in its bucket a word stands follows no pattern.
        int place = Bits.Of(bucket.Hashes[1] == hash) + (2 * Bits.Of(bucket.Hashes[2] == hash)) + (3 * Bits.Of(bucket.Hashes[3] == hash));
        if (bucket.Hashes[place] == hash)
            return bucket.Senses[place];
        return TryFind(hash, out int found, out place) ? _buckets[found].Senses[place] : Learn(hash, word);
    }

    /// <summary>
    /// Looks where words will be looked up. Nothing comes of it but speed: memory answers many questions at once, but not those that
    /// are asked only after the last one has been dealt with.
    /// </summary>
    public void Expect(ReadOnlySpan<ulong> hashes)
    {
        Bucket[] buckets = _buckets;
        foreach (ulong hash in hashes)
            Volatile.Read(ref buckets[(int)(hash >> 32) & (buckets.Length - 1)].Hashes[0]);
    }

    // Where the word stands, or the free place where it would go.
    private bool TryFind(ulong hash, out int bucket, out int place)
    {
        for (bucket = (int)(hash >> 32) & (_buckets.Length - 1); ; bucket = (bucket + 1) & (_buckets.Length - 1))
        {
            for (place = 0; place < Ways; place++)
            {
                ulong other = _buckets[bucket].Hashes[place];
                if (other == hash || other == 0)
                    return other != 0;
            }
        }
    }

    private Sense Learn(ulong hash, ReadOnlySpan<char> written)
    {
        Span<char> word = stackalloc char[WordScanner.MaxWord];
        word = word[..WordScanner.Lower(written, Language, word)];
        TokenTraits traits = WeakWords.IsWeakEnding(word, Language) ? TokenTraits.Weak : TokenTraits.None;
        var sense = new Sense(IsMeaningless(word) ? Token.StopWord : _stems.Intern(word[.._stem(word)]), traits);
        Add(hash, sense);
        return sense;
    }

    private void Mark(IEnumerable<string> words, TokenTraits traits)
    {
        foreach (string word in words)
        {
            ulong hash = WordHash.Of(word);
            if (!TryFind(hash, out int bucket, out int place))
            {
                Learn(hash, word);
                TryFind(hash, out bucket, out place);
            }

            ref Sense sense = ref _buckets[bucket].Senses[place];
            sense = sense with { Traits = sense.Traits | traits };
        }
    }

    // A lone letter of an alphabet is an initial, a list mark or what an elision left over.
    private static bool IsMeaningless(ReadOnlySpan<char> word) => word.Length == 1 && CharTable.KindOf(word[0]) == CharKind.Letter;

    private void Add(ulong hash, Sense sense)
    {
        if (++Words * 2 > _buckets.Length * Ways)
        {
            Bucket[] old = _buckets;
            _buckets = new Bucket[old.Length * 2];
            foreach (ref Bucket bucket in old.AsSpan())
            {
                for (int place = 0; place < Ways && bucket.Hashes[place] != 0; place++)
                    Put(bucket.Hashes[place], bucket.Senses[place]);
            }
        }

        Put(hash, sense);
    }

    private void Put(ulong hash, Sense sense)
    {
        TryFind(hash, out int bucket, out int place);
        _buckets[bucket].Hashes[place] = hash;
        _buckets[bucket].Senses[place] = sense;
    }

    /// <param name="Stem">The stem's number, or <see cref="Token.StopWord"/>.</param>
    /// <param name="Traits">What is known of the word by itself, such as that no key phrase starts or ends with it.</param>
    public readonly record struct Sense(int Stem, TokenTraits Traits);

    private struct Bucket
    {
        public Four<ulong> Hashes;
        public Four<Sense> Senses;
    }

    [InlineArray(Ways)]
    private struct Four<T>
    {
        private T _first;
    }
}
