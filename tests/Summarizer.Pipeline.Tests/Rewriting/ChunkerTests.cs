using Summarizer.Pipeline.Rewriting.Budgeting;
using Summarizer.Pipeline.Rewriting.Chunking;
using Summarizer.Pipeline.Rewriting.Prompting;

namespace Summarizer.Pipeline.Tests.Rewriting;

public sealed class ChunkerTests
{
    [Theory]
    [InlineData(100)]
    [InlineData(333)]
    [InlineData(5000)]
    public void Parts_keep_every_line_in_order_and_fit(int maxTokens)
    {
        SourceLine[] lines =
            [.. Enumerable.Range(0, 300)
                .Select(i => new SourceLine(i, $"This is sentence number {i} of a text about rivers and locks.",
                    i / 7, [i]))];
        List<List<SourceLine>> parts = Chunker.Cut(lines, maxTokens);
        Assert.Equal(lines.Select(l => l.Number), parts.SelectMany(p => p).Select(l => l.Number));
        Assert.All(parts, p => Assert.InRange(p.Sum(l => TokenCounter.Count(l.Text) + 5), 1, maxTokens));
    }

    [Fact]
    public void A_line_too_long_for_any_part_is_cut_short()
    {
        var line = new SourceLine(0, string.Join(' ', Enumerable.Repeat("endless", 10_000)), 0, [0]);
        Assert.InRange(TokenCounter.Count(Assert.Single(Assert.Single(Chunker.Cut([line], 500))).Text), 1, 500);
    }
}
