using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Summarizer.EndToEnd.Tests.Support;
using Summarizer.EndToEnd.Tests.Support.Host;

namespace Summarizer.EndToEnd.Tests.Hosting;

/// <summary>The built worker as the Functions host meets it.</summary>
public sealed class IsolatedWorkerTests(AzureStorage storage) : HostingContract(storage, Front.IsolatedWorker)
{
    private readonly AzureStorage _storage = storage;

    [Fact]
    public async Task The_blob_trigger_binds_a_client_so_that_the_host_sends_no_content()
    {
        await using FunctionsHost host = await StartAsync(await _storage.CreateContainersAsync());
        JsonElement trigger = host.Process.Triggers["SummarizeArticle"];
        Assert.Equal("EventGrid", trigger.GetProperty("source").GetString());
        Assert.Equal("True", trigger.GetProperty("properties").GetProperty("supportsDeferredBinding").GetString());
    }

    [Fact]
    public async Task A_worker_that_a_native_host_runs_reads_large_pages_in_a_process_as_elsewhere()
    {
        await using FunctionsHost host = await StartAsync(await _storage.CreateContainersAsync());
        var page = new ByteArrayContent(Articles.LargePage());
        page.Headers.ContentType = new MediaTypeHeaderValue("text/html");

        using HttpResponseMessage answer = await host.SendAsync(HttpMethod.Post, "/api/summaries", page);
        using HttpResponseMessage diagnostics = await host.GetAsync("/api/diagnostics");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        int reading = Assert.Single(ChildProcesses.Of(host.Id));
        Assert.Contains("--read-article", await File.ReadAllTextAsync($"/proc/{reading}/cmdline"),
            StringComparison.Ordinal);
        Assert.DoesNotContain("\"reading\"", await diagnostics.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_build_writes_the_same_functions_for_a_host_that_reads_them_from_a_file()
    {
        using var built =
            JsonDocument.Parse(File.ReadAllBytes(Path.Combine(IsolatedWorker.Folder, "functions.metadata")));
        Assert.Equal(Functions.Contract.FunctionTable.All.Select(f => f.Name).Order(StringComparer.Ordinal),
            built.RootElement.EnumerateArray().Select(f => f.GetProperty("name").GetString()!)
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Host_json_is_the_top_levels_without_what_only_a_custom_handler_has()
    {
        Dictionary<string, JsonElement> top = Read(Path.Combine(Repository.Root, "host.json"));
        Assert.True(top.Remove("customHandler") && top.Remove("extensionBundle"));
        Dictionary<string, JsonElement> built = Read(Path.Combine(IsolatedWorker.Folder, "host.json"));
        Assert.Equal(top.Keys, built.Keys);
        Assert.All(top, pair => Assert.True(JsonElement.DeepEquals(pair.Value, built[pair.Key]), pair.Key));

        static Dictionary<string, JsonElement> Read(string path) =>
            JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(File.ReadAllBytes(path))!;
    }
}
