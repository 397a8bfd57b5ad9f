using System.Globalization;

namespace Summarizer.EndToEnd.Tests.Support;

/// <summary>The processes that a process has started, as Linux lists them.</summary>
internal static class ChildProcesses
{
    /// <summary>Returns the ids of a process's children that have not ended.</summary>
    public static List<int> Of(int parent) =>
    [
        .. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName)
            .Where(name => int.TryParse(name, out int id) && ParentOf(id) == parent)
            .Select(name => int.Parse(name!, CultureInfo.InvariantCulture)),
    ];

    private static int ParentOf(int process)
    {
        try
        {
            // "pid (name) state ppid …": the name may have spaces and brackets. A zombie has ended.
            string after = File.ReadAllText($"/proc/{process}/stat").Split(')')[^1];
            string[] fields = after.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return fields[0] == "Z" ? 0 : int.Parse(fields[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
