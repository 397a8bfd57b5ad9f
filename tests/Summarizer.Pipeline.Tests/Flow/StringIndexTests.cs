using System.Globalization;
using System.Text;
using Summarizer.Pipeline.Digests;
using Summarizer.Pipeline.Results;

namespace Summarizer.Pipeline.Tests.Flow;

/// <summary>Offsets and lengths in the three units of Azure AI Language.</summary>
public sealed class StringIndexTests
{
    // A face (a surrogate pair), a flag (two pairs, one element) and an accent as a character of its own.
    private const string Text =
        "The 😀 bridge opens in März. The flag 🇩🇪 of the x\u0302-axis was red. Ships wait for the tide at the quay.";

    private static readonly SummaryPipeline Pipeline = new(new SummarizerOptions());

    [Fact]
    public async Task Code_points_are_the_offsets_of_a_program_that_counts_runes()
    {
        SummaryResult result = await SummarizeAsync("UnicodeCodePoint");
        Rune[] runes = [.. Text.EnumerateRunes()];

        Assert.Equal(("UnicodeCodePoint", runes.Length), (result.Options.StringIndexType, result.Document!.Characters));
        Assert.All(result.Extractive!.Sentences,
            s => Assert.Equal(s.Text, string.Concat(runes.Skip(s.Offset).Take(s.Length))));
        Assert.All(result.Document.Outline!.Sentences.Zip(result.Extractive.Sentences), pair =>
            Assert.Equal((pair.First.Offset, pair.First.Length), (pair.Second.Offset, pair.Second.Length)));
    }

    [Fact]
    public async Task Text_elements_are_the_offsets_of_StringInfo()
    {
        SummaryResult result = await SummarizeAsync("TextElements_v8");
        var elements = new StringInfo(Text);

        Assert.Equal(elements.LengthInTextElements, result.Document!.Characters);
        Assert.All(result.Extractive!.Sentences,
            s => Assert.Equal(s.Text, elements.SubstringByTextElements(s.Offset, s.Length)));
        OutlineBlock block = Assert.Single(result.Document.Outline!.Blocks);
        Assert.Equal((0, elements.LengthInTextElements), (block.Offset, block.Length));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Utf16CodeUnit")]
    public async Task By_default_they_are_UTF_16_code_units(string? unit)
    {
        SummaryResult result = await SummarizeAsync(unit);

        Assert.Equal((null, Text.Length), (result.Options.StringIndexType, result.Document!.Characters));
        Assert.All(result.Extractive!.Sentences, s => Assert.Equal(s.Text, Text.Substring(s.Offset, s.Length)));
    }

    [Fact]
    public void A_digest_counts_in_the_same_units()
    {
        SummaryRequest request =
            SummaryRequest.Parse([new("stringIndexType", "UnicodeCodePoint"), new("sentences", "4")]);
        DigestResult digest = new DigestPipeline(new SummarizerOptions()).Digest(
            [new DigestItem("a", Encoding.UTF8.GetBytes(Text), "text/plain; charset=utf-8"),
                new DigestItem("b", Encoding.UTF8.GetBytes("Ships wait for the tide at the quay. 😀 Gulls wait too."),
                    "text/plain; charset=utf-8")],
            request);

        Assert.Equal("UnicodeCodePoint", digest.Options.StringIndexType);
        Assert.All(digest.Digest.Sentences.Where(s => s.Source == "a"), s =>
            Assert.Equal(s.Text, string.Concat(Text.EnumerateRunes().Skip(s.Offset).Take(s.Length))));
    }

    private static Task<SummaryResult> SummarizeAsync(string? unit) => Pipeline.SummarizeAsync(
        Encoding.UTF8.GetBytes(Text), "text/plain; charset=utf-8", null,
        SummaryRequest.Parse([new("sentences", "3"), new("includeText", "true"),
            .. unit is null ? [] : (KeyValuePair<string, string?>[])[new("stringIndexType", unit)]]));
}
