using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Summarizer.Pipeline.Tests.Support;

/// <summary>A request to the model.</summary>
public sealed partial class ModelRequest(JsonObject json, string path)
{
    public JsonObject Json { get; } = json;

    public string Path { get; } = path;

    public string[] Messages { get; } = [.. json["messages"]!.AsArray().Select(m => TextOf(m!["content"]!))];

    public string[] Roles { get; } = [.. json["messages"]!.AsArray().Select(m => (string)m!["role"]!)];

    /// <summary>The message with the article, also where the instructions stand before it.</summary>
    public string Article =>
        Messages.First(m => m.Contains("<<<ARTICLE ", StringComparison.Ordinal)
            && m.Contains("\n[", StringComparison.Ordinal));

    public bool IsRepair => Roles.Contains("assistant");

    /// <summary>True if this asks for a second opinion instead of a summary.</summary>
    public bool IsVerification => !Messages.Any(m => m.Contains("<<<ARTICLE ", StringComparison.Ordinal));

    public int Tokens => Messages.Sum(ModelServer.Tokens);

    /// <summary>The limit of output tokens, by whichever name.</summary>
    public int Limit => (int)(Json["max_completion_tokens"] ?? Json["max_tokens"])!;

    /// <summary>The numbered lines between the marks.</summary>
    public IReadOnlyList<(int Number, string Text)> Lines =>
        [.. NumberedLine().Matches(Article).Select(m => (int.Parse(m.Groups[1].Value), m.Groups[2].Value))];

    /// <summary>Returns what a good model might answer: sentences of the article as they are.</summary>
    public (string Text, int[] Sources)[] FirstSentences(int count) =>
        [.. Lines.Where(l => l.Text.Split(' ').Length > 5).Take(count).Select(l => (l.Text, new[] { l.Number }))];

    /// <summary>The same as the JSON of an answer.</summary>
    public string Summary(int count = 3) => ModelReply.Of(FirstSentences(count)).Content!;

    private static string TextOf(JsonNode content) =>
        content is JsonArray parts ? string.Concat(parts.Select(p => (string?)p!["text"])) : (string)content!;

    [GeneratedRegex(@"^\[(\d+)\] (.*)$", RegexOptions.Multiline)]
    private static partial Regex NumberedLine();
}
