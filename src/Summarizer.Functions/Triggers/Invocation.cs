using System.Text.Json;

namespace Summarizer.Functions.Triggers;

/// <summary>A call of the Functions host.</summary>
internal sealed class Invocation(JsonDocument json) : IDisposable
{
    /// <summary>
    /// Returns a string of the call's metadata. They come as JSON inside JSON, so it is decoded twice. Null if it is
    /// missing.
    /// </summary>
    public string? Metadata(string name) => Text("Metadata", name);

    /// <summary>Returns a string of the call's data; for a queue trigger the message. Null if it is missing.</summary>
    public string? Data(string name) => Text("Data", name);

    /// <inheritdoc/>
    public void Dispose() => json.Dispose();

    private string? Text(string part, string name)
    {
        try
        {
            return Find(part, name);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair in a string or in a name on the way to it.
            return null;
        }
    }

    private string? Find(string part, string name)
    {
        if (json.RootElement.ValueKind != JsonValueKind.Object
            || !json.RootElement.TryGetProperty(part, out JsonElement properties)
                || properties.ValueKind != JsonValueKind.Object
            || !properties.TryGetProperty(name, out JsonElement value))
        {
            return null;
        }

        // A message that is an object may come as one: its text is what is wanted.
        if (value.ValueKind != JsonValueKind.String)
            return value.GetRawText();
        string once = value.GetString()!;
        if (once is not ['"', .., '"'])
            return once;
        try
        {
            using var inner = JsonDocument.Parse(once);
            return inner.RootElement.GetString();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON within, or half a surrogate pair: then it is used as it is.
            return once;
        }
    }
}
