using System.Diagnostics;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Summarizer.EndToEnd.Tests.CommandLine;
using Summarizer.EndToEnd.Tests.Support;

namespace Summarizer.EndToEnd.Tests.Mcp;

/// <summary>
/// <c>summarizer mcp</c> as a client starts it: a process of its own, spoken to over standard input and output.
/// </summary>
public sealed class StdioMcpTests : IDisposable
{
    private const string Conversation = """
        {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}
        {"jsonrpc":"2.0","method":"notifications/initialized"}

        """;

    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "summarizer.dll");

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
        CallToolResult result =
            await client.CallToolAsync("summarize_text",
                new Dictionary<string, object?> { ["text"] = Articles.Harbour, ["sentences"] = 1 });

        Assert.Equal(["digest_texts", "summarize_text"], tools.Select(t => t.Name).Order());
        Assert.Contains("- The city of Lübeck will close its old harbour bridge", TextOf(result),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_are_read_below_the_folders_named_and_nowhere_else()
    {
        _articles.Write("news/harbour.txt", Articles.Harbour);
        _elsewhere.Write("secret.txt", "The password of the lighthouse is a long one. Nobody may read it.");
        File.CreateSymbolicLink(Path.Combine(_articles.Path, "link.txt"), Path.Combine(_elsewhere.Path, "secret.txt"));
        Directory.CreateSymbolicLink(Path.Combine(_articles.Path, "linked"), _elsewhere.Path);
        // Opening a named pipe would wait for its writer for ever.
        Assert.Equal(0,
            Finished.Run(new ProcessStartInfo("mkfifo", [Path.Combine(_articles.Path, "pipe.txt")])).ExitCode);
        await using McpClient client = await StartAsync(null, _articles.Path);

        CallToolResult file = await FileAsync(client, "news/harbour.txt");
        CallToolResult whole = await FileAsync(client, Path.Combine(_articles.Path, "news/harbour.txt"));

        Assert.Contains("Lübeck", TextOf(file), StringComparison.Ordinal);
        Assert.Equal(TextOf(file), TextOf(whole));
        // No model is called for a file, so options of the model's summary are refused instead of ignored.
        foreach (string option in (string[])["llm", "length", "style", "focus", "tone", "summaryLanguage"])
        {
            CallToolResult unknown = await client.CallToolAsync("summarize_file",
                new Dictionary<string, object?> { ["path"] = "news/harbour.txt", [option] = "short" });
            Assert.StartsWith($"unknown-option: There is no argument `{option}`.", TextOf(unknown),
                StringComparison.Ordinal);
        }

        foreach (string path in new[] { Path.Combine(_elsewhere.Path, "secret.txt"), "link.txt", "linked/secret.txt",
            $"../{Path.GetFileName(_elsewhere.Path)}/secret.txt", "/etc/passwd", "news", "", "pipe.txt", "a\0.txt",
            "/dev/zero" })
        {
            CallToolResult refused = await FileAsync(client, path);
            Assert.True(refused.IsError, path);
            Assert.StartsWith("not-found: The file must be below", TextOf(refused), StringComparison.Ordinal);
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
        CallToolResult read =
            await client.CallToolAsync("read_summary", new Dictionary<string, object?> { ["name"] = "harbour.txt" });

        Assert.Contains("\"id\":\"harbour.txt\"", TextOf(list), StringComparison.Ordinal);
        Assert.Contains("Lübeck", TextOf(read), StringComparison.Ordinal);

        _articles.Write("harbour.txt", Articles.Rivers);
        await CommandLineRun.OfAsync("upload", _articles.Path, "--storage", storage);
        CallToolResult old =
            await client.CallToolAsync("read_summary", new Dictionary<string, object?> { ["name"] = "harbour.txt" });

        Assert.StartsWith("not-found: The article waits for its summary.", TextOf(old), StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_that_says_nothing_ends_it_without_a_complaint()
    {
        Finished finished = Finished.Run(new ProcessStartInfo("dotnet", [Program, "mcp"]), input: "");

        Assert.Equal(new Finished(0, "", ""), finished);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_ends_without_a_complaint_when_its_input_ends_or_it_gets_a_SIGTERM(bool signal)
    {
        var start = new ProcessStartInfo("dotnet", [Program, "mcp"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(Conversation);
        await process.StandardInput.FlushAsync();
        Assert.Contains("\"id\":1", await process.StandardOutput.ReadLineAsync(), StringComparison.Ordinal);

        if (signal)
            Process.Start("kill", ["-TERM", $"{process.Id}"]).Dispose();
        else
            process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal("", await process.StandardError.ReadToEndAsync());
        Assert.Equal(0, process.ExitCode);
    }

    private static Task<McpClient> StartAsync(string? protocol, params string[] arguments) =>
        McpClient.CreateAsync(new StdioClientTransport(new StdioClientTransportOptions
        {
            Command = "dotnet",
            Arguments = [Program, "mcp", .. arguments],
        }), new McpClientOptions { ProtocolVersion = protocol, DiscoverProbeTimeout = TimeSpan.FromSeconds(60) });

    private static async Task<CallToolResult> FileAsync(McpClient client, string path) =>
        await client.CallToolAsync("summarize_file",
            new Dictionary<string, object?> { ["path"] = path, ["sentences"] = 1 });

    private static string TextOf(CallToolResult result) =>
        Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;
}
