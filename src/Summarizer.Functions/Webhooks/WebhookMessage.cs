using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Summarizer.Functions.Requests;
using Summarizer.Functions.Summaries;
using Summarizer.Pipeline.Results;

namespace Summarizer.Functions.Webhooks;

/// <summary>
/// The notification of one stored result: the same id and bytes at every try, so that a receiver detects a repetition.
/// </summary>
/// <param name="Id">The message's id; a function of the article, its version and the outcome.</param>
/// <param name="Article">The article's name.</param>
/// <param name="Body">The JSON, UTF-8.</param>
internal sealed record WebhookMessage(string Id, string Article, ReadOnlyMemory<byte> Body)
{
    /// <summary>
    /// Makes the message about a result. Without <paramref name="includeSummary"/> nothing of the article's text is in
    /// it.
    /// </summary>
    public static WebhookMessage Of(SummaryResult result, bool includeSummary)
    {
        string status = ResultStatus.Of(result);
        var body = new ArrayBufferWriter<byte>();
        var writing = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(body, writing))
        {
            json.WriteStartObject();
            json.WriteString("type", $"summary.{status}");
            json.WriteString("timestamp", result.CreatedAt);
            json.WriteStartObject("data");
            json.WriteString("id", result.Id);
            json.WriteString("status", status);
            json.WriteString("summary", SummaryRoutes.Path + "/" + NameInPath.Encode(result.Id));
            json.WriteString("sourceEtag", result.Source.Etag);
            json.WriteString("contentHash", result.Source.ContentHash);
            json.WriteString("llmStatus", result.Llm?.Status);
            json.WriteString("errorCode", result.Error?.Code);
            if (includeSummary)
            {
                json.WritePropertyName("result");
                json.WriteRawValue(ResultJson.Serialize(result), skipInputValidation: true);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        string what = string.Join('\n', result.Id, result.Source.Etag, status, result.CreatedAt.ToString("O"));
        return new WebhookMessage(
            "msg_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)).AsSpan(0, 16)), result.Id,
            body.WrittenMemory);
    }

    /// <summary>
    /// Returns the signature's header by the Standard Webhooks specification: HMAC-SHA256 over id, time and body, one
    /// for each secret.
    /// </summary>
    public string Sign(IEnumerable<byte[]> keys, long timestamp)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{Id}.{timestamp}."), .. Body.Span];
        return string.Join(' ', keys.Select(key => "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed))));
    }
}
