using System.Runtime.InteropServices;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading;
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

    [Fact]
    public void If_no_process_can_read_articles_it_is_said_once_and_remembered()
    {
        byte[] damaged = [.. "%PDF-1.4\n"u8, .. new byte[2000]];
        List<string> found = [];
        ReadingFault.OnFound = found.Add;
        ReadingPool.StartBy(["/nowhere/FunctionsNetHost", "--read-article"]);
        try
        {
            for (int i = 0; i < 3; i++)
            {
                Assert.Throws<ArticleException>(
                    () => ArticleReader.Read(damaged, "application/pdf", "a.pdf", new ReadingLimits()));
            }

            Assert.Equal("/nowhere/FunctionsNetHost cannot be started to read articles.", Assert.Single(found));
            Assert.Equal(found[0], ReadingFault.Reason);
        }
        finally
        {
            ReadingPool.StartBy(null);
            ReadingFault.OnFound = null;
            ReadingFault.Clear();
        }
    }
}
