using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Summarizer.EndToEnd.Tests.Support;

/// <summary>A result as it is in storage.</summary>
internal sealed record StoredResult(JsonElement Json, BlobProperties Properties)
{
    public string Status => Json.GetProperty("status").GetString()!;

    public string? ErrorCode =>
        Json.GetProperty("error") is { ValueKind: JsonValueKind.Object } error
            ? error.GetProperty("code").GetString()
            : null;

    public JsonElement Extractive => Json.GetProperty("extractive");

    public string SourceEtag => Json.GetProperty("source").GetProperty("etag").GetString()!;

    /// <summary>An article's result; null where there is none yet.</summary>
    public static async Task<StoredResult?> FindAsync(TestContainers containers, string article)
    {
        BlobClient blob = containers.Summaries.GetBlobClient(article + ".json");
        try
        {
            BlobDownloadResult content = await blob.DownloadContentAsync();
            return new StoredResult(JsonDocument.Parse(content.Content).RootElement, await blob.GetPropertiesAsync());
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    public static Task<StoredResult> WaitForAsync(
        TestContainers containers, string article, double seconds = Eventually.Patience) =>
        Eventually.GetAsync(() => FindAsync(containers, article),
            $"a result for {(article.Length > 60 ? article[..60] + "…" : article)}", seconds);
}
