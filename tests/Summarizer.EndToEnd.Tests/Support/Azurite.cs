using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Server = Summarizer.Pipeline.Tests.Support.Azurite;

namespace Summarizer.EndToEnd.Tests.Support;

/// <summary>A real Azurite with its data in a temporary folder, shared by the tests of a class.</summary>
public sealed class Azurite : IAsyncLifetime
{
    private Server? _server;

    public string ConnectionString => Running.ConnectionString;

    private Server Running => _server ?? throw new InvalidOperationException("Azurite is not running.");

    public async Task InitializeAsync() => _server = await Server.StartAsync(inMemory: false);

    /// <summary>Starts it again, with what was written before <see cref="StopAsync"/>.</summary>
    public Task StartAsync() => Running.StartAgainAsync();

    public Task StopAsync() => Running.StopAsync();

    /// <summary>Containers of their own for one test, so that tests do not see each other's articles.</summary>
    internal Task<TestContainers> CreateContainersAsync() => TestContainers.CreateAsync(ConnectionString);

    public async Task DisposeAsync() => await Running.DisposeAsync();
}

/// <summary>The two containers that a test works with.</summary>
internal sealed record TestContainers(BlobContainerClient Articles, BlobContainerClient Summaries)
{
    /// <summary>The container of the notes that instances share, which the app makes.</summary>
    public BlobContainerClient Notes =>
        Summaries.GetParentBlobServiceClient().GetBlobContainerClient(Summaries.Name + "-notes");

    /// <summary>Makes two that no other test uses.</summary>
    public static async Task<TestContainers> CreateAsync(string connectionString)
    {
        string id = Guid.NewGuid().ToString("N")[..12];
        var service = new BlobServiceClient(connectionString);
        var containers = new TestContainers(service.GetBlobContainerClient($"articles-{id}"),
            service.GetBlobContainerClient($"summaries-{id}"));
        await containers.Articles.CreateAsync();
        await containers.Summaries.CreateAsync();
        return containers;
    }
}
