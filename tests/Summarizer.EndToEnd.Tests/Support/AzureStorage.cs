using Summarizer.Pipeline.Tests.Support;
using Server = Summarizer.Pipeline.Tests.Support.Azurite;

namespace Summarizer.EndToEnd.Tests.Support;

/// <summary>
/// Storage as on Azure, shared by the tests of a class. Blobs are in an Azurite behind a proxy that behaves as Azure
/// does where the two differ, with short and empty pages; queues are in another Azurite. Tests look at blobs past the
/// proxy.
/// </summary>
public sealed class AzureStorage : IAsyncLifetime
{
    private Server? _blobs;
    private Server? _queues;
    private AzureLikeStorage? _proxy;

    /// <summary>Storage as the app sees it.</summary>
    public string ConnectionString => Server.ConnectionStringVia(Proxy.Port) + Server.QueueEndpoint(_queues!.Port);

    internal AzureLikeStorage Proxy => _proxy ?? throw new InvalidOperationException("Storage is not running.");

    public async Task InitializeAsync()
    {
        _blobs = await Server.StartAsync(inMemory: false);
        _queues = await Server.StartAsync(service: "queue");
        _proxy = await AzureLikeStorage.StartAsync(_blobs.Port);
        _proxy.ShortPages = true;
    }

    /// <summary>Containers of their own for one test.</summary>
    internal Task<TestContainers> CreateContainersAsync() => TestContainers.CreateAsync(_blobs!.ConnectionString);

    public async Task DisposeAsync()
    {
        foreach (IAsyncDisposable? part in (IAsyncDisposable?[])[_proxy, _queues, _blobs])
        {
            if (part is not null)
                await part.DisposeAsync();
        }
    }
}
