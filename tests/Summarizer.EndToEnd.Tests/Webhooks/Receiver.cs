using System.Collections.Concurrent;
using System.Collections.Specialized;
using System.Net;
using Summarizer.EndToEnd.Tests.Support;

namespace Summarizer.EndToEnd.Tests.Webhooks;

/// <summary>A receiver of webhooks on this machine, which returns the configured answers.</summary>
internal sealed class Receiver : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Func<int, HttpListenerContext, Task> _answer;
    private int _calls;

    /// <param name="answer">Answers the nth call, counted from 1.</param>
    public Receiver(Func<int, HttpListenerContext, Task> answer)
    {
        _answer = answer;
        Port = Repository.FreePort();
        _listener.Prefixes.Add($"http://127.0.0.1:{Port}/");
        _listener.Start();
        _ = ServeAsync();
    }

    /// <param name="statuses">The statuses of the first calls; the last one stays.</param>
    public Receiver(params int[] statuses)
        : this((call, context) =>
        {
            context.Response.StatusCode = statuses[Math.Min(call, statuses.Length) - 1];
            return Task.CompletedTask;
        })
    {
    }

    public int Port { get; }

    public string Url => $"http://127.0.0.1:{Port}/hook";

    /// <summary>The receiver as the log names it, if it is the only one.</summary>
    public string Name => $"http://127.0.0.1:{Port} (Urls:0)";

    public ConcurrentQueue<Received> Calls { get; } = [];

    public Task<Received[]> WaitAsync(int calls) =>
        Eventually.GetAsync(() => Task.FromResult(Calls.Count >= calls ? Calls.ToArray() : null),
            $"{calls} calls of the webhook");

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                HttpListenerContext context = await _listener.GetContextAsync();
                _ = Task.Run(() => AnswerAsync(context));
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            int call = Interlocked.Increment(ref _calls);
            Calls.Enqueue(new Received(context.Request.Url!.AbsolutePath, context.Request.Headers["webhook-id"]!,
                context.Request.Headers["webhook-timestamp"]!, context.Request.Headers["webhook-signature"]!,
                context.Request.Headers, body.ToArray()));
            await _answer(call, context);
            context.Response.Close();
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // The sender has gone.
        }
    }
}

/// <summary>A call as it came.</summary>
internal sealed record Received(
    string Path, string Id, string Timestamp, string Signature, NameValueCollection Headers, byte[] Body);
