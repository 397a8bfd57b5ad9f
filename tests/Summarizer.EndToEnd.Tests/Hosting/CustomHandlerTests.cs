using System.Net;
using Summarizer.EndToEnd.Tests.Support;
using Summarizer.EndToEnd.Tests.Support.Host;

namespace Summarizer.EndToEnd.Tests.Hosting;

/// <summary>The app as the custom handler of a Functions host.</summary>
public sealed class CustomHandlerTests(AzureStorage storage) : HostingContract(storage, Front.CustomHandler)
{
    private readonly AzureStorage _storage = storage;

    [Fact]
    public async Task The_copy_of_a_large_blob_in_the_call_is_not_kept_in_memory()
    {
        TestContainers containers = await _storage.CreateContainersAsync();
        await using FunctionsHost host = await StartAsync(containers);
        await UploadAsync(containers, "small.txt");
        await host.BlobAsync("small.txt");
        long before = PeakKilobytes(host.Id);

        Assert.Equal("succeeded", (await host.BlobAsync("small.txt", new byte[100 * 1024 * 1024])).Outcome);

        long grown = PeakKilobytes(host.Id) - before;
        Assert.True(grown < 60 * 1024, $"peak memory grew by {grown / 1024} MiB");
    }

    [Theory]
    [InlineData("SummarizeArticle", "{}")]
    [InlineData("SummarizeArticle", "not json")]
    [InlineData("SummarizeArticle", "{\"Data\":{\"article\":\"AAAA")]
    [InlineData("SummarizeArticle", "{\"Data\":{},\"Metadata\":{\"name\":5}}")]
    [InlineData("SummarizeArticle", "[]")]
    [InlineData("SummarizeDueArticles", "{\"Data\":{\"message\":\"nonsense\"},\"Metadata\":{}}")]
    [InlineData("RecordPoisonedArticle", "{\"Data\":{\"message\":\"nonsense\"},\"Metadata\":{}}")]
    [InlineData("SweepArticles", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    [InlineData("NoSuchFunction", "{}")]
    public async Task No_call_is_left_hanging(string function, string json)
    {
        await using FunctionsHost host = await StartAsync(await _storage.CreateContainersAsync());
        Assert.NotEqual("hangs", (await ((CustomHandler)host.Process).InvokeRawAsync(function, json)).Outcome);
    }

    [Fact]
    public async Task Where_the_host_forwards_a_name_it_would_cut_short_comes_in_the_front_ends_header_or_the_query()
    {
        TestContainers containers = await _storage.CreateContainersAsync();
        await using FunctionsHost host =
            await FunctionsHost.StartAsync(Front.CustomHandler, _storage.ConnectionString, containers,
                passing: Passing.Forward);
        (string Name, bool InQuery)[] calls =
            [("a#1.txt", true), ("a#2.txt", false), ("b?1.txt", true), ("b?2.txt", false), ("news/c.txt", false),
                ("100%2Fsure.txt", true)];
        foreach ((string name, bool inQuery) in calls)
        {
            string encoded = Uri.EscapeDataString(name);
            HttpRequestMessage put =
                FunctionsHost.Request(HttpMethod.Put,
                    inQuery ? $"/api/articles?name={encoded}" : $"/api/articles/{encoded}");
            put.Content = Text(Articles.Harbour);
            // Azure's front end adds the address as it came; a host on a laptop does not.
            if (!inQuery)
                put.Headers.Add("X-WAWS-Unencoded-URL", put.RequestUri!.OriginalString);
            Assert.Equal((name, HttpStatusCode.Accepted), (name, (await host.HttpAsync(put)).StatusCode));
        }

        foreach ((string name, _) in calls)
        {
            Assert.True(await containers.Articles.GetBlobClient(name).ExistsAsync(), name);
            Assert.True((await host.BlobAsync(name)).Succeeded);
            using HttpResponseMessage read = await host.GetAsync("/api/summaries?name=" + Uri.EscapeDataString(name));
            Assert.Equal(name, await IdAsync(read));
        }
    }

    [Fact]
    public async Task A_header_that_leads_elsewhere_than_the_path_is_ignored()
    {
        TestContainers containers = await _storage.CreateContainersAsync();
        await using FunctionsHost host =
            await FunctionsHost.StartAsync(Front.CustomHandler, _storage.ConnectionString, containers,
                passing: Passing.Forward);
        HttpRequestMessage put = FunctionsHost.Request(HttpMethod.Put, "/api/articles/mine.txt");
        put.Content = Text(Articles.Harbour);
        put.Headers.Add("X-WAWS-Unencoded-URL", "/api/articles/theirs.txt");

        Assert.Equal(HttpStatusCode.Accepted, (await host.HttpAsync(put)).StatusCode);

        Assert.True(await containers.Articles.GetBlobClient("mine.txt").ExistsAsync());
        Assert.False(await containers.Articles.GetBlobClient("theirs.txt").ExistsAsync());
    }

    [Fact]
    public async Task A_telemetry_receiver_that_is_unavailable_hurts_no_call()
    {
        TestContainers containers = await _storage.CreateContainersAsync();
        await using FunctionsHost host = await StartAsync(containers,
            ("OTEL_EXPORTER_OTLP_ENDPOINT", $"http://127.0.0.1:{Repository.FreePort()}"),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));
        await UploadAsync(containers, "a.txt");

        Assert.True((await host.BlobAsync("a.txt")).Succeeded);
        long start = Environment.TickCount64;
        await host.TerminateAsync();
        Assert.InRange(Environment.TickCount64 - start, 0, 20_000);
    }

    private static long PeakKilobytes(int process)
    {
        string line =
            File.ReadLines($"/proc/{process}/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            System.Globalization.CultureInfo.InvariantCulture);
    }
}
