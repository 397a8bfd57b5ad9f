namespace Summarizer.KeyPhrases;

/// <summary>
/// Finds the number that was noted for a key, 0 for a new one. Open addressing with linear probing, at most half full; cleared by
/// raising a stamp, so that clearing costs nothing.
/// </summary>
internal sealed class PhraseIndex
{
    private Slot[] _slots = new Slot[512];
    private int _stamp = 1;
    private int _count;

    /// <summary>Roughly how many bytes are kept.</summary>
    public long Footprint => _slots.LongLength * 16;

    /// <summary>The number for a key; valid until the next key is looked up.</summary>
    public ref int this[ulong key]
    {
        get
        {
            ref Slot slot = ref Find(key);
            if (slot.Stamp == _stamp)
                return ref slot.Number;
            if (++_count * 2 > _slots.Length)
            {
                Grow();
                slot = ref Find(key);
            }

            slot = new Slot { Key = key, Stamp = _stamp };
            return ref slot.Number;
        }
    }

    /// <summary>Forgets all keys.</summary>
    public void Clear()
    {
        _count = 0;
        if (++_stamp == int.MaxValue)
        {
            Array.Clear(_slots);
            _stamp = 1;
        }
    }

    // The key's slot, or the free one where it would go.
    private ref Slot Find(ulong key)
    {
        int mask = _slots.Length - 1;
        int i = (int)key & mask;
        while (_slots[i].Stamp == _stamp && _slots[i].Key != key)
            i = (i + 1) & mask;
        return ref _slots[i];
    }

    private void Grow()
    {
        Slot[] old = _slots;
        _slots = new Slot[old.Length * 2];
        foreach (Slot slot in old)
        {
            if (slot.Stamp == _stamp)
                Find(slot.Key) = slot;
        }
    }

    private struct Slot
    {
        public ulong Key;
        public int Number;
        public int Stamp;
    }
}
