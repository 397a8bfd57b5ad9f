using System.Text.Json;
using Summarizer.Pipeline.Failures;

namespace Summarizer.Functions.Requests;

/// <summary>A reader of JSON that a caller sent. Invalid JSON and invalid Unicode are the caller's errors.</summary>
internal static class JsonBody
{
    private static readonly JsonDocumentOptions Form = new() { MaxDepth = 8 };

    /// <summary>Reads a body, with or without a byte order mark (RFC 8259, section 8.1).</summary>
    /// <exception cref="ArticleException">It is not valid JSON, or nested too deep.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body, Form);
        }
        catch (JsonException e)
        {
            throw new ArticleException(
                FailureCode.InvalidRequest,
                $"The body is not valid JSON (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}).", "body");
        }
    }

    /// <summary>Returns a property's name; invalid Unicode is refused.</summary>
    public static string NameOf(JsonProperty property) => Within(() => property.Name);

    /// <summary>Looks for something in JSON, where names may be no valid Unicode.</summary>
    public static T Within<T>(Func<T> look)
    {
        try
        {
            return look();
        }
        catch (InvalidOperationException)
        {
            throw new ArticleException(
                FailureCode.InvalidRequest,
                "The name of a property must be valid Unicode, but has half a surrogate pair.", "body");
        }
    }

    /// <summary>Returns a JSON string's text; other values and invalid Unicode are refused.</summary>
    public static string StringOf(string name, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
            throw new ArticleException(
                FailureCode.InvalidRequest,
                $"`{CallerText.Shortened(name)}` must be a JSON string, but was {Described(value)}.",
                CallerText.Shortened(name));
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new ArticleException(
                FailureCode.InvalidRequest,
                $"`{CallerText.Shortened(name)}` must be valid Unicode, but has half a surrogate pair.",
                CallerText.Shortened(name));
        }
    }

    /// <summary>Returns a JSON value as an error names it.</summary>
    public static string Described(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        _ => CallerText.Shortened(value.GetRawText()),
    };
}
