using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using Summarizer.Functions.Security;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Results;

namespace Summarizer.Functions.Webhooks;

/// <summary>
/// A background service that notifies webhooks of stored summaries. Best effort: nothing waits for it, and no failure
/// here touches the summary. Each address has its own queue, so one that is down delays no other. Messages that wait
/// are lost when the process ends; the results are not.
/// </summary>
internal sealed class WebhookSender : BackgroundService
{
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    private readonly WebhookOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly byte[][] _keys;
    private readonly Lazy<HttpClient> _here = new(() => Client(["127.0.0.0/8", "::1/128"], plainHttp: true));
    private readonly Lazy<HttpClient> _elsewhere;
    private readonly WebhookQueue[] _queues;

    public WebhookSender(WebhookOptions options, TimeProvider time, ILogger<WebhookSender> logger)
    {
        (_options, _time, _logger) = (options, time, logger);
        _keys = [.. options.Secrets.Select(WebhookOptions.KeyOf)];
        _elsewhere = new(() => Client(options.AllowedNetworks, plainHttp: false));
        _queues = [.. options.Urls.Select((url, place) => QueueFor(new Uri(url), place))];
    }

    /// <summary>Takes note of a stored result. Returns at once.</summary>
    public void Enqueue(SummaryResult result)
    {
        if (!_options.IsOn)
            return;
        WebhookMessage message = WebhookMessage.Of(result, _options.IncludeSummary);
        foreach (WebhookQueue queue in _queues)
            queue.Add(message);
    }

    /// <summary>Gives each message that waits one more attempt, within the time that stopping may take.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (WebhookQueue queue in _queues)
            queue.End();
        if (ExecuteTask is { } sending)
            await sending.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (WebhookQueue queue in _queues)
            queue.Stop();
        await base.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        foreach (WebhookQueue queue in _queues)
            queue.Dispose();
        foreach (Lazy<HttpClient> client in (Lazy<HttpClient>[])[_here, _elsewhere])
        {
            if (client.IsValueCreated)
                client.Value.Dispose();
        }

        base.Dispose();
    }

    // Not ended by stoppingToken: StopAsync ends the queues, which lets the last attempts through.
    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(_queues.Select(queue => queue.RunAsync()));

    private static HttpClient Client(IReadOnlyList<string> networks, bool plainHttp) =>
        new(PublicHttp.Create(networks, plainHttp)) { Timeout = Timeout.InfiniteTimeSpan };

    private WebhookQueue QueueFor(Uri url, int place) => new(
        _options,
        // An address on this machine is called there only; all others at public addresses only.
        (message, stopped) => TryAsync((url.IsLoopback ? _here : _elsewhere).Value, url, message, stopped),
        new WebhookLog(_logger, url, place, _time),
        _time);

    private async Task<WebhookAttempt> TryAsync(
        HttpClient http, Uri url, WebhookMessage message, CancellationToken stopped)
    {
        long timestamp = _time.GetUtcNow().ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new ReadOnlyMemoryContent(message.Body),
        };
        request.Content.Headers.ContentType = Json;
        request.Headers.UserAgent.ParseAdd(SummaryPipeline.Generator);
        request.Headers.Add("webhook-id", message.Id);
        request.Headers.Add("webhook-timestamp", $"{timestamp}");
        request.Headers.Add("webhook-signature", message.Sign(_keys, timestamp));
        using var timeout = new CancellationTokenSource(_options.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stopped);
        try
        {
            using HttpResponseMessage answer = await http.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return answer.IsSuccessStatusCode
                ? default
                : new(
                    $"it returned {(int)answer.StatusCode}", IsPassing(answer.StatusCode),
                    answer.Headers.RetryAfter is { } again ? again.Delta ?? again.Date - _time.GetUtcNow() : null);
        }
        catch (OperationCanceledException)
        {
            return new($"it did not respond within {_options.Timeout.TotalSeconds:0.#} s", true, null);
        }
        catch (Exception e)
        {
            // Any other failure must not stop the queue.
            return PublicHttp.IsRefusal(e)
                ? new("its address is not a public one", false, null)
                : new(ReasonOf(e.GetBaseException()), true, null);
        }
    }

    // The message of the last cause is one of the system or of TLS. It has no part of the address but host and port.
    private static string ReasonOf(Exception cause) => cause switch
    {
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData } =>
            "its host name was not found",
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "it refused the connection",
        AuthenticationException => $"no secure connection ({cause.Message.TrimEnd('.')})",
        _ => $"it cannot be reached ({cause.Message.TrimEnd('.')})",
    };

    /// <summary>
    /// True if the same message may be accepted later. Redirects are not followed: a signature is for one address.
    /// </summary>
    private static bool IsPassing(HttpStatusCode status) => (int)status is 408 or 425 or 429 or >= 500;
}
