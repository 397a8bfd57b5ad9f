using System.CommandLine;
using Summarizer.Cli.Remote;
using Summarizer.Cli.Serving;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Cli.Storage;

/// <summary>Where a command's stored articles are: in storage that this program opens itself, or behind a server.</summary>
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

    /// <summary>The largest article that it takes, as far as this program knows.</summary>
    public long MostBytes { get; }

    /// <summary>Opens what the user chose.</summary>
    /// <exception cref="UsageException">Two places were chosen.</exception>
    public static StoredArticles Open(ParseResult parsed, StorageChoice storage, ServerChoice choice)
    {
        if (choice.Read(parsed, storage.IsGiven(parsed)) is { } server)
            return new StoredArticles(null, server, new ServerArticleStore(server), Settings.Read().MaxArticleBytes);
        LocalApp app = LocalApp.Create(storage.Settings(parsed));
        return new StoredArticles(app, null, app.Get<IArticleStore>(), app.Get<SummarizerOptions>().MaxArticleBytes);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _server?.Dispose();
        if (_app is not null)
            await _app.DisposeAsync();
    }
}
