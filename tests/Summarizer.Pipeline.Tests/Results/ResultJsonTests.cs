using System.Text;
using System.Text.Json;
using Summarizer.Pipeline.Results;

namespace Summarizer.Pipeline.Tests.Results;

public sealed class ResultJsonTests
{
    private static readonly SummaryResult Whole = new()
    {
        Id = "news/a.txt",
        Status = "succeeded",
        Source = new SourceInfo("news/a.txt", "0x8D", "sha256:ab", "text/plain", 2079,
            new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)),
        Document = new DocumentInfo(null, "en", 2050, 330, 14),
        Extractive = new ExtractivePart("“Quoted” <b>&amp;</b> 漢字 😀 it's",
            [new RankedSentence(0, "“Quoted”", 0.93, 0, 8)], ["NATO membership"]),
        Llm = new LlmPart { Status = "disabled", Reason = "No model is configured." },
        Warnings = [new Warning("short-text", "Short.")],
        Options = new ResolvedOptions { Sentences = 3 },
        Timings = new Timings(12.5, 1, 2, 0),
        CreatedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 6, TimeSpan.Zero),
        Generator = "summarizer/0.1.0",
    };

    [Fact]
    public void A_result_reads_as_documented() => Assert.Equal(
        """
        {"schemaVersion":"1.0","id":"news/a.txt","status":"succeeded","source":{"name":"news/a.txt","etag":"0x8D","contentHash":"sha256:ab","contentType":"text/plain","bytes":2079,"lastModified":"2026-01-02T03:04:05+00:00"},"document":{"title":null,"language":"en","characters":2050,"words":330,"sentences":14},"extractive":{"text":"“Quoted” <b>&amp;</b> 漢字 😀 it's","sentences":[{"index":0,"text":"“Quoted”","rankScore":0.93,"offset":0,"length":8}],"keyPhrases":["NATO membership"]},"llm":{"status":"disabled","text":null,"sentences":null,"model":null,"promptVersion":null,"usage":null,"reason":"No model is configured."},"warnings":[{"code":"short-text","message":"Short."}],"error":null,"options":{"sentences":3,"ratio":null,"words":null,"query":null,"language":null,"title":null,"sortBy":"offset","llm":false,"includeText":false},"timings":{"totalMs":12.5,"readMs":1,"extractMs":2,"llmMs":0},"createdAt":"2026-01-02T03:04:06+00:00","generator":"summarizer/0.1.0"}
        """, Encoding.UTF8.GetString(ResultJson.Serialize(Whole))
            .Replace("\\uD83D\\uDE00", "😀", StringComparison.Ordinal));

    [Fact]
    public void What_is_written_is_read_again()
    {
        byte[] json = ResultJson.Serialize(Whole);
        Assert.Equal(json, ResultJson.Serialize(ResultJson.TryDeserialize(json)!));
    }

    [Fact]
    public void The_text_comes_along_only_where_it_was_asked_for()
    {
        using JsonDocument without = JsonDocument.Parse(ResultJson.Serialize(Whole));
        using JsonDocument with =
            JsonDocument.Parse(
                ResultJson.Serialize(Whole with { Document = Whole.Document! with { Text = "All of it." } }));
        Assert.False(without.RootElement.GetProperty("document").TryGetProperty("text", out _));
        Assert.Equal("All of it.", with.RootElement.GetProperty("document").GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    public void What_is_no_result_is_null(string json) =>
        Assert.Null(ResultJson.TryDeserialize(Encoding.UTF8.GetBytes(json)));
}
