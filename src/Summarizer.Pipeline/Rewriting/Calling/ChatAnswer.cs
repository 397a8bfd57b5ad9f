using System.Text.Json;
using Microsoft.Extensions.AI;
using Summarizer.Pipeline.Rewriting.Prompting;

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

    /// <summary>Keys of which an answer has at least one, unless it has a message.</summary>
    private static readonly string[] CompletionKeys = ["choices", "usage", "output", "content"];

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
        var choices = new SortedDictionary<int, ChatChoice>();
        string? model = null;
        UsageDetails? usage = null;
        bool isCompletion = false;
        foreach (JsonElement part in parts)
        {
            if (part.ValueKind != JsonValueKind.Object)
                throw new FormatException("The answer is not an object.");
            if (part.TryGetProperty("error", out JsonElement error)
                && error.ValueKind is JsonValueKind.Object or JsonValueKind.String)
                throw new ServiceErrorException(ServiceError.Read(StatusIn(error), part), isCompletion);
            model ??= Text(Get(part, "model")) is { Length: > 0 and <= MaxModelName } name ? name : null;
            usage = Usage(part) ?? usage;
            JsonElement[] listed = Items(Get(part, "choices"));
            // A gateway says so when the provider behind it breaks off.
            if (listed is [var first, ..] && Get(first, "error").ValueKind == JsonValueKind.Object)
                throw new ServiceErrorException(ServiceError.Read(StatusIn(Get(first, "error")), first), true);
            isCompletion |= Array.Exists(CompletionKeys, key => part.TryGetProperty(key, out _))
                || Get(part, "message").ValueKind == JsonValueKind.Object;
            // Other protocols have at the top what a choice has in this one.
            JsonElement[] read = listed.Length > 0 ? listed : [part];
            for (int i = 0; i < read.Length; i++)
            {
                // In a stream, each event usually has a part of one choice. Its number says of which.
                int number = read.Length == 1 ? Count(Get(read[i], "index")) ?? 0 : i;
                if (!choices.TryGetValue(number, out ChatChoice? choice))
                    choices.Add(number, choice = new ChatChoice());
                Add(choice, read[i], part);
            }
        }

        if (!isCompletion)
            throw new FormatException("The answer has neither choices nor usage.");
        (ChatChoice chosen, string content) = Choose([.. choices.Values.DefaultIfEmpty(new ChatChoice())]);
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, content))
        {
            ModelId = model,
            FinishReason = chosen.Refused || chosen.Finish == "refusal" ? ModelAnswer.Refused
                : chosen.IsFiltered ? ChatFinishReason.ContentFilter
                : chosen.RanOut ? ChatFinishReason.Length : ChatFinishReason.Stop,
            Usage = usage,
        };
    }

    /// <summary>Adds what a part of the answer has of a choice.</summary>
    private static void Add(ChatChoice choice, JsonElement from, JsonElement part)
    {
        JsonElement message = Get(from, "message") is { ValueKind: JsonValueKind.Object } whole ? whole
            : Get(from, "delta") is { ValueKind: JsonValueKind.Object } delta ? delta : Get(part, "message");
        choice.Finish = Text(Get(from, "finish_reason")) ?? Text(Get(part, "done_reason"))
            ?? Text(Get(part, "stop_reason")) ?? Text(Get(Get(part, "incomplete_details"), "reason")) ?? choice.Finish;
        choice.Refused |= Text(Get(message, "refusal")) is { Length: > 0 } || HasRefusal(Get(message, "content"))
            || Array.Exists(Items(Get(part, "output")), output => HasRefusal(Get(output, "content")));
        choice.Text.Append(Content(Get(message, "content"))).Append(Text(Get(from, "text")));
        if (message.ValueKind != JsonValueKind.Object)
            choice.Text.Append(Content(Get(part, "content"))).Append(Output(Get(part, "output")));
        choice.Reasoning.Append(Content(Get(message, "reasoning_content")) is { Length: > 0 } thought
            ? thought
            : Content(Get(message, "reasoning")));
        JsonElement[] calls = Items(Get(message, "tool_calls"));
        for (int i = 0; i < calls.Length; i++)
            choice.Call(Count(Get(calls[i], "index")) ?? i).Append(Arguments(Get(calls[i], "function")));
        if (calls.Length == 0 && Get(message, "function_call") is { ValueKind: JsonValueKind.Object } call)
            choice.Call(0).Append(Arguments(call));
    }

    /// <summary>
    /// Returns the first text that is an answer in the form asked for, with its choice. Otherwise it is the first text
    /// with JSON, or the first of all. Some servers put the answer into a tool call, or all of it into the reasoning,
    /// which counts if there is nothing else. If the tokens ran out, the reasoning has no answer yet, but may quote the
    /// one that the prompt shows.
    /// </summary>
    private static (ChatChoice Choice, string Text) Choose(ChatChoice[] choices)
    {
        (ChatChoice Choice, string Text)[] texts =
        [
            .. choices.SelectMany(c => c.Texts, (choice, text) => (choice, text.ToString()))
                .Where(t => !string.IsNullOrWhiteSpace(t.Item2)),
        ];
        if (texts.Length == 0)
            return (choices[0], choices[0].RanOut ? "" : choices[0].Reasoning.ToString());
        if (texts.Length == 1)
            return texts[0];
        return texts.FirstOrDefault(t => AnswerReader.TryRead(t.Text) is not null) is { Text: not null } answer ? answer
            : texts.FirstOrDefault(t => AnswerReader.Values(t.Text).Any()) is { Text: not null } json ? json : texts[0];
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
        // No prompt has no tokens: a server that says so does not count, or counts only what it had not cached.
        if (input is null || output is null || (input == 0 && output == 0))
            return null;
        input = input == 0 ? null : input;
        int cached =
            Math.Min(Detail("cached_tokens") ?? Count(Get(usage, "prompt_cache_hit_tokens")) ?? 0, input ?? 0);
        var details = new UsageDetails
        {
            InputTokenCount = input,
            OutputTokenCount = output,
            TotalTokenCount = input + output,
            CachedInputTokenCount = cached,
        };
        if (Detail(CacheWrites) is { } written)
            details.AdditionalCounts = new() { [CacheWrites] = Math.Min(written, (input ?? 0) - cached) };
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

    private static string Arguments(JsonElement function) => Content(Get(function, "arguments"));

    private static bool HasRefusal(JsonElement content) =>
        Array.Exists(Items(content), part => Text(Get(part, "type")) == "refusal");

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

    private static JsonElement[] Items(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];

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
