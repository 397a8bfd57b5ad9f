using Summarizer.Documents;
using Summarizer.Filtering;
using Summarizer.Languages;

namespace Summarizer.Tests.Sentences;

/// <summary>Runs hard.cases, where the format is described, and the sets written later.</summary>
public sealed class HardCaseTests
{
    private static readonly HardCase[] Cases =
        [.. new[] { "hard", "fresh", "third", "fourth", "languages", "abbreviations" }.SelectMany(ReadCases)];

    public static IEnumerable<object[]> Expected =>
        Cases.Where(c => !c.IsMiss).Select(c => new object[] { c.Language, c.Marked });

    [Theory]
    [MemberData(nameof(Expected))]
    public void Splits_where_a_reader_would(string language, string marked)
    {
        var hard = new HardCase(language, marked, IsMiss: false);
        Assert.Equal(hard.Sentences, Split(hard));
    }

    [Fact]
    public void Known_misses_are_still_misses_so_that_their_count_stays_true()
    {
        Assert.All(Cases.Where(c => c.IsMiss), c => Assert.NotEqual(c.Sentences, Split(c)));
    }

    [Fact]
    public void There_are_at_least_six_hundred_cases_in_thirty_languages()
    {
        Assert.True(Cases.Length >= 600);
        Assert.True(Cases.Select(c => c.Language).Distinct().Count() >= 30);
    }

    private static IEnumerable<string> Split(HardCase hard)
    {
        var document = new Document(hard.Text, [new Block(BlockKind.Paragraph, 0, hard.Text.Length)]);
        return ArticleSentences.Of(document, Language.Of(hard.Language))
            .Select(s => hard.Text.Substring(s.Offset, s.Length));
    }

    private static IEnumerable<HardCase> ReadCases(string file)
    {
        using var reader =
            new StreamReader(typeof(HardCaseTests).Assembly.GetManifestResourceStream($"sentences/{file}.cases")!);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            string[] parts = line.TrimStart('!').Split('\t');
            yield return new HardCase(parts[0], parts[1], IsMiss: line[0] == '!');
        }
    }

    private sealed record HardCase(string Language, string Marked, bool IsMiss)
    {
        public string Text =>
            Marked.Replace('⏎', '\n').Replace(" | ", " ", StringComparison.Ordinal)
                .Replace("|", "", StringComparison.Ordinal);

        public IEnumerable<string> Sentences => Marked.Replace('⏎', '\n').Split('|').Select(s => s.Trim());
    }
}
