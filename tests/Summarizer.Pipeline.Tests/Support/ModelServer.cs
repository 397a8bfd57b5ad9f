using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Summarizer.Pipeline.Tests.Support;

/// <summary>
/// A model on this machine that speaks the chat completions protocol, at OpenAI's and at Azure's addresses, over plain
/// sockets so that it can fail in every way a real one does. It counts what it was asked and what it answered.
/// </summary>
public sealed class ModelServer : IAsyncDisposable
{
    public const string Key = "local-test-key-0123456789";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<ModelRequest, ModelReply> _answer;
    private readonly Task _accepting;
    private int _requests, _answered, _underWay, _mostUnderWay;
    private long _inputTokens, _outputTokens;

    public ModelServer(Func<ModelRequest, ModelReply>? answer = null)
    {
        _answer = answer ?? (request => ModelReply.Of(request.FirstSentences(3)));
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string OpenAIEndpoint => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/v1";

    public string Root => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public string AzureEndpoint => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/";

    /// <summary>Requests that arrived whole.</summary>
    public int Requests => _requests;

    /// <summary>Requests that got a completion.</summary>
    public int Answered => _answered;

    public long InputTokens => _inputTokens;

    public long OutputTokens => _outputTokens;

    public int MostUnderWay => _mostUnderWay;

    public ConcurrentQueue<string> Paths { get; } = [];

    /// <summary>The addresses that exist, without query.</summary>
    public Func<string, bool> Serves { get; init; } = path =>
        path is "/v1/chat/completions" or "/openai/v1/chat/completions"
            || (path.StartsWith("/openai/deployments/", StringComparison.Ordinal)
                && path.EndsWith("/chat/completions", StringComparison.Ordinal));

    /// <summary>The reply at an address that does not exist.</summary>
    public ModelReply NotFound { get; init; } =
        ModelReply.Raw(404, """{"error":{"code":"404","message":"Resource not found"}}""");

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_end.Token);
                _ = Task.Run(() => ServeAsync(client));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                NetworkStream stream = client.GetStream();
                if (await ReadAsync(stream) is not { } read)
                    return;
                Interlocked.Increment(ref _requests);
                Paths.Enqueue(read.Path);
                int now = Interlocked.Increment(ref _underWay);
                InterlockedMax(ref _mostUnderWay, now);
                try
                {
                    await AnswerAsync(client, stream, read.Path, read.Headers, read.Body);
                }
                finally
                {
                    Interlocked.Decrement(ref _underWay);
                }
            }
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException
            or ObjectDisposedException)
        {
            // The caller has gone, or the server ends.
        }
    }

    private async Task AnswerAsync(TcpClient client, NetworkStream stream, string path, string headers, byte[] body)
    {
        string plain = path.Split('?')[0];
        if (!Serves(plain))
        {
            await WriteAsync(stream, NotFound);
            return;
        }

        bool hasKey = headers.Contains($"api-key: {Key}", StringComparison.OrdinalIgnoreCase)
            || headers.Contains($"Authorization: Bearer {Key}", StringComparison.OrdinalIgnoreCase);
        if (!hasKey)
        {
            await WriteAsync(stream,
                ModelReply.Raw(401,
                    """{"error":{"code":"invalid_api_key","message":"Incorrect API key provided: local-te**************6789."}}"""));
            return;
        }

        var request = new ModelRequest(JsonNode.Parse(body)!.AsObject(), path);
        ModelReply reply = _answer(request);
        switch (reply.Kind)
        {
            case ModelReplyKind.Raw:
                if (reply.Counts is { } counts)
                    Count(counts.Input, counts.Output);
                await WriteAsync(stream, reply);
                break;
            case ModelReplyKind.StallBefore:
                await Task.Delay(Timeout.Infinite, _end.Token);
                break;
            case ModelReplyKind.Cut:
                client.Client.LingerState = new LingerOption(true, 0);
                break;
            default:
                await CompleteAsync(client, stream, request, reply);
                break;
        }
    }

    private async Task CompleteAsync(TcpClient client, NetworkStream stream, ModelRequest request, ModelReply reply)
    {
        (int input, int output) =
            reply.Counts ?? (request.Tokens, Tokens(reply.Content ?? reply.Refusal ?? ""));
        var choices = new JsonArray();
        if (reply.Kind != ModelReplyKind.EmptyChoices)
        {
            choices.Add(new JsonObject
            {
                ["index"] = 0,
                ["finish_reason"] = reply.Finish,
                ["logprobs"] = null,
                ["message"] = new JsonObject
                {
                    ["role"] = "assistant",
                    ["content"] = reply.Content,
                    ["refusal"] = reply.Refusal
                },
            });
        }

        string json = new JsonObject
        {
            ["id"] = "chatcmpl-1",
            ["object"] = "chat.completion",
            ["created"] = 1_700_000_000,
            ["model"] = "test-model-2026",
            ["choices"] = choices,
            ["usage"] = new JsonObject
            {
                ["prompt_tokens"] = input,
                ["completion_tokens"] = output,
                ["total_tokens"] = input + output
            },
        }.ToJsonString();
        byte[] bytes = Encoding.UTF8.GetBytes(json);
        switch (reply.Kind)
        {
            case ModelReplyKind.StallInBody:
                await stream.WriteAsync(Head(200, bytes.Length, null));
                await stream.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
                await Task.Delay(Timeout.Infinite, _end.Token);
                return;
            case ModelReplyKind.CutInBody:
                await stream.WriteAsync(Head(200, bytes.Length, null));
                await stream.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
                await stream.FlushAsync();
                client.Client.LingerState = new LingerOption(true, 0);
                return;
            case ModelReplyKind.DamagedBody:
                await stream.WriteAsync(Head(200, bytes.Length / 2, null));
                await stream.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
                return;
            default:
                Count(input, output);
                await stream.WriteAsync(Head(200, bytes.Length, null));
                await stream.WriteAsync(bytes);
                return;
        }
    }

    /// <summary>
    /// Not the vocabulary of a real model, so that no one can pass by counting alike instead of reading the answer's
    /// figures.
    /// </summary>
    public static int Tokens(string text) => (text.Length / 3) + 1;

    private void Count(int input, int output)
    {
        Interlocked.Increment(ref _answered);
        Interlocked.Add(ref _inputTokens, input);
        Interlocked.Add(ref _outputTokens, output);
    }

    private static async Task WriteAsync(NetworkStream stream, ModelReply reply)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(reply.Content ?? "");
        await stream.WriteAsync(Head(reply.Status, bytes.Length,
            reply.RetryAfter is { } after ? [("Retry-After", after), .. reply.Headers] : reply.Headers,
            reply.ContentType));
        await stream.WriteAsync(bytes);
    }

    private static byte[] Head(int status, int length, (string Name, string Value)[]? headers,
        string contentType = "application/json") => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
        $"HTTP/1.1 {status} Scripted\r\nContent-Type: {contentType}\r\nContent-Length: {length}\r\nConnection: "
            + $"close\r\n{string.Concat((headers ?? []).Select(h => $"{h.Name}: {h.Value}\r\n"))}\r\n"));

    private static async Task<(string Path, string Headers, byte[] Body)?> ReadAsync(NetworkStream stream)
    {
        var received = new MemoryStream();
        byte[] buffer = new byte[64 * 1024];
        int end = -1, length = 0;
        string head = "";
        while (end < 0 || received.Length < end + length)
        {
            int count = await stream.ReadAsync(buffer);
            if (count == 0)
                return null;
            received.Write(buffer, 0, count);
            if (end >= 0)
                continue;
            head = Encoding.ASCII.GetString(received.GetBuffer(), 0, (int)received.Length);
            end = head.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0)
                continue;
            head = head[..end];
            end += 4;
            string? lengthLine =
                head.Split("\r\n")
                    .FirstOrDefault(l => l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
            length = lengthLine is null ? 0 : int.Parse(lengthLine.AsSpan(15), CultureInfo.InvariantCulture);
        }

        return (head.Split(' ')[1], head, received.ToArray()[end..]);
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while ((seen = target) < value && Interlocked.CompareExchange(ref target, value, seen) != seen)
        {
        }
    }
}
