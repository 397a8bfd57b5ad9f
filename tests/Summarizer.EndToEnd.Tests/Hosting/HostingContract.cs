using System.Net;
using System.Text;
using System.Text.Json;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Azure.Storage.Queues;
using Summarizer.EndToEnd.Tests.Support;
using Summarizer.EndToEnd.Tests.Support.Host;
using Summarizer.Functions.Contract;

namespace Summarizer.EndToEnd.Tests.Hosting;

/// <summary>
/// The contract of the app under the Functions host, in both hostings, on storage that behaves as Azure's.
/// </summary>
public abstract class HostingContract(AzureStorage storage, Front front) : IClassFixture<AzureStorage>
{
    /// <summary>Names with everything that a blob's name may have.</summary>
    public static TheoryData<string> Names { get; } = ["plain.txt", "sub/dir/a ü.txt", "say \"so\".txt",
        "100%2Fsure.txt", "123", "日本語.txt", "a#1.txt", "a?b.txt", "a+b&c=d.txt"];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_blob_is_summarised_and_its_summary_served_by_its_name(string name)
    {
        TestContainers containers = await storage.CreateContainersAsync();
        await using FunctionsHost host = await StartAsync(containers);
        await UploadAsync(containers, name);

        Assert.Equal("succeeded", (await host.BlobAsync(name)).Outcome);

        StoredResult result = (await StoredResult.FindAsync(containers, name))!;
        Assert.Equal(("succeeded", name), (result.Status, result.Json.GetProperty("id").GetString()));
        using HttpResponseMessage named = await host.GetAsync("/api/summaries?name=" + Uri.EscapeDataString(name));
        Assert.Equal(name, await IdAsync(named));
        // Only a name that itself has %2F in it cannot be distinguished from an encoded slash on its way through the
        // host's proxy.
        if (!name.Contains("%2F", StringComparison.Ordinal))
        {
            using HttpResponseMessage encoded = await host.GetAsync("/api/summaries/" + Uri.EscapeDataString(name));
            Assert.Equal(name, await IdAsync(encoded));
        }
    }

    [Fact]
    public async Task An_article_uploaded_in_blocks_without_an_MD5_is_summarised()
    {
        TestContainers containers = await storage.CreateContainersAsync();
        await using FunctionsHost host = await StartAsync(containers);
        BlockBlobClient blob = containers.Articles.GetBlockBlobClient("blocks.txt");
        string block = Convert.ToBase64String("1"u8);
        await blob.StageBlockAsync(block, new MemoryStream(Encoding.UTF8.GetBytes(Articles.Harbour)));
        await blob.CommitBlockListAsync([block]);

        Assert.Equal("succeeded", (await host.BlobAsync("blocks.txt")).Outcome);
        Assert.Equal("succeeded", (await StoredResult.FindAsync(containers, "blocks.txt"))!.Status);
    }

    [Fact]
    public async Task A_large_article_sent_by_PUT_is_stored_in_blocks_and_summarised_and_its_result_goes_with_it()
    {
        TestContainers containers = await storage.CreateContainersAsync();
        await using FunctionsHost host = await StartAsync(containers, ("Summarizer__DeleteSummaryWithArticle", "true"));
        string text =
            string.Concat(Enumerable.Range(0, 12_000)
                .Select(i => $"Boat {i} left the harbour of town {i % 97} with {i % 13} crates. "));
        Assert.InRange(text.Length, 600 * 1024, 2 * 1024 * 1024);
        using HttpResponseMessage put = await host.SendAsync(HttpMethod.Put, "/api/articles/large.txt", Text(text));
        Assert.Equal(HttpStatusCode.Accepted, put.StatusCode);

        Assert.Equal("succeeded", (await host.BlobAsync("large.txt")).Outcome);
        Assert.Equal("succeeded", (await StoredResult.FindAsync(containers, "large.txt"))!.Status);
        using HttpResponseMessage read = await host.GetAsync("/api/summaries/large.txt?includeText=true");
        Assert.True((await read.Content.ReadAsByteArrayAsync()).Length > 256 * 1024);

        await containers.Articles.DeleteBlobAsync("large.txt");
        Assert.Equal("succeeded", (await host.BlobAsync("large.txt", [65])).Outcome);
        Assert.True((await host.TimerAsync()).Succeeded);
        Assert.Null(await StoredResult.FindAsync(containers, "large.txt"));
    }

