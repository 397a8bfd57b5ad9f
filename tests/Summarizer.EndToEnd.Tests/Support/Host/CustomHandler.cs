using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Summarizer.EndToEnd.Tests.Support.Host;

/// <summary>The app as a custom handler, called as azure-functions-host 4.1037 does, byte for byte.</summary>
internal sealed class CustomHandler : FrontProcess
{
    private CustomHandler(RunningApp app, IReadOnlyDictionary<string, JsonElement> triggers) =>
        (App, Triggers) = (app, triggers);

    public RunningApp App { get; }

    public override IReadOnlyDictionary<string, JsonElement> Triggers { get; }

    public override Uri HttpAddress => App.Address;

    public override int Id => App.Id;

    public override bool HasExited => App.HasExited;

    public override int ExitCode => App.ExitCode;

    public override string Output => App.Output;

    /// <summary>
    /// Starts the app and waits for an answer to <c>GET /</c>, which is when the host takes it for ready.
    /// </summary>
    public static async Task<CustomHandler> StartAsync(IEnumerable<KeyValuePair<string, string>> settings)
    {
        int port = Repository.FreePort();
        RunningApp app =
            await RunningApp.StartAsync(port, [.. Environment(port), .. settings.Select(s => (s.Key, s.Value))]);
        return new CustomHandler(app, ReadTriggers());
    }

    /// <summary>Returns the variables that the host puts into its handler's environment.</summary>
    public static (string Name, string Value)[] Environment(int port) =>
    [
        ("FUNCTIONS_CUSTOMHANDLER_PORT", $"{port}"),
        ("FUNCTIONS_CUSTOMHANDLER_WORKER_ID", Guid.NewGuid().ToString()),
        ("FUNCTIONS_APP_ROOT_PATH", AppContext.BaseDirectory),
        ("FUNCTIONS_WORKER_RUNTIME", "custom"),
        ("AzureWebJobsDisableHomepage", "true"),
    ];

    public override async Task<HostVerdict> InvokeAsync(string function, TriggerData data, string traceParent)
    {
        try
        {
            using HttpResponseMessage answer = await PostAsync(function, Write(function, data), traceParent);
            return await VerdictAsync(answer);
        }
        catch (HttpRequestException ex) when (ex.InnerException
            is System.Net.Sockets.SocketException { SocketErrorCode: System.Net.Sockets.SocketError.ConnectionRefused })
        {
            return HostVerdict.Refused(ex);
        }
        catch (Exception ex) when (ex is HttpRequestException or IOException or OperationCanceledException
            or ObjectDisposedException)
        {
            return HostVerdict.Dropped(ex);
        }
    }

    /// <summary>Posts a body to a function, which need not be what the host would send.</summary>
    public async Task<HostVerdict> InvokeRawAsync(string function, string json)
    {
        using HttpResponseMessage answer = await PostAsync(function, json, null);
        return await VerdictAsync(answer);
    }

    public override async Task<HttpResponseMessage> PassAsync(string function, HttpRequestMessage request,
        Passing passing, string traceParent)
    {
        string target = request.RequestUri!.OriginalString;
        bool chunked = request.Content is not null
            && (request.Headers.TransferEncodingChunked == true || request.Content.Headers.ContentLength is null);
        if (passing == Passing.Forward && chunked)
            return new HttpResponseMessage(HttpStatusCode.InternalServerError);
        string path = passing == Passing.Forward ? HostRouting.Forwarded(target) : HostRouting.Proxied(target);
        request.RequestUri = new Uri(HttpAddress.GetLeftPart(UriPartial.Authority) + path,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        request.Headers.Host ??= "summaries.example.net";
        request.Headers.Add("X-Forwarded-For", "192.0.2.7");
        AddHostHeaders(request, traceParent);
        return await App.Http.SendAsync(request);
    }

    public override Task TerminateAsync() => App.TerminateAsync();

    public override ValueTask DisposeAsync() => App.DisposeAsync();

    private static Dictionary<string, JsonElement> ReadTriggers()
    {
        string folder = Path.Combine(Repository.Root, "src", "Summarizer.Functions", "functions");
        return Directory.EnumerateFiles(folder, "function.json", SearchOption.AllDirectories).ToDictionary(
            file => Path.GetFileName(Path.GetDirectoryName(file)!),
            file => JsonDocument.Parse(File.ReadAllBytes(file)).RootElement.GetProperty("bindings")[0]);
    }

    private string Write(string function, TriggerData data)
    {
        (string value, string metadata) = data switch
        {
            TriggerData.Blob blob => ($"\"{Convert.ToBase64String(blob.Content)}\"",
                $"\"Uri\":{Twice(blob.Address.AbsoluteUri)},\"Properties\":{Json(BlobProperties(blob))},\"Metadata\":\"{{}}\",\"name\":{Twice(blob.Name)},"),
            TriggerData.Queue queue =>
                (Twice(queue.Message),
                    $"\"DequeueCount\":\"{queue.DequeueCount}\",\"Id\":{Twice(Guid.NewGuid().ToString())},"),
            TriggerData.Timer timer =>
                (Json(new { Schedule = new { AdjustForDST = true }, ScheduleStatus = (string?)null, timer.IsPastDue }),
                    ""),
            _ => throw new ArgumentOutOfRangeException(nameof(data)),
        };
        string sys = Json(Json(new
        {
            MethodName = function,
            UtcNow = "2026-01-05T10:00:00Z",
            RandGuid = Guid.NewGuid()
        }));
        return $"{{\"Data\":{{{Json(Triggers[function].GetProperty("name").GetString()!)}:{value}}},\"Metadata\":{{{metadata}\"sys\":{sys}}}}}";

        static string BlobProperties(TriggerData.Blob blob) =>
            Json(new { BlobType = 0, ContentLength = blob.Content.Length, LeaseState = 0 });
    }

    private Task<HttpResponseMessage> PostAsync(string function, string json, string? traceParent)
    {
        var request = new HttpRequestMessage(HttpMethod.Post,
            "/" + function)
        { Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(json))) };
        request.Headers.TransferEncodingChunked = true;
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        AddHostHeaders(request, traceParent);
        return App.Http.SendAsync(request);
    }

    private static void AddHostHeaders(HttpRequestMessage request, string? traceParent)
    {
        request.Headers.Add("X-Azure-Functions-HostVersion", "4.1037.0.0");
        request.Headers.Add("X-Azure-Functions-InvocationId", Guid.NewGuid().ToString());
        if (traceParent is not null)
            request.Headers.TryAddWithoutValidation("traceparent", traceParent);
    }

    private static async Task<HostVerdict> VerdictAsync(HttpResponseMessage answer)
    {
        string body = await answer.Content.ReadAsStringAsync();
        if (answer.StatusCode == HttpStatusCode.NoContent || (answer.IsSuccessStatusCode && body is "" or "null"))
            return new HostVerdict("hangs", body);
        bool success = answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Accepted
            && answer.Content.Headers.ContentType?.MediaType == "application/json"
            && JsonDocument.Parse(body).RootElement.ValueKind == JsonValueKind.Object;
        return new HostVerdict(success ? "succeeded" : "failed", body);
    }

    /// <summary>A string as the host writes metadata: JSON inside JSON.</summary>
    private static string Twice(string text) => Json(Json(text));

    private static string Json<T>(T value) => JsonSerializer.Serialize(value);
}
