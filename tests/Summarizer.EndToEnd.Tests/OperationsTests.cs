using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Summarizer.EndToEnd.Tests.Support;
using Summarizer.EndToEnd.Tests.Support.Host;
using Summarizer.Pipeline.Tests.Support;
using Azurite = Summarizer.EndToEnd.Tests.Support.Azurite;

namespace Summarizer.EndToEnd.Tests;

/// <summary>
/// Tests of what operators of the app rely on: it stops in time and loses nothing, its log can be collected and reveals
/// nothing, its memory is bounded.
/// </summary>
public sealed class OperationsTests(Azurite azurite) : IClassFixture<Azurite>
{
    [Fact]
    public async Task Told_to_stop_amid_work_it_ends_and_the_work_is_done_after_the_next_start()
    {
        bool silent = true;
        await using var model =
            new ModelServer(request => Volatile.Read(ref silent)
                ? new ModelReply(ModelReplyKind.StallBefore)
                : ModelReply.Of(request.FirstSentences(3)));
        TestContainers containers = await azurite.CreateContainersAsync();
        await using RunningApp app = await RunningApp.StandingAloneAsync(azurite, containers, Model(model));
        await UploadAsync(containers, "a.txt");
        await Eventually.GetAsync(() => Task.FromResult(model.Requests > 0 ? "asked" : null), "a call of the model");

        await app.TerminateAsync();
        await UploadAsync(containers, "too-late.txt");

        Assert.Equal(0, app.ExitCode);
        Assert.Equal("deferred", await ModelStatusAsync(containers, "a.txt"));
        Assert.Null(await StoredResult.FindAsync(containers, "too-late.txt"));

        Volatile.Write(ref silent, false);
        await using RunningApp next = await RunningApp.StandingAloneAsync(azurite, containers, Model(model));
        foreach (string name in (string[])["a.txt", "too-late.txt"])
            await Eventually.GetAsync(async () => await ModelStatusAsync(containers, name) is "succeeded" and var status
                ? status
                : null, $"the model's part of {name}");
    }

    [Theory]
    [InlineData(Front.CustomHandler)]
    [InlineData(Front.IsolatedWorker)]
    public async Task A_host_that_stops_amid_a_call_can_deliver_it_again(Front front)
    {
        await using var model = new ModelServer(_ => new ModelReply(ModelReplyKind.StallBefore));
        TestContainers containers = await azurite.CreateContainersAsync();
        await using FunctionsHost host =
            await FunctionsHost.StartAsync(front, azurite.ConnectionString, containers, Model(model));
        await UploadAsync(containers, "a.txt");
        Task<HostVerdict> call = host.BlobAsync("a.txt");
        await Eventually.GetAsync(() => Task.FromResult(model.Requests > 0 ? "asked" : null), "a call of the model");

        await host.TerminateAsync();

        Assert.Equal(0, host.Process.ExitCode);
        Assert.False((await call).Succeeded);
        Assert.Equal("deferred", await ModelStatusAsync(containers, "a.txt"));
    }

    [Fact]
    public async Task Stopping_takes_no_new_connections()
    {
        await using var model = new ModelServer(_ => new ModelReply(ModelReplyKind.StallBefore));
        TestContainers containers = await azurite.CreateContainersAsync();
        await using RunningApp app = await RunningApp.StandingAloneAsync(azurite, containers, Model(model));
        await UploadAsync(containers, "a.txt");
        await Eventually.GetAsync(() => Task.FromResult(model.Requests > 0 ? "asked" : null), "a call of the model");

        Task stopping = app.TerminateAsync();
        await Eventually.GetAsync(async () => await IsRefusedAsync(app) ? "refused" : null, "no more connections");

        await stopping;
        Assert.Equal(0, app.ExitCode);
    }

    [Fact]
    public async Task Its_log_as_json_has_article_and_invocation_on_every_line_of_a_call_and_no_content()
    {
        TestContainers containers = await azurite.CreateContainersAsync();
        await using FunctionsHost host =
            await FunctionsHost.StartAsync(Front.CustomHandler, azurite.ConnectionString, containers,
                [("Summarizer__LogFormat", "json")]);
        await UploadAsync(containers, "news/a.txt");
        await containers.Articles.GetBlobClient("bad.txt").UploadAsync(new BinaryData(new byte[2000]));
        await host.BlobAsync("news/a.txt");
        await host.BlobAsync("bad.txt", Encoding.UTF8.GetBytes(Articles.Harbour));
        using HttpResponseMessage asked =
            await host.SendAsync(HttpMethod.Post, "/api/summaries", new StringContent(Articles.Harbour));
        await host.TerminateAsync();

        JsonElement[] lines =
            [.. host.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonDocument.Parse(line).RootElement)];
        JsonElement handled =
            Assert.Single(lines,
                line => Value(line, "Article") == "news/a.txt" && Value(line, "InvocationId") is not null);
        JsonElement summarised =
            Assert.Single(lines,
                line => line.GetProperty("Message").GetString()!
                    .StartsWith("Summarised news/a.txt", StringComparison.Ordinal));
        Assert.Contains(summarised.GetProperty("Scopes").EnumerateArray(), scope =>
            scope.TryGetProperty("InvocationId", out JsonElement id)
                && id.GetString() == Value(handled, "InvocationId"));
        Assert.Contains(lines, line => Value(line, "Article") == "bad.txt" && Value(line, "Code") is not null);
        Assert.DoesNotContain("girders", host.Output, StringComparison.Ordinal);

