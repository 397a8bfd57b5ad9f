using System.Text.Json;
using System.Text.Json.Serialization;

namespace Summarizer.Pipeline.Delivery;

/// <summary>What a sweep leaves for the next one.</summary>
internal sealed record SweepState(ListingPosition? Position)
{
    public static string Write(ListingPosition? position) =>
        JsonSerializer.Serialize(new SweepState(position), SweepStateContext.Default.SweepState);

    /// <summary>Where to carry on. Null, from the start, where nothing readable is remembered.</summary>
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
