using System.Net;
using System.Text.Json;
using Summarizer.EndToEnd.Tests.Support;

namespace Summarizer.EndToEnd.Tests.Hosting;

/// <summary>What arrives in Application Insights, in both hostings.</summary>
public sealed class ApplicationInsightsTests(Azurite azurite) : IClassFixture<Azurite>
{
    private const int Count = 50;

    [Fact]
    public async Task Every_article_is_traced_and_no_call_is_counted_beside_the_hosts_own_request_in_the_isolated_worker()
    {
        await using var insights = new IngestionEndpoint();
        TestContainers containers = await azurite.CreateContainersAsync();
        await using WorkerHostDriver host = await WorkerHostDriver.StartAsync(azurite, containers, ("APPLICATIONINSIGHTS_CONNECTION_STRING", insights.ConnectionString));
        for (int i = 0; i < Count; i++)
        {
            await containers.Articles.UploadBlobAsync($"n{i}.txt", BinaryData.FromString(Articles.Harbour));
            WorkerHostDriver.AssertSucceeded(await host.BlobTriggerAsync($"n{i}.txt", trace: Guid.NewGuid().ToString("N")));
        }

        using HttpResponseMessage answer = await host.GetAsync("/api/summaries/n1.txt");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await host.TerminateAsync();
        AssertWhole(insights);
    }

    [Fact]
    public async Task Every_article_is_traced_and_no_call_is_counted_beside_the_hosts_own_request_in_the_custom_handler()
    {
        await using var insights = new IngestionEndpoint();
        TestContainers containers = await azurite.CreateContainersAsync();
        await using FunctionsHostDriver host = await FunctionsHostDriver.StartAsync(azurite, containers, ("APPLICATIONINSIGHTS_CONNECTION_STRING", insights.ConnectionString));
        for (int i = 0; i < Count; i++)
        {
            await containers.Articles.UploadBlobAsync($"n{i}.txt", BinaryData.FromString(Articles.Harbour));
            using HttpResponseMessage done = await host.BlobTriggerAsync($"n{i}.txt");
            Assert.Equal("succeeded", await FunctionsHostDriver.VerdictAsync(done));
        }

        using HttpResponseMessage answer = await host.ForwardAsync(HttpMethod.Get, "/api/summaries/n1.txt");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await host.App.TerminateAsync();
        AssertWhole(insights);
    }

    private static void AssertWhole(IngestionEndpoint insights)
    {
        (string Trace, JsonElement Data)[] dependencies = insights.Of("RemoteDependencyData");
        (string Trace, JsonElement Data)[] articles = [.. dependencies.Where(d => Name(d.Data) == "summarize article")];
        Assert.Equal(Count, articles.Length);
        Assert.Equal(Count, articles.Select(a => a.Trace).Distinct().Count());
        // The host sends a request for every call, with the function's name and the result code. A second one from here would count it twice.
        Assert.Empty(insights.Of("RequestData").Select(r => Name(r.Data)));
        (string Trace, JsonElement Data)[] calls = [.. dependencies.Where(d => Name(d.Data) == "GET /api/summaries/{*name}")];
        Assert.Equal("200", Assert.Single(calls).Data.GetProperty("resultCode").GetString());
        // One line for each article, and none of them twice.
        Assert.Equal(Count, insights.Of("MessageData").Count(m => m.Data.GetProperty("message").GetString()!.StartsWith("Summarised {Article}", StringComparison.Ordinal)
            || m.Data.GetProperty("message").GetString()!.StartsWith("Summarised n", StringComparison.Ordinal)));
    }

    private static string Name(JsonElement data) => data.GetProperty("name").GetString()!;
}
