using System.Buffers;
using System.Text.Json;
using Summarizer.Functions.Requests;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Failures;

namespace Summarizer.Functions.Mcp;

/// <summary>The arguments of a tool call. Each is taken once.</summary>
public sealed class ToolArguments
{
    private readonly Dictionary<string, JsonElement> _left;

    /// <exception cref="ArticleException">One of them is not among <paramref name="names"/>.</exception>
    internal ToolArguments(IEnumerable<KeyValuePair<string, JsonElement>>? arguments, IReadOnlyList<string> names)
    {
        // Some clients send null for what they leave out.
        _left = new(arguments?.Where(a => a.Value.ValueKind != JsonValueKind.Null) ?? [], StringComparer.Ordinal);
        if (_left.Keys.FirstOrDefault(name => !names.Contains(name)) is { } unknown)
            throw new ArticleException(
                FailureCode.UnknownOption, NameSuggestion.For("argument", unknown, names),
                CallerText.Shortened(unknown));
    }

    /// <summary>True if an argument was given and has not been taken yet.</summary>
    public bool Has(string name) => _left.ContainsKey(name);

    /// <summary>Takes a text that may be missing.</summary>
    /// <exception cref="ArticleException">It is not a string.</exception>
    public string? TakeText(string name) =>
        _left.Remove(name, out JsonElement value) ? JsonBody.StringOf(name, value) : null;

    /// <summary>Takes a text that must be there.</summary>
    /// <exception cref="ArticleException">It is missing, or no text.</exception>
    public string TakeRequiredText(string name) =>
        TakeText(name) ?? throw new ArticleException(FailureCode.InvalidRequest, $"`{name}` is missing.", name);

    /// <summary>Takes a whole number that may be missing.</summary>
    /// <exception cref="ArticleException">It is not a whole number, or out of range.</exception>
    public int? TakeWholeNumber(string name, int least, int most)
    {
        if (!_left.Remove(name, out JsonElement value))
            return null;
        return value.ValueKind == JsonValueKind.Number
            && value.TryGetInt32(out int number) && number >= least && number <= most
            ? number
            : throw new ArticleException(
                FailureCode.InvalidOption,
                $"`{name}` must be a whole number from {least} to {most}, but was {JsonBody.Described(value)}.", name);
    }

    /// <summary>Takes the argument <c>format</c>.</summary>
    /// <returns>True if JSON is wanted rather than text to read.</returns>
    /// <exception cref="ArticleException">It is neither "markdown" nor "json".</exception>
    public bool TakeJsonFormat() => TakeText("format") switch
    {
        null or "markdown" => false,
        "json" => true,
        { } other => throw new ArticleException(
            FailureCode.InvalidOption, $"`format` must be markdown or json, but was {CallerText.Quoted(other)}.",
            "format"),
    };

    /// <summary>Takes all that is left as options of a summary.</summary>
    /// <exception cref="ArticleException">There is no such option, or it has a value that it cannot have.</exception>
    public SummaryRequest TakeOptions()
    {
        using var json = JsonDocument.Parse(TakeRest());
        return SummaryRequest.Parse([.. json.RootElement.EnumerateObject().Select(
            p => KeyValuePair.Create(JsonBody.NameOf(p), SummarizeHttpRequest.OptionOf(p)))]);
    }

    /// <summary>Takes all that is left, as one JSON object.</summary>
    public ReadOnlyMemory<byte> TakeRest()
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            foreach ((string name, JsonElement value) in _left)
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        _left.Clear();
        return json.WrittenMemory;
    }
}
