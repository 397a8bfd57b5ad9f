using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Summarizer.EndToEnd.Tests.Support;
using Summarizer.Functions.Hosting;

namespace Summarizer.EndToEnd.Tests.Documents;

/// <summary>
/// The commands of docs/containers.md, the Dockerfile and compose.yaml, as far as they can be read without a container
/// engine.
/// </summary>
public sealed class ContainerDocumentTests
{
    private static readonly string Document = Read("docs/containers.md"), Dockerfile = Read("Dockerfile"),
        Compose = Read("compose.yaml");

    [Fact]
    public void The_image_stores_in_its_volume_unless_the_environment_names_a_storage()
    {
        Assert.Equal("folder /data", StorageOf(""));
        Assert.Equal("folder /elsewhere", StorageOf("ArticleStorage=folder:/elsewhere"));
    }

    [Fact]
    public void The_command_for_container_apps_uses_the_storage_account_that_it_names()
    {
        string command = Document[Document.IndexOf("az containerapp create", StringComparison.Ordinal)..];
        command = command[..command.IndexOf("```", StringComparison.Ordinal)];
        Assert.Equal("blob storage https://account.blob.core.windows.net/", StorageOf(command));
    }

    [Fact]
    public void The_image_listens_where_its_health_check_asks()
    {
        Assert.Equal("http://127.0.0.1:8080/", $"{AppConfiguration.ReadAddress(Configuration(""))}");
        Assert.Contains("""HEALTHCHECK --interval=30s --timeout=5s --start-period=5s CMD ["/app/summarizer", "health"]""",
            Dockerfile, StringComparison.Ordinal);
        Assert.Contains("`/app/summarizer health`", Document, StringComparison.Ordinal);
    }

    [Fact]
    public void Azurite_keeps_its_data_in_the_volume_and_its_check_needs_nothing_but_a_shell_tool()
    {
        Assert.Contains("command: azurite -l /data ", Compose, StringComparison.Ordinal);
        Assert.Contains("volumes: [\"azurite:/data\"]", Compose, StringComparison.Ordinal);
        Assert.DoesNotContain("\"node\"", Compose, StringComparison.Ordinal);
    }

    /// <summary>The storage of the image with these variables on a command line.</summary>
    private static string StorageOf(string command) =>
        AppConfiguration.ReadStorage(Configuration(command)).Description;

    private static IConfigurationRoot Configuration(string command)
    {
        string file = Regex.Match(Dockerfile, "printf '(?<json>[^']+)' >/app/appsettings.json").Groups["json"].Value;
        return new ConfigurationBuilder()
            .AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(file.Replace("\\n", "", StringComparison.Ordinal))))
            .AddInMemoryCollection(Variables(
                Regex.Match(Dockerfile, @"^ENV (.+\\\n)*.+$", RegexOptions.Multiline).Value + " " + command))
            .Build();
    }

    private static IEnumerable<KeyValuePair<string, string?>> Variables(string text) =>
        Regex.Matches(text, @"(?<name>\b(ArticleStorage|Summarizer)\w*)=(?<value>\S+)").Select(variable =>
            KeyValuePair.Create(variable.Groups["name"].Value.Replace("__", ":", StringComparison.Ordinal),
                (string?)variable.Groups["value"].Value));

    private static string Read(string file) => File.ReadAllText(Path.Combine(Repository.Root, file));
}
