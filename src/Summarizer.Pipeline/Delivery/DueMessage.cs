using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Summarizer.Pipeline.Delivery;

/// <summary>A message of the queue of due articles: names that the sweep found in need of work.</summary>
/// <param name="Generation">The options hash that they were found due for. Under other options the sweep finds them
/// again.</param>
/// <param name="Names">The articles' names.</param>
public sealed record DueMessage(string Generation, IReadOnlyList<string> Names)
{
    /// <summary>The container that the articles are in.</summary>
    public string? Container { get; init; }

    /// <summary>
    /// The time until which deployments to which it does not belong put it back. Null if none has yet.
    /// </summary>
    public DateTimeOffset? ReturnUntil { get; init; }

    /// <summary>The most names in a message.</summary>
    public const int MaxNames = 100;

    // A queue message has at most 64 KiB, and base64 makes four bytes of three.
    private const int MaxNameBytes = 40 * 1024;

    /// <summary>True if there is room for another name beside names that take this many bytes.</summary>
    internal static bool HasRoom(int names, int bytes, string name) =>
        names < MaxNames && bytes + SizeOf(name) <= MaxNameBytes;

    /// <summary>Returns the most bytes that a name takes in a message.</summary>
    internal static int SizeOf(string name) => JsonEncodedText.Encode(name).EncodedUtf8Bytes.Length + 3;

    /// <summary>Returns the message as the queue takes it: base64 of JSON, as the Functions host expects it.</summary>
    public string Write() =>
        Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(this, DueMessageContext.Default.DueMessage));

    /// <summary>Reads a message, base64 or already decoded. Null if it is no such message.</summary>
    public static DueMessage? TryParse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        byte[] bytes = new byte[text.Length];
        string json = Convert.TryFromBase64String(text, bytes, out int count)
            ? Encoding.UTF8.GetString(bytes, 0, count)
            : text;
        try
        {
            return JsonSerializer.Deserialize(json, DueMessageContext.Default.DueMessage)
                is { Generation: not null, Names: { Count: <= MaxNames } names } message
                && names.All(name => name is not null) ? message : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DueMessage))]
internal sealed partial class DueMessageContext : JsonSerializerContext;
