using System.Runtime.InteropServices;

namespace Summarizer.Text;

// Words or phrases with a value each, which are asked with spans, regardless of letter case.
// T: The type of the values; its default is the value of words that are not in the table.
internal sealed class WordTable<T>
{
    private readonly Dictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> _values =
        new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    // merge: Combines the values of a word that comes again. Null: the first one stays.
    public WordTable(IEnumerable<(string Word, T Value)> values, Func<T, T, T>? merge = null)
    {
        foreach ((string entry, T value) in values)
        {
            foreach (string word in ((string[])[entry]).InBothForms())
            {
                ref T? whole = ref CollectionsMarshal.GetValueRefOrAddDefault(_values, word, out bool exists);
                whole = !exists ? value : merge is null ? whole : merge(whole!, value);
            }
        }
    }

    // Returns the value of a word, the default where it is not in the table. "İlk" is the Turkish "ilk".
    public T? this[ReadOnlySpan<char> word] => _values.TryGetValue(word, out T? value) ? value
        : word is ['İ', .. var rest] ? this[$"i{rest}"]
        : default;
}
