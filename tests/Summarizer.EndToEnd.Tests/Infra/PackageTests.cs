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

    private static string Script { get; } = Path.Combine(Bicep.Root, "scripts", "package.sh");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_same_folder_gives_the_same_bytes_whenever_and_however_it_was_written()
    {
        byte[] first = Package("first.zip");
        foreach (string file in Directory.EnumerateFiles(Path.Combine(_folder, "app"), "*",
            SearchOption.AllDirectories))
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
        Assert.Equal(File.ReadAllText(Path.Combine(Bicep.Root, "LICENSE")), Text(zip, "LICENSE"));
        Assert.Equal(File.ReadAllText(Path.Combine(Bicep.Root, "THIRD-PARTY-NOTICES.txt")),
            Text(zip, "THIRD-PARTY-NOTICES.txt"));
        Assert.Contains("SummarizeArticle/function.json", names);
        Assert.Contains(names, n => n.StartsWith(".azurefunctions/", StringComparison.Ordinal));
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.Equal("755", Permissions(zip, "Summarizer.Functions"));
        Assert.Equal("644", Permissions(zip, "host.json"));
    }

    [Fact]
    public void The_bytes_do_not_depend_on_where_by_whom_and_under_which_clock_it_was_packed()
    {
        byte[] first = Package("first.zip");
        string elsewhere = Directory.CreateDirectory(Path.Combine(_folder, "else where")).FullName;
        CopyTo(elsewhere, new DirectoryInfo(Path.Combine(_folder, "app")));
        var done = Finished.Run(new ProcessStartInfo("bash",
            ["-c", $"umask 077; \"$0\" --hosting native \"$1\"", Script, Path.Combine(_folder, "second.zip")])
        {
            Environment = { ["SUMMARIZER_APP_FOLDER"] = elsewhere, ["TZ"] = "Pacific/Auckland", ["LC_ALL"] = "C.UTF-8",
                ["ZIPOPT"] = "-1" },
        });
        Assert.True(done.ExitCode == 0, done.Said);
        Assert.Equal(first, File.ReadAllBytes(Path.Combine(_folder, "second.zip")));
    }

    [Fact]
    public void With_a_sign_in_no_function_asks_for_a_key_and_until_there_is_one_nobody_is_let_in()
    {
        Write("SummarizeArticle/function.json", """{ "bindings": [ { "type": "blobTrigger" } ] }""");
        Write("CreateSummary/function.json",
            """{ "bindings": [ { "authLevel": "function", "route": "api/summaries" } ] }""");
        (int exitCode, string output) = Run("app.zip", "--hosting", "native", "--sign-in");
        Assert.True(exitCode == 0, output);
        using ZipArchive zip = ZipFile.OpenRead(Path.Combine(_folder, "app.zip"));
        Assert.Equal("""{ "bindings": [ { "type": "blobTrigger" } ] }""",
            Text(zip, "SummarizeArticle/function.json").Trim());
        Assert.Contains("\"authLevel\": \"anonymous\"", Text(zip, "CreateSummary/function.json"),
            StringComparison.Ordinal);
        Assert.Contains("\"Callers\": \"nobody\"", Text(zip, "appsettings.json"), StringComparison.Ordinal);
        Assert.DoesNotContain(zip.Entries, e => e.FullName == "function.json");
        Assert.Contains("-p:SignIn=true", Run("app.zip", "--hosting", "isolated", "--sign-in").Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_no_function_app_is_refused_by_the_name_of_what_is_missing()
    {
        File.Delete(Path.Combine(_folder, "app", "host.json"));
        (int exitCode, string output) = Run("app.zip", "--hosting", "native");
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
        Assert.Equal(0, Run("app.zip").ExitCode);
        Assert.Equal(2, Run("app.zip", "--hosting", "native").ExitCode);
    }

    [Fact]
    public void For_a_local_host_the_folder_polls_and_keeps_settings_that_were_changed()
    {
        string programs = Directory.CreateDirectory(Path.Combine(_folder, "programs")).FullName;
        string app = Path.Combine(_folder, "local host");
        string dotnet = Path.Combine(programs, "dotnet");
        File.WriteAllText(dotnet, $"""
            #!/bin/sh
            echo "$*" > '{programs}/called'
            mkdir -p '{app}' && echo published > '{app}/local.settings.json'
            """);
        File.SetUnixFileMode(dotnet, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var start = new ProcessStartInfo(Script,
            ["--local", app])
        {
            Environment = { ["PATH"] =
                $"{programs}:{Environment.GetEnvironmentVariable("PATH")}" }
        };

        Finished first = Finished.Run(start);
        string settings = File.ReadAllText(Path.Combine(app, "local.settings.json"));
        File.WriteAllText(Path.Combine(app, "local.settings.json"), "changed");
        Finished second = Finished.Run(start);

        Assert.True(first.ExitCode == 0 && second.ExitCode == 0, first.Said + second.Said);
        Assert.Contains("func start", first.Output, StringComparison.Ordinal);
        Assert.Contains("Summarizer.Functions.Worker -c Release", File.ReadAllText(Path.Combine(programs, "called")),
            StringComparison.Ordinal);
        Assert.Contains("-p:BlobTriggerSource=LogsAndContainerScan", File.ReadAllText(Path.Combine(programs, "called")),
            StringComparison.Ordinal);
        Assert.Equal(("published\n", "changed"),
            (settings, File.ReadAllText(Path.Combine(app, "local.settings.json"))));
        Assert.Equal(2, Run(null, "--local", "--sign-in").ExitCode);
    }

    [Fact]
    public void Settings_that_were_changed_stay_if_publishing_for_a_local_host_fails()
    {
        string programs = Directory.CreateDirectory(Path.Combine(_folder, "programs")).FullName;
        string settings = Path.Combine(_folder, "app", "local.settings.json");
        File.WriteAllText(settings, "changed");
        string dotnet = Path.Combine(programs, "dotnet");
        File.WriteAllText(dotnet, $"#!/bin/sh\necho published > '{settings}'\nexit 1\n");
        File.SetUnixFileMode(dotnet, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        Finished failed = Finished.Run(new ProcessStartInfo(Script, ["--local", Path.Combine(_folder, "app")])
        {
            Environment = { ["PATH"] = $"{programs}:{Environment.GetEnvironmentVariable("PATH")}" },
        });

        Assert.Equal((1, "changed"), (failed.ExitCode, File.ReadAllText(settings)));
    }

    [Theory]
    [InlineData("--sign-in")]
    [InlineData("--hosting", "native")]
    public void Options_after_the_zip_are_refused_rather_than_ignored(params string[] options)
    {
        (int exitCode, string output) = Run(null, ["app.zip", .. options]);
        Assert.Equal(2, exitCode);
        Assert.Contains($"unexpected argument {options[0]}; options come before OUT.zip", output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_sample_of_local_settings_has_the_settings_that_the_host_needs()
    {
        string needed =
            File.ReadAllText(Path.Combine(Bicep.Root, "src", "Summarizer.Functions", "functions.settings.json"))
                .Replace("\"RUNTIME\"", "\"dotnet-isolated\"", StringComparison.Ordinal);
        Assert.Equal(needed, File.ReadAllText(Path.Combine(Bicep.Root, "local.settings.sample.json")));
    }

    [Fact]
    public void The_hooks_of_azd_make_the_same_calls_on_every_system()
    {
        string hooks = File.ReadAllText(Path.Combine(Bicep.Root, "azure.yaml"));
        string shell = File.ReadAllText(Path.Combine(Bicep.Root, "infra", "subscribe.sh"));
        string power = File.ReadAllText(Path.Combine(Bicep.Root, "infra", "subscribe.ps1"));

        Assert.Contains("posix:\n      shell: sh\n      run: infra/subscribe.sh", hooks, StringComparison.Ordinal);
        Assert.Contains("windows:\n      shell: pwsh\n      run: infra/subscribe.ps1", hooks, StringComparison.Ordinal);
        // The last step needs a sign-in of az, which azd's own is not: checked before anything is made.
        int before = hooks.IndexOf("preprovision:", StringComparison.Ordinal),
            after = hooks.IndexOf("postdeploy:", StringComparison.Ordinal);
        Assert.InRange(before, 0, after);
        foreach (string system in new[] { "posix:", "windows:" })
            Assert.Matches(system + @"\s+shell: [^\0]+?az account get-access-token", hooks[before..after]);
        Assert.Equal(2, hooks.Split("AZURE_SUBSCRIPTION_ID\"\n").Length - 1
            + hooks.TrimEnd().Split("$env:deadLetterContainer $env:AZURE_SUBSCRIPTION_ID").Length - 1);

        foreach (string part in new[] { "az functionapp keys list", "'blobs_extension'", "az deployment group create",
            "az account get-access-token", "--subscription",
            "--name summarizer-subscription", "subscription.bicep", "SUMMARIZER_PAUSE_SECONDS" })
        {
            Assert.Contains(part, shell, StringComparison.Ordinal);
            Assert.Contains(part, power, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("--hosting")]
    [InlineData("--hosting", "steam")]
    public void A_kind_of_hosting_that_there_is_not_is_refused(params string[] arguments)
    {
        (int exitCode, string output) = Run(null, arguments);
        Assert.Equal(2, exitCode);
        Assert.Contains("isolated or native", output, StringComparison.Ordinal);
    }

    private static void CopyTo(string target, DirectoryInfo folder)
    {
        foreach (FileInfo file in folder.EnumerateFiles("*", SearchOption.AllDirectories)
            .OrderByDescending(f => f.FullName, StringComparer.Ordinal))
        {
            string copy = Path.Combine(target, Path.GetRelativePath(folder.FullName, file.FullName));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            file.CopyTo(copy);
        }
    }

    private static string Text(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    private static string Permissions(ZipArchive zip, string name) =>
        Convert.ToString((zip.GetEntry(name)!.ExternalAttributes >> 16) & 0x1FF, 8);

    private byte[] Package(string name)
    {
        (int exitCode, string output) = Run(name, "--hosting", "native");
        Assert.True(exitCode == 0, output);
        return File.ReadAllBytes(Path.Combine(_folder, name));
    }

    private (int ExitCode, string Output) Run(string? name, params string[] options)
    {
        string[] target = name is null ? [] : [Path.Combine(_folder, name)];
        var done = Finished.Run(new ProcessStartInfo("bash", [Script, .. options, .. target])
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
