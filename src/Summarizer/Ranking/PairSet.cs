using Summarizer.Text;

namespace Summarizer.Ranking;

/// <summary>Pairs of words that follow each other, regardless of letter case.</summary>
internal sealed class PairSet
{
    private readonly Dictionary<string, WordSet>.AlternateLookup<ReadOnlySpan<char>> _seconds;

    public PairSet(IEnumerable<(string First, string Second)> pairs) =>
        _seconds = pairs.GroupBy(pair => pair.First, pair => pair.Second, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => new WordSet(group), StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True if a pair is in the set.</summary>
    public bool Contains(ReadOnlySpan<char> first, ReadOnlySpan<char> second) =>
        _seconds.TryGetValue(first, out WordSet? seconds) && seconds.Contains(second);

    /// <summary>True if a pair with this first word is in the set.</summary>
    public bool ContainsFirst(ReadOnlySpan<char> first) => _seconds.ContainsKey(first);
}
