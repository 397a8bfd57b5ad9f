using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Summarizer.Functions.Hosting;
using Summarizer.Functions.Worker;
using Summarizer.Pipeline.Reading.Processes;

if (ReadingServer.Serve(args))
    return;
await using var app = new SharedApp();
FunctionsApplicationBuilder builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.Configure<KestrelServerOptions>(app.Limit);
builder.Services.AddSingleton(app);
AppConfiguration.ForgetWrongLogLevels(builder.Configuration);
IHost host = builder.Build();
CancellationToken stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
try
{
    await host.RunAsync();
}
catch (OperationCanceledException) when (stopping.IsCancellationRequested)
{
    // The worker was told to stop while it started.
}
