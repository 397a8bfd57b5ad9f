namespace Summarizer.EndToEnd.Tests.Page;

/// <summary>The browser that is installed on this machine. None is downloaded.</summary>
internal static class Chromium
{
    /// <summary>Its executable; null where there is none.</summary>
    public static string? Path { get; } = Find();

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        .SelectMany(folder => (string[])[System.IO.Path.Combine(folder, "chromium"),
            System.IO.Path.Combine(folder, "chromium-browser"), System.IO.Path.Combine(folder, "google-chrome")])
        .FirstOrDefault(File.Exists);
}

/// <summary>
/// A test in a real browser. Without one it is skipped, saying what to install; in CI it fails instead.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    internal const string Missing = "Chromium is not on the PATH; install it, on Debian with: apt-get install chromium";

    public BrowserFactAttribute()
    {
        if (Chromium.Path is null && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")))
            Skip = Missing;
    }
}

/// <inheritdoc cref="BrowserFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute()
    {
        if (Chromium.Path is null && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")))
            Skip = BrowserFactAttribute.Missing;
    }
}
