using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.Versioning;
using Summarizer.EndToEnd.Tests.Support;

namespace Summarizer.EndToEnd.Tests.Infra;

[UnsupportedOSPlatform("windows")]
public sealed class PackageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("summarizer-package-").FullName;

    public PackageTests()
    {
        Write("host.json", "{}");
        Write("SummarizeArticle/function.json", "{}");
        Write(".azurefunctions/.keep", "");
        Write("Summarizer.Functions", "native code");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_same_folder_gives_the_same_bytes_whenever_and_however_it_was_written()
    {
        byte[] first = Package("first.zip");
        foreach (string file in Directory.EnumerateFiles(Path.Combine(_folder, "app"), "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(file, new DateTime(2031, 5, 6, 7, 8, 9, DateTimeKind.Utc));
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        Assert.Equal(first, Package("second.zip"));
    }

    [Fact]
    public void The_package_is_a_function_app_root_whose_program_may_be_executed()
    {
        Package("app.zip");
        using ZipArchive zip = ZipFile.OpenRead(Path.Combine(_folder, "app.zip"));
        string[] names = [.. zip.Entries.Select(e => e.FullName)];
        Assert.Contains("host.json", names);
        Assert.Contains("SummarizeArticle/function.json", names);
        Assert.Contains(names, n => n.StartsWith(".azurefunctions/", StringComparison.Ordinal));
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.Equal("755", Permissions(zip, "Summarizer.Functions"));
        Assert.Equal("644", Permissions(zip, "host.json"));
    }

    [Fact]
    public void A_folder_that_is_no_function_app_is_refused_by_the_name_of_what_is_missing()
    {
        File.Delete(Path.Combine(_folder, "app", "host.json"));
        (int exitCode, string output) = Run("app.zip");
        Assert.Equal(2, exitCode);
        Assert.Contains("package: host.json is missing", output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_isolated_package_needs_a_published_worker_and_is_no_native_one()
    {
        (int exitCode, string output) = Run("app.zip", "--hosting", "isolated");
        Assert.Equal(2, exitCode);
        Assert.Contains("package: worker.config.json is missing", output, StringComparison.Ordinal);
        foreach (string file in new[] { "worker.config.json", "functions.metadata", "Summarizer.Functions.Worker.dll" })
            Write(file, "{}");
        File.Delete(Path.Combine(_folder, "app", "Summarizer.Functions"));
        Assert.Equal(0, Run("app.zip", "--hosting", "isolated").ExitCode);
        Assert.Equal(2, Run("app.zip").ExitCode);
    }

    [Theory]
    [InlineData("--hosting")]
    [InlineData("--hosting", "steam")]
    public void A_kind_of_hosting_that_there_is_not_is_refused(params string[] arguments)
    {
        (int exitCode, string output) = Run(null, arguments);
        Assert.Equal(2, exitCode);
        Assert.Contains("native or isolated", output, StringComparison.Ordinal);
    }

    private static string Permissions(ZipArchive zip, string name) => Convert.ToString((zip.GetEntry(name)!.ExternalAttributes >> 16) & 0x1FF, 8);

    private byte[] Package(string name)
    {
        (int exitCode, string output) = Run(name);
        Assert.True(exitCode == 0, output);
        return File.ReadAllBytes(Path.Combine(_folder, name));
    }

    private (int ExitCode, string Output) Run(string? name, params string[] options)
    {
        string[] target = name is null ? [] : [Path.Combine(_folder, name)];
        var done = Finished.Run(new ProcessStartInfo("bash", [Path.Combine(Bicep.Root, "scripts", "package.sh"), .. options, .. target])
        {
            Environment = { ["SUMMARIZER_APP_FOLDER"] = Path.Combine(_folder, "app") },
        });
        return (done.ExitCode, done.Said);
    }

    private void Write(string name, string content)
    {
        string path = Path.Combine(_folder, "app", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
