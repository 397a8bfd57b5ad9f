using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Summarizer.Pipeline.Delivery;

/// <summary>A message of the queue <c>webjobs-blobtrigger-poison</c>: an article whose every delivery failed.</summary>
/// <param name="ContainerName">The container that the article is in.</param>
/// <param name="BlobName">The article's name.</param>
/// <param name="Etag">The version that was delivered; null if it is unknown.</param>
/// <param name="ReturnUntil">The time until which deployments to which it does not belong put it back. Null if none has
/// yet.</param>
public sealed record PoisonMessage(string ContainerName, string BlobName, string? Etag,
    DateTimeOffset? ReturnUntil = null)
{
    private const string ReturnUntilProperty = "ReturnUntil";

    /// <summary>The queue that the Functions host writes them to.</summary>
    public const string QueueName = "webjobs-blobtrigger-poison";

    /// <summary>
    /// Reads a message as it is in the queue, base64 or already decoded. Null if it is of another kind.
    /// </summary>
    public static PoisonMessage? TryParse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(Decoded(text));
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return null;
            string? container = Text(root, "ContainerName");
            string? blob = Text(root, "BlobName");
            return string.IsNullOrEmpty(container) || string.IsNullOrEmpty(blob)
                ? null
                : new PoisonMessage(container, blob, Text(root, "ETag")?.Trim('"'),
                    DateTimeOffset.TryParse(Text(root, ReturnUntilProperty), CultureInfo.InvariantCulture,
                        DateTimeStyles.RoundtripKind, out DateTimeOffset until) ? until : null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON, or with half a surrogate pair in a string.
            return null;
        }
    }

    /// <summary>
    /// Returns the message in the form in which it goes back to the deployment whose container it is about.
    /// </summary>
    /// <param name="until">The time until which it is put back again.</param>
    public string Returned(DateTimeOffset until)
    {
        var message = new JsonObject
        {
            ["Type"] = "BlobTrigger",
            [nameof(ContainerName)] = ContainerName,
            [nameof(BlobName)] = BlobName,
            ["ETag"] = Etag,
            [ReturnUntilProperty] = until.ToString("O", CultureInfo.InvariantCulture),
        };
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(message.ToJsonString()));
    }

    private static string? Text(JsonElement root, string property) =>
        root.TryGetProperty(property, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static string Decoded(string text)
    {
        byte[] bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out int count)
            ? Encoding.UTF8.GetString(bytes, 0, count)
            : text;
    }
}
