using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Summarizer.Pipeline.Digests;
using Summarizer.Pipeline.Results;

namespace Summarizer.Functions.Mcp;

/// <summary>
/// The answer of a tool: text to read, and the same content as an object of the tool's output schema.
/// </summary>
/// <param name="Text">The text, as the argument <c>format</c> asks for it.</param>
/// <param name="Structured">The JSON object.</param>
public sealed record ToolAnswer(string Text, JsonElement Structured)
{
    // What a client needs for its records rather than a model for its answer.
    private static readonly string[] Records =
        ["schemaVersion", "source", "options", "timings", "createdAt", "generator"];

    /// <summary>Returns the answer that has a summary.</summary>
    /// <param name="result">The result.</param>
    /// <param name="json">True if the text is to be the whole result as JSON instead of Markdown.</param>
    public static ToolAnswer Of(SummaryResult result, bool json) =>
        Of(ResultJson.Serialize(result), json ? null : ReadableResult.Markdown(result));

    /// <summary>Returns the answer that has a digest.</summary>
    /// <param name="digest">The digest.</param>
    /// <param name="json">True if the text is to be JSON instead of Markdown.</param>
    public static ToolAnswer Of(DigestResult digest, bool json) =>
        Of(DigestJson.Serialize(digest), json ? null : ReadableDigest.Markdown(digest));

    private static ToolAnswer Of(byte[] whole, string? markdown) =>
        new(markdown ?? Encoding.UTF8.GetString(whole), WithoutRecords(whole));

    private static JsonElement WithoutRecords(byte[] json)
    {
        JsonObject content = JsonNode.Parse(json)!.AsObject();
        foreach (string name in Records)
            content.Remove(name);
        using var document = JsonDocument.Parse(content.ToJsonString());
        return document.RootElement.Clone();
    }
}
