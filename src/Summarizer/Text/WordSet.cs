namespace Summarizer.Text;

/// <summary>A set of words or phrases that is asked with spans, regardless of letter case.</summary>
internal sealed class WordSet
{
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _words;

    public WordSet(IEnumerable<string> words) =>
        _words = words.ToHashSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True if the word is in the set.</summary>
    public bool Contains(ReadOnlySpan<char> word) => _words.Contains(word);
}
