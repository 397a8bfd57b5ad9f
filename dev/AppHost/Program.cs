// Runs everything on this machine: Azurite, the app, and a dashboard with its traces, metrics and logs.
//   npm ci && dotnet run --project dev/AppHost

IDistributedApplicationBuilder builder = DistributedApplication.CreateBuilder(args);
string root = Path.GetFullPath(Path.Combine(builder.AppHostDirectory, "..", ".."));

// Azurite as an npm package instead of a container, so that no Docker is needed.
IResourceBuilder<ExecutableResource> azurite = builder.AddExecutable(
    "azurite", "node", root, "node_modules/azurite/dist/src/azurite.js",
    "--inMemoryPersistence", "--skipApiVersionCheck", "--disableTelemetry", "--silent");

builder.AddProject<Projects.Summarizer_Functions>("summarizer", launchProfileName: null)
    .WithEnvironment("ArticleStorage", "UseDevelopmentStorage=true")
    .WithEnvironment("Summarizer__Url", "http://127.0.0.1:7071")
    .WithHttpEndpoint(port: 7071, isProxied: false)
    .WithHttpHealthCheck("/api/health")
    .WaitForStart(azurite);

builder.Build().Run();
