using System.Net;
using System.Net.Http.Headers;
using System.Threading.Channels;
using Summarizer.Functions.Security;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Results;

namespace Summarizer.Functions.Webhooks;

/// <summary>
/// Tells others that a summary is stored. Best effort, after the result is written and beside all other work: nothing waits for it, and
/// whatever goes wrong here leaves the summary alone. Each address has a queue and senders of its own, so that one that is down holds up no
/// other. Messages that wait are lost when the process ends; the results are not.
/// </summary>
internal sealed class WebhookSender(WebhookOptions options, TimeProvider time, ILogger<WebhookSender> logger) : BackgroundService
{
    private const int SendersPerAddress = 4;
    private const int DelayFactor = 4;
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(10);
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    private readonly CancellationTokenSource _ending = new();
    private readonly byte[][] _keys = [.. options.Secrets.Select(WebhookOptions.KeyOf)];
    private readonly (Uri Url, Channel<WebhookMessage> Waiting)[] _addresses = [.. options.Urls.Select(url => (
        new Uri(url), Channel.CreateBounded<WebhookMessage>(new BoundedChannelOptions(options.MaxWaiting) { FullMode = BoundedChannelFullMode.Wait })))];

    /// <summary>Takes note of a stored result. Returns at once.</summary>
    public void Tell(SummaryResult result)
    {
        if (!options.IsOn)
            return;
        WebhookMessage message = WebhookMessage.Of(result, options.IncludeSummary);
        foreach ((_, Channel<WebhookMessage> waiting) in _addresses)
        {
            if (!waiting.Writer.TryWrite(message))
                Log.WebhookDropped(logger, message.Article, options.MaxWaiting);
        }
    }

    /// <summary>Gives what waits one more try each, within the time that stopping may take.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach ((_, Channel<WebhookMessage> waiting) in _addresses)
            waiting.Writer.TryComplete();
        await _ending.CancelAsync();
        if (ExecuteTask is { } sending)
            await Task.WhenAny(sending, Task.Delay(Timeout.Infinite, cancellationToken));
        await base.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _ending.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.IsOn)
            return;
        // An address on this machine is called there and nowhere else; all others at public addresses only.
        using var here = new HttpClient(PublicHttp.Create(["127.0.0.0/8", "::1/128"], plainHttp: true)) { Timeout = Timeout.InfiniteTimeSpan };
        using var elsewhere = new HttpClient(PublicHttp.Create(options.AllowedNetworks, plainHttp: false)) { Timeout = Timeout.InfiniteTimeSpan };
        await Task.WhenAll(_addresses.SelectMany(address => Enumerable.Range(0, SendersPerAddress).Select(async _ =>
        {
            // Not ended by stoppingToken: StopAsync completes the channel, and the last try of each is let through.
            await foreach (WebhookMessage message in address.Waiting.Reader.ReadAllAsync(CancellationToken.None))
                await DeliverAsync(address.Url.IsLoopback ? here : elsewhere, address.Url, message);
        })));
    }

    private async Task DeliverAsync(HttpClient http, Uri url, WebhookMessage message)
    {
        TimeSpan delay = options.RetryDelay;
        for (int attempt = 1; ; attempt++)
        {
            (string? fault, bool again, TimeSpan? asked) = await TryAsync(http, url, message);
            if (fault is null)
                return;
            if (!again || attempt >= options.MaxAttempts || _ending.IsCancellationRequested)
            {
                Log.WebhookGivenUp(logger, message.Article, url.Host, attempt, fault);
                return;
            }

            TimeSpan pause = asked > delay ? asked.Value : delay;
            try
            {
                await Task.Delay(pause < LongestDelay ? pause : LongestDelay, time, _ending.Token);
            }
            catch (OperationCanceledException)
            {
                // The app ends: one last try, now.
            }

            delay *= DelayFactor;
        }
    }

    /// <summary>One try. What went wrong is null where it arrived.</summary>
    private async Task<(string? Fault, bool Again, TimeSpan? Asked)> TryAsync(HttpClient http, Uri url, WebhookMessage message)
    {
        long timestamp = time.GetUtcNow().ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ReadOnlyMemoryContent(message.Body) };
        request.Content.Headers.ContentType = Json;
        request.Headers.UserAgent.ParseAdd(SummaryPipeline.Generator);
        request.Headers.Add("webhook-id", message.Id);
        request.Headers.Add("webhook-timestamp", $"{timestamp}");
        request.Headers.Add("webhook-signature", message.Sign(_keys, timestamp));
        using var timeout = new CancellationTokenSource(options.Timeout, time);
        try
        {
            using HttpResponseMessage answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timeout.Token);
            return answer.IsSuccessStatusCode
                ? (null, false, null)
                : ($"it answered {(int)answer.StatusCode}", IsPassing(answer.StatusCode), answer.Headers.RetryAfter?.Delta);
        }
        catch (OperationCanceledException)
        {
            return ($"it did not answer within {options.Timeout.TotalSeconds:0.#} s", true, null);
        }
        catch (Exception e)
        {
            // Whatever it is, the other messages are still to be sent.
            return PublicHttp.IsRefusal(e) ? ("its address is not a public one", false, null) : ($"it cannot be reached ({e.GetType().Name})", true, null);
        }
    }

    /// <summary>Whether the same message may be taken later. A redirect is not followed: who signs for one address does not sign for another.</summary>
    private static bool IsPassing(HttpStatusCode status) => (int)status is 408 or 425 or 429 or >= 500;
}
