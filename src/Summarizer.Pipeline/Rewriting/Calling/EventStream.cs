using System.Text;
using System.Text.Json;

namespace Summarizer.Pipeline.Rewriting.Calling;

/// <summary>
/// An answer in many parts: server-sent events (html.spec.whatwg.org, 9.2), or one JSON object a line. Some servers
/// send nothing else, even if another format was requested.
/// </summary>
internal static class EventStream
{
    /// <summary>
    /// True if a body is a stream: it starts with a field of an event, or its first line alone is a JSON object and
    /// more follow.
    /// </summary>
    public static bool Is(ReadOnlySpan<byte> body)
    {
        body = body.TrimStart("\uFEFF \r\n\t"u8);
        if (body.StartsWith("data:"u8) || body.StartsWith("event:"u8) || body.StartsWith("id:"u8)
            || body.StartsWith(":"u8))
            return true;
        int end = body.IndexOf((byte)'\n');
        if (end <= 0 || body[0] != '{' || !body[end..].TrimStart(" \r\n\t"u8).StartsWith("{"u8))
            return false;
        var reader = new Utf8JsonReader(body[..end]);
        try
        {
            return JsonDocument.TryParseValue(ref reader, out JsonDocument? first) && Dispose(first);
        }
        catch (JsonException)
        {
            return false;
        }

        static bool Dispose(JsonDocument? document)
        {
            document?.Dispose();
            return document is not null;
        }
    }

    /// <summary>Returns the JSON objects of a stream. A stream that was cut off ends where it was cut.</summary>
    /// <exception cref="JsonException">None of it is JSON.</exception>
    public static List<JsonElement> Parts(ReadOnlyMemory<byte> body)
    {
        var parts = new List<JsonElement>();
        bool ended = false;
        var data = new StringBuilder();
        // Only these end a line (html.spec.whatwg.org, section 9.2.5). JSON may contain others, such as U+2028.
        foreach (string line in Encoding.UTF8.GetString(body.Span).TrimStart('\uFEFF')
            .Split(["\r\n", "\n", "\r"], StringSplitOptions.None).Append(""))
        {
            string text = line.Trim();
            bool isData = text.StartsWith("data:", StringComparison.Ordinal);
            // An empty line ends an event; some servers leave it out, and then the next event shows that this one is
            // whole.
            if (data.Length > 0 && (isData || text.Length == 0))
            {
                if (TryAdd(data.ToString()))
                    data.Clear();
                else if (text.Length == 0)
                    throw new JsonException("An event is not JSON.");
            }

            if (isData)
                data.Append(data.Length > 0 ? "\n" : "").Append(text.AsSpan(5).Trim());
            else if (text.StartsWith('{') && data.Length == 0 && !TryAdd(text))
                throw new JsonException("A line is not JSON.");
        }

        // A stream that says neither that it is done nor why it ended was cut.
        if (parts.Count == 0 || !(ended || parts.Exists(HasEnded)))
            throw new JsonException("The stream of events breaks off.");
        return parts;

        bool TryAdd(string text)
        {
            if (text == "[DONE]")
                return ended = true;
            try
            {
                using JsonDocument json = JsonDocument.Parse(text);
                parts.Add(json.RootElement.Clone());
                return true;
            }
            catch (JsonException)
            {
                return false;
            }
        }
    }

    private static bool HasEnded(JsonElement part) =>
        (part.TryGetProperty("choices", out JsonElement choices) && choices.ValueKind == JsonValueKind.Array
            && choices.EnumerateArray()
                .Any(c => c.ValueKind == JsonValueKind.Object
                    && c.TryGetProperty("finish_reason", out JsonElement reason)
                    && reason.ValueKind == JsonValueKind.String))
        || (part.TryGetProperty("done", out JsonElement done) && done.ValueKind == JsonValueKind.True)
        || (part.TryGetProperty("error", out _));
}
