using System.Net;
using System.Text;
using System.Text.Json;
using Summarizer.EndToEnd.Tests.Support;

namespace Summarizer.EndToEnd.Tests;

/// <summary>The app as the custom handler of a Functions host.</summary>
public sealed class FunctionsHostTests(Azurite azurite) : IClassFixture<Azurite>, IAsyncLifetime
{
    private TestContainers _containers = null!;
    private FunctionsHostDriver _host = null!;

    public async Task InitializeAsync()
    {
        _containers = await azurite.CreateContainersAsync();
        _host = await FunctionsHostDriver.StartAsync(azurite, _containers);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("plain.txt")]
    [InlineData("sub/dir/a ü.txt")]
    [InlineData("say \"so\".txt")]
    [InlineData("100%2Fsure.txt")]
    [InlineData("123")]
    [InlineData("日本語.txt")]
    public async Task A_blob_trigger_call_leaves_a_result(string name)
    {
        await _containers.Articles.GetBlobClient(name).UploadAsync(new BinaryData(Articles.Harbour));

        using HttpResponseMessage answer = await _host.BlobTriggerAsync(name);

        Assert.Equal("succeeded", await FunctionsHostDriver.VerdictAsync(answer));
        Assert.Equal(name, (await StoredResult.FindAsync(_containers, name))!.Json.GetProperty("id").GetString());
    }

    [Fact]
    public async Task The_same_call_again_changes_nothing()
    {
        await _containers.Articles.GetBlobClient("a.txt").UploadAsync(new BinaryData(Articles.Harbour));
        using HttpResponseMessage first = await _host.BlobTriggerAsync("a.txt");
        StoredResult before = (await StoredResult.FindAsync(_containers, "a.txt"))!;

        using HttpResponseMessage second = await _host.BlobTriggerAsync("a.txt");

        Assert.Equal("succeeded", await FunctionsHostDriver.VerdictAsync(second));
        Assert.Equal(before.Properties.ETag, (await StoredResult.FindAsync(_containers, "a.txt"))!.Properties.ETag);
    }

    [Fact]
    public async Task An_article_that_is_gone_is_no_failure()
    {
        using HttpResponseMessage answer = await _host.BlobTriggerAsync("gone.txt", [1, 2, 3]);

        Assert.Equal("succeeded", await FunctionsHostDriver.VerdictAsync(answer));
    }

    [Fact]
    public async Task An_unreadable_article_is_no_failed_call_but_a_failed_result()
    {
        await _containers.Articles.GetBlobClient("empty.txt").UploadAsync(new BinaryData(""));

        using HttpResponseMessage answer = await _host.BlobTriggerAsync("empty.txt");

        Assert.Equal("succeeded", await FunctionsHostDriver.VerdictAsync(answer));
        Assert.Equal("empty-article", (await StoredResult.FindAsync(_containers, "empty.txt"))!.ErrorCode);
    }

    [Fact]
    public async Task The_copy_of_a_large_blob_in_the_call_is_not_kept_in_memory()
    {
        await _containers.Articles.GetBlobClient("small.txt").UploadAsync(new BinaryData(Articles.Harbour));
        using HttpResponseMessage warm = await _host.BlobTriggerAsync("small.txt");
        long before = PeakKilobytes();

        using HttpResponseMessage answer = await _host.BlobTriggerAsync("small.txt", new byte[100 * 1024 * 1024]);

        Assert.Equal("succeeded", await FunctionsHostDriver.VerdictAsync(answer));
        Assert.True(PeakKilobytes() - before < 60 * 1024, $"peak memory grew by {(PeakKilobytes() - before) / 1024} MiB");
    }

    [Fact]
    public async Task The_timer_sweeps_up_what_no_trigger_reported()
    {
        await _containers.Articles.GetBlobClient("missed.txt").UploadAsync(new BinaryData(Articles.Harbour));

        using HttpResponseMessage answer = await _host.TimerAsync();

        Assert.Equal("succeeded", await FunctionsHostDriver.VerdictAsync(answer));
        Assert.Equal("succeeded", (await StoredResult.FindAsync(_containers, "missed.txt"))!.Status);
    }

    [Fact]
    public async Task A_poison_message_leaves_an_answer_for_its_article()
    {
        await _containers.Articles.GetBlobClient("poison.txt").UploadAsync(new BinaryData(Articles.Harbour));

        using HttpResponseMessage answer = await _host.PoisonAsync("poison.txt");

        Assert.Equal("succeeded", await FunctionsHostDriver.VerdictAsync(answer));
        Assert.NotNull(await StoredResult.FindAsync(_containers, "poison.txt"));
    }

