using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Summarizer.EndToEnd.Tests.Support;

/// <summary>
/// Plays the Azure Functions host towards an isolated worker: a gRPC stream (AzureFunctionsRpcMessages.FunctionRpc/EventStream) over which
/// it starts, indexes, loads and invokes functions, and HTTP requests that it proxies beside the stream. Written from the public protocol
/// definition; the field numbers are its.
/// </summary>
internal sealed class WorkerHostDriver : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly WebApplication _server;
    private readonly Process _worker;
    private readonly ConcurrentQueue<string> _output;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<Message>> _answers = new();
    private readonly TaskCompletionSource<HttpResponse> _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _end = new();
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, ActivityHeadersPropagator = null });
    private readonly TestContainers _containers;
    private int _requests;

    private WorkerHostDriver(WebApplication server, Process worker, ConcurrentQueue<string> output, TestContainers containers) =>
        (_server, _worker, _output, _containers) = (server, worker, output, containers);

    /// <summary>The functions that the worker says it has, by name: its own id, and the bindings as JSON.</summary>
    public Dictionary<string, (string Id, JsonElement[] Bindings, byte[] Metadata)> Functions { get; private set; } = [];

    /// <summary>The processor time that the worker has used.</summary>
    public TimeSpan ProcessorTime => _worker.TotalProcessorTime;

    /// <summary>Where the worker takes HTTP requests.</summary>
    public Uri HttpAddress { get; private set; } = null!;

    /// <summary>The trace that the host's invocations belong to.</summary>
    public string Trace { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Everything the worker has written.</summary>
    public string Output => string.Join('\n', _output);

    /// <summary>The folder of the built worker, or the one that SUMMARIZER_WORKER names.</summary>
    public static string Folder { get; } = Environment.GetEnvironmentVariable("SUMMARIZER_WORKER") is { Length: > 0 } folder ? folder
        : typeof(WorkerHostDriver).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "WorkerFolder").Value!;

    /// <summary>Starts a worker and takes it as far as the host does before the first call: init, metadata, load of every function.</summary>
    public static async Task<WorkerHostDriver> StartAsync(Azurite azurite, TestContainers containers, params (string Name, string Value)[] settings)
    {
        int port = Repository.FreePort();
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server => server.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http2));
        WebApplication server = builder.Build();
        WorkerHostDriver? driver = null;
        server.Run(context => driver!.ServeAsync(context));
        await server.StartAsync();

        var start = new ProcessStartInfo("dotnet", [Path.Combine(Folder, "Summarizer.Functions.Worker.dll"), "--functions-uri", $"http://127.0.0.1:{port}",
            "--functions-worker-id", Guid.NewGuid().ToString(), "--functions-request-id", Guid.NewGuid().ToString(), "--functions-grpc-max-message-length", $"{int.MaxValue}"])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["FUNCTIONS_APPLICATION_DIRECTORY"] = Folder,
                ["FUNCTIONS_WORKER_DIRECTORY"] = Folder,
                ["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated",
                ["ArticleStorage"] = azurite.ConnectionString,
                ["Summarizer__ArticlesContainer"] = containers.Articles.Name,
                ["Summarizer__SummariesContainer"] = containers.Summaries.Name,
            },
        };
        foreach ((string name, string value) in settings)
            start.Environment[name] = value;
        var output = new ConcurrentQueue<string>();
        var worker = new Process { StartInfo = start };
        worker.OutputDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        worker.ErrorDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        driver = new WorkerHostDriver(server, worker, output, containers);
        worker.Start();
        worker.BeginOutputReadLine();
        worker.BeginErrorReadLine();
        await driver.InitialiseAsync();
        return driver;
    }

    /// <summary>Invokes the blob trigger as the host does for a parameter that is a client: no content, only where the blob is.</summary>
    public Task<Message> BlobTriggerAsync(string name, string? trace = null)
    {
        byte[] where = JsonSerializer.SerializeToUtf8Bytes(new { Connection = "ArticleStorage", ContainerName = _containers.Articles.Name, BlobName = name });
        Message client = new Message().Add(1, "1.0").Add(2, "AzureStorageBlobs").Add(3, "application/json").Add(4, where);
        return InvokeAsync(Guid.NewGuid().ToString(), "SummarizeArticle", "article", new Message().Add(12, client), [("name", name)], trace);
    }

    /// <summary>Invokes the timer.</summary>
    public Task<Message> TimerAsync() => InvokeAsync("SweepArticles", "timer", new Message().Add(2, """{"ScheduleStatus":null,"IsPastDue":false}"""));

    /// <summary>Hands a message of the poison queue over.</summary>
    public Task<Message> PoisonAsync(string message) => InvokeAsync("RecordPoisonedArticle", "message", new Message().Add(1, message), ("DequeueCount", "1"));

    /// <summary>
    /// Takes an HTTP request as the host does: finds its function, asks for the key, and proxies it to the worker's own address, with the
    /// invocation that it belongs to beside it.
    /// </summary>
    public async Task<HttpResponseMessage> HttpAsync(HttpRequestMessage request, string? key = HostRouting.Key)
    {
        string path = request.RequestUri!.OriginalString;
        (string? function, HttpStatusCode refusal) = HostRouting.Select(
            Functions.ToDictionary(f => f.Key, f => f.Value.Bindings[0]), request.Method.Method, path.Split('?')[0], key);
        if (function is null)
            return new HttpResponseMessage(refusal);
        string invocation = Guid.NewGuid().ToString();
        request.RequestUri = new Uri(HttpAddress.GetLeftPart(UriPartial.Authority) + HostRouting.Proxied(path), new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        request.Headers.Add("x-ms-invocation-id", invocation);
        request.Headers.Add("X-Forwarded-Host", "summaries.example.net");
        Task<Message> invoked = InvokeAsync(invocation, function, "request", new Message().Add(5, new Message()), []);
        HttpResponseMessage answer = await SendAsync(request);
        AssertSucceeded(await invoked);
        return answer;
    }

    /// <summary>The worker's web server opens its port after the worker has said where it is: the host, too, knocks again.</summary>
    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        for (int knocks = 0; ; knocks++)
        {
            try
            {
                using var socket = new System.Net.Sockets.TcpClient();
                await socket.ConnectAsync(HttpAddress.Host, HttpAddress.Port);
                return await _http.SendAsync(request);
            }
            catch (System.Net.Sockets.SocketException) when (knocks < 2000)
            {
                await Task.Delay(5);
            }
        }
    }

    public Task<HttpResponseMessage> GetAsync(string path, string? key = HostRouting.Key) => HttpAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative)), key);

    /// <summary>Whether the worker reports success; if not, with what exception.</summary>
    public static (bool Succeeded, string Failure) ResultOf(Message response)
    {
        Message result = response.Inner(3);
        return (result.Number(4) == 1, result.Inner(2).Text(2));
    }

    public static void AssertSucceeded(Message response)
    {
        (bool succeeded, string failure) = ResultOf(response);
        Assert.True(succeeded, failure);
    }

    /// <summary>Tells the worker to end, as the host does, and waits.</summary>
    public async Task<int> TerminateAsync()
    {
        await SendAsync(Next(), 14, new Message());
        await _worker.WaitForExitAsync().WaitAsync(Patience);
        return _worker.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (!_worker.HasExited)
        {
            _worker.Kill();
            await _worker.WaitForExitAsync();
        }

        _worker.Dispose();
        _end.TrySetResult();
        await _server.DisposeAsync();
        _writing.Dispose();
    }

    private async Task InitialiseAsync()
    {
        Task exited = _worker.WaitForExitAsync();
        if (await Task.WhenAny(_connected.Task, exited).WaitAsync(Patience) == exited)
            throw new InvalidOperationException($"The worker has exited with {_worker.ExitCode}: {Output}");
        Message init = await AskAsync(17, new Message().Add(1, "4.1037.0").Add(4, Folder).Add(5, Folder), 16);
        AssertSucceeded(init);
        HttpAddress = new Uri(init.Map(2)["HttpUri"]);
        Message metadata = await AskAsync(29, new Message().Add(1, Folder), 30);
        AssertSucceeded(new Message().Add(3, metadata.Bytes(2)));
        Functions = metadata.All(1).Select(bytes => (Bytes: bytes, Parsed: Message.Parse(bytes))).ToDictionary(f => f.Parsed.Text(4),
            f => (f.Parsed.Text(13), f.Parsed.All(10).Select(json => JsonDocument.Parse(json).RootElement).ToArray(), f.Bytes));
        foreach ((string id, _, byte[] bytes) in Functions.Values)
        {
            Message loaded = await AskAsync(8, new Message().Add(1, id).Add(2, bytes), 9);
            AssertSucceeded(new Message().Add(3, loaded.Bytes(2)));
        }
    }

    private Task<Message> InvokeAsync(string function, string parameter, Message data, params (string Name, string Value)[] metadata) =>
        InvokeAsync(Guid.NewGuid().ToString(), function, parameter, data, metadata);

    private Task<Message> InvokeAsync(string invocation, string function, string parameter, Message data, (string Name, string Value)[] metadata, string? trace = null)
    {
        Message request = new Message().Add(1, invocation).Add(2, Functions[function].Id).Add(3, new Message().Add(1, parameter).Add(2, data))
            .Add(5, new Message().Add(1, $"00-{trace ?? Trace}-b7ad6b7169203331-01"));
        foreach ((string name, string value) in metadata)
            request.Add(4, new Message().Add(1, name).Add(2, new Message().Add(1, value)));
        return AskAsync(4, request, 5);
    }

    private async Task<Message> AskAsync(int field, Message content, int answerField)
    {
        string id = Next();
        var answer = new TaskCompletionSource<Message>(TaskCreationOptions.RunContinuationsAsynchronously);
        _answers[id] = answer;
        await SendAsync(id, field, content);
        return (await answer.Task.WaitAsync(Patience)).Inner(answerField);
    }

    private string Next() => $"request-{Interlocked.Increment(ref _requests)}";

    /// <summary>A gRPC message on the wire: not compressed, four bytes of length, the message.</summary>
    private async Task SendAsync(string id, int field, Message content)
    {
        byte[] message = new Message().Add(1, id).Add(field, content).ToBytes();
        byte[] frame = [0, .. BitConverter.GetBytes(IPAddress.HostToNetworkOrder(message.Length)), .. message];
        await _writing.WaitAsync();
        try
        {
            HttpResponse stream = await _connected.Task;
            await stream.Body.WriteAsync(frame);
            await stream.Body.FlushAsync();
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task ServeAsync(HttpContext context)
    {
        Assert.Equal("/AzureFunctionsRpcMessages.FunctionRpc/EventStream", context.Request.Path);
        context.Response.ContentType = "application/grpc";
        await context.Response.StartAsync();
        byte[] head = new byte[5];
        while (await context.Request.Body.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false) == head.Length)
        {
            byte[] bytes = new byte[IPAddress.NetworkToHostOrder(BitConverter.ToInt32(head, 1))];
            await context.Request.Body.ReadExactlyAsync(bytes);
            var message = Message.Parse(bytes);
            if (message.Has(20))
                _connected.TrySetResult(context.Response);
            else if (message.Has(2))
                _output.Enqueue(message.Inner(2).Text(4));
            else if (_answers.TryRemove(message.Text(1), out TaskCompletionSource<Message>? answer))
                answer.SetResult(message);
        }

        await _end.Task;
    }
}
