namespace Summarizer.Pipeline.Tests.Reading.Processes;

public sealed class InstanceMemoryTests
{
    private const long MiB = 1 << 20;

    /// <summary>In a container the runtime may use three quarters of the memory: 384 MiB of 512.</summary>
    [Theory]
    [InlineData(96, 2, 64, 1, 1)]
    [InlineData(384, 1, 192, 1, 2.4)]
    [InlineData(1536, 1, 512, 1, 9.6)]
    [InlineData(3072, 2, 512, 2, 19.2)]
    [InlineData(24_000, 2, 512, 2, 32)]
    [InlineData(64_000, 16, 512, 16, 32)]
    public void Reading_gets_half_of_the_memory_requests_an_eighth_and_articles_a_sixteenth(
        long available, int processors, long process, int processes, double inFlight)
    {
        var memory = new InstanceMemory(available * MiB, processors);
        Assert.Equal(process * MiB, memory.ReadingProcessBytes);
        Assert.Equal(processes, memory.ReadingProcesses(memory.ReadingProcessBytes));
        Assert.Equal(inFlight, (double)memory.RequestBytesInFlight / MiB, 0.1);
        Assert.Equal(Math.Max(1, inFlight / 2), (double)memory.ArticleBytesInFlight / MiB, 0.1);
    }

    [Fact]
    public void The_larger_a_process_may_be_the_fewer_run_at_once()
    {
        var memory = new InstanceMemory(8192 * MiB, 4);
        Assert.Equal(4, memory.ReadingProcesses(512 * MiB));
        Assert.Equal(2, memory.ReadingProcesses(2048 * MiB));
        Assert.Equal(1, memory.ReadingProcesses(8192 * MiB));
    }

    [Fact]
    public void The_memory_of_this_machine_is_known_before_the_first_collection() =>
        Assert.InRange(InstanceMemory.Current.Bytes, 64 * MiB, long.MaxValue);

    [Fact]
    public void Settings_take_precedence()
    {
        var options = new SummarizerOptions { MaxBytesInFlight = 5 * MiB, Reading = { MaxProcessBytes = 100 * MiB } };
        Assert.Equal(5 * MiB, options.ArticleBytesInFlight);
        Assert.Equal(5 * MiB, options.RequestBytesInFlight);
        Assert.Equal(100 * MiB, options.Reading.ProcessBytes);
        Assert.Equal(InstanceMemory.Current.ArticleBytesInFlight, new SummarizerOptions().ArticleBytesInFlight);
    }
}
