using Summarizer.EndToEnd.Tests.Support;

namespace Summarizer.EndToEnd.Tests;

/// <summary>Tests of storage that fails and recovers. They have their own Azurite, because they stop it.</summary>
public sealed class StorageOutageTests : IAsyncLifetime
{
    private readonly Azurite _azurite = new();

    public Task InitializeAsync() => _azurite.InitializeAsync();

    public Task DisposeAsync() => _azurite.DisposeAsync();

    [Fact]
    public async Task It_survives_storage_going_away_and_coming_back()
    {
        TestContainers containers = await _azurite.CreateContainersAsync();
        await using RunningApp app = await RunningApp.StandingAloneAsync(_azurite, containers);
        await containers.Articles.GetBlobClient("before.txt").UploadAsync(new BinaryData(Articles.Harbour));
        await StoredResult.WaitForAsync(containers, "before.txt");

        await _azurite.StopAsync();
        using HttpResponseMessage health = await app.Http.GetAsync("/api/health");
        using HttpResponseMessage summary = await app.Http.GetAsync("/api/summaries/before.txt");
        using HttpResponseMessage live = await app.Http.GetAsync("/api/health/live");
        await _azurite.StartAsync();
        await containers.Articles.GetBlobClient("after.txt").UploadAsync(new BinaryData(Articles.Rivers));

        Assert.Equal("succeeded", (await StoredResult.WaitForAsync(containers, "after.txt", seconds: 90)).Status);
        Assert.Equal(503, (int)health.StatusCode);
        Assert.Equal(503, (int)summary.StatusCode);
        Assert.NotNull(summary.Headers.RetryAfter);
        Assert.Equal(200, (int)live.StatusCode);
    }

    [Fact]
    public async Task It_starts_without_storage_and_works_once_there_is_some()
    {
        TestContainers containers = await _azurite.CreateContainersAsync();
        await _azurite.StopAsync();

        await using RunningApp app = await RunningApp.StandingAloneAsync(_azurite, containers);
        await _azurite.StartAsync();
        await containers.Articles.GetBlobClient("late.txt").UploadAsync(new BinaryData(Articles.Harbour));

        Assert.Equal("succeeded", (await StoredResult.WaitForAsync(containers, "late.txt", seconds: 90)).Status);
    }
}
