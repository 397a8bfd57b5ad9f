using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Azure.Storage.Blobs;

namespace Summarizer.EndToEnd.Tests.Support;

/// <summary>Plays the Azure Functions host towards its custom handler: environment, start, and calls as it sends them, byte for byte.</summary>
internal sealed class FunctionsHostDriver(RunningApp app, TestContainers containers) : IAsyncDisposable
{
    public RunningApp App { get; } = app;

    public static async Task<FunctionsHostDriver> StartAsync(Azurite azurite, TestContainers containers, params (string Name, string Value)[] settings)
    {
        int port = Repository.FreePort();
        return new FunctionsHostDriver(await RunningApp.StartAsync(port, [.. Environment(port), .. RunningApp.Storage(azurite, containers), .. settings]), containers);
    }

    /// <summary>What the host puts into its handler's environment.</summary>
    public static (string Name, string Value)[] Environment(int port) =>
    [
        ("FUNCTIONS_CUSTOMHANDLER_PORT", $"{port}"),
        ("FUNCTIONS_CUSTOMHANDLER_WORKER_ID", Guid.NewGuid().ToString()),
        ("FUNCTIONS_APP_ROOT_PATH", AppContext.BaseDirectory),
        ("FUNCTIONS_WORKER_RUNTIME", "custom"),
        ("AzureWebJobsDisableHomepage", "true"),
    ];

    /// <summary>Calls the blob trigger for an article as the host does: chunked, the blob as base64, strings of the metadata as JSON inside JSON.</summary>
    public async Task<HttpResponseMessage> BlobTriggerAsync(string name, byte[]? content = null)
    {
        BlobClient blob = containers.Articles.GetBlobClient(name);
        if (content is null)
        {
            content = (await blob.ExistsAsync()) ? (await blob.DownloadContentAsync()).Value.Content.ToArray() : [];
        }

        string data = "{\"article\":\"" + Convert.ToBase64String(content) + "\"}";
        string metadata = $$"""
            {"Uri":{{Twice(blob.Uri.AbsoluteUri)}},"Properties":"{\"BlobType\":0,\"ContentLength\":{{content.Length}},\"LeaseState\":0}","Metadata":"{}","name":{{Twice(name)}},"sys":"{\"MethodName\":\"SummarizeArticle\",\"UtcNow\":\"2026-01-05T10:00:00Z\",\"RandGuid\":\"{{Guid.NewGuid()}}\"}"}
            """;
        return await InvokeAsync("SummarizeArticle", $"{{\"Data\":{data},\"Metadata\":{metadata}}}");
    }

    /// <summary>Calls the timer.</summary>
    public Task<HttpResponseMessage> TimerAsync() => InvokeAsync("SweepArticles", """
        {"Data":{"timer":{"Schedule":{"AdjustForDST":true},"ScheduleStatus":null,"IsPastDue":false}},"Metadata":{"sys":"{\"MethodName\":\"SweepArticles\",\"UtcNow\":\"2026-01-05T10:00:00Z\"}"}}
        """);

    /// <summary>Calls the poison queue's function for an article whose every delivery failed.</summary>
    public Task<HttpResponseMessage> PoisonAsync(string name)
    {
        string message = JsonSerializer.Serialize(new
        {
            Type = "BlobTrigger",
            FunctionId = "Host.Functions.SummarizeArticle",
            BlobType = "BlockBlob",
            ContainerName = containers.Articles.Name,
            BlobName = name,
            ETag = "\"0x8DB\"",
        });
        return InvokeAsync("RecordPoisonedArticle", $"{{\"Data\":{{\"message\":{Twice(message)}}},\"Metadata\":{{\"DequeueCount\":\"1\",\"Id\":{Twice(Guid.NewGuid().ToString())}}}}}");
    }

    /// <summary>Forwards an HTTP request: original path, extra headers, original Host.</summary>
    public Task<HttpResponseMessage> ForwardAsync(HttpMethod method, string pathAndQuery, byte[]? body = null, string? contentType = null, string? accept = null)
    {
        var request = new HttpRequestMessage(method, pathAndQuery);
        request.Headers.Host = "summaries.example.net";
        request.Headers.Add("X-Azure-Functions-HostVersion", "4.1037.0.0");
        request.Headers.Add("X-Azure-Functions-InvocationId", Guid.NewGuid().ToString());
        request.Headers.Add("X-Forwarded-For", "192.0.2.7");
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        }

        return App.Http.SendAsync(request);
    }

    /// <summary>Posts to a function.</summary>
    public Task<HttpResponseMessage> InvokeAsync(string function, string json)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/" + function) { Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(json))) };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.Add("X-Azure-Functions-HostVersion", "4.1037.0.0");
        request.Headers.Add("X-Azure-Functions-InvocationId", Guid.NewGuid().ToString());
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        return App.Http.SendAsync(request);
    }

    /// <summary>Whether the host would count the call as a success; what it would wait for until the timeout counts as hanging.</summary>
    public static async Task<string> VerdictAsync(HttpResponseMessage answer)
    {
        string body = await answer.Content.ReadAsStringAsync();
        if (answer.StatusCode == HttpStatusCode.NoContent || body.Length == 0 || body == "null")
            return "hangs";
        bool success = answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Accepted
            && answer.Content.Headers.ContentType?.MediaType == "application/json"
            && JsonDocument.Parse(body).RootElement.ValueKind == JsonValueKind.Object;
        return success ? "succeeded" : "failed";
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    /// <summary>A string as the host writes metadata: JSON inside JSON.</summary>
    private static string Twice(string text) => JsonSerializer.Serialize(JsonSerializer.Serialize(text));
}
