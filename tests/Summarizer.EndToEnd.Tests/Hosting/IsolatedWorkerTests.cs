using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Summarizer.EndToEnd.Tests.Support;
using Summarizer.Functions.Contract;

namespace Summarizer.EndToEnd.Tests.Hosting;

/// <summary>The built worker as the Functions host meets it, on Azurite.</summary>
public sealed class IsolatedWorkerTests(Azurite azurite) : IClassFixture<Azurite>
{
    private const string Article = "The harbour of Porto Velho was dredged in 1911. Ships had grounded on its bar for a century. Engineers moved two million cubic metres of sand. Trade doubled within ten years. The bar came back in 1950.";

    [Fact]
    public async Task A_blob_is_summarised_without_its_content_being_handed_over()
    {
        TestContainers containers = await azurite.CreateContainersAsync();
        await using WorkerHostDriver host = await WorkerHostDriver.StartAsync(azurite, containers);
        JsonElement binding = Assert.Single(host.Functions["SummarizeArticle"].Bindings);
        Assert.Equal("%SUMMARIZER_ARTICLES_CONTAINER%/{name}", binding.GetProperty("path").GetString());
        Assert.Equal("EventGrid", binding.GetProperty("source").GetString());
        Assert.Equal("True", binding.GetProperty("properties").GetProperty("supportsDeferredBinding").GetString());

        await containers.Articles.UploadBlobAsync("sub/dir/a ü.txt", BinaryData.FromString(Article));
        WorkerHostDriver.AssertSucceeded(await host.BlobTriggerAsync("sub/dir/a ü.txt"));

        StoredResult result = (await StoredResult.FindAsync(containers, "sub/dir/a ü.txt"))!;
        Assert.Equal("succeeded", result.Status);
        Assert.Contains("1911", result.Extractive.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, await host.TerminateAsync());
    }

