using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Summarizer.Pipeline.Rewriting.Calling;

/// <summary>
/// A lenient reader of chat completions, because many servers are only roughly compatible. The text can be in parts or
/// in an object, in a tool call or next to the reasoning, in other protocols' forms, or in a stream of events that was
/// not requested.
/// </summary>
internal static class ChatAnswer
{
    /// <summary>The longest name of a model that is accepted.</summary>
    private const int MaxModelName = 200;

    /// <summary>The name under which the usage has the input tokens that were written to the cache.</summary>
    public const string CacheWrites = "cache_write_tokens";

    /// <summary>Reads an answer. One without choices is an empty answer, whose tokens count all the same.</summary>
    /// <exception cref="JsonException">The body is not JSON.</exception>
    /// <exception cref="FormatException">The JSON is not a completion.</exception>
    /// <exception cref="ServiceErrorException">The body is an error, although the status says that all is
    /// well.</exception>
    public static ChatResponse Read(ReadOnlyMemory<byte> body)
    {
        if (body.Span.StartsWith("\uFEFF"u8))
            body = body["\uFEFF"u8.Length..];
        if (EventStream.Is(body.Span))
            return ReadAll(EventStream.Parts(body));
        using JsonDocument json = JsonDocument.Parse(body, new JsonDocumentOptions { AllowTrailingCommas = true });
        return ReadAll([json.RootElement]);
    }

