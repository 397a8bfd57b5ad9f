using System.CommandLine;
using Summarizer.Cli.Remote;
using Summarizer.Cli.Serving;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Cli.Storage;

/// <summary>A command's stored articles: in storage that this program opens itself, or on a server.</summary>
internal sealed class StoredArticles : IAsyncDisposable
{
    private readonly LocalApp? _app;
    private readonly Server? _server;

    private StoredArticles(LocalApp? app, Server? server, IArticleStore store, long mostBytes)
    {
        _app = app;
        _server = server;
        Store = store;
        MostBytes = mostBytes;
    }

    /// <summary>The store.</summary>
    public IArticleStore Store { get; }

    /// <summary>True if the articles are on a server.</summary>
    public bool IsRemote => _server is not null;

    /// <summary>The largest article that it takes, as far as this program knows.</summary>
    public long MostBytes { get; }

    /// <summary>Opens the storage or the server that the user named, or the default storage.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="storage">The option for the storage.</param>
    /// <param name="choice">The option for the server.</param>
    /// <param name="cancellationToken">Stops the look for Azurite.</param>
    /// <param name="mayCreate">True for a command that creates a folder that does not exist.</param>
    /// <exception cref="UsageException">The user named both.</exception>
    public static async Task<StoredArticles> OpenAsync(
        ParseResult parsed, StorageChoice storage, ServerChoice choice, CancellationToken cancellationToken,
        bool mayCreate = false)
    {
        if (choice.Read(parsed, storage.IsGiven(parsed)) is { } server)
            return new StoredArticles(null, server, new ServerArticleStore(server), Settings.Read().MaxArticleBytes);
        LocalApp app = LocalApp.Create([.. await storage.SettingsAsync(parsed, cancellationToken), LocalApp.Silent]);
        if (!mayCreate)
            storage.IsMissing(app.Get<ArticleStorageConnection>());
        return new StoredArticles(app, null, app.Get<IArticleStore>(), app.Get<SummarizerOptions>().MaxArticleBytes);
    }

    /// <summary>Deletes an article and its summary. False if there was neither.</summary>
    public async Task<bool> DeleteBothAsync(string name, CancellationToken cancellationToken)
    {
        // The article goes first: without it, no app makes the summary again in between. A server deletes both in one
        // request.
        bool deleted = await Store.DeleteArticleAsync(name, cancellationToken);
        return (_server is null && await Store.DeleteResultAsync(name, cancellationToken)) || deleted;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _server?.Dispose();
        if (_app is not null)
            await _app.DisposeAsync();
    }
}
