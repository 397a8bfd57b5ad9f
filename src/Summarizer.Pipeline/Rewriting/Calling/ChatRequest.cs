using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Extensions.AI;

namespace Summarizer.Pipeline.Rewriting.Calling;

/// <summary>A writer of the body of a chat completion's request.</summary>
internal static class ChatRequest
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Writes the body.</summary>
    /// <param name="messages">The messages, text only; the first has the instructions.</param>
    /// <param name="options">Limit, temperature, and the schema of the answer.</param>
    /// <param name="model">The model or deployment.</param>
    /// <param name="shape">The shape that the service accepts.</param>
    public static byte[] Write(IEnumerable<ChatMessage> messages, ChatOptions options, string model, RequestShape shape)
    {
        ChatResponseFormatJson? format = options.ResponseFormat as ChatResponseFormatJson;
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body, Writing))
        {
            json.WriteStartObject();
            json.WriteString("model", model);
            json.WriteStartArray("messages");
            foreach ((string role, string text) in Messages(messages, format, shape))
            {
                json.WriteStartObject();
                json.WriteString("role", role);
                json.WriteString("content", text);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (format?.Schema is { } schema && shape.Format != AnswerFormat.Prompt)
                WriteFormat(json, format.SchemaName ?? "answer", schema, shape.Format);
            if (options.MaxOutputTokens is { } most)
                json.WriteNumber(shape.LimitName, Math.Min(most, shape.HighestLimit ?? most));
            if (options.Temperature is { } temperature && shape.SendsTemperature)
                json.WriteNumber("temperature", temperature);
            if (shape.Effort is { } effort)
                json.WriteString("reasoning_effort", effort);
            if (shape.Streams)
            {
                json.WriteBoolean("stream", true);
                json.WriteStartObject("stream_options");
                json.WriteBoolean("include_usage", true);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return body.WrittenSpan.ToArray();
    }

    private static void WriteFormat(Utf8JsonWriter json, string name, JsonElement schema, AnswerFormat format)
    {
        json.WriteStartObject("response_format");
        json.WriteString("type", format == AnswerFormat.Schema ? "json_schema" : "json_object");
        if (format == AnswerFormat.Schema)
        {
            json.WriteStartObject("json_schema");
            json.WriteString("name", name);
            json.WriteBoolean("strict", true);
            json.WritePropertyName("schema");
            schema.WriteTo(json);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>
    /// Returns the messages in the form that the service accepts: the schema in the instructions if it is not sent
    /// apart, and instructions before the article if the service has no role for them.
    /// </summary>
    private static IEnumerable<(string Role, string Text)> Messages(IEnumerable<ChatMessage> messages,
        ChatResponseFormatJson? format, RequestShape shape)
    {
        string? instructions = null;
        foreach (ChatMessage message in messages)
        {
            string text = message.Text;
            if (message.Role == ChatRole.System)
            {
                if (format?.Schema is { } schema && shape.Format != AnswerFormat.Schema)
                    text += "\n\nThe JSON must match this JSON schema: " + schema.GetRawText();
                if (!shape.SystemRole)
                {
                    instructions = text;
                    continue;
                }
            }

            yield return (message.Role.Value, instructions is null ? text : instructions + "\n\n" + text);
            instructions = null;
        }
    }
}
