using System.Text.Json;
using Summarizer.Pipeline.Grounding;

namespace Summarizer.Cli.JsonLines;

/// <summary>A line of <c>ground --jsonl</c>: a text and a sentence that may or may not be supported by it.</summary>
internal sealed class GroundingLine : JsonLine
{
    private const int MaxSources = 1000;

    private string? _text;
    private string? _sentence;
    private List<int>? _sources;

    /// <summary>Answers a line with <c>{"id","grounding","score","issues","findings"}</c>.</summary>
    public static Answer Answer(Line line, int maxLength) =>
        Cli.JsonLines.Answer.To<GroundingLine>(line, maxLength, asked =>
    {
        string text = asked._text ?? throw new LineException("`text` is missing.", "text");
        string sentence = asked._sentence ?? throw new LineException("`sentence` is missing.", "sentence");
        GroundingResult result = Grounder.Check(text, sentence, asked._sources);
        return Cli.JsonLines.Answer.Of(asked, json =>
        {
            json.WriteString("grounding"u8, result.Grounding);
            json.WriteNumber("score"u8, result.Score);
            json.WriteStartArray("issues"u8);
            foreach (string issue in result.Issues)
                json.WriteStringValue(issue);
            json.WriteEndArray();
            json.WriteStartArray("findings"u8);
            foreach (Finding finding in result.Findings)
                json.WriteStringValue(finding.Statement);
            json.WriteEndArray();
        });
    });

    /// <inheritdoc/>
    protected override void ReadField(string name, ref Utf8JsonReader reader)
    {
        switch (name)
        {
            case "text":
                _text = OptionalString(ref reader, name);
                break;
            case "sentence":
                _sentence = OptionalString(ref reader, name);
                break;
            case "sources":
                _sources = Sources(ref reader);
                break;
            default:
                reader.Skip();
                break;
        }
    }

    private static List<int>? Sources(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        const string allowed = "an array of sentence numbers from 0, at most 1000";
        if (reader.TokenType != JsonTokenType.StartArray)
            throw Wrong("sources", allowed);
        var sources = new List<int>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (sources.Count == MaxSources || reader.TokenType != JsonTokenType.Number
                || !reader.TryGetInt32(out int source) || source < 0)
                throw Wrong("sources", allowed);
            sources.Add(source);
        }

        return sources;
    }
}
