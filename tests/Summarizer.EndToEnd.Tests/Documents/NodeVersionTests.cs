using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Summarizer.EndToEnd.Tests.Support;

namespace Summarizer.EndToEnd.Tests.Documents;

/// <summary>The version of Node in documents, workflows and the container for development.</summary>
public sealed class NodeVersionTests
{
    [Fact]
    public void Every_place_that_names_a_version_of_Node_names_what_the_pinned_Azurite_needs()
    {
        string needed = Regex.Match((string)JsonNode.Parse(Read("package-lock.json"))!
            ["packages"]!["node_modules/azurite"]!["engines"]!["node"]!, @"\d+").Value;
        string[] places =
        [
            "README.md", "CONTRIBUTING.md", "package.json", ".ci/run", ".devcontainer/devcontainer.json",
            "docs/install.md", "docs/getting-started.md", "docs/troubleshooting.md", "docs/functions-host.md",
            .. Directory.GetFiles(Path.Combine(Repository.Root, ".github/workflows"), "*.yml"),
        ];
        string[] named = [.. places.SelectMany(place => Regex.Matches(Read(place),
                @"(\[?Node |""node"": "">=|node-version: |node:1"": \{ ""version"": "")(?<version>\d+)")
            .Select(match => $"{Path.GetFileName(place)}: {match.Groups["version"].Value}"))];

        Assert.True(named.Length >= places.Length - 2, string.Join(", ", named));
        Assert.All(named, place => Assert.EndsWith($": {needed}", place, StringComparison.Ordinal));
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Repository.Root, file));
}
