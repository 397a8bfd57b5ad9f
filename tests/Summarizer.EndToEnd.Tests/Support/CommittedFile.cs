namespace Summarizer.EndToEnd.Tests.Support;

/// <summary>
/// A file of the repository that is generated from the code. <c>UPDATE_GENERATED=1 dotnet test</c> writes it; without
/// that the test fails where it is not current.
/// </summary>
internal static class CommittedFile
{
    public static void AssertCurrent(string path, string expected)
    {
        string file = Path.Combine(Repository.Root, path);
        if (Environment.GetEnvironmentVariable("UPDATE_GENERATED") == "1")
            File.WriteAllText(file, expected);
        Assert.True(File.Exists(file) && File.ReadAllText(file) == expected,
            $"{path} is not current: UPDATE_GENERATED=1 dotnet test tests/Summarizer.EndToEnd.Tests writes it anew.");
    }
}
