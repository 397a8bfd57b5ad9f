namespace Summarizer.Text;

/// <summary>A set of words or phrases that is asked with spans, regardless of letter case.</summary>
internal sealed class WordSet(IEnumerable<string> words)
{
    private readonly WordTable<bool> _words = new(words.Select(word => (word, true)));

    /// <summary>True if the word is in the set.</summary>
    public bool Contains(ReadOnlySpan<char> word) => _words[word];
}
