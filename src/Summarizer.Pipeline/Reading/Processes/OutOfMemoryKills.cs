using System.Globalization;

namespace Summarizer.Pipeline.Reading.Processes;

/// <summary>
/// A count of the processes that the kernel ended because memory ran out. The counter shows whether a reading process
/// that was killed fell victim to its article or to someone who ended it. Its file is <c>memory.events</c> in cgroup
/// v2, <c>memory.oom_control</c> in v1 (Linux: Documentation/admin-guide/cgroup-v2.rst and cgroup-v1/memory.rst), or
/// else <c>/proc/vmstat</c>.
/// </summary>
internal static class OutOfMemoryKills
{
    private const string Counter = "oom_kill ";

    private static readonly string? Source =
        Candidates(Lines("/proc/self/cgroup")).FirstOrDefault(file => CountIn(Lines(file)) is not null);

    /// <summary>Returns the number of processes ended so far; 0 where the system does not count them.</summary>
    public static long Count() => Source is null ? 0 : CountIn(Lines(Source)) ?? 0;

    /// <summary>Returns the files that may hold the counter, the closest to this process first.</summary>
    /// <param name="cgroups">The lines of <c>/proc/self/cgroup</c>: "0::/path" for v2, "4:memory:/path" for v1.</param>
    internal static IEnumerable<string> Candidates(IEnumerable<string> cgroups)
    {
        const string root = "/sys/fs/cgroup";
        foreach (string line in cgroups)
        {
            string[] parts = line.Split(':', 3);
            if (parts is not [_, var controllers, var path])
                continue;
            (string folder, string file) = controllers.Length == 0
                ? (root, "memory.events")
                : ($"{root}/memory", "memory.oom_control");
            if (controllers.Length > 0 && !controllers.Split(',').Contains("memory"))
                continue;
            yield return $"{folder}{path.TrimEnd('/')}/{file}";
            // In a container the path may be the one outside of it.
            yield return $"{folder}/{file}";
        }

        yield return "/proc/vmstat";
    }

    /// <summary>Returns the counter's value; null if the lines have none.</summary>
    internal static long? CountIn(IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            if (line.StartsWith(Counter, StringComparison.Ordinal)
                && long.TryParse(
                    line.AsSpan(Counter.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long count))
                return count;
        }

        return null;
    }

    private static string[] Lines(string file)
    {
        try
        {
            return File.Exists(file) ? File.ReadAllLines(file) : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
