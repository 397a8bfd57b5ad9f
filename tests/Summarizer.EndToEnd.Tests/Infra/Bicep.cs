using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Summarizer.EndToEnd.Tests.Support;

namespace Summarizer.EndToEnd.Tests.Infra;

/// <summary>The Bicep compiler, from its package.</summary>
internal static class Bicep
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string InfraFolder { get; } = Path.Combine(Root, "infra");

    /// <summary>Runs the compiler; what it says on standard error are its findings.</summary>
    public static (int ExitCode, string Output, string Findings) Run(params string[] arguments)
    {
        var done = Finished.Run(new ProcessStartInfo(Metadata("BicepPath"), arguments)
        {
            WorkingDirectory = InfraFolder,
            Environment = { ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1" },
        });
        return (done.ExitCode, done.Output, done.Errors);
    }

    /// <summary>
    /// Returns the resources that a deployment with these parameters would make, every expression evaluated that can be
    /// before deploying.
    /// </summary>
    public static JsonElement[] Predict(string template, params string[] parameters)
    {
        string folder = Path.Combine(Path.GetTempPath(), $"summarizer-infra-{Guid.NewGuid():N}");
        try
        {
            CopyTemplates(folder);
            string file = Path.Combine(folder, "test.bicepparam");
            File.WriteAllLines(file, [$"using '{template}'", .. parameters.Select(p => $"param {p}")]);
            (int exitCode, _, string findings) = Run("snapshot", file, "--mode", "overwrite",
                "--subscription-id", Guid.Empty.ToString(), "--tenant-id", Guid.Empty.ToString(),
                "--resource-group", "rg", "--location", "westeurope", "--deployment-name", "test");
            Assert.True(exitCode == 0, findings);
            using JsonDocument snapshot =
                JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "test.snapshot.json")));
            return [.. snapshot.RootElement.GetProperty("predictedResources").EnumerateArray().Select(r => r.Clone())];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void CopyTemplates(string folder)
    {
        foreach (string source in Directory.EnumerateFiles(InfraFolder, "*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".bicep", StringComparison.Ordinal)
                || f.EndsWith("bicepconfig.json", StringComparison.Ordinal)))
        {
            string target = Path.Combine(folder, Path.GetRelativePath(InfraFolder, source));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(source, target);
        }
    }

    private static string Metadata(string key) =>
        typeof(Bicep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
