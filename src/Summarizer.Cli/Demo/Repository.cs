namespace Summarizer.Cli.Demo;

/// <summary>
/// The clone of this project that the command runs in: where the sample articles and the pinned Azurite are.
/// </summary>
internal static class Repository
{
    /// <summary>
    /// Returns the root, looked for upwards from the current folder and then from the executable; null if there is
    /// none.
    /// </summary>
    public static string? Find() => FindFrom(Environment.CurrentDirectory) ?? FindFrom(AppContext.BaseDirectory);

    private static string? FindFrom(string folder)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Summarizer.sln"))
                && File.Exists(Path.Combine(at.FullName, "package.json")))
                return at.FullName;
        }

        return null;
    }
}
