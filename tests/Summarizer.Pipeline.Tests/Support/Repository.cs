namespace Summarizer.Pipeline.Tests.Support;

/// <summary>The paths of this repository on the machine that runs the tests.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Summarizer.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests must run from inside the repository.");
    }
}
