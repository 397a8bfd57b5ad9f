using System.Text.Json.Serialization;

namespace Summarizer.Functions.Triggers;

/// <summary>
/// The answer to the Functions host, in its own spelling. An empty body, a null or a missing content type would leave
/// the call hanging.
/// </summary>
/// <param name="Logs">Lines for the function's log.</param>
internal sealed record InvocationAnswer([property: JsonPropertyName("Logs")] IReadOnlyList<string> Logs)
{
    /// <summary>There are no output bindings.</summary>
    [JsonPropertyName("Outputs")]
    public IReadOnlyDictionary<string, string> Outputs { get; } = new Dictionary<string, string>();

    /// <summary>Nor a value.</summary>
    [JsonPropertyName("ReturnValue")]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? ReturnValue { get; }
}
