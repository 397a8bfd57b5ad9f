using System.Runtime.InteropServices;
using Summarizer.Pipeline.Reading.Processes;

namespace Summarizer.Pipeline.Tests.Reading.Processes;

public sealed class ReadingCommandTests
{
    private static readonly string Runtime = RuntimeEnvironment.GetRuntimeDirectory();

    /// <summary>On Azure, the process of an isolated worker is FunctionsNetHost.</summary>
    [Theory]
    [InlineData("/azure-functions-host/workers/dotnet-isolated/bin/FunctionsNetHost")]
    [InlineData("/usr/share/dotnet/dotnet")]
    [InlineData("/app/Worker")]
    [InlineData(null)]
    public void A_managed_program_is_started_by_the_dotnet_of_its_runtime(string? process)
    {
        string[] command = ReadingCommand.Of("/app/Worker.dll", process, Runtime)!;
        Assert.Equal(["/app/Worker.dll", "--read-article"], command[1..]);
        Assert.Equal("dotnet", Path.GetFileNameWithoutExtension(command[0]));
        Assert.True(File.Exists(command[0]), command[0]);
    }

    [Theory]
    [InlineData("/app/summarizer", "/app/")]
    [InlineData("/app/summarizer.dll", "/app/")]
    public void A_program_that_brings_its_runtime_starts_itself(string entry, string runtime) => Assert.Equal(
        ["/app/summarizer", "--read-article"], ReadingCommand.Of(entry, "/app/summarizer", runtime)!);
}
