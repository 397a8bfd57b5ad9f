using Azure.Storage.Blobs;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Pipeline.Tests.Support;

/// <summary>One Azurite for all tests of the collection; each test has containers of its own.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private int _stores;
    private Azurite? _azurite;

    public string ConnectionString =>
        _azurite?.ConnectionString ?? throw new InvalidOperationException("Azurite is not running.");

    internal Azurite Azurite => _azurite ?? throw new InvalidOperationException("Azurite is not running.");

    public async Task InitializeAsync() => _azurite = await Azurite.StartAsync();

    public async Task DisposeAsync()
    {
        if (_azurite is not null)
            await _azurite.DisposeAsync();
    }

    /// <summary>Options that name containers which no one else uses.</summary>
    public SummarizerOptions FreshOptions()
    {
        int number = Interlocked.Increment(ref _stores);
        return new SummarizerOptions
        {
            ArticlesContainer = $"articles-{number}",
            SummariesContainer = $"summaries-{number}"
        };
    }

    public static IArticleStore StoreOf(string connectionString, SummarizerOptions options) =>
        ArticleStorageConnection.From(name => name == ArticleStorageConnection.Setting ? connectionString : null)
            .CreateStore(options);

    public BlobContainerClient Container(string name) => new(ConnectionString, name);
}

[CollectionDefinition(Name)]
public sealed class AzuriteTests : ICollectionFixture<AzuriteFixture>
{
    public const string Name = "Azurite";
}
