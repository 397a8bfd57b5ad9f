using System.Text;
using System.Text.Json;

namespace Summarizer.Pipeline.Rewriting.Calling;

/// <summary>An error as a service reported it, read from each form that it may have.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The service's own code or type; empty where it gives none.</param>
/// <param name="Message">Its message, up to <see cref="MaxText"/> characters.</param>
/// <param name="Param">The part of the request that it names; empty where it names none.</param>
/// <param name="IsJson">True if the body was JSON: a model service, rather than a web server in front of one.</param>
internal sealed record ServiceError(int Status, string Code, string Message, string Param, bool IsJson)
{
    /// <summary>The most characters that are read of a message.</summary>
    private const int MaxText = 2000;

    /// <summary>All that wordings are looked for in.</summary>
    public string Text => $"{Code} {Param} {Message}" + (IsJson ? "" : " (not JSON)");

    /// <summary>Reads an error response.</summary>
    public static ServiceError Read(int status, ReadOnlySpan<byte> body)
    {
        string text =
            Encoding.UTF8.GetString(body.Length > 4 * MaxText ? body[..(4 * MaxText)] : body)
                .Trim('\uFEFF', ' ', '\r', '\n', '\t');
        try
        {
            using var json = JsonDocument.Parse(text);
            return Read(status, json.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return new ServiceError(status, "",
                text.StartsWith('<') ? "The answer is a web page." : Cut(text), "", false);
        }
    }

    /// <summary>
    /// Reads an error from JSON: OpenAI's and Azure's form, that of gateways and of Python servers, or a bare message.
    /// </summary>
    public static ServiceError Read(int status, JsonElement root)
    {
        // Google wraps the whole body in an array.
        if (root.ValueKind == JsonValueKind.Array && root.GetArrayLength() > 0)
            root = root[0];
        JsonElement error = Get(root, "error", "errors", "detail", "fault");
        if (error.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            error = root;
        if (error.ValueKind == JsonValueKind.Array && error.GetArrayLength() > 0)
            error = error[0];
        if (error.ValueKind == JsonValueKind.String)
            return new ServiceError(status, Word(root, "error_type", "type"), Cut(error.GetString()!), "", true);
        // Mistral nests what FastAPI says of the request: message.detail[0] with loc and msg.
        JsonElement message = Get(error, "message", "msg", "detail", "error_description");
        // Foundry does so in error.details; elsewhere that is other news.
        foreach (JsonElement nested in (ReadOnlySpan<JsonElement>)[Get(message, "detail"), Get(error, "details")])
        {
            if (nested.ValueKind == JsonValueKind.Array && nested.GetArrayLength() > 0
                && Get(nested[0], "loc").ValueKind == JsonValueKind.Array)
                (error, message) = (nested[0], Get(nested[0], "msg", "message"));
        }

        string code = Word(error, "code"), type = Word(error, "type"), reason = Word(error, "status");
        string inner = Word(Get(error, "innererror", "inner_error"), "code");
        // OpenRouter has the provider's own words beside its message.
        string raw = Words(Get(Get(error, "metadata"), "raw"));
        return new ServiceError(status,
            string.Join(' ', new[] { code, type, reason, inner }.Where(w => w.Length > 0).Distinct()),
            Cut($"{Words(message)} {raw}".Trim()), ParamIn(error), true);
    }

    private static string Words(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Undefined => "",
        _ => value.GetRawText(),
    };

    private static string ParamIn(JsonElement error)
    {
        JsonElement location = Get(error, "param", "loc");
        return location.ValueKind switch
        {
            JsonValueKind.String => location.GetString()!,
            JsonValueKind.Array => string.Join('.', location.EnumerateArray().Select(e => e.ToString())),
            _ => "",
        };
    }

    private static JsonElement Get(JsonElement from, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out JsonElement value)
                && value.ValueKind != JsonValueKind.Null)
                return value;
        }

        return default;
    }

    private static string Word(JsonElement from, params ReadOnlySpan<string> names) => Get(from, names) switch
    {
        { ValueKind: JsonValueKind.String } text => Cut(text.GetString()!),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => "",
    };

    private static string Cut(string text) => text.Length > MaxText ? text[..MaxText] : text;
}
