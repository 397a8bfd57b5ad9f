using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Summarizer.EndToEnd.Tests.Support.Host;

/// <summary>
/// Plays the Azure Functions host for either front. It starts the app with its settings, resolves the settings that
/// triggers name, finds the function of a request and asks for its key. It calls functions, calls them again after a
/// failure, and moves what failed five times to the poison queue.
/// </summary>
/// <remarks>
/// Facts were observed on azure-functions-host 4.1037, built from its public source, and read in it; see
/// docs/functions-host.md.
/// </remarks>
internal sealed class FunctionsHost : IRunning
{
    /// <summary>The number of times that the host tries, by host.json: poisonBlobThreshold and
    /// maxDequeueCount.</summary>
    public const int MaxTries = 5;

    private readonly Dictionary<string, string> _settings;
    private readonly string _connection;

    private FunctionsHost(FrontProcess process, Dictionary<string, string> settings, string connection) =>
        (Process, _settings, _connection) = (process, settings, connection);

    /// <summary>The app.</summary>
    public FrontProcess Process { get; }

    /// <summary>The way in which requests are passed on.</summary>
    public Passing Passing { get; init; }

    /// <summary>The trace that calls belong to. By default one for all.</summary>
    public string Trace { get; set; } = Guid.NewGuid().ToString("N");

    /// <summary>True if the host records its part of the trace.</summary>
    public bool Records { get; set; } = true;

    public string Output => Process.Output;

    public Uri Address => Process.HttpAddress;

    public bool HasExited => Process.HasExited;

    public int Id => Process.Id;

    /// <summary>True if storage has queues.</summary>
    public bool HasQueues => _connection.Contains("QueueEndpoint=", StringComparison.Ordinal);

    private string TraceParent => $"00-{Trace.ToLowerInvariant()}-b7ad6b7169203331-{(Records ? "01" : "00")}";

    /// <summary>Starts the app under the host.</summary>
    /// <param name="front">The front through which it runs functions.</param>
    /// <param name="connection">Storage, as the app and the host see it.</param>
    /// <param name="containers">The containers.</param>
    /// <param name="settings">More app settings; they win.</param>
    /// <param name="passing">The way in which requests are passed on.</param>
    public static async Task<FunctionsHost> StartAsync(
        Front front, string connection, TestContainers containers, (string Name, string Value)[]? settings = null,
        Passing passing = Passing.Proxy)
    {
        var all = new Dictionary<string, string>
        {
            ["ArticleStorage"] = connection,
            ["SUMMARIZER_ARTICLES_CONTAINER"] = containers.Articles.Name,
            ["SUMMARIZER_DUE_QUEUE"] = "articles-due",
            ["SUMMARIZER_POISON_QUEUE"] = "webjobs-blobtrigger-poison",
            ["SUMMARIZER_SWEEP_SCHEDULE"] = "0 */5 * * * *",
            ["Summarizer__SummariesContainer"] = containers.Summaries.Name,
        };
        foreach ((string name, string value) in settings ?? [])
            all[name] = value;
        FrontProcess process = front == Front.CustomHandler
            ? await CustomHandler.StartAsync(all)
            : await IsolatedWorker.StartAsync(all);
        var host = new FunctionsHost(process, all, all["ArticleStorage"]) { Passing = passing };
        // The host starts no function whose settings it cannot resolve.
        foreach (string source in (string[])["path", "queueName", "schedule"])
        {
            foreach (JsonElement trigger in process.Triggers.Values.Where(t => t.TryGetProperty(source, out _)))
                host.Resolve(trigger.GetProperty(source).GetString()!);
        }

        return host;
    }

    /// <summary>Takes an HTTP request: finds its function, asks for the key, and passes it on.</summary>
    public Task<HttpResponseMessage> HttpAsync(HttpRequestMessage request, string? key = HostRouting.Key)
    {
        string path = request.RequestUri!.OriginalString.Split('?')[0];
        (string? function, HttpStatusCode refusal) =
            HostRouting.Select(Process.Triggers, request.Method.Method, path, key);
        return function is null
            ? Task.FromResult(new HttpResponseMessage(refusal))
            : Process.PassAsync(function, request, Passing, TraceParent);
    }

    public Task<HttpResponseMessage> GetAsync(string path, string? key = HostRouting.Key) =>
        HttpAsync(Request(HttpMethod.Get, path), key);

    public Task<HttpResponseMessage> GetLiveAsync() => GetAsync("/api/health/live", key: null);

