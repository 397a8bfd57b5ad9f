using System.Diagnostics;
using System.IO.Compression;
using System.Xml.Linq;
using Summarizer.EndToEnd.Tests.CommandLine;
using Summarizer.EndToEnd.Tests.Support;

namespace Summarizer.EndToEnd.Tests.Installing;

/// <summary>
/// The core as a package: packed, added from a local feed to a fresh console project, and called in four lines.
/// </summary>
public sealed class LibraryPackageTests : IDisposable
{
    private const string Program = """
        using Summarizer;
        string text = File.ReadAllText(args[0]);
        ExtractiveSummary summary = ExtractiveSummarizer.Summarize(text, new SummaryOptions { Sentences = 1 });
        Console.WriteLine(summary.Text);
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_library_is_added_from_a_feed_and_summarises_in_four_lines()
    {
        string feed = Path.Combine(_folder.Path, "feed");
        string project = Path.Combine(Repository.Root, "src", "Summarizer");
        Dotnet("pack", project, "--configuration", Configuration, "--no-build", "--output", feed, "--nologo",
            "-warnaserror");
        string package = Assert.Single(Directory.GetFiles(feed, "Summarizer.Core.*.nupkg"));
        string version = Path.GetFileNameWithoutExtension(package)["Summarizer.Core.".Length..];
        AssertDescribesItself(package);

        // The folder of installed packages is the test's own, so that an older package of the same version is not used.
        _folder.Write("nuget.config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(_folder.Path, "packages")}" /></config>
              <packageSources><clear /><add key="local" value="{feed}" /></packageSources>
            </configuration>
            """);
        string console = _folder.Write("try.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable>
                <EnableDefaultCompileItems>false</EnableDefaultCompileItems><UseAppHost>false</UseAppHost>
              </PropertyGroup>
              <ItemGroup>
                <Compile Include="program.cs" /><PackageReference Include="Summarizer.Core" Version="{version}" />
              </ItemGroup>
            </Project>
            """);
        _folder.Write("program.cs", Program);
        Dotnet("build", console, "--nologo", "--output", Path.Combine(_folder.Path, "out"));

        string article = _folder.Write("bridge.txt", Articles.Harbour);
        Finished run =
            Finished.Run(new ProcessStartInfo("dotnet", [Path.Combine(_folder.Path, "out", "try.dll"), article]));

        Assert.Equal("", run.Errors);
        Assert.Contains("Lübeck", run.Output, StringComparison.Ordinal);
        Assert.Contains(run.Output.Trim(), Articles.Harbour.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    private static string Configuration =>
        AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug";

    private static void AssertDescribesItself(string package)
    {
        using ZipArchive zip = ZipFile.OpenRead(package);
        using Stream specification = zip.GetEntry("Summarizer.Core.nuspec")!.Open();
        XElement metadata = XDocument.Load(specification).Root!.Elements().First();
        string[] names = [.. metadata.Elements().Select(element => element.Name.LocalName)];
        Assert.Superset(new HashSet<string>(["readme", "license", "tags", "icon", "description"]), names.ToHashSet());
        Assert.DoesNotContain(metadata.Descendants(), element => element.Name.LocalName == "dependency");
        Assert.NotNull(zip.GetEntry("README.md"));
        Assert.NotNull(zip.GetEntry("icon.png"));
        Assert.NotNull(zip.GetEntry("lib/net10.0/Summarizer.Core.xml"));
    }

    private static void Dotnet(params string[] arguments)
    {
        Finished run = Finished.Run(new ProcessStartInfo("dotnet", arguments));
        Assert.True(run.ExitCode == 0, run.Said);
    }
}
