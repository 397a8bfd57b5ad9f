using System.Text.Json.Nodes;

namespace Summarizer.Pipeline.Tests.Support;

public enum ModelReplyKind
{
    Answer, Raw, StallBefore, StallInBody, Cut, CutInBody, DamagedBody, EmptyChoices,
}

/// <summary>The reply of the model.</summary>
public sealed record ModelReply(ModelReplyKind Kind)
{
    public string? Content { get; init; }

    public string? Refusal { get; init; }

    public string Finish { get; init; } = "stop";

    public int Status { get; init; } = 200;

    public string? RetryAfter { get; init; }

    public (string Name, string Value)[] Headers { get; init; } = [];

    public string ContentType { get; init; } = "application/json";

    /// <summary>The tokens that a reply counts as. Null: those of its text; a raw reply is no answer.</summary>
    public (int Input, int Output)? Counts { get; init; }

    public static ModelReply Of(params (string Text, int[] Sources)[] sentences) => Text(new JsonObject
    {
        ["sentences"] = new JsonArray([.. sentences.Select(s => (JsonNode)new JsonObject
        {
            ["sources"] = new JsonArray([.. s.Sources.Select(n => (JsonNode)n)]), ["text"] = s.Text,
        })]),
        ["addressed"] = new JsonArray(),
    }.ToJsonString());

    public static ModelReply Text(string content, string finish = "stop") =>
        new(ModelReplyKind.Answer) { Content = content, Finish = finish };

    /// <summary>A response as it stands.</summary>
    public static ModelReply Raw(int status, string body, string contentType = "application/json") =>
        new(ModelReplyKind.Raw) { Status = status, Content = body, ContentType = contentType };

    /// <summary>An error in OpenAI's form.</summary>
    public static ModelReply Error(int status, string? retryAfter = null, string? code = null,
        string message = "scripted", string? param = null) =>
        Raw(status, new JsonObject
        {
            ["error"] = new JsonObject
            {
                ["code"] = code ?? "error",
                ["message"] = message,
                ["type"] = "test",
                ["param"] = param
            }
        }.ToJsonString()) with
        { RetryAfter = retryAfter };
}
