using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Summarizer.Pipeline.Results;

/// <summary>A result as bytes: UTF-8 JSON, the same in storage and in responses.</summary>
public static class ResultJson
{
    /// <summary>The media type of results in storage and in responses.</summary>
    public const string ContentType = "application/json; charset=utf-8";

    // Relaxed: “quotes”, umlauts and CJK stay readable. Results are never embedded in HTML as they are.
    private static readonly ResultJsonContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Writes a result.</summary>
    public static byte[] Serialize(SummaryResult result) =>
        JsonSerializer.SerializeToUtf8Bytes(result, Context.SummaryResult);

    /// <summary>Reads a result; null where the bytes are none.</summary>
    public static SummaryResult? TryDeserialize(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, Context.SummaryResult);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSerializable(typeof(SummaryResult))]
internal sealed partial class ResultJsonContext : JsonSerializerContext;
