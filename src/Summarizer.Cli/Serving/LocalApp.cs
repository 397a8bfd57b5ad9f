using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Summarizer.Functions;

namespace Summarizer.Cli.Serving;

/// <summary>
/// The app in this process. Commands take from it what they work with, so that there is one place where things are put
/// together.
/// </summary>
internal sealed class LocalApp : IAsyncDisposable
{
    /// <summary>
    /// A setting that keeps the app's log off the terminal, where a command says itself what happens.
    /// </summary>
    public const string Silent = "--Logging:Console:LogLevel:Default=None";

    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(10);

    private readonly WebApplication _app;
    private bool _started;

    private LocalApp(WebApplication app) => _app = app;

    /// <summary>The address on which it listens, once it is started.</summary>
    public string Url => _app.Urls.FirstOrDefault() ?? "";

    /// <summary>Puts it together without starting anything.</summary>
    /// <param name="settings">Settings over those of the environment, <c>--name=value</c>.</param>
    public static LocalApp Create(params string[] settings) => new(SummarizerApp.Create(settings, Settings.UserFile));

    /// <summary>Something that it is made of.</summary>
    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Starts it: it listens, watches and sweeps.</summary>
    /// <exception cref="UsageException">The address is taken.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _started = true;
        try
        {
            await _app.StartAsync(cancellationToken);
        }
        catch (IOException e)
        {
            throw new UsageException(
                $"The app cannot listen: {e.Message} Another address: serve --url http://127.0.0.1:PORT");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_started)
        {
            using var patience = new CancellationTokenSource(StopTimeout);
            try
            {
                await _app.StopAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                // The next start finds unfinished work again.
            }
        }

        await _app.DisposeAsync();
    }
}
