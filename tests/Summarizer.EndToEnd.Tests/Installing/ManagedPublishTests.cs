using System.Diagnostics;
using System.Text.Json;
using Summarizer.EndToEnd.Tests.CommandLine;
using Summarizer.EndToEnd.Tests.Support;

namespace Summarizer.EndToEnd.Tests.Installing;

/// <summary>The command published as managed code, as the image without a Dockerfile has it.</summary>
public sealed class ManagedPublishTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_command_published_as_managed_code_starts_and_has_nothing_of_the_functions_app_beside_it()
    {
        string configuration = AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal)
            ? "Release" : "Debug";
        Finished publish = Finished.Run(new ProcessStartInfo("dotnet",
        [
            "publish", Path.Combine(Repository.Root, "src", "Summarizer.Cli"), "--configuration", configuration,
            "--no-build", "-p:PublishAot=false", "--output", _folder.Path, "--nologo",
        ]));
        Assert.True(publish.ExitCode == 0, publish.Said);

        Assert.Equal(["summarizer.deps.json", "summarizer.runtimeconfig.json"],
            Directory.GetFiles(_folder.Path, "*.json").Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Finished run = Finished.Run(
            new ProcessStartInfo("dotnet", [Path.Combine(_folder.Path, "summarizer.dll"), "--version"]));
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
    }

    [Fact]
    public void The_image_of_the_sdk_has_the_frameworks_of_the_app_and_the_port_and_command_of_the_Dockerfile()
    {
        Finished run = Finished.Run(new ProcessStartInfo("dotnet",
        [
            "msbuild", Path.Combine(Repository.Root, "src", "Summarizer.Cli"), "-p:PublishAot=false",
            "-p:RuntimeIdentifier=linux-x64", "-t:ComputeContainerConfig", "-getProperty:ContainerBaseImage",
            "-getItem:ContainerDefaultArgs", "-getItem:ContainerEnvironmentVariable", "-getItem:ContainerPort",
        ]));
        Assert.True(run.ExitCode == 0, run.Said);
        using JsonDocument config = JsonDocument.Parse(run.Output);
        JsonElement items = config.RootElement.GetProperty("Items");

        Assert.EndsWith("/dotnet/aspnet:10.0",
            config.RootElement.GetProperty("Properties").GetProperty("ContainerBaseImage").GetString(),
            StringComparison.Ordinal);
        Assert.Equal(["serve"], Of("ContainerDefaultArgs", "Identity"));
        Assert.Equal(["8080"], Of("ContainerPort", "Identity"));
        string dockerfile = File.ReadAllText(Path.Combine(Repository.Root, "Dockerfile"));
        foreach ((string name, string value) in
            Of("ContainerEnvironmentVariable", "Identity").Zip(Of("ContainerEnvironmentVariable", "Value")))
            Assert.Contains($"{name}={value}", dockerfile, StringComparison.Ordinal);

        string[] Of(string item, string metadata) =>
            [.. items.GetProperty(item).EnumerateArray().Select(i => i.GetProperty(metadata).GetString()!)];
    }
}