    [Theory]
    [InlineData("SummarizeArticle", "{}")]
    [InlineData("SummarizeArticle", "not json")]
    [InlineData("SummarizeArticle", "{\"Data\":{\"article\":\"AAAA")]
    [InlineData("SummarizeArticle", "{\"Data\":{},\"Metadata\":{\"name\":5}}")]
    [InlineData("SummarizeArticle", "[]")]
    [InlineData("RecordPoisonedArticle", "{\"Data\":{\"message\":\"nonsense\"},\"Metadata\":{}}")]
    [InlineData("SweepArticles", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    [InlineData("NoSuchFunction", "{}")]
    public async Task No_call_is_left_hanging(string function, string json)
    {
        using HttpResponseMessage answer = await _host.InvokeAsync(function, json);

        Assert.NotEqual("hangs", await FunctionsHostDriver.VerdictAsync(answer));
    }

    [Fact]
    public async Task A_forwarded_request_is_answered_as_if_it_had_come_directly()
    {
        using HttpResponseMessage answer = await _host.ForwardAsync(HttpMethod.Post, "/api/summaries?sentences=2&code=a-function-key", Encoding.UTF8.GetBytes(Articles.Harbour), "text/plain; charset=utf-8");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        JsonElement result = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(2, result.GetProperty("extractive").GetProperty("sentences").GetArrayLength());
    }

    [Fact]
    public async Task A_call_of_the_Model_Context_Protocol_is_forwarded_like_any_other()
    {
        const string Call = """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"summarize_text","arguments":{"text":"The harbour closes in May.","sentences":1}}}""";

        using HttpResponseMessage answer = await _host.ForwardAsync(HttpMethod.Post, "/api/mcp?code=a-function-key", Encoding.UTF8.GetBytes(Call), "application/json", "application/json, text/event-stream");
        using HttpResponseMessage stream = await _host.ForwardAsync(HttpMethod.Get, "/api/mcp", accept: "text/event-stream");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("The harbour closes in May.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, stream.StatusCode);
    }

    [Fact]
    public async Task Storage_that_is_away_makes_the_call_fail_so_that_it_is_delivered_again()
    {
        int port = Repository.FreePort();
        await using RunningApp app = await RunningApp.StartAsync(port, [.. FunctionsHostDriver.Environment(port), .. RunningApp.Storage(azurite, _containers), ("ArticleStorage", NowhereStorage())]);
        await using var host = new FunctionsHostDriver(app, _containers);

        using HttpResponseMessage answer = await host.BlobTriggerAsync("a.txt", [65]);

        Assert.Equal("failed", await FunctionsHostDriver.VerdictAsync(answer));
        Assert.False(app.HasExited);
    }

    [Fact]
    public async Task A_wrong_setting_is_answered_and_never_an_exit()
    {
        int port = Repository.FreePort();
        await using RunningApp app = await RunningApp.StartAsync(port, [.. FunctionsHostDriver.Environment(port), .. RunningApp.Storage(azurite, _containers), ("Summarizer__Sentences", "many")]);

        using HttpResponseMessage page = await app.Http.GetAsync("/");
        using HttpResponseMessage health = await app.Http.GetAsync("/api/diagnostics");
        using HttpResponseMessage trigger = await app.Http.PostAsync("/SummarizeArticle", new StringContent("{}"));

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        Assert.Contains("Summarizer:Sentences is many, allowed: a whole number", await health.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("failed", await FunctionsHostDriver.VerdictAsync(trigger));
        Assert.False(app.HasExited);
    }

    [Fact]
    public async Task A_poison_message_about_another_deployments_container_is_put_back()
    {
        await using Summarizer.Pipeline.Tests.Support.Azurite queues = await Summarizer.Pipeline.Tests.Support.Azurite.StartAsync(service: "queue");
        string connection = azurite.ConnectionString + Summarizer.Pipeline.Tests.Support.Azurite.QueueEndpoint(queues.Port);
        var queue = new Azure.Storage.Queues.QueueClient(connection, "webjobs-blobtrigger-poison");
        await queue.CreateAsync();
        await using FunctionsHostDriver host = await FunctionsHostDriver.StartAsync(azurite, _containers, ("ArticleStorage", connection));
        const string foreign = """{"Type":"BlobTrigger","ContainerName":"theirs","BlobName":"a.txt","ETag":"0x1"}""";

        using HttpResponseMessage answer = await host.InvokeAsync("RecordPoisonedArticle",
            "{\"Data\":{\"message\":" + JsonSerializer.Serialize(JsonSerializer.Serialize(foreign)) + "},\"Metadata\":{}}");

        Assert.Equal("succeeded", await FunctionsHostDriver.VerdictAsync(answer));
        Assert.Contains("put back", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(1, (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task It_stops_within_ten_seconds_when_told_to()
    {
        TimeSpan taken = await _host.App.TerminateAsync();

        Assert.True(taken < TimeSpan.FromSeconds(10), $"took {taken}");
        Assert.Equal(0, _host.App.ExitCode);
    }

    private long PeakKilobytes()
    {
        string line = File.ReadLines($"/proc/{_host.App.Id}/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);
    }

    private static string NowhereStorage() =>
        $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;BlobEndpoint=http://127.0.0.1:{Repository.FreePort()}/devstoreaccount1;";
}
