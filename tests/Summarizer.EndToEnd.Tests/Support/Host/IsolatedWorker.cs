using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Summarizer.EndToEnd.Tests.Support.Host;

/// <summary>
/// The app as an isolated worker, reached as the host does: a gRPC stream
/// (AzureFunctionsRpcMessages.FunctionRpc/EventStream) over which it starts, indexes, loads and invokes functions, and
/// HTTP requests that it proxies beside the stream. Written from the public protocol definition; the field numbers are
/// its.
/// </summary>
internal sealed class IsolatedWorker : FrontProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(Eventually.Patience);

    private readonly WebApplication _server;
    private readonly Process _worker;
    private readonly ConcurrentQueue<string> _output;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<Message>> _answers = new();
    private readonly TaskCompletionSource<HttpResponse> _connected =
        new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _end = new();
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly HttpClient _http =
        new(new SocketsHttpHandler { AllowAutoRedirect = false, ActivityHeadersPropagator = null });
    private Dictionary<string, (string Id, byte[] Metadata)> _functions = [];
    private Dictionary<string, JsonElement> _triggers = [];
    private Uri? _httpAddress;
    private int _requests;
    private bool _disposed;

    private IsolatedWorker(WebApplication server, Process worker, ConcurrentQueue<string> output) =>
        (_server, _worker, _output) = (server, worker, output);

    public override IReadOnlyDictionary<string, JsonElement> Triggers => _triggers;

    public override Uri HttpAddress => _httpAddress!;

    public override int Id => _worker.Id;

    public override bool HasExited => _disposed || _worker.HasExited;

    public override int ExitCode => _worker.ExitCode;

    public override string Output => string.Join('\n', _output);

    /// <summary>The folder of the built worker, or the one that SUMMARIZER_WORKER names.</summary>
    public static string Folder { get; } =
        Environment.GetEnvironmentVariable("SUMMARIZER_WORKER") is { Length: > 0 } folder ? folder
        : typeof(IsolatedWorker).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(a => a.Key == "WorkerFolder").Value!;

    /// <summary>
    /// Starts a worker and takes it as far as the host does before the first call: init, metadata, load of every
    /// function.
    /// </summary>
    public static async Task<IsolatedWorker> StartAsync(IEnumerable<KeyValuePair<string, string>> settings)
    {
        int port = Repository.FreePort();
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore()
            .ConfigureKestrel(server => server.Listen(IPAddress.Loopback, port,
                listen => listen.Protocols = HttpProtocols.Http2));
        WebApplication server = builder.Build();
        IsolatedWorker? front = null;
        server.Run(context => front!.ServeAsync(context));
        await server.StartAsync();

        string[] command = NativeHost.Command(Path.Combine(Folder, "Summarizer.Functions.Worker.dll"));
        var start = new ProcessStartInfo(command[0],
            [.. command[1..], "--functions-uri", $"http://127.0.0.1:{port}", "--functions-worker-id",
            Guid.NewGuid().ToString(), "--functions-request-id", Guid.NewGuid().ToString(),
            "--functions-grpc-max-message-length", $"{int.MaxValue}"])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["FUNCTIONS_APPLICATION_DIRECTORY"] = Folder,
                ["FUNCTIONS_WORKER_DIRECTORY"] = Folder,
                ["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated",
                ["AzureWebJobsDisableHomepage"] = "true",
            },
        };
        foreach ((string name, string value) in settings)
            start.Environment[name] = value;
        var output = new ConcurrentQueue<string>();
        var worker = new Process { StartInfo = start, EnableRaisingEvents = true };
        worker.OutputDataReceived += (_, line) => Keep(line.Data);
        worker.ErrorDataReceived += (_, line) => Keep(line.Data);
        front = new IsolatedWorker(server, worker, output);
        worker.Exited += (_, _) => front.FailWaiting();
        worker.Start();
        worker.BeginOutputReadLine();
        worker.BeginErrorReadLine();
        await front.InitialiseAsync();
        return front;

        void Keep(string? line)
        {
            if (line is not null)
                output.Enqueue(line);
        }
    }

    public override async Task<HostVerdict> InvokeAsync(string function, TriggerData data, string traceParent)
    {
        string parameter = Triggers[function].GetProperty("name").GetString()!;
        if (HasExited)
            return HostVerdict.Refused(new IOException("The worker has ended."));
        try
        {
            return data switch
            {
                // A blob goes to a parameter that is a client: no content, only where the blob is.
                TriggerData.Blob blob =>
                    Verdict(await InvokeAsync(function, parameter, BlobClient(blob), traceParent, ("name", blob.Name))),
                TriggerData.Queue queue =>
                    Verdict(await InvokeAsync(function, parameter, new Message().Add(1, queue.Message), traceParent,
                        ("DequeueCount", $"{queue.DequeueCount}"))),
                TriggerData.Timer timer => Verdict(await InvokeAsync(function, parameter,
                    new Message()
                        .Add(2, $$"""{"ScheduleStatus":null,"IsPastDue":{{(timer.IsPastDue ? "true" : "false")}}}"""),
                        traceParent)),
                _ => throw new ArgumentOutOfRangeException(nameof(data)),
            };
        }
        catch (Exception ex) when (ex is IOException or OperationCanceledException or ObjectDisposedException
            or InvalidOperationException)
        {
            return HostVerdict.Dropped(ex);
        }
        catch (TimeoutException ex)
        {
            return new HostVerdict("hangs", ex.Message);
        }
    }

    public override async Task<HttpResponseMessage> PassAsync(string function, HttpRequestMessage request,
        Passing passing, string traceParent)
    {
        string invocation = Guid.NewGuid().ToString();
        string path = HostRouting.Proxied(request.RequestUri!.OriginalString);
        request.RequestUri = new Uri(HttpAddress.GetLeftPart(UriPartial.Authority) + path,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        request.Headers.Add("x-ms-invocation-id", invocation);
        request.Headers.Add("X-Forwarded-Host", "summaries.example.net");
        Task<Message> invoked =
            InvokeAsync(function, "request", new Message().Add(5, new Message()), traceParent, invocation);
        HttpResponseMessage answer = await SendAsync(request);
        HostVerdict verdict = Verdict(await invoked);
        Assert.True(verdict.Succeeded, verdict.Detail);
        return answer;
    }

    public override async Task TerminateAsync()
    {
        await SendAsync(Next(), 14, new Message());
        await _worker.WaitForExitAsync().WaitAsync(Patience);
    }

    public override async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;
        _http.Dispose();
        if (!_worker.HasExited)
        {
            _worker.Kill();
            await _worker.WaitForExitAsync();
        }

        _disposed = true;
        _worker.Dispose();
        _end.TrySetResult();
        await _server.DisposeAsync();
        _writing.Dispose();
    }

    private static HostVerdict Verdict(Message response)
    {
        Message result = response.Inner(3);
        return new HostVerdict(result.Number(4) == 1 ? "succeeded" : "failed", result.Inner(2).Text(2));
    }

    private static Message BlobClient(TriggerData.Blob blob)
    {
        byte[] where =
            JsonSerializer.SerializeToUtf8Bytes(new
            {
                Connection = "ArticleStorage",
                ContainerName = blob.Container,
                BlobName = blob.Name
            });
        return new Message().Add(12,
            new Message().Add(1, "1.0").Add(2, "AzureStorageBlobs").Add(3, "application/json").Add(4, where));
    }

    /// <summary>
    /// The worker's web server opens its port after the worker has said where it is: the host, too, knocks again.
    /// </summary>
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

    private void FailWaiting()
    {
        foreach (string id in _answers.Keys)
        {
            if (_answers.TryRemove(id, out TaskCompletionSource<Message>? waiting))
                waiting.TrySetException(new IOException("The worker has ended."));
        }
    }

    private async Task InitialiseAsync()
    {
        Task exited = _worker.WaitForExitAsync();
        if (await Task.WhenAny(_connected.Task, exited).WaitAsync(Patience) == exited)
            throw new InvalidOperationException($"The worker has exited with {_worker.ExitCode}: {Output}");
        Message init = await AskAsync(17, new Message().Add(1, "4.1037.0").Add(4, Folder).Add(5, Folder), 16);
        Assert.True(Verdict(init).Succeeded, Verdict(init).Detail);
        _httpAddress = new Uri(init.Map(2)["HttpUri"]);
        Message metadata = await AskAsync(29, new Message().Add(1, Folder), 30);
        AssertSucceeded(metadata);
        Message[] functions = [.. metadata.All(1).Select(Message.Parse)];
        _functions = metadata.All(1).Select(bytes => (Bytes: bytes, Parsed: Message.Parse(bytes)))
            .ToDictionary(f => f.Parsed.Text(4), f => (f.Parsed.Text(13), f.Bytes));
        _triggers = functions.ToDictionary(f => f.Text(4), f => JsonDocument.Parse(f.All(10).First()).RootElement);
        foreach ((string id, byte[] bytes) in _functions.Values)
            AssertSucceeded(await AskAsync(8, new Message().Add(1, id).Add(2, bytes), 9));

        static void AssertSucceeded(Message answer)
        {
            HostVerdict verdict = Verdict(new Message().Add(3, answer.Bytes(2)));
            Assert.True(verdict.Succeeded, verdict.Detail);
        }
    }

    private Task<Message> InvokeAsync(string function, string parameter, Message data, string traceParent,
        params (string Name, string Value)[] metadata) =>
        InvokeAsync(function, parameter, data, traceParent, Guid.NewGuid().ToString(), metadata);

    private Task<Message> InvokeAsync(
        string function, string parameter, Message data, string traceParent, string invocation,
        params (string Name, string Value)[] metadata)
    {
        Message request = new Message().Add(1, invocation).Add(2, _functions[function].Id)
            .Add(3, new Message().Add(1, parameter).Add(2, data))
            .Add(5, new Message().Add(1, traceParent));
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
