using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using Summarizer.EndToEnd.Tests.CommandLine;
using Summarizer.EndToEnd.Tests.Support;

namespace Summarizer.EndToEnd.Tests.Installing;

/// <summary>
/// The command as a .NET tool: packed, installed from a local feed and run, without the source beside it.
/// </summary>
public sealed class ToolPackageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_tool_installs_from_a_feed_and_summarises()
    {
        string feed = Path.Combine(_folder.Path, "feed"), tools = Path.Combine(_folder.Path, "tools");
        string project = Path.Combine(Repository.Root, "src", "Summarizer.Cli");
        Dotnet("pack", project, "--configuration", Configuration, "--no-build", "--output", feed, "--nologo");
        string package = Assert.Single(Directory.GetFiles(feed, "summarizer.*.nupkg"));
        string version = Path.GetFileNameWithoutExtension(package)["summarizer.".Length..];
        string config = _folder.Write("nuget.config", $"""
            <configuration><packageSources><clear /><add key="local" value="{feed}" /></packageSources></configuration>
            """);
        Dotnet("tool", "install", "summarizer", "--version", version, "--tool-path", tools, "--configfile", config);

        string article = _folder.Write("bridge.txt", Articles.Harbour);
        var start = new ProcessStartInfo(Path.Combine(tools, "summarizer"),
            ["summarize", article, "--sentences", "1"])
        { WorkingDirectory = _folder.Path };
        Finished run = Finished.Run(start);

        Assert.Equal("", run.Errors);
        Assert.Contains("Lübeck", run.Output, StringComparison.Ordinal);
        Assert.Equal(version, McpServerVersion(package));
    }

    private static string Configuration =>
        AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug";

    /// <summary>The version in the description by which editors find the package as an MCP server.</summary>
    private static string? McpServerVersion(string package)
    {
        using ZipArchive zip = ZipFile.OpenRead(package);
        Assert.NotNull(zip.GetEntry("THIRD-PARTY-NOTICES.txt"));
        Assert.NotNull(zip.GetEntry("LICENSE"));
        using Stream description = zip.GetEntry(".mcp/server.json")!.Open();
        using JsonDocument server = JsonDocument.Parse(description);
        Assert.Contains("McpServer", new StreamReader(zip.GetEntry("summarizer.nuspec")!.Open()).ReadToEnd(),
            StringComparison.Ordinal);
        return server.RootElement.GetProperty("packages")[0].GetProperty("version").GetString();
    }

    private static void Dotnet(params string[] arguments)
    {
        Finished run = Finished.Run(new ProcessStartInfo("dotnet", arguments));
        Assert.True(run.ExitCode == 0, run.Said);
    }
}
