using System.Text.Json;
using System.Text.Json.Serialization;

namespace Summarizer.Pipeline.Budgeting;

/// <summary>The note that all instances share: how a day's budget is divided.</summary>
/// <param name="Spent">The amount spent by slices that are closed.</param>
/// <param name="Slices">The open slices: what each holds, by the id of its note.</param>
internal sealed record DayNote(Amount Spent, IReadOnlyDictionary<string, Amount> Slices)
{
    public static DayNote Empty { get; } = new(default, new Dictionary<string, Amount>());

    /// <summary>The amount that is spent or held.</summary>
    [JsonIgnore]
    public Amount Taken => Slices.Values.Aggregate(Spent, (sum, slice) => sum + slice);

    public static DayNote Parse(string? text) =>
        BudgetJson.Parse(text, BudgetJson.Default.DayNote) is { Slices: not null } note ? note : Empty;

    public override string ToString() => JsonSerializer.Serialize(this, BudgetJson.Default.DayNote);

    /// <summary>Returns the note with a slice set to an amount.</summary>
    public DayNote With(string id, Amount amount) =>
        this with
        {
            Slices = new SortedDictionary<string, Amount>(Slices.ToDictionary(),
            StringComparer.Ordinal)
            { [id] = amount }
        };

    /// <summary>Returns the note with a slice closed.</summary>
    public DayNote Without(string id, Amount spent) =>
        new(Spent + spent,
            new SortedDictionary<string, Amount>(Slices.Where(s => s.Key != id).ToDictionary(),
                StringComparer.Ordinal));
}

/// <summary>The note of one slice, which only its holder writes until it expires.</summary>
/// <param name="Spent">The cost of answers, and the amount charged if none arrived.</param>
/// <param name="Open">The most that calls in progress may cost.</param>
/// <param name="Until">The time when the holder counts as crashed, if it does not write again.</param>
/// <param name="Closed">True if the slice was returned or taken back: its holder may not use it any more.</param>
internal sealed record SliceNote(Amount Spent, Amount Open, DateTimeOffset Until, bool Closed)
{
    public static SliceNote? TryParse(string? text) => BudgetJson.Parse(text, BudgetJson.Default.SliceNote);

    public override string ToString() => JsonSerializer.Serialize(this, BudgetJson.Default.SliceNote);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DayNote))]
[JsonSerializable(typeof(SliceNote))]
internal sealed partial class BudgetJson : JsonSerializerContext
{
    /// <summary>Reads a note; null where it is missing or damaged.</summary>
    public static T? Parse<T>(string? text, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return text is null ? null : JsonSerializer.Deserialize(text, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
