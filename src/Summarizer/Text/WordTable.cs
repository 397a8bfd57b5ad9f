using System.Runtime.InteropServices;

namespace Summarizer.Text;

/// <summary>
/// Words or phrases with a number of meanings each, which are asked with spans, regardless of letter case.
/// </summary>
/// <typeparam name="TMeaning">An enumeration of flags; its default is the meaning of words that are not in the
/// table.</typeparam>
internal sealed class WordTable<TMeaning>
    where TMeaning : struct, Enum
{
    private readonly Dictionary<string, TMeaning>.AlternateLookup<ReadOnlySpan<char>> _meanings;

    /// <param name="meanings">The words and their meanings.</param>
    /// <param name="merge">Combines the meanings of a word that comes again. Null: the first one stays.</param>
    public WordTable(IEnumerable<(string Word, TMeaning Meaning)> meanings,
        Func<TMeaning, TMeaning, TMeaning>? merge = null)
    {
        var table = new Dictionary<string, TMeaning>(StringComparer.OrdinalIgnoreCase);
        foreach ((string word, TMeaning meaning) in meanings)
        {
            ref TMeaning there = ref CollectionsMarshal.GetValueRefOrAddDefault(table, word, out bool exists);
            there = !exists ? meaning : merge is null ? there : merge(there, meaning);
        }

        _meanings = table.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Returns the meanings of a word, the default where it is not in the table.</summary>
    public TMeaning this[ReadOnlySpan<char> word] =>
        _meanings.TryGetValue(word, out TMeaning meaning) ? meaning : default;
}
