using Summarizer.Text;

namespace Summarizer.Ranking;

// Pairs of words that follow each other, regardless of letter case.
internal sealed class PairSet(IEnumerable<(string First, string Second)> pairs)
{
    private readonly WordTable<WordSet> _seconds = new(
        pairs.GroupBy(pair => pair.First, pair => pair.Second, StringComparer.OrdinalIgnoreCase)
            .Select(group => (group.Key, new WordSet(group))));

    public bool Contains(ReadOnlySpan<char> first, ReadOnlySpan<char> second) =>
        _seconds[first] is { } seconds && seconds.Contains(second);

    // True if a pair with this first word is in the set.
    public bool ContainsFirst(ReadOnlySpan<char> first) => _seconds[first] is not null;
}
