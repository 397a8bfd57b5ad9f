namespace Summarizer.Text;

// Words or phrases with a value each, which are asked with spans, regardless of letter case.
// T: The type of the values; its default is the value of words that are not in the table.
internal sealed class WordTable<T>
{
    private readonly PackedWordTable<T> _shortWords = new();
    private readonly Dictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> _others =
        new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    // merge: Combines the values of a word that comes again. Null: the first one stays.
    public WordTable(IEnumerable<(string Word, T Value)> values, Func<T, T, T>? merge = null)
    {
        foreach ((string word, T value) in values.SelectMany(InBothForms))
        {
            T? earlier = this[word];
            bool isNew = EqualityComparer<T>.Default.Equals(earlier, default);
            T whole = isNew ? value : merge is null ? earlier! : merge(earlier!, value);
            if (PackedWord.Of(word) is var packed && packed != 0)
                _shortWords.Set(packed, whole);
            else
                _others[word] = whole;
        }
    }

    private static IEnumerable<(string Word, T Value)> InBothForms((string Word, T Value) entry) =>
        ((string[])[entry.Word]).InBothForms().Select(word => (word, entry.Value));

    // Returns the value of a word, the default where it is not in the table. "İlk" is the Turkish "ilk".
    public T? this[ReadOnlySpan<char> word] => PackedWord.Of(word) is var packed && packed != 0
        ? _shortWords.Find(packed).Value
        : _others.TryGetValue(word, out T? value) ? value : OfDotted(word);

    private T? OfDotted(ReadOnlySpan<char> word) => word is ['İ', .. var rest] ? this[$"i{rest}"] : default;
}
