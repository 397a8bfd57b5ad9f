namespace Summarizer.Text;

// A set of words or phrases that is asked with spans, regardless of letter case.
internal sealed class WordSet(IEnumerable<string> words)
{
    private readonly WordTable<bool> _words = new(words.Select(word => (word, true)));

    public bool Contains(ReadOnlySpan<char> word) => _words[word];
}
