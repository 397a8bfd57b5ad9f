using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Summarizer.EndToEnd.Tests.Support;
using Summarizer.Functions.Webhooks;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Results;
using ManualTime = Summarizer.Pipeline.Tests.Support.ManualTime;

namespace Summarizer.EndToEnd.Tests.Webhooks;

public sealed class WebhookTests
{
    private const string Secret = "a secret of more than 24 characters";

    [Fact]
    public async Task A_message_is_signed_so_that_the_receiver_can_check_it_and_holds_no_text()
    {
        using var receiver = new Receiver(204);
        await using Sending sending =
            await SendAsync(receiver,
                options => options.Secrets = [Secret, "whsec_" + Convert.ToBase64String(new byte[32])]);

        Received call = (await receiver.WaitAsync(1))[0];

        byte[] signed = [.. Encoding.UTF8.GetBytes($"{call.Id}.{call.Timestamp}."), .. call.Body];
        Assert.Equal(
            $"v1,{Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), signed))} "
                + $"v1,{Convert.ToBase64String(HMACSHA256.HashData(new byte[32], signed))}", call.Signature);
        Assert.InRange(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - long.Parse(call.Timestamp), -1, 60);
        JsonElement json = JsonDocument.Parse(call.Body).RootElement;
        Assert.Equal("summary.succeeded", json.GetProperty("type").GetString());
        Assert.Equal(("news/a b.txt", "/api/summaries/news/a%20b.txt"),
            (json.GetProperty("data").GetProperty("id").GetString(),
                json.GetProperty("data").GetProperty("summary").GetString()));
        Assert.DoesNotContain("bridge", Encoding.UTF8.GetString(call.Body), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_message_has_only_the_headers_that_the_documents_name()
    {
        using var receiver = new Receiver(204);
        await using Sending sending = await SendAsync(receiver);

        Received call = (await receiver.WaitAsync(1))[0];

        Assert.Equal(
            ["content-length", "content-type", "host", "user-agent", "webhook-id", "webhook-signature",
                "webhook-timestamp"],
            call.Headers.AllKeys.Select(name => name!.ToLowerInvariant()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_receiver_that_names_its_time_is_not_tried_again_before(bool asDate)
    {
        using var receiver = new Receiver((_, context) =>
        {
            context.Response.StatusCode = 503;
            context.Response.Headers["Retry-After"] = asDate ? DateTimeOffset.UtcNow.AddMinutes(5).ToString("R") : "300";
            return Task.CompletedTask;
        });
        await using Sending sending = await SendAsync(receiver);

        await receiver.WaitAsync(1);
        // Without the header, the next attempt comes after 10 milliseconds.
        await Task.Delay(500);

        Assert.Single(receiver.Calls);
    }

    [Fact]
    public async Task The_summary_comes_along_where_that_is_asked_for()
    {
        using var receiver = new Receiver(200);
        await using Sending sending = await SendAsync(receiver, options => options.IncludeSummary = true);

        JsonElement result =
            JsonDocument.Parse((await receiver.WaitAsync(1))[0].Body).RootElement.GetProperty("data")
                .GetProperty("result");

        Assert.Contains("bridge", result.GetProperty("extractive").GetProperty("text").GetString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receiver_in_trouble_is_tried_again_with_the_same_message()
    {
        using var receiver = new Receiver(500, 429, 200);
        await using Sending sending = await SendAsync(receiver);

        Received[] calls = await receiver.WaitAsync(3);
        await sending.EndAsync();

        Assert.Single(calls.Select(call => (call.Id, Encoding.UTF8.GetString(call.Body))).Distinct());
        Assert.Equal(3, receiver.Calls.Count);
    }

    [Fact]
    public async Task A_receiver_that_stalls_is_left_and_tried_again()
    {
        using var receiver =
            new Receiver((call, _) => call == 1 ? Task.Delay(TimeSpan.FromSeconds(20)) : Task.CompletedTask);
        await using Sending sending = await SendAsync(receiver, options => options.Timeout = TimeSpan.FromSeconds(1));

        Received[] calls = await receiver.WaitAsync(2);

        Assert.Equal(calls[0].Id, calls[1].Id);
    }

    [Fact]
    public async Task A_receiver_that_is_down_holds_up_no_other()
    {
        using var receiver = new Receiver(204);
        var options = new WebhookOptions
        {
            Urls = [$"http://127.0.0.1:{Repository.FreePort()}/dead", receiver.Url],
            AllowedHosts = ["127.0.0.1"],
            Secrets = [Secret],
            RetryDelay = TimeSpan.FromMinutes(1),
        };
        using var sender = new WebhookSender(options, TimeProvider.System, NullLogger<WebhookSender>.Instance);
        await sender.StartAsync(default);
        SummaryResult result = await ResultAsync();
        for (int i = 0; i < 20; i++)
            sender.Enqueue(result with { Id = $"n{i}.txt" });

        // The first retry of the dead address is a minute away; with shared senders nothing would arrive before.
        Assert.Equal(20, (await receiver.WaitAsync(20)).Length);
    }

    [Fact]
    public async Task Messages_that_wait_for_their_next_attempt_hold_up_no_other()
    {
        using var receiver = new Receiver(500, 500, 500, 500, 204);
        await using Sending sending = await TellAsync(receiver, 20);

        // The retries of the first four are a minute away.
        Assert.Equal(20, (await receiver.WaitAsync(20)).Length);
    }

    [Fact]
    public async Task After_failures_in_a_row_only_one_message_tests_the_address()
    {
        using var receiver = new Receiver(503);
        await using Sending sending = await TellAsync(receiver, 50);

        await receiver.WaitAsync(5);
        await Task.Delay(500);

        // Five failures open the circuit, with at most three more in progress.
        Assert.InRange(receiver.Calls.Count, 5, 8);
    }

    [Fact]
    public async Task When_the_address_is_back_everything_that_waited_arrives()
    {
        using var receiver = new Receiver([.. Enumerable.Repeat(503, 7), 204]);
        await using Sending sending = await TellAsync(receiver, 50, TimeSpan.FromMilliseconds(10), attempts: 6);

        await Eventually.GetAsync(() =>
            Task.FromResult(receiver.Calls.Select(c => c.Id).Distinct().Count() == 50 ? "all" : null), "every message");
        await sending.EndAsync();

        Assert.Equal(57, receiver.Calls.Count);
    }

    [Theory]
    [InlineData(302, 1)]
    [InlineData(307, 1)]
    [InlineData(400, 1)]
    [InlineData(410, 1)]
    [InlineData(503, 4)]
    public async Task What_will_not_get_better_is_given_up_and_no_redirect_is_followed(int status, int tries)
    {
        using var elsewhere = new Receiver(200);
        using var receiver = new Receiver((_, context) =>
        {
            context.Response.StatusCode = status;
            context.Response.RedirectLocation = elsewhere.Url;
            return Task.CompletedTask;
        });
        await using Sending sending = await SendAsync(receiver);

        await receiver.WaitAsync(tries);
        await sending.EndAsync();

        Assert.Equal((tries, 0), (receiver.Calls.Count, elsewhere.Calls.Count));
    }

    [Fact]
    public async Task A_name_that_stands_for_a_private_address_is_not_called()
    {
        using var receiver = new Receiver(200);
        // Every name under localhost is this machine, but only the plain one counts as saying so.
        var options = Options($"https://private.localhost:{receiver.Port}/hook", $"private.localhost:{receiver.Port}");
        await using Sending sending = await Sending.StartAsync(options);

        sending.Sender.Enqueue(await ResultAsync());
        await sending.EndAsync();

        Assert.Empty(receiver.Calls);
    }

    [Fact]
    public async Task Nothing_waits_for_a_receiver_and_what_is_too_much_is_dropped()
    {
        using var receiver = new Receiver((_, _) => Task.Delay(TimeSpan.FromSeconds(20)));
        await using Sending sending =
            await SendAsync(receiver, options => (options.MaxWaiting, options.Timeout) = (2, TimeSpan.FromSeconds(30)));
        SummaryResult result = await ResultAsync();

        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < 1000; i++)
            sending.Sender.Enqueue(result);

        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(15));
        Assert.InRange(receiver.Calls.Count, 0, 6);
    }

    [Fact]
    public async Task At_shutdown_the_messages_that_a_slow_receiver_did_not_get_are_counted_in_one_line()
    {
        using var receiver = new Receiver((_, _) => Task.Delay(TimeSpan.FromSeconds(20)));
        await using Sending sending = await TellAsync(receiver, 20);
        await receiver.WaitAsync(4);

        using (var shutdown = new CancellationTokenSource(TimeSpan.FromMilliseconds(100)))
            await sending.Sender.StopAsync(shutdown.Token);
        // An exception of the queue would come out here.
        await sending.Sender.ExecuteTask!.WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal([$"Warning: Webhook messages to {receiver.Name} lost at shutdown: 20"], sending.Log.Lines);
    }

    [Fact]
    public async Task At_shutdown_each_message_gets_one_more_attempt_before_it_is_lost()
    {
        using var receiver = new Receiver(503);
        await using Sending sending = await TellAsync(receiver, 50);
        // Five failures open the circuit, and the next attempt is a minute away.
        await receiver.WaitAsync(5);

        await sending.EndAsync();

        Assert.Equal(50, receiver.Calls.Select(call => call.Id).Distinct().Count());
        Assert.Equal(
            [$"Warning: Cannot notify {receiver.Name}: it returned 503. Trying again",
                $"Warning: Webhook messages to {receiver.Name} lost at shutdown: 50"], sending.Log.Lines);
    }

    [Fact]
    public async Task A_receiver_is_reported_when_it_fails_first_and_when_it_responds_again()
    {
        using var receiver = new Receiver(503, 500, 204);
        await using Sending sending = await SendAsync(receiver);

        await receiver.WaitAsync(3);
        await sending.EndAsync();

        Assert.Equal(
            [$"Warning: Cannot notify {receiver.Name}: it returned 503. Trying again",
                $"Information: {receiver.Name} responds again"], sending.Log.Lines);
    }

    [Fact]
    public async Task A_message_that_is_given_up_names_receiver_and_attempt_but_not_the_query()
    {
        using var receiver = new Receiver(400);
        await using Sending sending =
            await SendAsync(receiver, options => options.Urls = [receiver.Url + "?token=abc"]);

        await receiver.WaitAsync(1);
        await sending.EndAsync();

        Assert.Equal(
            [$"Warning: Gave up notifying {receiver.Name} of news/a b.txt after attempt 1: it returned 400"],
            sending.Log.Lines);
    }

    [Fact]
    public async Task A_receiver_that_cannot_be_reached_is_reported_with_the_cause()
    {
        int port = Repository.FreePort();
        await using Sending sending =
            await Sending.StartAsync(Options($"http://127.0.0.1:{port}/hook", $"127.0.0.1:{port}"));
        sending.Sender.Enqueue(await ResultAsync());

        string line = await Eventually.GetAsync(
            () => Task.FromResult(sending.Log.Lines.FirstOrDefault()), "a line of the log");

        Assert.Equal(
            $"Warning: Cannot notify http://127.0.0.1:{port} (Urls:0): it refused the connection. Trying again", line);
    }

    [Fact]
    public void Dropped_messages_are_counted_in_one_line_a_minute()
    {
        var time = new ManualTime(ownsTimers: true);
        var lines = new LogLines<WebhookSender>();
        using var log = new WebhookLog(lines, new Uri("https://hooks.example.org/a/secret?token=abc"), 2, time);

        for (int minute = 0; minute < 2; minute++)
        {
            for (int i = 0; i < 100; i++)
                log.Dropped();
            time.Advance(TimeSpan.FromMinutes(1));
        }

        log.Dropped();
        log.Ended(0);

        string[] counts = ["1", "99", "100", "1"];
        Assert.Equal(
            counts.Select(n =>
                $"Warning: Webhook queue of https://hooks.example.org (Urls:2) is full; messages dropped: {n}"),
            lines.Lines);
    }

    [Theory]
    [InlineData("http://hooks.example.org/a", "hooks.example.org", Secret, "Urls:0")]
    [InlineData("https://user:word@hooks.example.org/a", "hooks.example.org", Secret, "Urls:0")]
    [InlineData("https://other.example.org/a", "hooks.example.org", Secret, "Urls:0")]
    [InlineData("ftp://hooks.example.org/a", "hooks.example.org", Secret, "Urls:0")]
    [InlineData("hooks", "hooks.example.org", Secret, "Urls:0")]
    [InlineData("https://hooks.example.org/a", "hooks.example.org", "brief", "Secrets:0")]
    [InlineData("https://hooks.example.org/a", "hooks.example.org", "whsec_not base64 at all, is it?", "Secrets:0")]
    [InlineData("https://hooks.example.org/a", "hooks.example.org", null, "Secrets")]
    [InlineData("https://hooks.example.org/a", "https://hooks.example.org", Secret, "AllowedHosts:0")]
    public void A_wrong_setting_is_named_and_no_secret_repeated(string url, string host, string? secret, string setting)
    {
        var options = new WebhookOptions
        {
            Urls = [url],
            AllowedHosts = [host],
            Secrets = secret is null ? [] : [secret]
        };

        InvalidSettingException refused = Assert.Throws<InvalidSettingException>(options.Validate);

        Assert.Contains($"Summarizer:Webhook:{setting} ", refused.Message + " ", StringComparison.Ordinal);
        Assert.DoesNotContain(secret ?? "word", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(":word", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_app_tells_of_what_it_stores_and_of_what_it_could_not_summarise()
    {
        using var receiver = new Receiver(500, 200);
        string folder = Directory.CreateTempSubdirectory("summarizer-hook-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "articles"));
        int port = Repository.FreePort();
        await using (RunningApp app =
            await RunningApp.StartAsync(port, ("Summarizer__Url", $"http://127.0.0.1:{port}"),
                ("ArticleStorage", $"folder:{folder}"), ("Summarizer__WatchInterval", "00:00:00.5"),
            ("Summarizer__Webhook__Urls__0", receiver.Url),
            ("Summarizer__Webhook__AllowedHosts__0", $"127.0.0.1:{receiver.Port}"),
            ("Summarizer__Webhook__Secrets__0", Secret), ("Summarizer__Webhook__RetryDelay", "00:00:00.02")))
        {
            await app.Http.PutAsync("/api/articles/a.txt", new StringContent(Articles.Harbour));
            await receiver.WaitAsync(2);
            await app.Http.PutAsync("/api/articles/empty.txt", new StringContent(" "));
            await receiver.WaitAsync(3);
        }

        Directory.Delete(folder, recursive: true);
        Assert.Equal(["summary.failed empty-article", "summary.succeeded ", "summary.succeeded "],
            receiver.Calls.Select(call => JsonDocument.Parse(call.Body).RootElement)
            .Select(json =>
                $"{json.GetProperty("type").GetString()} {json.GetProperty("data").GetProperty("errorCode").GetString()}").Order(StringComparer.Ordinal));
    }

    private static WebhookOptions Options(string url, string host) => new()
    {
        Urls = [url],
        AllowedHosts = [host],
        Secrets = [Secret],
        Timeout = TimeSpan.FromMinutes(1),
        RetryDelay = TimeSpan.FromMilliseconds(10),
        MaxAttempts = 4,
    };

    private static async Task<Sending> TellAsync(Receiver receiver, int count, TimeSpan? retryDelay = null,
        int attempts = 4)
    {
        WebhookOptions options = Options(receiver.Url, $"127.0.0.1:{receiver.Port}");
        (options.RetryDelay, options.MaxAttempts) = (retryDelay ?? TimeSpan.FromMinutes(1), attempts);
        Sending sending = await Sending.StartAsync(options);
        SummaryResult result = await ResultAsync();
        for (int i = 0; i < count; i++)
            sending.Sender.Enqueue(result with { Id = $"n{i}.txt" });
        return sending;
    }

    private static async Task<Sending> SendAsync(Receiver receiver, Action<WebhookOptions>? change = null)
    {
        WebhookOptions options = Options(receiver.Url, $"127.0.0.1:{receiver.Port}");
        change?.Invoke(options);
        Sending sending = await Sending.StartAsync(options);
        sending.Sender.Enqueue(await ResultAsync());
        return sending;
    }

    private static async Task<SummaryResult> ResultAsync()
    {
        SummaryResult result =
            await new SummaryPipeline(new SummarizerOptions())
                .SummarizeAsync(Encoding.UTF8.GetBytes(Articles.Harbour), "text/plain", "news/a b.txt",
                    new SummaryRequest());
        return result with { Source = result.Source with { Name = result.Id, Etag = "\"1\"" } };
    }

    /// <summary>A sender at work.</summary>
    private sealed class Sending : IAsyncDisposable
    {
        public required WebhookSender Sender { get; init; }

        public required LogLines<WebhookSender> Log { get; init; }

        public static async Task<Sending> StartAsync(WebhookOptions options)
        {
            options.Validate();
            var log = new LogLines<WebhookSender>();
            var sender = new WebhookSender(options, TimeProvider.System, log);
            await sender.StartAsync(CancellationToken.None);
            return new Sending { Sender = sender, Log = log };
        }

        /// <summary>Lets it send what waits, and ends it.</summary>
        public async Task EndAsync()
        {
            using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            await Sender.StopAsync(timeout.Token);
        }

        public async ValueTask DisposeAsync()
        {
            using var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
            await Sender.StopAsync(now.Token);
            Sender.Dispose();
        }
    }
}