    [Fact]
    public async Task The_same_event_again_changes_nothing()
    {
        TestContainers containers = await storage.CreateContainersAsync();
        await using FunctionsHost host = await StartAsync(containers);
        await UploadAsync(containers, "a.txt");
        await host.BlobAsync("a.txt");
        StoredResult before = (await StoredResult.FindAsync(containers, "a.txt"))!;

        Assert.Equal("succeeded", (await host.BlobAsync("a.txt")).Outcome);
        Assert.Equal(before.Properties.ETag, (await StoredResult.FindAsync(containers, "a.txt"))!.Properties.ETag);
    }

    [Fact]
    public async Task An_article_that_is_gone_is_no_failure()
    {
        TestContainers containers = await storage.CreateContainersAsync();
        await using FunctionsHost host = await StartAsync(containers);
        Assert.Equal("succeeded", (await host.BlobAsync("gone.txt", [1, 2, 3])).Outcome);
    }

    [Fact]
    public async Task An_article_that_cannot_be_summarised_is_no_failed_call_but_a_failed_result()
    {
        TestContainers containers = await storage.CreateContainersAsync();
        await using FunctionsHost host = await StartAsync(containers);
        await containers.Articles.UploadBlobAsync("empty.txt", BinaryData.FromString(""));

        Assert.Equal("succeeded", (await host.BlobAsync("empty.txt")).Outcome);
        Assert.Equal("empty-article", (await StoredResult.FindAsync(containers, "empty.txt"))!.ErrorCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_timer_finds_what_no_event_reported_also_when_it_is_overdue(bool overdue)
    {
        TestContainers containers = await storage.CreateContainersAsync();
        await using FunctionsHost host = await StartAsync(containers);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(i => UploadAsync(containers, $"missed{i}.txt")));

        HostVerdict swept = await host.TimerAsync(isPastDue: overdue);

        Assert.True(swept.Succeeded, swept.Detail);
        for (int i = 0; i < 5; i++)
            Assert.Equal("succeeded", (await StoredResult.FindAsync(containers, $"missed{i}.txt"))!.Status);
        // The log line of a call that is about no article names none.
        await host.TerminateAsync();
        Assert.DoesNotContain("(null)", host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_that_storage_never_gives_has_a_failed_result_after_the_last_try_and_is_made_later()
    {
        TestContainers containers = await storage.CreateContainersAsync();
        await using FunctionsHost host = await StartAsync(containers, ("Summarizer__DeferredRetryAfter", "00:00:01"));
        await UploadAsync(containers, "stuck.txt");
        storage.Proxy.Refuse = request => request.Method == "GET"
            && request.Path.Value!.EndsWith($"{containers.Articles.Name}/stuck.txt", StringComparison.Ordinal)
            ? (403, "AuthorizationPermissionMismatch") : null;
        try
        {
            (HostVerdict blob, HostVerdict? poison) = await host.DeliverAsync("stuck.txt");
            Assert.NotEqual("succeeded", blob.Outcome);
            Assert.True(poison!.Succeeded, poison.Detail);
        }
        finally
        {
            storage.Proxy.Refuse = null;
        }

        Assert.Equal("storage-unreadable", (await StoredResult.FindAsync(containers, "stuck.txt"))!.ErrorCode);
        await Task.Delay(1100);
        Assert.True((await host.TimerAsync()).Succeeded);
        Assert.Equal("succeeded", (await StoredResult.FindAsync(containers, "stuck.txt"))!.Status);
    }

    [Fact]
    public async Task A_locked_result_is_delivered_again_and_counts_neither_as_done_nor_as_given_up()
    {
        TestContainers containers = await storage.CreateContainersAsync();
        await using FunctionsHost host = await StartAsync(containers);
        await UploadAsync(containers, "held.txt");
        await host.BlobAsync("held.txt");
        await containers.Summaries.GetBlobClient("held.txt.json").GetBlobLeaseClient()
            .AcquireAsync(TimeSpan.FromSeconds(-1));
        await containers.Articles.GetBlobClient("held.txt")
            .UploadAsync(BinaryData.FromString(Articles.Rivers), overwrite: true);

        (HostVerdict blob, HostVerdict? poison) = await host.DeliverAsync("held.txt");

        Assert.Equal("failed", blob.Outcome);
        Assert.True(poison!.Succeeded, poison.Detail);
        using HttpResponseMessage diagnostics = await host.GetAsync("/api/diagnostics");
        Assert.Contains("held.txt because of a lease", await diagnostics.Content.ReadAsStringAsync(),
            StringComparison.Ordinal);
        using HttpResponseMessage waiting = await host.GetAsync("/api/summaries/held.txt");
        Assert.Equal(HttpStatusCode.Accepted, waiting.StatusCode);
    }

    [Fact]
    public async Task A_poison_message_is_tried_once_more_and_another_deployments_is_put_back()
    {
        TestContainers containers = await storage.CreateContainersAsync();
        string queueName = $"poison-{Guid.NewGuid():N}";
        await using FunctionsHost host = await StartAsync(containers, ("SUMMARIZER_POISON_QUEUE", queueName));
        var queue = new QueueClient(storage.ConnectionString, queueName);
        await queue.CreateAsync();
        await UploadAsync(containers, "poison.txt");
        await queue.SendMessageAsync(Encoded(host.PoisonMessage("poison.txt")));
        await queue.SendMessageAsync(
            Encoded("""{"Type":"BlobTrigger","ContainerName":"theirs","BlobName":"a.txt","ETag":"0x1"}"""));
        await queue.SendMessageAsync(Encoded("nonsense"));

        Assert.Equal(3, await host.WorkQueueAsync("RecordPoisonedArticle"));

        Assert.Equal("succeeded", (await StoredResult.FindAsync(containers, "poison.txt"))!.Status);
        Assert.Equal(1, (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task Many_due_articles_go_through_the_queue_to_its_function()
    {
        TestContainers containers = await storage.CreateContainersAsync();
        string queueName = $"due-{Guid.NewGuid():N}";
        await using FunctionsHost host = await StartAsync(containers, ("SUMMARIZER_DUE_QUEUE", queueName));
        await Parallel.ForEachAsync(Enumerable.Range(0, 320),
            async (i, _) => await UploadAsync(containers, $"n{i:000}.txt"));

        HostVerdict swept = await host.TimerAsync();
        Assert.True(swept.Succeeded, swept.Detail);
        Assert.Equal(1, await host.WorkQueueAsync("SummarizeDueArticles"));

        for (int i = 0; i < 320; i += 40)
            Assert.Equal("succeeded", (await StoredResult.FindAsync(containers, $"n{i:000}.txt"))!.Status);
        int results = 0;
        await foreach (BlobItem blob in containers.Summaries.GetBlobsAsync())
            results += blob.Name.EndsWith(".json", StringComparison.Ordinal) ? 1 : 0;
        Assert.Equal(320, results);
    }

    [Fact]
    public async Task Storage_that_is_unavailable_makes_calls_fail_so_that_they_are_delivered_again()
    {
        TestContainers containers = await storage.CreateContainersAsync();
        await using FunctionsHost host =
            await StartAsync(containers,
                ("ArticleStorage", Pipeline.Tests.Support.Azurite.ConnectionStringVia(Repository.FreePort())));

        Assert.Equal("failed", (await host.BlobAsync("a.txt", [65])).Outcome);
        Assert.False(host.HasExited);
    }

    [Fact]
    public async Task A_wrong_log_level_is_a_wrong_setting_like_any_other()
    {
        TestContainers containers = await storage.CreateContainersAsync();
        await using FunctionsHost host = await StartAsync(containers, ("Logging__LogLevel__Default", "Info"));

        HostVerdict failed = await host.BlobAsync("a.txt", [65]);

        Assert.Equal("failed", failed.Outcome);
        Assert.Contains("Logging:LogLevel:Default must be one of Trace, Debug, Information", failed.Detail,
            StringComparison.Ordinal);
        Assert.False(host.HasExited);
    }

    [Fact]
    public async Task A_wrong_setting_fails_calls_with_what_is_wrong_and_never_ends_the_app()
    {
        TestContainers containers = await storage.CreateContainersAsync();
        await using FunctionsHost host = await StartAsync(containers, ("Summarizer__Sentences", "many"));

        HostVerdict failed = await host.BlobAsync("a.txt", [65]);
        // With wrong settings, the app does not know whose article a poison message is about.
        HostVerdict poison = await host.QueueAsync("RecordPoisonedArticle",
            """{"Type":"BlobTrigger","ContainerName":"theirs","BlobName":"a.txt","ETag":"0x1"}""");
        using HttpResponseMessage keyless = await host.GetAsync("/api/health", key: null);
        using HttpResponseMessage refused = await host.GetAsync("/api/summaries");
        using HttpResponseMessage diagnostics = await host.GetAsync("/api/diagnostics");

        Assert.Equal(("failed", "failed"), (failed.Outcome, poison.Outcome));
        Assert.Contains("Summarizer:Sentences", failed.Detail, StringComparison.Ordinal);
        foreach (string path in (string[])["/", "/page/page.css", "/page/page.js", "/api/openapi.json"])
            Assert.Equal((path, HttpStatusCode.OK), (path, (await host.GetAsync(path, key: null)).StatusCode));
        Assert.Contains("misconfigured", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, keyless.StatusCode);
        Assert.DoesNotContain("Sentences", await keyless.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, diagnostics.StatusCode);
        Assert.Contains("Summarizer:Sentences must be a whole number", await diagnostics.Content.ReadAsStringAsync(),
            StringComparison.Ordinal);
        Assert.False(host.HasExited);
    }

    [Theory]
    [InlineData("@Microsoft.KeyVault(SecretUri=https://vault.example.net/secrets/insights)")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public async Task A_wrong_setting_of_telemetry_is_shown_and_stops_no_work(string value)
    {
        TestContainers containers = await storage.CreateContainersAsync();
        await using FunctionsHost host = await StartAsync(containers, ("APPLICATIONINSIGHTS_CONNECTION_STRING", value));
        await UploadAsync(containers, "a.txt");

        Assert.Equal("succeeded", (await host.BlobAsync("a.txt")).Outcome);
        using HttpResponseMessage diagnostics = await host.GetAsync("/api/diagnostics");
        string checks = await diagnostics.Content.ReadAsStringAsync();

        Assert.Equal("succeeded", (await StoredResult.FindAsync(containers, "a.txt"))!.Status);
        Assert.Equal(HttpStatusCode.OK, diagnostics.StatusCode);
        Assert.Contains("Check APPLICATIONINSIGHTS_CONNECTION_STRING", checks, StringComparison.Ordinal);
        Assert.DoesNotContain(value, checks + host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_over_HTTP_are_answered_as_by_the_app_alone()
    {
        TestContainers containers = await storage.CreateContainersAsync();
        await using FunctionsHost host = await StartAsync(containers);

        using HttpResponseMessage made =
            await host.SendAsync(HttpMethod.Post, "/api/summaries?sentences=2", new StringContent(Articles.Harbour));
        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        JsonElement result = JsonDocument.Parse(await made.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(2, result.GetProperty("extractive").GetProperty("sentences").GetArrayLength());

        using HttpResponseMessage stored =
            await host.SendAsync(HttpMethod.Put, "/api/articles/news/b%20c.txt", Text(Articles.Harbour));
        Assert.Equal(HttpStatusCode.Accepted, stored.StatusCode);
        Assert.Equal("/api/summaries/news/b%20c.txt", stored.Headers.Location!.OriginalString);
        Assert.True((await host.BlobAsync("news/b c.txt")).Succeeded);
        using HttpResponseMessage read = await host.GetAsync("/api/summaries/news/b%20c.txt");
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        Assert.NotNull(read.Headers.ETag);
        using HttpResponseMessage slash = await host.GetAsync("/api/summaries/news%2Fb%20c.txt");
        Assert.Equal(HttpStatusCode.OK, slash.StatusCode);

        using HttpResponseMessage wrong = await host.GetAsync("/api/summaries/news/b%20c.txt?colour=blue");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal("application/problem+json", wrong.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync("/api/nowhere")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized,
            (await host.GetAsync("/api/summaries/news/b%20c.txt", key: null)).StatusCode);

        var two = new
        {
            documents = new[] { new { id = "a", text = Articles.Harbour },
            new { id = "b", text = Articles.Rivers } }
        };
        using HttpResponseMessage digest =
            await host.SendAsync(HttpMethod.Post, "/api/digests",
                new StringContent(JsonSerializer.Serialize(two), Encoding.UTF8, "application/json"));
        Assert.True(digest.IsSuccessStatusCode, await digest.Content.ReadAsStringAsync());

        HttpRequestMessage hello = FunctionsHost.Request(HttpMethod.Post, "/api/mcp");
        hello.Content = new StringContent("""{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{}}""",
            Encoding.UTF8, "application/json");
        hello.Headers.Accept.ParseAdd("application/json");
        hello.Headers.Accept.ParseAdd("text/event-stream");
        using HttpResponseMessage tools = await host.HttpAsync(hello);
        Assert.Contains("inputSchema", await tools.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using HttpResponseMessage deleted =
            await host.SendAsync(HttpMethod.Delete, "/api/summaries/news/b%20c.txt?article=true",
                new StringContent(""));
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
    }

    [Fact]
    public async Task Calls_of_health_share_the_requests_to_storage()
    {
        TestContainers containers = await storage.CreateContainersAsync();
        await using FunctionsHost host = await StartAsync(containers);
        int listings = 0;
        storage.Proxy.Refuse = request =>
        {
            if (request.Query["comp"] == "list")
                Interlocked.Increment(ref listings);
            return null;
        };
        try
        {
            long start = Environment.TickCount64;
            await Task.WhenAll(Enumerable.Range(0, 40).Select(async _ =>
            {
                using HttpResponseMessage health = await host.GetAsync("/api/health", key: null);
                Assert.Equal(HttpStatusCode.OK, health.StatusCode);
            }));
            // One, and one more for every two seconds that the calls took.
            Assert.InRange((long)listings, 1, 2 + ((Environment.TickCount64 - start) / 2000));
        }
        finally
        {
            storage.Proxy.Refuse = null;
        }
    }

    [Fact]
    public async Task The_page_health_and_the_API_description_need_no_key()
    {
        TestContainers containers = await storage.CreateContainersAsync();
        await using FunctionsHost host = await StartAsync(containers);

        using HttpResponseMessage page = await host.GetAsync("/", key: null);
        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        Assert.Contains("default-src 'none'", page.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal);
        foreach (string path in (string[])["/api/health", "/api/health/live", "/api/health/ready", "/api/openapi.json",
            "/page/page.js"])
            Assert.Equal((path, HttpStatusCode.OK), (path, (await host.GetAsync(path, key: null)).StatusCode));
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.GetAsync("/api/diagnostics", key: null)).StatusCode);
    }

    [Fact]
    public async Task A_body_has_the_limits_that_it_has_alone_whether_its_length_is_said_or_not()
    {
        TestContainers containers = await storage.CreateContainersAsync();
        await using FunctionsHost host = await StartAsync(containers, ("Summarizer__MaxArticleBytes", "1024"));
        foreach (bool chunked in new[] { false, true })
        {
            // The web server counts what frames the chunks, too: well within the limit, not just.
            using HttpResponseMessage fits = await PutAsync(512, chunked);
            Assert.Equal(HttpStatusCode.Accepted, fits.StatusCode);
            using HttpResponseMessage tooLarge = await PutAsync(4096, chunked);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLarge.StatusCode);
            Assert.Equal("application/problem+json", tooLarge.Content.Headers.ContentType!.MediaType);
            Assert.False(tooLarge.Headers.Contains("Server"));
        }

        Task<HttpResponseMessage> PutAsync(int bytes, bool chunked)
        {
            HttpRequestMessage request = FunctionsHost.Request(HttpMethod.Put, "/api/articles/a.txt");
            request.Content = Text(new string('a', bytes));
            request.Headers.TransferEncodingChunked = chunked;
            return host.HttpAsync(request);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_article_is_one_trace_below_the_hosts_own_also_if_the_host_records_nothing(bool recorded)
    {
        await using var receiver = new OtlpReceiver();
        TestContainers containers = await storage.CreateContainersAsync();
        await using FunctionsHost host = await StartAsync(containers,
            ("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "500"));
        host.Records = recorded;
        await UploadAsync(containers, "traced.txt");
        Assert.True((await host.BlobAsync("traced.txt")).Succeeded);
        await host.TerminateAsync();

        OtlpSpan[] spans = receiver.Spans();
        OtlpSpan article = Assert.Single(spans, span => span.Name == "summarize article");
        Assert.Equal(host.Trace.ToUpperInvariant(), article.Trace);
        Assert.Contains(spans, span => span.Trace == article.Trace && span.Id == article.Parent);
        Assert.Superset(new HashSet<string>(["read", "extract", "write"]),
            spans.Where(span => span.Parent == article.Id).Select(span => span.Name).ToHashSet());
        Assert.Contains("summarizer.articles", receiver.Text("/v1/metrics"), StringComparison.Ordinal);
        Assert.Contains("traced.txt", receiver.Text("/v1/logs"), StringComparison.Ordinal);
        Assert.DoesNotContain("girders", receiver.Text("/v1/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_of_fifty_articles_is_traced_in_Application_Insights_and_only_the_hosts_request_is_counted()
    {
        const int count = 50;
        await using var insights = new IngestionEndpoint();
        TestContainers containers = await storage.CreateContainersAsync();
        await using FunctionsHost host =
            await StartAsync(containers, ("APPLICATIONINSIGHTS_CONNECTION_STRING", insights.ConnectionString));
        for (int i = 0; i < count; i++)
        {
            await UploadAsync(containers, $"n{i}.txt");
            host.Trace = Guid.NewGuid().ToString("N");
            Assert.True((await host.BlobAsync($"n{i}.txt")).Succeeded);
        }

        host.Trace = Guid.NewGuid().ToString("N");
        using HttpResponseMessage answer = await host.GetAsync("/api/summaries/n1.txt");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await host.TerminateAsync();

        (string Trace, JsonElement Data)[] dependencies = insights.Of("RemoteDependencyData");
        (string Trace, JsonElement Data)[] articles =
            [.. dependencies.Where(d => Named(d.Data) == "summarize article")];
        Assert.Equal(count, articles.Length);
        Assert.Equal(count, articles.Select(a => a.Trace).Distinct().Count());
        // The host sends a request for every call, with the function's name and the result code. A second one from here
        // would count it twice.
        Assert.Empty(insights.Of("RequestData").Select(r => Named(r.Data)));
        JsonElement call = Assert.Single(dependencies, d => Named(d.Data) == "GET /api/summaries/{*name}").Data;
        Assert.Equal("200", call.GetProperty("resultCode").GetString());
        // Nor are calls counted by a web server here: in the isolated worker there are two.
        Assert.DoesNotContain(insights.Of("MetricData"),
            metric => metric.Data.GetRawText().Contains("http.server.", StringComparison.Ordinal));
        // One line for each article, and none of them twice.
        JsonElement[] lines = [.. insights.Of("MessageData").Select(m => m.Data)];
        Assert.Equal(count, lines.Count(line =>
            line.GetProperty("message").GetString()!.StartsWith("Summarised n", StringComparison.Ordinal)));

        static string Named(JsonElement data) => data.GetProperty("name").GetString()!;
    }

    [Fact]
    public async Task The_host_learns_of_the_functions_of_the_table_and_of_no_others()
    {
        TestContainers containers = await storage.CreateContainersAsync();
        await using FunctionsHost host = await StartAsync(containers);

        Assert.Equal(FunctionTable.All.Select(f => f.Name),
            host.Process.Triggers.Keys.Order(StringComparer.OrdinalIgnoreCase));
        foreach (FunctionContract function in FunctionTable.All)
        {
            JsonElement declared =
                JsonDocument.Parse(FunctionTable.FunctionJson(function)).RootElement.GetProperty("bindings")[0];
            JsonElement reported = host.Process.Triggers[function.Name];
            // A worker leaves out what is false.
            Assert.All(declared.EnumerateObject().Where(p => p.Value.ValueKind != JsonValueKind.False),
                p => Assert.Equal(
                JsonSerializer.Serialize(p.Value),
                JsonSerializer.Serialize(reported.GetProperty(p.Name))
                    .Replace("\"True\"", "true", StringComparison.Ordinal), ignoreCase: true));
        }
    }

    [Fact]
    public async Task It_stops_when_told_to()
    {
        TestContainers containers = await storage.CreateContainersAsync();
        await using FunctionsHost host = await StartAsync(containers);
        await host.TerminateAsync();
        Assert.True(
            host.Process.ExitCode == 0, $"It has exited with {host.Process.ExitCode}: {host.Process.Output}");
    }

    private protected Task<FunctionsHost> StartAsync(TestContainers containers,
        params (string Name, string Value)[] settings) =>
        FunctionsHost.StartAsync(front, storage.ConnectionString, containers, settings);

    private protected static Task UploadAsync(TestContainers containers, string name) =>
        containers.Articles.GetBlobClient(name).UploadAsync(BinaryData.FromString(Articles.Harbour));

    private protected static StringContent Text(string text) => new(text, Encoding.UTF8, "text/plain");

    private protected static async Task<string?> IdAsync(HttpResponseMessage answer)
    {
        string body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{answer.StatusCode}: {body}");
        return JsonDocument.Parse(body).RootElement.GetProperty("id").GetString();
    }

    private static string Encoded(string message) => Convert.ToBase64String(Encoding.UTF8.GetBytes(message));
}
