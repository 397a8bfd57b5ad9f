using System.Numerics;
using System.Runtime.InteropServices;

namespace Summarizer.Terms;

/// <summary>
/// Gives each distinct string a number, counted from 0 in order of first sight. Open addressing with linear probing over one
/// array of slots, and one array for all characters: no object per string.
/// </summary>
internal sealed class StringTable
{
    // Differs from process to process, so that nobody can prepare words that all fall into one slot. No result depends on it.
    private static readonly ulong Seed = (ulong)Random.Shared.NextInt64();

    private int[] _slots;
    private Entry[] _entries;
    private char[] _chars;
    private int _charCount;

    public StringTable(int capacity)
    {
        int slots = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(capacity, 8)) * 2;
        _slots = new int[slots];
        _entries = new Entry[slots / 2];
        _chars = new char[slots * 4];
    }

    public int Count { get; private set; }

    public ReadOnlySpan<char> this[int id] => _chars.AsSpan(_entries[id].Start, _entries[id].Length);

    private static uint Hash(ReadOnlySpan<char> word)
    {
        ulong hash = Seed ^ (uint)word.Length;
        while (word.Length >= 4)
        {
            hash = Mix(hash ^ MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(word)));
            word = word[4..];
        }

        ulong tail = 0;
        foreach (char c in word)
            tail = (tail << 16) | c;
        hash = Mix(hash ^ tail);
        return (uint)(hash ^ (hash >> 32));
    }

    /// <summary>The number of <paramref name="word"/>, a new one if it was not there yet: then it equals the former <see cref="Count"/>.</summary>
    public int Intern(ReadOnlySpan<char> word)
    {
        uint hash = Hash(word);
        int[] slots = _slots;
        int mask = slots.Length - 1;
        for (int slot = (int)hash & mask; ; slot = (slot + 1) & mask)
        {
            int id = slots[slot] - 1;
            if (id < 0)
                return Add(word, hash, slot);
            ref readonly Entry entry = ref _entries[id];
            if (entry.Hash == hash && entry.Length == word.Length && word.SequenceEqual(_chars.AsSpan(entry.Start, entry.Length)))
                return id;
        }
    }

    /// <summary>The number of <paramref name="word"/>, or -1 where it is not there.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        uint hash = Hash(word);
        int mask = _slots.Length - 1;
        for (int slot = (int)hash & mask; ; slot = (slot + 1) & mask)
        {
            int id = _slots[slot] - 1;
            if (id < 0 || (_entries[id].Hash == hash && word.SequenceEqual(this[id])))
                return id;
        }
    }

    private static ulong Mix(ulong value)
    {
        ulong high = Math.BigMul(value, 0x9E3779B97F4A7C15UL, out ulong low);
        return high ^ low;
    }

    private int Add(ReadOnlySpan<char> word, uint hash, int slot)
    {
        int id = Count++;
        _slots[slot] = id + 1;
        if (_charCount + word.Length > _chars.Length)
            Array.Resize(ref _chars, Math.Max(_chars.Length * 2, _charCount + word.Length));
        word.CopyTo(_chars.AsSpan(_charCount));
        _entries[id] = new Entry(hash, _charCount, word.Length);
        _charCount += word.Length;
        if (Count == _entries.Length)
            Grow();
        return id;
    }

    private void Grow()
    {
        Array.Resize(ref _entries, _entries.Length * 2);
        _slots = new int[_slots.Length * 2];
        int mask = _slots.Length - 1;
        for (int id = 0; id < Count; id++)
        {
            int slot = (int)_entries[id].Hash & mask;
            while (_slots[slot] != 0)
                slot = (slot + 1) & mask;
            _slots[slot] = id + 1;
        }
    }

    private readonly record struct Entry(uint Hash, int Start, int Length);
}
