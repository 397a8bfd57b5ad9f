using Summarizer.KeyPhrases;
using Summarizer.Ranking;

namespace Summarizer.Terms;

/// <summary>
/// What one language's words count as: a stop word, or the number of their stem. It remembers every word that it has met, so
/// the stemmer runs once per distinct word and not once per word. Not thread-safe; bounded by its owner.
/// </summary>
internal sealed class Vocabulary
{
    private const int RecentWords = 4096;

    private readonly Func<Span<char>, int> _stem;
    private readonly StringTable _stems = new(1024);

    // Open addressing with linear probing, at most half full; what is known of a word lies beside its hash, in one cache line.
    private Slot[] _slots = new Slot[8192];

    // The words met last, one for each hash: the common ones of a language, which then stay within the nearer caches.
    private readonly Slot[] _recent = new Slot[RecentWords];

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
        Mark(openers.FirstPerson, TokenTraits.Personal);
    }

    public string Language { get; }

    /// <summary>How many distinct words it knows.</summary>
    public int Words { get; private set; }

    /// <summary>How many distinct stems it knows; each is a number below this.</summary>
    public int Stems => _stems.Count;

    /// <summary>What a word counts as.</summary>
    public Sense SenseOf(ulong hash, ReadOnlySpan<char> word)
    {
        ref Slot recent = ref _recent[(int)hash & (RecentWords - 1)];
        if (recent.Hash != hash)
        {
            ref Slot slot = ref Find(hash);
            recent = slot.Hash != 0 ? slot : new Slot { Hash = hash, Sense = Learn(hash, word) };
        }

        return recent.Sense;
    }

    /// <summary>
    /// Looks where words will be looked up that were not met lately. Nothing comes of it but speed: memory answers many questions at
    /// once, but not those that are asked only after the last one has been dealt with.
    /// </summary>
    public void Expect(ReadOnlySpan<ulong> hashes)
    {
        Slot[] slots = _slots;
        int mask = slots.Length - 1;
        foreach (ulong hash in hashes)
        {
            if (_recent[(int)hash & (RecentWords - 1)].Hash != hash)
                Volatile.Read(ref slots[(int)(hash >> 32) & mask].Hash);
        }
    }

    // The word's slot, or the free one where it would go.
    private ref Slot Find(ulong hash)
    {
        Slot[] slots = _slots;
        int mask = slots.Length - 1;
        int i = (int)(hash >> 32) & mask;
        while (slots[i].Hash != 0 && slots[i].Hash != hash)
            i = (i + 1) & mask;
        return ref slots[i];
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
            if (Find(hash).Hash == 0)
                Learn(hash, word);
            ref Sense sense = ref Find(hash).Sense;
            sense = sense with { Traits = sense.Traits | traits };
        }
    }

    // A lone letter of an alphabet is an initial, a list mark or what an elision left over.
    private static bool IsMeaningless(ReadOnlySpan<char> word) => word.Length == 1 && CharTable.KindOf(word[0]) == CharKind.Letter;

    private void Add(ulong hash, Sense sense)
    {
        if (++Words * 2 > _slots.Length)
        {
            Slot[] old = _slots;
            _slots = new Slot[old.Length * 2];
            foreach (Slot slot in old)
            {
                if (slot.Hash != 0)
                    Put(slot);
            }
        }

        Put(new Slot { Hash = hash, Sense = sense });
    }

    private void Put(Slot slot) => Find(slot.Hash) = slot;

    /// <param name="Stem">The stem's number, or <see cref="Token.StopWord"/>.</param>
    /// <param name="Traits">What is known of the word by itself, such as that no key phrase starts or ends with it.</param>
    public readonly record struct Sense(int Stem, TokenTraits Traits);

    private struct Slot
    {
        public ulong Hash;
        public Sense Sense;
    }
}
