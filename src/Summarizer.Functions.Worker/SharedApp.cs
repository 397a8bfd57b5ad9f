using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Summarizer.Functions.Hosting;
using Summarizer.Functions.Telemetry;
using Summarizer.Functions.Triggers;

namespace Summarizer.Functions.Worker;

/// <summary>
/// The app of both fronts, routes, problems, options, telemetry and page included, without a port: the Functions worker
/// has the requests already and hands them in here.
/// </summary>
internal sealed class SharedApp : IServer
{
#if SIGN_IN
    private const bool WithKeys = false;
#else
    private const bool WithKeys = true;
#endif

    private readonly WebApplication _app;
    private readonly Task _started;
    private Func<IFeatureCollection, Task>? _process;

    public SharedApp()
    {
        _app = SummarizerApp.Create([], this, withKeys: WithKeys);
        // The worker connects to the host meanwhile; the first call waits for what is left.
        _started = Task.Run(() => _app.StartAsync());
    }

    /// <inheritdoc/>
    public IFeatureCollection Features { get; } = new FeatureCollection();

    private AppSettings Settings => _app.Services.GetRequiredService<AppSettings>();

    /// <summary>Gives the worker's web server the limits of the app's own.</summary>
    public void Limit(KestrelServerOptions server) => ServiceSetup.Limit(server, Settings);

    /// <summary>Answers a request as the app's own server would have it answered.</summary>
    public async Task AnswerAsync(HttpContext request)
    {
        await _started;
        // The worker's services and route were for reaching the function; the app brings and finds its own.
        var features = new FeatureCollection(request.Features);
        features.Set<IServiceProvidersFeature>(
            new RequestServicesFeature(request, _app.Services.GetRequiredService<IServiceScopeFactory>()));
        request.SetEndpoint(null);
        await _process!(features);
    }

    /// <summary>
    /// Does the work of a trigger, within the time that a trigger has. If it throws, the host delivers again.
    /// </summary>
    public async Task<string> TriggerAsync(
        Func<TriggerWork, CancellationToken, Task<string>> work, CancellationToken hostGone)
    {
        await _started;
        if (Settings.Fault is { } fault)
            throw fault;
        await _app.Services.GetRequiredService<TelemetryExport>().StartAsync();
        return await RequestScope.WithinAsync(
            Settings.App.TriggerTimeout, deadline => work(_app.Services.GetRequiredService<TriggerWork>(), deadline),
            hostGone);
    }

    Task IServer.StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
    {
        _process = async features =>
        {
            TContext context = application.CreateContext(features);
            Exception? failure = null;
            try
            {
                await application.ProcessRequestAsync(context);
            }
            catch (Exception e)
            {
                failure = e;
                throw;
            }
            finally
            {
                application.DisposeContext(context, failure);
            }
        };
        return Task.CompletedTask;
    }

    Task IServer.StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Lets running work finish and sends what telemetry is left.</summary>
    public async ValueTask DisposeAsync()
    {
        // Told to stop while it starts, the app must not be taken apart during its own start.
        await _started.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    void IDisposable.Dispose()
    {
    }
}
