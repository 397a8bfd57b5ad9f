using System.Diagnostics;

namespace Summarizer.Pipeline.Tests.Support;

/// <summary>
/// The packages that package.json pins, installed once however many test runs ask for them at the same time.
/// </summary>
internal static class NodeModules
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "node_modules");

    public static async Task EnsureInstalledAsync()
    {
        string lockFile =
            Path.Combine(Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts")).FullName, "npm.lock");
        await using FileStream held = await WaitForAsync(lockFile);
        // npm writes its own lock file last.
        if (File.Exists(Path.Combine(Folder, ".package-lock.json")))
            return;
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm",
            ["ci", "--no-audit", "--no-fund"])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process npm = Process.Start(start)!;
        Task<string> output = npm.StandardOutput.ReadToEndAsync();
        Task<string> errors = npm.StandardError.ReadToEndAsync();
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0)
            throw new InvalidOperationException($"npm ci failed with {npm.ExitCode}: {await errors} {await output}");
    }

    private static async Task<FileStream> WaitForAsync(string path)
    {
        DateTime until = DateTime.UtcNow.AddMinutes(10);
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (DateTime.UtcNow < until)
            {
                await Task.Delay(100);
            }
        }
    }
}
