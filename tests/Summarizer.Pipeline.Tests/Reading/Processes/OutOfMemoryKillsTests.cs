using Summarizer.Pipeline.Reading.Processes;

namespace Summarizer.Pipeline.Tests.Reading.Processes;

public sealed class OutOfMemoryKillsTests
{
    [Theory]
    [InlineData("0::/", "/sys/fs/cgroup/memory.events")]
    [InlineData("0::/app.slice/a.scope", "/sys/fs/cgroup/app.slice/a.scope/memory.events")]
    [InlineData("12:cpu,cpuacct:/\n4:memory:/docker/abc\n0::/", "/sys/fs/cgroup/memory/docker/abc/memory.oom_control")]
    [InlineData("4:hugetlb,memory:/", "/sys/fs/cgroup/memory/memory.oom_control")]
    [InlineData("", "/proc/vmstat")]
    public void The_counter_of_the_own_cgroup_comes_first(string cgroups, string first)
    {
        string[] candidates = [.. OutOfMemoryKills.Candidates(cgroups.Split('\n'))];
        Assert.Equal(first, candidates[0]);
        Assert.Equal("/proc/vmstat", candidates[^1]);
    }

    [Theory]
    [InlineData("low 0\nhigh 0\nmax 1271\noom 4\noom_kill 3\noom_group_kill 0", 3)]
    [InlineData("oom_kill_disable 0\nunder_oom 0\noom_kill 12", 12)]
    [InlineData("oom_kill_disable 0\nunder_oom 0", null)]
    [InlineData("", null)]
    public void It_is_read_from_both_versions_of_cgroups(string lines, int? count) =>
        Assert.Equal(count, OutOfMemoryKills.CountIn(lines.Split('\n')));
}
