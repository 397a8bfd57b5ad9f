namespace Summarizer.Cli.Demo;

/// <summary>Finds other programs as a shell would.</summary>
internal static class Programs
{
    /// <summary>Finds a program by PATH; null if it is not installed.</summary>
    public static string? Find(string name)
    {
        string[] endings = OperatingSystem.IsWindows() ? [".exe", ".cmd"] : [""];
        foreach (string folder in (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (string ending in endings)
            {
                string path = Path.Combine(folder, name + ending);
                if (File.Exists(path) && IsExecutable(path))
                    return path;
            }
        }

        return null;
    }

    private static bool IsExecutable(string path) =>
        OperatingSystem.IsWindows()
        || (File.GetUnixFileMode(path)
            & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0;
}
