using System.Diagnostics;
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
}
