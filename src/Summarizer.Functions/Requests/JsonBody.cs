using System.Text.Json;
using Summarizer.Pipeline.Failures;

namespace Summarizer.Functions.Requests;

/// <summary>
/// JSON that a caller sent: what is no JSON, or no valid Unicode, is the caller's error and no fault of ours.
/// </summary>
internal static class JsonBody
{
    private static readonly JsonDocumentOptions Form = new() { MaxDepth = 8 };

    /// <summary>Reads a body.</summary>
    /// <exception cref="ArticleException">It is not valid JSON, or nested too deep.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body, Form);
        }
        catch (JsonException e)
        {
            throw new ArticleException(FailureCode.InvalidRequest,
                $"The body is not valid JSON (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}).", "body");
        }
    }

    /// <summary>A property's name; what is no valid Unicode is refused.</summary>
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
            throw new ArticleException(FailureCode.InvalidRequest,
                "A property's name has half a surrogate pair, allowed: valid Unicode.", "body");
        }
    }

    /// <summary>A JSON string's text; what is no string, or no valid Unicode, is refused.</summary>
    public static string StringOf(string name, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
            throw new ArticleException(FailureCode.InvalidRequest, $"{Shown(name)} is not a JSON string.", Shown(name));
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new ArticleException(FailureCode.InvalidRequest,
                $"{Shown(name)} has half a surrogate pair, allowed: valid Unicode.", Shown(name));
        }
    }

    /// <summary>A name as an error may repeat it.</summary>
    public static string Shown(string name) => name.Length <= 40 ? name : name[..40] + "…";
}
