using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Summarizer.EndToEnd.Tests.CommandLine;
using Summarizer.EndToEnd.Tests.Support;

namespace Summarizer.EndToEnd.Tests.Mcp;

/// <summary><c>summarizer mcp</c> as a client starts it: a process of its own, spoken to over standard input and output.</summary>
public sealed class StdioMcpTests : IDisposable
{
    private readonly TemporaryFolder _articles = new();
    private readonly TemporaryFolder _elsewhere = new();

    public void Dispose()
    {
        _articles.Dispose();
        _elsewhere.Dispose();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("2025-06-18")]
    public async Task Without_folders_and_storage_it_works_on_texts(string? protocol)
    {
        await using McpClient client = await StartAsync(protocol);

        IList<McpClientTool> tools = await client.ListToolsAsync();
        CallToolResult result = await client.CallToolAsync("summarize_text", new Dictionary<string, object?> { ["text"] = Articles.Harbour, ["sentences"] = 1 });

        Assert.Equal(["digest_texts", "summarize_text"], tools.Select(t => t.Name).Order());
        Assert.Contains("- The city of Lübeck will close its old harbour bridge", TextOf(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_are_read_below_the_folders_named_and_nowhere_else()
    {
        _articles.Write("news/harbour.txt", Articles.Harbour);
        _elsewhere.Write("secret.txt", "The password of the lighthouse is a long one. Nobody may read it.");
        File.CreateSymbolicLink(Path.Combine(_articles.Path, "link.txt"), Path.Combine(_elsewhere.Path, "secret.txt"));
        Directory.CreateSymbolicLink(Path.Combine(_articles.Path, "linked"), _elsewhere.Path);
        await using McpClient client = await StartAsync(null, _articles.Path);

        CallToolResult file = await FileAsync(client, "news/harbour.txt");
        CallToolResult whole = await FileAsync(client, Path.Combine(_articles.Path, "news/harbour.txt"));

        Assert.Contains("Lübeck", TextOf(file), StringComparison.Ordinal);
        Assert.Equal(TextOf(file), TextOf(whole));
        foreach (string path in new[] { Path.Combine(_elsewhere.Path, "secret.txt"), "link.txt", "linked/secret.txt", $"../{Path.GetFileName(_elsewhere.Path)}/secret.txt", "/etc/passwd", "news", "" })
        {
            CallToolResult refused = await FileAsync(client, path);
            Assert.True(refused.IsError, path);
            Assert.StartsWith("not-found: There is no such file that may be read", TextOf(refused), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Stored_summaries_are_there_where_storage_is_configured()
    {
        string storage = $"folder:{_elsewhere.Path}";
        _articles.Write("harbour.txt", Articles.Harbour);
        await CommandLineRun.OfAsync("upload", _articles.Path, "--storage", storage);
        await CommandLineRun.OfAsync("sweep", "--storage", storage);
        await using McpClient client = await StartAsync(null, "--storage", storage);

        CallToolResult list = await client.CallToolAsync("list_summaries");
        CallToolResult read = await client.CallToolAsync("read_summary", new Dictionary<string, object?> { ["name"] = "harbour.txt" });

        Assert.Contains("\"id\":\"harbour.txt\"", TextOf(list), StringComparison.Ordinal);
        Assert.Contains("Lübeck", TextOf(read), StringComparison.Ordinal);
    }

    private static Task<McpClient> StartAsync(string? protocol, params string[] arguments) => McpClient.CreateAsync(new StdioClientTransport(new StdioClientTransportOptions
    {
        Command = "dotnet",
        Arguments = [Path.Combine(AppContext.BaseDirectory, "summarizer.dll"), "mcp", .. arguments],
    }), new McpClientOptions { ProtocolVersion = protocol, DiscoverProbeTimeout = TimeSpan.FromSeconds(60) });

    private static async Task<CallToolResult> FileAsync(McpClient client, string path) =>
        await client.CallToolAsync("summarize_file", new Dictionary<string, object?> { ["path"] = path, ["sentences"] = 1 });

    private static string TextOf(CallToolResult result) => Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;
}