    /// <summary>Reads the parts of an answer, of which there is one unless it is a stream.</summary>
    private static ChatResponse ReadAll(IReadOnlyList<JsonElement> parts)
    {
        StringBuilder text = new(), reasoning = new(), arguments = new();
        string? finish = null, model = null;
        UsageDetails? usage = null;
        bool refused = false, isCompletion = false;
        foreach (JsonElement part in parts)
        {
            if (part.ValueKind != JsonValueKind.Object)
                throw new FormatException("The answer is not an object.");
            if (part.TryGetProperty("error", out JsonElement error)
                && error.ValueKind is JsonValueKind.Object or JsonValueKind.String)
                throw new ServiceErrorException(ServiceError.Read(StatusIn(error), part), isCompletion);
            model ??= Text(Get(part, "model")) is { Length: > 0 and <= MaxModelName } name ? name : null;
            usage = Usage(part) ?? usage;
            JsonElement choice = First(Get(part, "choices"));
            // A gateway says so when the provider behind it breaks off.
            if (Get(choice, "error").ValueKind == JsonValueKind.Object)
                throw new ServiceErrorException(ServiceError.Read(StatusIn(Get(choice, "error")), choice), true);
            JsonElement message = Get(choice, "message") is { ValueKind: JsonValueKind.Object } whole ? whole
                : Get(choice, "delta") is { ValueKind: JsonValueKind.Object } delta ? delta : Get(part, "message");
            isCompletion |= part.TryGetProperty("choices", out _) || part.TryGetProperty("usage", out _)
                || message.ValueKind == JsonValueKind.Object
                || part.TryGetProperty("output", out _) || part.TryGetProperty("content", out _);
            finish = Text(Get(choice, "finish_reason"))
                ?? Text(Get(part, "done_reason")) ?? Text(Get(part, "stop_reason")) ?? finish;
            refused |= Text(Get(message, "refusal")) is { Length: > 0 };
            text.Append(Content(Get(message, "content"))).Append(Text(Get(choice, "text")));
            if (message.ValueKind != JsonValueKind.Object)
                text.Append(Content(Get(part, "content"))).Append(Output(Get(part, "output")));
            reasoning.Append(Content(Get(message, "reasoning_content")) is { Length: > 0 } thought
                ? thought
                : Content(Get(message, "reasoning")));
            arguments.Append(Arguments(message));
        }

        if (!isCompletion)
            throw new FormatException("The answer has neither choices nor usage.");
        // Some servers put an answer that matches a schema into a tool call, others all of it into the reasoning. If
        // the tokens ran out, the reasoning has no answer yet, but may quote the one that the prompt shows.
        bool ranOut = finish is "length" or "max_tokens" or "MAX_TOKENS" or "model_length";
        string content = !Blank(text)
            ? text.ToString()
            : !Blank(arguments) ? arguments.ToString() : ranOut ? "" : reasoning.ToString();
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, content))
        {
            ModelId = model,
            FinishReason = refused || finish == "refusal" ? ModelAnswer.Refused
                : finish switch
                {
                    "content_filter" or "safety" or "SAFETY" => ChatFinishReason.ContentFilter,
                    _ => ranOut ? ChatFinishReason.Length : ChatFinishReason.Stop,
                },
            Usage = usage,
        };

        static bool Blank(StringBuilder builder) => builder.ToString().AsSpan().IsWhiteSpace();
    }

    private static UsageDetails? Usage(JsonElement part)
    {
        JsonElement usage = Get(part, "usage");
        int? input = Count(Get(usage, "prompt_tokens"))
            ?? Count(Get(usage, "input_tokens")) ?? Count(Get(part, "prompt_eval_count"));
        int? output = Count(Get(usage, "completion_tokens"))
            ?? Count(Get(usage, "output_tokens")) ?? Count(Get(part, "eval_count"));
        // Some services count reasoning only in the total.
        if (Count(Get(usage, "total_tokens")) - input is { } rest && rest > (output ?? 0))
            output = rest;
        if (input is null || output is null)
            return null;
        int cached =
            Math.Min(Detail("cached_tokens") ?? Count(Get(usage, "prompt_cache_hit_tokens")) ?? 0, input.Value);
        var details = new UsageDetails
        {
            InputTokenCount = input,
            OutputTokenCount = output,
            TotalTokenCount = input + output,
            CachedInputTokenCount = cached,
        };
        if (Detail(CacheWrites) is { } written)
            details.AdditionalCounts = new() { [CacheWrites] = Math.Min(written, input.Value - cached) };
        return details;

        int? Detail(string name) => Count(Get(Get(usage, "prompt_tokens_details"), name))
            ?? Count(Get(Get(usage, "input_tokens_details"), name));
    }

    /// <summary>
    /// Reads a string; the texts of an array of parts or strings; or JSON as it is, if a server has already parsed it.
    /// </summary>
    private static string Content(JsonElement content)
    {
        switch (content.ValueKind)
        {
            case JsonValueKind.String:
                return content.GetString()!;
            case JsonValueKind.Object:
                return Text(Get(content, "text")) is { } only && !content.TryGetProperty("sources", out _)
                    ? only
                    : content.GetRawText();
            case JsonValueKind.Array:
                var parts = content.EnumerateArray().ToList();
                // An array of sentences is the answer itself; one of content parts has their type.
                return parts.Exists(p => p.ValueKind == JsonValueKind.Object && p.TryGetProperty("sources", out _))
                    ? content.GetRawText()
                    : string.Concat(parts.Select(p => p.ValueKind == JsonValueKind.String
                        ? p.GetString()
                        : IsThought(p)
                            ? ""
                            : Content(Get(p, "text") is { ValueKind: not JsonValueKind.Undefined } t
                                ? t
                                : Get(p, "json"))));
            default:
                return "";
        }
    }

    private static bool IsThought(JsonElement part) =>
        Text(Get(part, "type")) is "thinking" or "reasoning" or "redacted_thinking";

    /// <summary>Returns the text of an answer in the form of OpenAI's newer protocol, the Responses API.</summary>
    private static string Output(JsonElement output) => output.ValueKind != JsonValueKind.Array ? Text(output) ?? ""
        : string.Concat(output.EnumerateArray().Where(o => Text(Get(o, "type")) is "message" or null)
            .Select(o => Content(Get(o, "content"))));

    private static string Arguments(JsonElement message)
    {
        JsonElement function = Get(First(Get(message, "tool_calls")), "function");
        if (function.ValueKind != JsonValueKind.Object)
            function = Get(message, "function_call");
        return Content(Get(function, "arguments"));
    }

    private static int StatusIn(JsonElement error)
    {
        JsonElement code = error.ValueKind == JsonValueKind.Object && error.TryGetProperty("code", out JsonElement c)
            ? c
            : default;
        int? status = Count(code) ?? (int.TryParse(Text(code), out int number) ? number : null);
        return status is >= 400 and <= 599 ? status.Value : 500;
    }

    private static JsonElement Get(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out JsonElement value) ? value : default;

    private static JsonElement First(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0 ? list[0] : default;

    private static string? Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int? Count(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double count)
            && count is >= 0 and <= int.MaxValue ? (int)count : null;
}

/// <summary>Thrown when a body is an error, although its status is a success.</summary>
internal sealed class ServiceErrorException(ServiceError error, bool hasStarted) : Exception(error.Message)
{
    public ServiceError Error { get; } = error;

    /// <summary>True if the error came in a stream, after a part of the answer.</summary>
    public bool HasStarted { get; } = hasStarted;
}
