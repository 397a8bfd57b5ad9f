using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Summarizer.EndToEnd.Tests.Support;
using Summarizer.Tests.Golden;

namespace Summarizer.EndToEnd.Tests;

/// <summary>
/// The running app, native where it is the published one, gives the output that the core's tests have on record.
/// </summary>
public sealed class GoldenOutputTests(FolderApp folder) : IClassFixture<FolderApp>
{
    [Fact]
    public async Task The_app_gives_the_output_on_record_for_every_text()
    {
        string[] expected = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Golden", "texts.jsonl"));
        var actual = new List<string>();
        foreach ((string text, string? language) in GoldenTexts.All())
            actual.Add(await LineAsync(text, language));
        actual.Sort(StringComparer.Ordinal);

        Assert.Equal(expected.Except(actual).Take(5), actual.Except(expected).Take(5));
        Assert.Equal(expected, actual);
    }

    private async Task<string> LineAsync(string text, string? language)
    {
        var request = new JsonObject { ["text"] = text };
        if (language is not null)
            request["language"] = language;
        JsonNode summary = await SummarizeAsync(request);
        request["sentences"] = SummaryOptions.MaxSentences;
        request["includeText"] = true;
        JsonNode whole = await SummarizeAsync(request);
        JsonNode document = whole["document"]!;
        return GoldenOutput.Line(new JsonObject
        {
            ["id"] = GoldenOutput.IdOf(text, language),
            ["language"] = document["language"]!.GetValue<string>(),
            ["title"] = document["title"]?.GetValue<string>(),
            ["words"] = document["words"]!.GetValue<int>(),
            ["blocks"] = new JsonArray([.. document["outline"]!["blocks"]!.AsArray().Select(b =>
                GoldenOutput.Block(b!["kind"]!.GetValue<string>(), Number(b, "offset"), Number(b, "length"),
                    Number(b, "level")))]),
            ["sentences"] = new JsonArray([.. GoldenOutput.Sentences(
                document["outline"]!["sentences"]!.AsArray().Select(s => (Number(s, "offset"), Number(s, "length"))),
                whole["extractive"]!["sentences"]!.AsArray()
                    .Select(s => (Number(s, "index"), s!["rankScore"]!.GetValue<double>())))]),
            ["keyPhrases"] = whole["extractive"]!["keyPhrases"]!.DeepClone(),
            ["summary"] = new JsonArray(
                [.. summary["extractive"]!["sentences"]!.AsArray().Select(s => (JsonNode?)Number(s, "index"))]),
        });
    }

    private async Task<JsonNode> SummarizeAsync(JsonObject request)
    {
        using HttpResponseMessage answer = await folder.App.Http.PostAsJsonAsync("/api/summaries", request);
        string json = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{request["text"]}: {json}");
        return JsonNode.Parse(json)!;
    }

    private static int Number(JsonNode? node, string name) => node![name]?.GetValue<int>() ?? 0;
}
