using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Summarizer.Pipeline.Digests;

/// <summary>A digest as bytes: UTF-8 JSON, the same everywhere that it is answered.</summary>
public static class DigestJson
{
    // Relaxed for the same reason as results.
    private static readonly DigestJsonContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Writes a digest.</summary>
    public static byte[] Serialize(DigestResult digest) =>
        JsonSerializer.SerializeToUtf8Bytes(digest, Context.DigestResult);

    /// <summary>Reads a digest; null where the bytes are none.</summary>
    public static DigestResult? TryDeserialize(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, Context.DigestResult);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSerializable(typeof(DigestResult))]
internal sealed partial class DigestJsonContext : JsonSerializerContext;