        static string? Value(JsonElement line, string name) =>
            line.TryGetProperty("State", out JsonElement state) && state.TryGetProperty(name, out JsonElement value)
                ? value.GetString()
                : null;
    }

    [Fact]
    public async Task Requests_that_hold_too_many_bytes_are_refused_and_small_ones_are_not_held_up()
    {
        TestContainers containers = await azurite.CreateContainersAsync();
        await using RunningApp app =
            await RunningApp.StandingAloneAsync(azurite, containers, ("Summarizer__MaxBytesInFlight", $"{1 << 20}"));
        // One that sends most of a million bytes and takes its time over the rest. Room is held as bytes arrive, not as
        // they are announced.
        using var slow = new TcpClient();
        await slow.ConnectAsync(IPAddress.Loopback, app.Address.Port);
        await slow.GetStream()
            .WriteAsync(Encoding.ASCII.GetBytes(
                "POST /api/summaries HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: "
                    + "1000000\r\nExpect: 100-continue\r\n\r\n"));
        Assert.Contains(" 100 ", await new StreamReader(slow.GetStream()).ReadLineAsync(), StringComparison.Ordinal);
        await slow.GetStream().WriteAsync(Encoding.ASCII.GetBytes(new string('x', 900_000)));
        // A request that comes while these bytes are still being sent may take the room from them.
        await Task.Delay(TimeSpan.FromSeconds(2));

        using HttpResponseMessage refused = await Eventually.GetAsync(async () =>
        {
            HttpResponseMessage answer =
                await app.Http.PostAsync("/api/summaries", new StringContent(new string('x', 200_000)));
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
                return answer;
            answer.Dispose();
            return null;
        }, "a second large body is refused");
        using HttpResponseMessage small =
            await app.Http.PostAsync("/api/summaries", new StringContent(Articles.Harbour));

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, small.StatusCode);
    }

    [Fact]
    public async Task Stored_articles_larger_than_the_limit_of_bytes_in_flight_are_summarised_alone_and_in_a_batch()
    {
        TestContainers containers = await azurite.CreateContainersAsync();
        await using RunningApp app =
            await RunningApp.StandingAloneAsync(azurite, containers, ("Summarizer__MaxBytesInFlight", $"{1 << 20}"));
        int copies = (1_300_000 / Articles.Harbour.Length) + 1;
        string large = string.Concat(Enumerable.Repeat(Articles.Harbour + "\n\n", copies));
        await containers.Articles.GetBlobClient("large.txt").UploadAsync(new BinaryData(large));
        await containers.Articles.GetBlobClient("half.txt").UploadAsync(new BinaryData(large[..600_000]));

        using HttpResponseMessage alone =
            await app.Http.PostAsJsonAsync("/api/summaries", new { article = "large.txt" });
        Assert.Equal(HttpStatusCode.OK, alone.StatusCode);

        using HttpResponseMessage batch = await app.Http.PostAsJsonAsync("/api/summaries:batch", new
        {
            documents = new object[] { new { text = Articles.Harbour }, new { article = "half.txt" },
                new { article = "none.txt" }, new { article = "half.txt" } },
        });
        Assert.Equal(HttpStatusCode.OK, batch.StatusCode);
        JsonElement[] results = [.. (await batch.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("results")
            .EnumerateArray()];
        Assert.Equal([true, true, false, true], results.Select(r => r.TryGetProperty("result", out _)));
    }

    private static async Task UploadAsync(TestContainers containers, string name) =>
        await containers.Articles.GetBlobClient(name).UploadAsync(new BinaryData(Articles.Harbour));

    private static async Task<string?> ModelStatusAsync(TestContainers containers, string name) =>
        (await StoredResult.FindAsync(containers, name))?.Json.GetProperty("llm").GetProperty("status").GetString();

    private static async Task<bool> IsRefusedAsync(RunningApp app)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, app.Address.Port);
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    private static (string Name, string Value)[] Model(ModelServer model) =>
    [
        ("Summarizer__Llm__Endpoint", model.OpenAIEndpoint),
        ("Summarizer__Llm__Model", "test-model"),
        ("Summarizer__Llm__ApiKey", ModelServer.Key),
        // The model stalls until it is over. .ci/smoke checks that the default lets the app end within ten seconds.
        ("Summarizer__ShutdownGrace", "00:00:02"),
        ("Summarizer__SweepInterval", "00:00:01"),
        ("Summarizer__DeferredRetryAfter", "00:00:01"),
    ];
}
