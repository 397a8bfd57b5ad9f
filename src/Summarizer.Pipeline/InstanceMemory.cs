namespace Summarizer.Pipeline;

/// <summary>
/// The memory of this instance, and how reading and the articles in progress share it. The runtime knows the limit of
/// a container (cgroup v1 and v2) and reports three quarters of it; without one it reports the memory of the machine.
/// </summary>
/// <param name="Bytes">The memory that the program may use, in bytes.</param>
/// <param name="Processors">The number of processors.</param>
internal sealed record InstanceMemory(long Bytes, int Processors)
{
    private const long MiB = 1024 * 1024;
    private const long LeastForProcess = 64 * MiB;
    private const long MostForProcess = 512 * MiB;
    private const long LeastInFlight = 1 * MiB;
    private const long MostInFlight = 32 * MiB;

    /// <summary>
    /// The memory that an article takes while it is worked on, as a multiple of its bytes (docs/guarantees.md).
    /// </summary>
    private const int WorkingFactor = 20;

    /// <summary>The memory of the instance that this program runs on.</summary>
    public static InstanceMemory Current { get; } =
        new(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, Environment.ProcessorCount);

    /// <summary>
    /// The memory of one reading process if no setting limits it. Half of the instance's memory is for reading.
    /// </summary>
    public long ReadingProcessBytes => Math.Clamp(Bytes / 2, LeastForProcess, MostForProcess);

    /// <summary>
    /// The number of bytes of requests in progress if no setting limits it. Their work takes an eighth of the memory:
    /// memory that is not yet collected may take as much again.
    /// </summary>
    public long RequestBytesInFlight => Math.Clamp(Bytes / 8 / WorkingFactor, LeastInFlight, MostInFlight);

    /// <summary>
    /// The number of bytes of stored articles in progress if no setting limits it: half as many, because an article
    /// that has to wait is not refused.
    /// </summary>
    public long ArticleBytesInFlight => Math.Max(RequestBytesInFlight / 2, LeastInFlight);

    /// <summary>Returns the number of reading processes that may run at once.</summary>
    /// <param name="processBytes">The memory that each may take.</param>
    public int ReadingProcesses(long processBytes) =>
        (int)Math.Clamp(Bytes / 2 / processBytes, 1, Math.Max(2, Processors));
}
