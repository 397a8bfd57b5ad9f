namespace Summarizer.EndToEnd.Tests.Support;

/// <summary>A Linux control group: its processes together get a limited amount of memory, as in a container.</summary>
internal sealed class MemoryCgroup : IDisposable
{
    private const string Version1 = "/sys/fs/cgroup/memory", Version2 = "/sys/fs/cgroup";

    private readonly string _folder;

    private MemoryCgroup(string folder) => _folder = folder;

    /// <summary>True if this machine lets the tests make one: Linux, as root, with a writable hierarchy.</summary>
    public static bool IsAvailable { get; } = TryProbe();

    /// <summary>The file that a process writes its id to, to join.</summary>
    public string ProcessesFile => Path.Combine(_folder, "cgroup.procs");

    /// <summary>Makes a group.</summary>
    /// <param name="bytes">The memory of all its processes.</param>
    public static MemoryCgroup Create(long bytes)
    {
        bool isFirst = Directory.Exists(Version1);
        string folder = Path.Combine(isFirst ? Version1 : Version2, $"summarizer-test-{Guid.NewGuid():N}");
        Directory.CreateDirectory(folder);
        var cgroup = new MemoryCgroup(folder);
        try
        {
            File.WriteAllText(Path.Combine(folder, isFirst ? "memory.limit_in_bytes" : "memory.max"), $"{bytes}");
            return cgroup;
        }
        catch
        {
            cgroup.Dispose();
            throw;
        }
    }

    /// <summary>Removes the group once its processes have ended, as those do that the app started.</summary>
    public void Dispose()
    {
        SpinWait.SpinUntil(
            () => File.ReadAllText(ProcessesFile).Length == 0, TimeSpan.FromSeconds(Eventually.Patience));
        Directory.Delete(_folder);
    }

    private static bool TryProbe()
    {
        if (!OperatingSystem.IsLinux())
            return false;
        try
        {
            Create(64 << 20).Dispose();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}

/// <summary>A test that needs a <see cref="MemoryCgroup"/>. Where none can be made it is skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MemoryCgroupFactAttribute : FactAttribute
{
    public MemoryCgroupFactAttribute()
    {
        if (!MemoryCgroup.IsAvailable)
            Skip = "No memory cgroup can be made here: it takes Linux, root and a writable /sys/fs/cgroup.";
    }
}