    [Fact]
    public async Task Http_calls_get_the_same_answers_as_from_the_custom_handler()
    {
        TestContainers containers = await azurite.CreateContainersAsync();
        await using WorkerHostDriver host = await WorkerHostDriver.StartAsync(azurite, containers);

        var text = new StringContent(JsonSerializer.Serialize(new { text = Article, sentences = 1 }), Encoding.UTF8, "application/json");
        using HttpResponseMessage made = await host.HttpAsync(new HttpRequestMessage(HttpMethod.Post, new Uri("/api/summaries", UriKind.Relative)) { Content = text });
        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        Assert.Single(JsonDocument.Parse(await made.Content.ReadAsStringAsync()).RootElement.GetProperty("extractive").GetProperty("sentences").EnumerateArray());

        var article = new ByteArrayContent(Encoding.UTF8.GetBytes(Article)) { Headers = { ContentType = new MediaTypeHeaderValue("text/plain") } };
        using HttpResponseMessage stored = await host.HttpAsync(new HttpRequestMessage(HttpMethod.Put, new Uri("/api/articles/news/b%20c.txt", UriKind.Relative)) { Content = article });
        Assert.Equal(HttpStatusCode.Accepted, stored.StatusCode);
        Assert.Equal("/api/summaries/news/b%20c.txt", stored.Headers.Location!.OriginalString);
        WorkerHostDriver.AssertSucceeded(await host.BlobTriggerAsync("news/b c.txt"));
        using HttpResponseMessage read = await host.GetAsync("/api/summaries/news/b%20c.txt");
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        Assert.NotNull(read.Headers.ETag);

        using HttpResponseMessage wrong = await host.GetAsync("/api/summaries/news/b%20c.txt?colour=blue");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal("application/problem+json", wrong.Content.Headers.ContentType!.MediaType);
        using HttpResponseMessage nowhere = await host.GetAsync("/api/nowhere");
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
        using HttpResponseMessage keyless = await host.GetAsync("/api/summaries/news/b%20c.txt", key: null);
        Assert.Equal(HttpStatusCode.Unauthorized, keyless.StatusCode);

        // What the app adds later comes along by itself: a digest, and MCP with its own way of answering.
        var two = new StringContent(JsonSerializer.Serialize(new { documents = new[] { new { id = "a", text = Article }, new { id = "b", text = Article } } }), Encoding.UTF8, "application/json");
        using HttpResponseMessage digest = await host.HttpAsync(new HttpRequestMessage(HttpMethod.Post, new Uri("/api/digests", UriKind.Relative)) { Content = two });
        Assert.True(digest.IsSuccessStatusCode, await digest.Content.ReadAsStringAsync());
        var hello = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/mcp", UriKind.Relative))
        {
            Content = new StringContent("""{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{}}""", Encoding.UTF8, "application/json"),
            Headers = { Accept = { new MediaTypeWithQualityHeaderValue("application/json"), new MediaTypeWithQualityHeaderValue("text/event-stream") } },
        };
        using HttpResponseMessage tools = await host.HttpAsync(hello);
        Assert.Contains("inputSchema", await tools.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using HttpResponseMessage page = await host.GetAsync("/");
        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        Assert.Contains("default-src 'none'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        using HttpResponseMessage health = await host.GetAsync("/api/health", key: null);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/api/openapi.json", key: null)).StatusCode);
    }

    [Fact]
    public async Task The_limits_of_a_request_are_the_custom_handlers()
    {
        TestContainers containers = await azurite.CreateContainersAsync();
        await using WorkerHostDriver host = await WorkerHostDriver.StartAsync(azurite, containers, ("Summarizer__MaxArticleBytes", "1024"));
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

        Task<HttpResponseMessage> PutAsync(int bytes, bool chunked) => host.HttpAsync(new HttpRequestMessage(HttpMethod.Put, new Uri("/api/articles/a.txt", UriKind.Relative))
        {
            Content = new StringContent(new string('a', bytes), Encoding.UTF8, "text/plain"),
            Headers = { TransferEncodingChunked = chunked },
        });
    }

    [Fact]
    public async Task The_host_hears_of_the_functions_of_the_table_and_of_no_others()
    {
        TestContainers containers = await azurite.CreateContainersAsync();
        await using WorkerHostDriver host = await WorkerHostDriver.StartAsync(azurite, containers);
        Assert.Equal(FunctionTable.All.Select(f => f.Name), host.Functions.Keys.Order(StringComparer.OrdinalIgnoreCase));
        foreach (FunctionContract function in FunctionTable.All)
        {
            JsonElement declared = JsonDocument.Parse(FunctionTable.FunctionJson(function)).RootElement.GetProperty("bindings")[0];
            JsonElement reported = host.Functions[function.Name].Bindings[0];
            Assert.All(declared.EnumerateObject().Where(p => p.Value.ValueKind != JsonValueKind.False), p => Assert.Equal(JsonSerializer.Serialize(p.Value), JsonSerializer.Serialize(reported.GetProperty(p.Name)).Replace("\"True\"", "true", StringComparison.Ordinal), ignoreCase: true));
        }

        using var built = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(WorkerHostDriver.Folder, "functions.metadata")));
        Assert.Equal(host.Functions.Keys.Order(StringComparer.Ordinal), built.RootElement.EnumerateArray().Select(f => f.GetProperty("name").GetString()!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_timer_finds_what_was_missed_and_a_poison_message_leaves_an_answer_for_its_article()
    {
        TestContainers containers = await azurite.CreateContainersAsync();
        await using WorkerHostDriver host = await WorkerHostDriver.StartAsync(azurite, containers);
        await containers.Articles.UploadBlobAsync("missed.txt", BinaryData.FromString(Article));
        WorkerHostDriver.AssertSucceeded(await host.TimerAsync());
        Assert.Equal("succeeded", (await StoredResult.FindAsync(containers, "missed.txt"))!.Status);

        await containers.Articles.UploadBlobAsync("poison.txt", BinaryData.FromString(Article));
        WorkerHostDriver.AssertSucceeded(await host.PoisonAsync(JsonSerializer.Serialize(new
        {
            Type = "BlobTrigger",
            FunctionId = "Host.Functions.SummarizeArticle",
            BlobType = "BlockBlob",
            ContainerName = containers.Articles.Name,
            BlobName = "poison.txt",
            ETag = "\"0x8DB\"",
        })));
        // It is tried once more before anything is given up.
        Assert.Equal("succeeded", (await StoredResult.FindAsync(containers, "poison.txt"))!.Status);
    }

    [Fact]
    public async Task An_article_is_one_trace_with_the_hosts_invocation()
    {
        await using var receiver = new OtlpReceiver();
        TestContainers containers = await azurite.CreateContainersAsync();
        await using WorkerHostDriver host = await WorkerHostDriver.StartAsync(azurite, containers,
            ("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));
        await containers.Articles.UploadBlobAsync("traced.txt", BinaryData.FromString(Article));
        WorkerHostDriver.AssertSucceeded(await host.BlobTriggerAsync("traced.txt"));
        await host.TerminateAsync();

        OtlpSpan[] spans = receiver.Spans();
        OtlpSpan article = Assert.Single(spans, span => span.Name == "summarize article");
        Assert.Equal(host.Trace.ToUpperInvariant(), article.Trace);
        Assert.Contains(spans, span => span.Trace == article.Trace && span.Id == article.Parent);
        Assert.Superset(new HashSet<string>(["read", "extract", "write"]), spans.Where(span => span.Parent == article.Id).Select(span => span.Name).ToHashSet());
    }

    [Fact]
    public async Task A_wrong_setting_fails_calls_with_what_is_wrong_and_lets_health_say_it()
    {
        TestContainers containers = await azurite.CreateContainersAsync();
        await using WorkerHostDriver host = await WorkerHostDriver.StartAsync(azurite, containers, ("Summarizer__Sentences", "0"));
        (bool succeeded, string failure) = WorkerHostDriver.ResultOf(await host.BlobTriggerAsync("a.txt"));
        Assert.False(succeeded);
        Assert.Contains("Summarizer:Sentences", failure, StringComparison.Ordinal);
        using HttpResponseMessage keyless = await host.GetAsync("/api/health", key: null);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, keyless.StatusCode);
        Assert.DoesNotContain("Sentences", await keyless.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using HttpResponseMessage health = await host.GetAsync("/api/diagnostics");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        Assert.Contains("Summarizer:Sentences", await health.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slash_in_a_name_may_be_encoded_and_a_name_in_the_query_may_have_any_character()
    {
        TestContainers containers = await azurite.CreateContainersAsync();
        await using WorkerHostDriver host = await WorkerHostDriver.StartAsync(azurite, containers);
        foreach (string name in (string[])["news/a.txt", "a#1.txt", "a#2.txt", "a?b.txt", "100%2Fsure.txt"])
        {
            await containers.Articles.GetBlobClient(name).UploadAsync(BinaryData.FromString(Article));
            WorkerHostDriver.AssertSucceeded(await host.BlobTriggerAsync(name));
            using HttpResponseMessage named = await host.GetAsync("/api/summaries?name=" + Uri.EscapeDataString(name));
            Assert.Equal(HttpStatusCode.OK, named.StatusCode);
            Assert.Equal(name, JsonDocument.Parse(await named.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetString());
        }

        using HttpResponseMessage encoded = await host.GetAsync("/api/summaries/news%2Fa.txt");
        Assert.Equal(HttpStatusCode.OK, encoded.StatusCode);
    }

    [Fact]
    public void Host_json_is_the_top_levels_without_what_only_a_custom_handler_has()
    {
        Dictionary<string, JsonElement> top = Read(Path.Combine(Repository.Root, "host.json"));
        Assert.True(top.Remove("customHandler") && top.Remove("extensionBundle"));
        Dictionary<string, JsonElement> built = Read(Path.Combine(WorkerHostDriver.Folder, "host.json"));
        Assert.Equal(top.Keys, built.Keys);
        Assert.All(top, pair => Assert.True(JsonElement.DeepEquals(pair.Value, built[pair.Key]), pair.Key));

        static Dictionary<string, JsonElement> Read(string path) => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(File.ReadAllBytes(path))!;
    }
}