    /// <summary>Sends a body.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent content,
        string? key = HostRouting.Key)
    {
        HttpRequestMessage request = Request(method, path);
        request.Content = content;
        return HttpAsync(request, key);
    }

    /// <summary>A request whose target goes out as it is written.</summary>
    public static HttpRequestMessage Request(HttpMethod method, string path) =>
        new(method, new Uri(path, UriKind.Relative));

    /// <summary>
    /// Calls the blob trigger for an article. The custom handler gets the content with it, so a blob whose content the
    /// host cannot read is a failed call that the app never sees; the isolated worker's parameter is a client.
    /// </summary>
    /// <param name="name">The article's name.</param>
    /// <param name="content">The content that the host read. Null: it reads the blob now.</param>
    public async Task<HostVerdict> BlobAsync(string name, byte[]? content = null)
    {
        Match path = Regex.Match(Resolve(Process.Triggers["SummarizeArticle"].GetProperty("path").GetString()!),
            "^([^/]+)/{name}$");
        Assert.True(path.Success, "The blob trigger's path is not container/{name}.");
        BlobClient blob = new BlobContainerClient(_connection, path.Groups[1].Value).GetBlobClient(name);
        if (content is null && Process is CustomHandler)
        {
            try
            {
                content = (await blob.DownloadContentAsync()).Value.Content.ToArray();
            }
            catch (RequestFailedException ex) when (ex.Status == 404)
            {
                // The host drops an event whose blob is gone.
                return new HostVerdict("succeeded", "gone");
            }
            catch (RequestFailedException ex)
            {
                return new HostVerdict("failed", ex.Message);
            }
        }

        return await Process.InvokeAsync("SummarizeArticle",
            new TriggerData.Blob(path.Groups[1].Value, name, blob.Uri, content ?? []), TraceParent);
    }

    /// <summary>Calls the timer, past due as after a time in which no host ran.</summary>
    public Task<HostVerdict> TimerAsync(bool isPastDue = false) =>
        Process.InvokeAsync("SweepArticles", new TriggerData.Timer(isPastDue), TraceParent);

    /// <summary>Hands a message over to a queue's function.</summary>
    public Task<HostVerdict> QueueAsync(string function, string message, int dequeueCount = 1) =>
        Process.InvokeAsync(function, new TriggerData.Queue(message, dequeueCount), TraceParent);

    /// <summary>Hands the message of an article whose every delivery failed over to its function.</summary>
    public Task<HostVerdict> PoisonAsync(string name, int dequeueCount = 1) =>
        QueueAsync("RecordPoisonedArticle", PoisonMessage(name), dequeueCount);

    /// <summary>The message that the host writes about an article whose every delivery failed.</summary>
    public string PoisonMessage(string name) => JsonSerializer.Serialize(new
    {
        Type = "BlobTrigger",
        FunctionId = "Host.Functions.SummarizeArticle",
        BlobType = "BlockBlob",
        ContainerName = _settings["SUMMARIZER_ARTICLES_CONTAINER"],
        BlobName = name,
        ETag = "\"0x8DB\"",
    });

    /// <summary>Delivers an event as often as the host does, then by the poison queue.</summary>
    /// <returns>The last verdict of the blob trigger, and of the poison queue's function if it came to that.</returns>
    public async Task<(HostVerdict Blob, HostVerdict? Poison)> DeliverAsync(string name)
    {
        HostVerdict blob = await TryAsync(_ => BlobAsync(name));
        return blob.Succeeded ? (blob, null) : (blob, await TryAsync(count => PoisonAsync(name, count)));
    }

    /// <summary>
    /// Takes all messages of the queue of a function and calls it, as often as the host does. What fails every time
    /// goes to the queue's poison queue.
    /// </summary>
    /// <returns>The number of messages.</returns>
    public async Task<int> WorkQueueAsync(string function)
    {
        string name = Resolve(Process.Triggers[function].GetProperty("queueName").GetString()!);
        var queue = new QueueClient(_connection, name);
        int taken = 0;
        while (await queue.ExistsAsync()
            && (await queue.ReceiveMessagesAsync(16, TimeSpan.FromMinutes(10))).Value is { Length: > 0 } messages)
        {
            foreach (QueueMessage message in messages)
            {
                taken++;
                string text = Encoding.UTF8.GetString(Convert.FromBase64String(message.MessageText));
                HostVerdict verdict = await TryAsync(count => QueueAsync(function, text, count));
                if (!verdict.Succeeded)
                {
                    var poison = new QueueClient(_connection, name + "-poison");
                    await poison.CreateIfNotExistsAsync();
                    await poison.SendMessageAsync(message.MessageText);
                }

                await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
            }
        }

        return taken;
    }

    public Task TerminateAsync() => Process.TerminateAsync();

    public ValueTask DisposeAsync() => Process.DisposeAsync();

    private static async Task<HostVerdict> TryAsync(Func<int, Task<HostVerdict>> call)
    {
        HostVerdict verdict = await call(1);
        for (int count = 2; count <= MaxTries && !verdict.Succeeded; count++)
            verdict = await call(count);
        return verdict;
    }

    /// <summary>
    /// Replaces what a trigger names between percent signs, as the host does: in its configuration, where "__" in a
    /// setting's name is ":".
    /// </summary>
    private string Resolve(string text) => Regex.Replace(text, "%([^%]+)%", match =>
    {
        string name = match.Groups[1].Value;
        string? value =
            _settings.FirstOrDefault(setting => setting.Key.Replace("__", ":", StringComparison.Ordinal) == name).Value;
        return value ?? throw new InvalidOperationException($"'%{name}%' does not resolve to a value.");
    });
}
