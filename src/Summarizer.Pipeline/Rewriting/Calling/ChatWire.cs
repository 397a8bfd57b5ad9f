using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Extensions.AI;

namespace Summarizer.Pipeline.Rewriting.Calling;

/// <summary>The bodies of a chat completion: strict in what is sent, lenient in what is read, for there are many compatible servers.</summary>
internal static class ChatWire
{
    /// <summary>The longest name of a model that is believed.</summary>
    private const int MaxModelName = 200;

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The request.</summary>
    /// <param name="messages">The messages, text only.</param>
    /// <param name="options">Limit, temperature, and the schema of the answer.</param>
    /// <param name="model">The model or deployment.</param>
    /// <param name="oldLimit">Whether the limit goes by its old name <c>max_tokens</c>, the only one that Azure takes for models which do not reason.</param>
    public static byte[] Write(IEnumerable<ChatMessage> messages, ChatOptions options, string model, bool oldLimit)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body, Writing))
        {
            json.WriteStartObject();
            json.WriteString("model", model);
            json.WriteStartArray("messages");
            foreach (ChatMessage message in messages)
            {
                json.WriteStartObject();
                json.WriteString("role", message.Role.Value);
                json.WriteString("content", message.Text);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (options.ResponseFormat is ChatResponseFormatJson { Schema: { } schema } format)
            {
                json.WriteStartObject("response_format");
                json.WriteString("type", "json_schema");
                json.WriteStartObject("json_schema");
                json.WriteString("name", format.SchemaName ?? "answer");
                json.WriteBoolean("strict", true);
                json.WritePropertyName("schema");
                schema.WriteTo(json);
                json.WriteEndObject();
                json.WriteEndObject();
            }

            if (options.MaxOutputTokens is { } most)
                json.WriteNumber(oldLimit ? "max_tokens" : "max_completion_tokens", most);
            if (options.Temperature is { } temperature)
                json.WriteNumber("temperature", temperature);
            json.WriteEndObject();
        }

        return body.WrittenSpan.ToArray();
    }

    /// <summary>The answer. One without choices is an empty answer, whose tokens count all the same.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="FormatException">It is none of the protocol's.</exception>
    public static ChatResponse Read(ReadOnlyMemory<byte> body)
    {
        using JsonDocument json = JsonDocument.Parse(body);
        JsonElement root = json.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !(root.TryGetProperty("choices", out _) || root.TryGetProperty("usage", out _)))
            throw new FormatException("The answer has neither choices nor usage.");
        JsonElement choice = First(Get(root, "choices"));
        JsonElement message = Get(choice, "message");
        string? finish = Text(Get(choice, "finish_reason")), model = Text(Get(root, "model"));
        bool refused = Text(Get(message, "refusal")) is { Length: > 0 };
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, Content(Get(message, "content"))))
        {
            ModelId = model is { Length: > 0 and <= MaxModelName } ? model : null,
            FinishReason = refused ? ModelAnswer.Refused
                : finish switch { "content_filter" => ChatFinishReason.ContentFilter, "length" => ChatFinishReason.Length, _ => ChatFinishReason.Stop },
            Usage = Usage(Get(root, "usage")),
        };
    }

    private static UsageDetails? Usage(JsonElement usage) =>
        Count(Get(usage, "prompt_tokens")) is { } input && Count(Get(usage, "completion_tokens")) is { } output
            ? new UsageDetails { InputTokenCount = input, OutputTokenCount = output, TotalTokenCount = input + output }
            : null;

    /// <summary>A string, or the texts of an array of parts.</summary>
    private static string Content(JsonElement content) => content.ValueKind == JsonValueKind.Array
        ? string.Concat(content.EnumerateArray().Select(part => Text(Get(part, "text"))))
        : Text(content) ?? "";

    private static JsonElement Get(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out JsonElement value) ? value : default;

    private static JsonElement First(JsonElement list) => list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0 ? list[0] : default;

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int? Count(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int count) && count >= 0 ? count : null;
}
