namespace Summarizer.Languages;

/// <summary>
/// A fixed set of words or phrases with a number of meaning each, looked up by span without allocating.
/// Letters are compared lower-cased; a 64-bit hash stands for the word, so a false match is beyond practical chance.
/// </summary>
internal sealed class WordTable
{
    private const ulong Seed = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    // A few bits of each key, 0 in a free slot. They are few enough to stay near the processor, and tell without a look at the keys that a
    // word is not there, as most are not.
    private readonly byte[] _tags;

    private readonly ulong[] _keys;
    private readonly uint[] _values;
    private readonly int _mask;

    /// <param name="entries">Pairs of words, separated by white space, and what they mean; the first meaning of a word stays.</param>
    /// <param name="separator">What stands between entries, if not white space: phrases hold spaces themselves.</param>
    /// <param name="merge">Whether a word that comes again gets the bits of all its meanings.</param>
    public WordTable(IEnumerable<(string Words, uint Value)> entries, char separator = ' ', bool merge = false)
    {
        var all = new List<(ulong Key, uint Value)>();
        foreach ((string words, uint value) in entries)
        {
            ReadOnlySpan<char> rest = words;
            foreach (Range range in rest.SplitAny([separator, '\n', '\r']))
            {
                ReadOnlySpan<char> word = rest[range].Trim();
                if (!word.IsEmpty)
                    all.Add((Hash(word), value));
            }
        }

        int capacity = 16;
        while (capacity < all.Count * 3)
            capacity *= 2;
        _tags = new byte[capacity];
        _keys = new ulong[capacity];
        _values = new uint[capacity];
        _mask = capacity - 1;
        foreach ((ulong key, uint value) in all)
        {
            int slot = Slot(key);
            if (_tags[slot] != 0 && !merge)
                continue;
            _tags[slot] = Tag(key);
            _keys[slot] = key;
            _values[slot] |= value;
        }
    }

    /// <summary>The hash of no characters, to be continued with <see cref="Continue"/>.</summary>
    public static ulong Empty => Seed;

    /// <summary>The hash of what was hashed before followed by one more character.</summary>
    public static ulong Continue(ulong hash, char c) => (hash ^ Lower(c)) * Prime;

    /// <summary>The same of a character that is known to be in lower case.</summary>
    public static ulong ContinueLower(ulong hash, char lower) => (hash ^ lower) * Prime;

    /// <summary>The hash of a word, whatever its case.</summary>
    public static ulong Hash(ReadOnlySpan<char> word)
    {
        ulong hash = Seed;
        foreach (char c in word)
            hash = (hash ^ Lower(c)) * Prime;
        return hash;
    }

    /// <summary>What the word means, 0 where it is not in the table.</summary>
    public uint this[ReadOnlySpan<char> word] => Find(Hash(word));

    /// <summary>What the word with this hash means, 0 where it is not in the table.</summary>
    public uint Find(ulong hash)
    {
        int slot = Slot(hash);
        return _tags[slot] != 0 ? _values[slot] : 0;
    }

    private static char Lower(char c) =>
        c < 128 ? (char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c) : char.ToLowerInvariant(c);

    /// <summary>The slot that holds the key, or the free one where it would go.</summary>
    private int Slot(ulong key)
    {
        int slot = (int)((key ^ (key >> 32)) & (uint)_mask);
        byte tag = Tag(key);
        while (_tags[slot] != 0 && (_tags[slot] != tag || _keys[slot] != key))
            slot = (slot + 1) & _mask;
        return slot;
    }

    private static byte Tag(ulong key) => (byte)((key >> 48) | 1);
}
