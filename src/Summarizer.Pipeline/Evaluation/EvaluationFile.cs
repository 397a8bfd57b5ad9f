using System.Text.Json;
using Summarizer.Pipeline.Failures;

namespace Summarizer.Pipeline.Evaluation;

/// <summary>
/// A reader of articles with reference summaries from JSON lines: <c>{"id","text","summary","n"?,"lang"?,"title"?}</c>.
/// </summary>
public static class EvaluationFile
{
    /// <summary>
    /// Returns the items one by one, none kept; <c>summary</c> is a text with a sentence a line, or an array of
    /// sentences. Other fields are ignored.
    /// </summary>
    /// <exception cref="ArticleException">A line is not such an object; the message names its number.</exception>
    public static IEnumerable<EvaluationItem> Read(TextReader lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return Items(lines);
    }

    private static IEnumerable<EvaluationItem> Items(TextReader lines)
    {
        for (int number = 1; lines.ReadLine() is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
                yield return Parse(line, number);
        }
    }

    private static EvaluationItem Parse(string line, int number)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(line);
            JsonElement item = json.RootElement;
            if (item.ValueKind != JsonValueKind.Object)
                throw Bad(number, "is not a JSON object", null);
            return new EvaluationItem(
                Optional(item, "id")?.ToString() ?? number.ToString(),
                Text(item, "text", number) ?? throw Bad(number, "has no \"text\"", "text"),
                Lines(item, number),
                Optional(item, "n") is { } n ? Count(n, number) : null,
                LanguageOf(item, number),
                Text(item, "title", number) is { Length: > 0 } title ? title : null);
        }
        // JsonElement.GetString throws InvalidOperationException at half an emoji (a lone surrogate).
        catch (Exception ex) when (ex is JsonException or InvalidOperationException)
        {
            throw Bad(number, "is not valid JSON", null, ex);
        }
    }

    private static string Lines(JsonElement item, int number) => Optional(item, "summary") switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { ValueKind: JsonValueKind.Array } sentences
            when sentences.EnumerateArray().All(s => s.ValueKind == JsonValueKind.String) =>
            string.Join('\n', sentences.EnumerateArray().Select(s => s.GetString())),
        _ => throw Bad(number, "has no \"summary\" that is a text or an array of sentences", "summary"),
    };

    private static int Count(JsonElement n, int number) =>
        n.ValueKind == JsonValueKind.Number && n.TryGetInt32(out int count)
            && count is > 0 and <= SummaryOptions.MaxSentences
            ? count
            : throw Bad(number,
                $"has an \"n\" that is not a whole number from 1 to {SummaryOptions.MaxSentences}", "n");

    private static string? LanguageOf(JsonElement item, int number)
    {
        string? language = Text(item, "lang", number);
        try
        {
            new SummaryOptions { Language = language }.Validate();
            return language;
        }
        catch (InvalidOptionException ex)
        {
            throw Bad(number, "has a \"lang\" that is not an ISO 639 code such as en or de", "lang", ex);
        }
    }

    private static string? Text(JsonElement item, string name, int number) => Optional(item, name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        _ => throw Bad(number, $"has a \"{name}\" that is not a string", name),
    };

    private static JsonElement? Optional(JsonElement item, string name) =>
        item.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static ArticleException Bad(int number, string what, string? target, Exception? inner = null) =>
        new(FailureCode.InvalidRequest,
            $"Line {number} {what}. Each line must be {{\"id\",\"text\",\"summary\"}}.", target, inner);
}
