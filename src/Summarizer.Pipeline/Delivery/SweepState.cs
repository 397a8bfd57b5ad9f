using System.Text.Json;
using System.Text.Json.Serialization;

namespace Summarizer.Pipeline.Delivery;

/// <summary>The state that a sweep leaves for the next one.</summary>
internal sealed record SweepState(ListingPosition? Position)
{
    public static string Write(ListingPosition? position) =>
        JsonSerializer.Serialize(new SweepState(position), SweepStateContext.Default.SweepState);

    /// <summary>Reads where to continue. Null, which means from the start, if nothing readable is stored.</summary>
    public static ListingPosition? Read(string? text)
    {
        try
        {
            return text is null
                ? null
                : JsonSerializer.Deserialize(text, SweepStateContext.Default.SweepState)?.Position;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SweepState))]
internal sealed partial class SweepStateContext : JsonSerializerContext;
