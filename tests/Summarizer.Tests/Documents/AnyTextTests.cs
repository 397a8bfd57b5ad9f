using Summarizer.Documents;
using Summarizer.Filtering;
using Summarizer.Languages;
using Summarizer.Sentences;
using Summarizer.Tests.Sentences;
using Summarizer.Tests.Support;

namespace Summarizer.Tests.Documents;

/// <summary>
/// Properties of structure, sentences and language that hold for any string. The long variant: the benchmarks' "fuzz"
/// verb.
/// </summary>
public sealed class AnyTextTests
{
    [Fact]
    public void Any_string_has_exact_ordered_spans_and_raises_nothing()
    {
        for (int seed = 0; seed < 800; seed++)
            Assert.True(TextInvariants.Broken(new RandomText(seed).Next(seed % 700)) is not { } broken,
                $"seed {seed}: {TextInvariants.Broken(new RandomText(seed).Next(seed % 700))}");
    }

    [Theory]
    [InlineData(20263722, 522)] // two spaces behind an interview's "A:"
    public void What_fuzzing_found_stays_mended(int seed, int length) =>
        Assert.Null(TextInvariants.Broken(new RandomText(seed).Next(length)));

    [Fact]
    public void A_text_of_ten_megabytes_of_noise_has_exact_ordered_spans()
    {
        string text = new RandomText(3).Next(5_000_000);
        Assert.Null(TextInvariants.Broken(text));
    }

    [Theory]
    [InlineData(5_000_000, "word ")]
    [InlineData(500_000, "One. ")]
    [InlineData(100_000, "The same sentence again and again. ")]
    [InlineData(500_000, "One.\n")]
    [InlineData(300_000, "\"")]
    [InlineData(300_000, "“")]
    [InlineData(300_000, "„")]
    [InlineData(300_000, "(")]
    [InlineData(300_000, " 'a")]
    [InlineData(300_000, " '")]
    [InlineData(300_000, ".")]
    [InlineData(300_000, " .")]
    [InlineData(300_000, ". ")]
    [InlineData(300_000, "\n")]
    [InlineData(100_000, "```\n")]
    [InlineData(100_000, "- \n")]
    [InlineData(100_000, "a\n\n")]
    [InlineData(100_000, "References\n")]
    [InlineData(300_000, "A.")]
    [InlineData(300_000, "[1")]
    [InlineData(200_000, "。")]
    [InlineData(200_000, "「")]
    [InlineData(200_000, "ก ")]
    public void A_piece_repeated_without_end_takes_linear_time(int times, string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, times));
        Document document = Document.FromText(text);
        IReadOnlyList<Sentence> sentences = ArticleSentences.Of(document, Language.Of("en"));
        Assert.True(sentences.All(s => s.Length > 0 && s.End <= text.Length));
        Assert.NotNull(LanguageDetector.Detect(text));
    }

    [Fact]
    public void A_hundred_thousand_sentences_keep_their_count()
    {
        Assert.Equal(100_000,
            SentenceScannerTests.Split(string.Concat(Enumerable.Repeat("It rained. ", 100_000))).Count());
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData("\u2028")]
    [InlineData("\u0085")]
    public void Every_kind_of_line_end_parts_paragraphs(string lineEnd)
    {
        string text = $"The harbour will close in May.{lineEnd}{lineEnd}Ferries will use the old pier.{lineEnd}";
        Assert.Equal(["The harbour will close in May.", "Ferries will use the old pier."],
            SentenceScannerTests.Split(text));
    }

    public static IEnumerable<object[]> Boilerplate =>
        TextInvariants.PureBoilerplate.Select(line => new object[] { line });

    [Theory]
    [MemberData(nameof(Boilerplate))]
    public void A_paragraph_of_boilerplate_changes_no_summary(string line)
    {
        const string article = """
            The harbour will close for two weeks in May, the council said on Monday. Ferries will use the old pier, which has not seen a ship for years.

            The work on the quay is to cost four million crowns. Half of it comes from the state. “We have waited long enough,” the harbour master said.

            Critics say that the plan comes too late for this summer. Hotels fear for their guests and ask for a bridge.
            """;
        string[] expected = Chosen(article);
        Assert.Equal(2, expected.Length);
        Assert.Equal(expected, Chosen(article + "\n\n" + line));
        Assert.Equal(expected, Chosen(line + "\n\n" + article));
        Assert.Equal(expected,
            Chosen(article.Replace("\n\nCritics", "\n\n" + line + "\n\nCritics", StringComparison.Ordinal)));
    }

    private static string[] Chosen(string text) =>
        [.. ExtractiveSummarizer.Summarize(text, new SummaryOptions { Sentences = 2 }).Sentences.Select(s => s.Text)];
}
