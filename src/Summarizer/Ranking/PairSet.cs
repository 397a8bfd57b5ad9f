using Summarizer.Text;

namespace Summarizer.Ranking;

/// <summary>Pairs of words that follow each other, regardless of letter case.</summary>
internal sealed class PairSet(IEnumerable<(string First, string Second)> pairs)
{
    private readonly WordTable<WordSet> _seconds = new(
        pairs.GroupBy(pair => pair.First, pair => pair.Second, StringComparer.OrdinalIgnoreCase)
            .Select(group => (group.Key, new WordSet(group))));

    /// <summary>True if a pair is in the set.</summary>
    public bool Contains(ReadOnlySpan<char> first, ReadOnlySpan<char> second) =>
        _seconds[first] is { } seconds && seconds.Contains(second);

    /// <summary>True if a pair with this first word is in the set.</summary>
    public bool ContainsFirst(ReadOnlySpan<char> first) => _seconds[first] is not null;
}
