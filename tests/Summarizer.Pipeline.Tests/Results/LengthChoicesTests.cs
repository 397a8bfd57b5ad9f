using System.Text;
using Summarizer.Pipeline.Results;

namespace Summarizer.Pipeline.Tests.Results;

public sealed class LengthChoicesTests
{
    private const string Text = """
        The city of Lübeck will close its old harbour bridge for eleven months from March. Inspectors had found cracks in four of the nine steel girders that carry the roadway.

        Traffic will be led over the northern ring road, which adds about twelve minutes to a trip across town. Shopkeepers on the island fear for their trade.

        The work will cost 38 million euros, of which the federal government pays half. A new bridge beside the old one would have taken until 2031.
        """;

    [Fact]
    public async Task Each_choice_is_what_a_summary_of_that_length_has()
    {
        SummaryResult result =
            await SummarizeAsync(Text,
                new SummaryRequest { Choices = 50, Options = new SummaryOptions { Query = "cost" } });

        Assert.Equal(result.Document!.Sentences, result.Extractive!.Choices!.Count);
        for (int n = 1; n <= result.Document.Sentences; n++)
        {
            SummaryResult asked =
                await SummarizeAsync(Text,
                    new SummaryRequest
                    {
                        Options = new SummaryOptions
                        {
                            Sentences = n,
                            Query = "cost",
                            SortBy = SummaryOrder.Rank
                        }
                    });
            LengthChoice choice = result.Extractive.Choices[n - 1];
            Assert.Equal(asked.Extractive!.Sentences.Select(s => (s.Index, s.RankScore)),
                choice.Sentences.Zip(choice.RankScores));
        }
    }

    [Fact]
    public async Task A_long_text_gets_fewer_so_that_no_caller_can_ask_for_much_work()
    {
        SummaryResult result =
            await SummarizeAsync(string.Concat(Enumerable.Range(0, 2000)
                .Select(i => $"Sentence number {i} of this text says something of its own. ")),
                new SummaryRequest { Choices = 50 });

        Assert.InRange(result.Extractive!.Choices!.Count, 1, 4);
    }

    [Fact]
    public async Task The_outline_has_every_sentence_and_the_blocks_around_them()
    {
        SummaryResult result =
            await SummarizeAsync("# Bridges\n\nOne bridge is old. The other one is new.\n\n- It is long.",
                new SummaryRequest { IncludeText = true }, "text/markdown");

        DocumentInfo document = result.Document!;
        Assert.Equal(["heading", "paragraph", "listItem"], document.Outline!.Blocks.Select(block => block.Kind));
        Assert.Equal(1, document.Outline.Blocks[0].Level);
        Assert.Equal(["One bridge is old.", "The other one is new.", "It is long."],
            document.Outline.Sentences.Select(s => document.Text!.Substring(s.Offset, s.Length)));
    }

    [Fact]
    public async Task Neither_is_there_unless_asked_for()
    {
        string json = Encoding.UTF8.GetString(ResultJson.Serialize(await SummarizeAsync(Text, new SummaryRequest())));

        Assert.DoesNotContain("choices", json, StringComparison.Ordinal);
        Assert.DoesNotContain("outline", json, StringComparison.Ordinal);
    }

    private static Task<SummaryResult> SummarizeAsync(string text, SummaryRequest request,
        string type = "text/plain") =>
        new SummaryPipeline(new SummarizerOptions()).SummarizeAsync(Encoding.UTF8.GetBytes(text), type, null, request);
}
