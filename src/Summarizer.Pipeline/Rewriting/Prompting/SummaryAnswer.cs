using System.Text.Json;
using System.Text.Json.Serialization;

namespace Summarizer.Pipeline.Rewriting.Prompting;

/// <summary>The model's answer: sentences with the numbers of the lines that they rest on.</summary>
internal sealed record SummaryAnswer([property: JsonRequired] IReadOnlyList<AnswerSentence> Sentences)
{
    /// <summary>More sentences than any length asks for are none of ours.</summary>
    private const int MaxSentences = 500;

    /// <summary>Reads an answer; null where it is not of the form asked for. A fence of Markdown around it is forgiven.</summary>
    public static SummaryAnswer? TryParse(string text)
    {
        string json = text.Trim();
        if (json.StartsWith("```", StringComparison.Ordinal) && json.EndsWith("```", StringComparison.Ordinal) && json.Length > 6)
            json = json[(json.IndexOf('\n') + 1)..^3];
        try
        {
            SummaryAnswer? answer = JsonSerializer.Deserialize(json, SummaryAnswerContext.Default.SummaryAnswer);
            return answer?.Sentences is { Count: > 0 and <= MaxSentences } sentences && sentences.All(s => s is { Text: not null, Sources: not null }) ? answer : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A sentence of the model's answer.</summary>
internal sealed record AnswerSentence([property: JsonRequired] string Text, [property: JsonRequired] IReadOnlyList<int> Sources);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, MaxDepth = 8)]
[JsonSerializable(typeof(SummaryAnswer))]
internal sealed partial class SummaryAnswerContext : JsonSerializerContext;
