using System.Text;
using Summarizer.Pipeline.Results;

namespace Summarizer.Pipeline.Tests.Results;

public sealed class WarningTests
{
    private const string Text =
        "The old bridge is closed to lorries. A new one will cost nine million crowns. It opens in May, says the "
            + "council.";

    [Theory]
    [InlineData("zebra", true)]
    [InlineData("what does the bridge cost", false)]
    [InlineData(null, false)]
    public async Task A_query_of_which_the_text_has_no_word_is_told(string? query, bool told)
    {
        var request =
            new SummaryRequest { Options = new SummaryOptions { Query = query, Sentences = 1, Language = "en" } };
        SummaryResult result =
            await new SummaryPipeline(new SummarizerOptions())
                .SummarizeAsync(Encoding.UTF8.GetBytes(Text), "text/plain", null, request);
        Assert.Equal(told, result.Warnings.Any(w => w.Code == "query-not-found"));
        Assert.Single(result.Extractive!.Sentences);
    }
}
