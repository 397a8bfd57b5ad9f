using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Summarizer.EndToEnd.Tests.Support;

namespace Summarizer.EndToEnd.Tests.Documents;

/// <summary>
/// Tests that all third-party parts are known, licensed and listed; and that SECURITY.md points at things that exist.
/// </summary>
public sealed partial class SupplyChainTests
{
    [Fact]
    public void The_notices_are_current_and_every_licence_is_agreed_to()
    {
        Finished notices = Node("scripts/notices.mjs", "--check");

        Assert.True(notices.ExitCode == 0, notices.Said);
    }

    [Fact]
    public void The_bill_of_materials_names_what_is_used_with_hashes_and_licences()
    {
        Finished made = Node("scripts/sbom.mjs");

        Assert.True(made.ExitCode == 0, made.Said);
        JsonElement sbom = JsonDocument.Parse(made.Said).RootElement;
        Assert.Equal("CycloneDX", sbom.GetProperty("bomFormat").GetString());
        JsonElement[] components = [.. sbom.GetProperty("components").EnumerateArray()];
        foreach (string package in (string[])["Azure.Storage.Blobs", "PdfPig", "AngleSharp", "System.CommandLine",
            "Microsoft.Security.AntiSSRF", "Microsoft.Azure.Functions.Worker.Grpc",
            "Microsoft.Azure.WebJobs.Extensions.Storage.Blobs"])
            Assert.Contains(components, c => c.GetProperty("name").GetString() == package);
        foreach (string tool in (string[])["xunit", "Microsoft.Azure.Functions.Worker.Sdk"])
            Assert.DoesNotContain(components,
                c => c.GetProperty("name").GetString()!.StartsWith(tool, StringComparison.OrdinalIgnoreCase));
        Assert.All(components, c =>
        {
            Assert.Matches("^[0-9a-f]{128}$", c.GetProperty("hashes")[0].GetProperty("content").GetString());
            Assert.StartsWith("pkg:nuget/", c.GetProperty("purl").GetString(), StringComparison.Ordinal);
        });
        string[] refs = [.. components.Select(c => c.GetProperty("bom-ref").GetString()!)];
        Assert.All(sbom.GetProperty("dependencies").EnumerateArray()
            .SelectMany(d => d.GetProperty("dependsOn").EnumerateArray()), d => Assert.Contains(d.GetString(), refs));
    }

    [Fact]
    public void Every_test_that_SECURITY_md_names_exists()
    {
        string document = File.ReadAllText(Path.Combine(Repository.Root, "SECURITY.md"));
        string tests =
            string.Concat(
                Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}",
                StringComparison.Ordinal)).Select(File.ReadAllText));

        string[] named = [.. TestName().Matches(document).Select(match => match.Groups[1].Value)];

        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.Contains(name.TrimEnd('…'), tests, StringComparison.Ordinal));
    }

    private static Finished Node(params string[] arguments) =>
        Finished.Run(new ProcessStartInfo("node", arguments) { WorkingDirectory = Repository.Root });

    [GeneratedRegex("`([A-Z][A-Za-z0-9]*_(?!_)[A-Za-z0-9_…]+|[A-Z][A-Za-z]+Tests)`")]
    private static partial Regex TestName();
}
