using Summarizer.Documents;

namespace Summarizer.Tests.Ranking;

public sealed class OwnSummaryTests
{
    private const string Bridge = "The bridge closes in March for twelve months.", Ferries = "Ferries run in its place.";

    private static readonly string[] Rest =
    [
        "The bridge was built in 1931 and carries nine thousand cars on each day of the week.",
        "Rust has eaten into its cables, and the first wires broke in the spring of last year.",
        "The council debated the repair for two years, and the shops fear for their trade.",
        "A new bridge would have cost five times as much as the repair of the old one.",
    ];

    [Fact]
    public void What_follows_a_label_on_a_line_of_its_own_is_the_summary_and_the_label_is_not() =>
        Assert.Equal([Bridge], Summarize(sentences: 1, BlockKind.Paragraph, "Summary:", Bridge));

    [Fact]
    public void The_list_below_such_a_label_is_the_summary() =>
        Assert.Equal([Bridge, Ferries], Summarize(sentences: 2, BlockKind.ListItem, "Key points:", Bridge, Ferries));

    private static IEnumerable<string> Summarize(int sentences, BlockKind below, string label, params string[] own)
    {
        string[] parts = [.. Rest[..2], label, .. own, .. Rest[2..]];
        string text = string.Join("\n\n", parts);
        var document = new Document(text, [.. parts.Select((part, i) =>
            new Block(i > 2 && i <= 2 + own.Length ? below : BlockKind.Paragraph,
                text.IndexOf(part, StringComparison.Ordinal), part.Length))]);
        return ExtractiveSummarizer.Summarize(document, new SummaryOptions { Sentences = sentences })
            .Sentences.Select(sentence => sentence.Text);
    }
}
