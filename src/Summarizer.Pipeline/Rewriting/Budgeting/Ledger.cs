using System.Text.Json;
using System.Text.Json.Serialization;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Pipeline.Rewriting.Budgeting;

/// <summary>
/// What the model has cost today, for all instances together: a note a day, changed only if nobody else has in the meantime.
/// Tokens are booked before they are sent, at their most, and put right when the answer says how many there were.
/// </summary>
internal sealed class Ledger(LlmOptions options, INoteStore? notes, TimeProvider time) : IDisposable
{
    /// <summary>How often another writer may be faster.</summary>
    private const int MaxTries = 20;

    private readonly SemaphoreSlim _one = new(1, 1);

    private bool Counts => notes is not null && (options.MaxTokensPerDay is not null || options.MaxUsdPerDay is not null);

    /// <summary>Books tokens; throws <see cref="BudgetException"/> where they would exceed the day's budget.</summary>
    /// <exception cref="StorageUnavailableException">The ledger cannot be reached.</exception>
    public Task<string> BookAsync(long tokens, double usd, CancellationToken cancellationToken) => ChangeAsync(Today(), tokens, usd, true, cancellationToken);

    /// <summary>Puts a booking right once the true figures are known.</summary>
    public Task CorrectAsync(string day, long tokens, double usd, CancellationToken cancellationToken) =>
        tokens == 0 && usd == 0 ? Task.CompletedTask : ChangeAsync(day, tokens, usd, false, cancellationToken);

    public void Dispose() => _one.Dispose();

    private string Today() => "llm/usage-" + time.GetUtcNow().ToString("yyyy-MM-dd");

    private async Task<string> ChangeAsync(string day, long tokens, double usd, bool limited, CancellationToken cancellationToken)
    {
        if (!Counts)
            return day;
        // One writer of this instance at a time: less to lose against the others.
        await _one.WaitAsync(cancellationToken);
        try
        {
            for (int i = 0; i < MaxTries; i++)
            {
                Note? note = await notes!.ReadNoteAsync(day, cancellationToken);
                DayUsage usage = DayUsage.Parse(note?.Text);
                usage = new DayUsage(Math.Max(0, usage.Tokens + tokens), Math.Max(0, usage.Usd + usd));
                if (limited && usage.Tokens > options.MaxTokensPerDay)
                    throw new BudgetException($"The day's budget of {options.MaxTokensPerDay} tokens is used up.");
                if (limited && usage.Usd > options.MaxUsdPerDay)
                    throw new BudgetException($"The day's budget of {options.MaxUsdPerDay} US dollars is used up.");
                if (await notes.TryWriteNoteAsync(day, usage.ToString(), note?.Version, cancellationToken))
                    return day;
                await Task.Delay(TimeSpan.FromMilliseconds(5 * (i + 1)), time, cancellationToken);
            }

            throw new StorageUnavailableException("The ledger of the day's budget is too busy.");
        }
        finally
        {
            _one.Release();
        }
    }
}

/// <summary>What a day has cost.</summary>
internal sealed record DayUsage(long Tokens, double Usd)
{
    public static DayUsage Parse(string? text)
    {
        try
        {
            return text is null ? new DayUsage(0, 0) : JsonSerializer.Deserialize(text, DayUsageContext.Default.DayUsage) ?? new DayUsage(0, 0);
        }
        catch (JsonException)
        {
            return new DayUsage(0, 0);
        }
    }

    public override string ToString() => JsonSerializer.Serialize(this, DayUsageContext.Default.DayUsage);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DayUsage))]
internal sealed partial class DayUsageContext : JsonSerializerContext;
