namespace Summarizer.Terms;

// A hash table by PackedWord, open addressing with linear probing. It is the one hash table of our own: a dictionary of
// strings takes 32 µs longer for an article.
internal sealed class PackedWordTable<T>
{
    // Prevents attackers from choosing words that collide; no result depends on it.
    private readonly ulong _seed = (ulong)Random.Shared.NextInt64() | 1;

    // At most half full, so that the first slot is mostly the right one; the number of slots is a power of two.
    private (ulong Word, T Value)[] _slots = new (ulong, T)[16];
    private int _shift = 64 - 4;

    public int Count { get; private set; }

    // Returns the slot of a word; its word is 0 where the table does not have it.
    public ref (ulong Word, T Value) Find(ulong word)
    {
        (ulong Word, T Value)[] slots = _slots;
        int slot = SlotOf(word);
        while (slots[slot].Word != 0 && slots[slot].Word != word)
            slot = (slot + 1) & (slots.Length - 1);
        return ref slots[slot];
    }

    public void Set(ulong word, T value)
    {
        if (Find(word).Word == 0 && ++Count * 2 > _slots.Length)
        {
            (ulong Word, T Value)[] old = _slots;
            _slots = new (ulong, T)[old.Length * 2];
            _shift--;
            foreach ((ulong Word, T Value) known in old.Where(slot => slot.Word != 0))
                Find(known.Word) = known;
        }

        Find(word) = (word, value);
    }

    private int SlotOf(ulong word) => (int)((word * _seed) >> _shift);
}
