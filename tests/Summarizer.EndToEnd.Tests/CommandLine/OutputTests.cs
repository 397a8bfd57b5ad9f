using System.Diagnostics;
using System.Text.Json;
using Summarizer.EndToEnd.Tests.Support;

namespace Summarizer.EndToEnd.Tests.CommandLine;

/// <summary>Tests of where input comes from and where output goes.</summary>
public sealed class OutputTests : IDisposable
{
    private const string Article =
        "The harbour authority opened the new tide gate on Monday. The gate keeps storm water out of the old town.";

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("out.txt", "The harbour authority")]
    [InlineData("out.md", "- The harbour authority")]
    [InlineData("out.json", "\"schemaVersion\"")]
    public async Task The_name_of_the_output_file_decides_its_form(string name, string expected)
    {
        string file = Path.Combine(_folder.Path, name);

        CommandLineRun run = await CommandLineRun.OfAsync("summarize", _folder.Write("gate.txt", Article), "-o", file);

        Assert.Equal((0, "", ""), (run.Code, run.Out, run.Error));
        Assert.Contains(expected, await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_fails_leaves_an_older_output_file_as_it_was()
    {
        string file = _folder.Write("out.txt", "older");

        CommandLineRun run = await CommandLineRun.OfAsync("summarize", _folder.Write("empty.txt", " "), "-o", file);

        Assert.Equal(1, run.Code);
        Assert.Equal("older", await File.ReadAllTextAsync(file));
        Assert.Equal(2, Directory.GetFiles(_folder.Path).Length);
    }

    [Theory]
    [InlineData("summarize", "gate.txt", "gate.txt")]
    [InlineData("summarize", "gate.txt", "../articles/gate.txt")]
    [InlineData("summarize", "gate.txt", "link.txt")]
    [InlineData("summarize", "link.txt", "gate.txt")]
    [InlineData("summarize", ".", "gate.txt")]
    [InlineData("digest", "gate.txt", "gate.txt")]
    [InlineData("read", "gate.txt", "gate.txt")]
    public async Task An_output_file_that_is_also_read_is_refused_and_stays(
        string command, string source, string output)
    {
        string article = _folder.Write("articles/gate.txt", Article);
        string folder = Path.GetDirectoryName(article)!;
        File.CreateSymbolicLink(Path.Combine(folder, "link.txt"), article);

        CommandLineRun run = await CommandLineRun.OfAsync(
            command, Path.Combine(folder, source), "-o", Path.Combine(folder, output));

        Assert.Equal((2, ""), (run.Code, run.Out));
        Assert.StartsWith("summarizer: --output must not be one of the files that are read, but is ", run.Error,
            StringComparison.Ordinal);
        Assert.Equal(Article, await File.ReadAllTextAsync(article));
        Assert.Equal(2, Directory.GetFiles(folder).Length);
    }

    [Theory]
    [InlineData("summarize")]
    [InlineData("summarize --jsonl")]
    public async Task An_output_file_that_is_standard_input_is_refused_and_stays(string command)
    {
        if (!OperatingSystem.IsLinux())
            return;
        string line = $$"""{"id":"1","text":"{{Article}}"}""";
        string input = _folder.Write("input", line);
        string program = Path.Combine(AppContext.BaseDirectory, "summarizer.dll");

        // In a process of its own, because standard input is the file.
        Finished run = Finished.Run(new ProcessStartInfo(
            "sh", ["-c", $"dotnet '{program}' {command} -o input < input"])
        { WorkingDirectory = _folder.Path });

        Assert.Equal(
            (2, "summarizer: --output must not be one of the files that are read, but is standard input. Choose another file.\n"),
            (run.ExitCode, run.Said));
        Assert.Equal(line, await File.ReadAllTextAsync(input));
    }

    [Fact]
    public async Task An_output_file_keeps_its_link_and_its_mode()
    {
        if (OperatingSystem.IsWindows())
            return;
        string file = _folder.Write("private/latest.txt", "older"), link = Path.Combine(_folder.Path, "latest.txt");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.CreateSymbolicLink(link, file);

        CommandLineRun run = await CommandLineRun.OfAsync("summarize", _folder.Write("gate.txt", Article), "-o", link);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.NotNull(new FileInfo(link).LinkTarget);
        Assert.StartsWith("The harbour authority", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task A_device_is_written_to_and_not_replaced()
    {
        if (OperatingSystem.IsWindows())
            return;

        CommandLineRun run =
            await CommandLineRun.OfAsync("summarize", _folder.Write("gate.txt", Article), "-o", "/dev/null");

        Assert.Equal((0, "", ""), (run.Code, run.Out, run.Error));
        Assert.Empty(await File.ReadAllTextAsync("/dev/null"));
    }

    [Theory]
    [InlineData(">&-", "Standard output is closed. Send it to a file, a pipe or /dev/null.")]
    [InlineData("> /dev/full", "The disk that the output is written to is full.")]
    [InlineData("-o /dev/full", "The disk that the output is written to is full.")]
    public void Output_that_cannot_be_written_gets_a_line_that_says_why(string output, string expected)
    {
        if (!OperatingSystem.IsLinux())
            return;
        string program = Path.Combine(AppContext.BaseDirectory, "summarizer.dll");
        string article = _folder.Write("gate.txt", Article);

        Finished run = Finished.Run(new ProcessStartInfo(
            "sh", ["-c", $"dotnet '{program}' summarize '{article}' {output}"]));

        Assert.Equal((1, $"summarizer: {expected}\n"), (run.ExitCode, run.Said));
    }

    [Fact]
    public async Task A_file_in_shared_memory_is_replaced_like_any_other()
    {
        if (!Directory.Exists("/dev/shm"))
            return;
        string file = Path.Combine("/dev/shm", $"summarizer-{Path.GetRandomFileName()}.txt");
        string article = _folder.Write("gate.txt", Article);
        try
        {
            CommandLineRun made = await CommandLineRun.OfAsync("summarize", article, "-o", file);
            string expected = await File.ReadAllTextAsync(file);
            await File.WriteAllTextAsync(file, new string('x', 10_000));
            CommandLineRun replaced = await CommandLineRun.OfAsync("summarize", article, "-o", file);

            Assert.Equal((0, 0), (made.Code, replaced.Code));
            Assert.Equal(expected, await File.ReadAllTextAsync(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Piped_text_is_summarised_without_a_dash()
    {
        CommandLineRun run = await CommandLineRun.WithInputAsync(Article, "summarise", "-n", "1");

        Assert.Equal(0, run.Code);
        Assert.Single(run.Lines);
    }

    [Fact]
    public async Task A_web_page_that_is_sent_compressed_is_unpacked()
    {
        await using WebServer server = await WebServer.StartAsync("text/plain; charset=utf-8", Article);

        CommandLineRun run = await CommandLineRun.OfAsync("summarize", server.Address + "packed");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("The harbour authority", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_web_address_is_downloaded_and_read_as_the_type_that_its_server_declares()
    {
        await using WebServer server =
            await WebServer.StartAsync("text/html; charset=utf-8",
                $"<html><body><h1>Gate</h1><p>{Article}</p></body></html>");

        CommandLineRun run = await CommandLineRun.OfAsync("summarize", server.Address + "story", "--format", "json");

        Assert.Equal("", run.Error);
        JsonElement result = JsonDocument.Parse(run.Out).RootElement;
        Assert.Equal("text/html", result.GetProperty("source").GetProperty("contentType").GetString());
        Assert.Equal(server.Address + "story", result.GetProperty("id").GetString());
    }

    [Fact]
    public async Task An_explanation_is_of_the_text_that_the_declared_type_gives()
    {
        await using WebServer server =
            await WebServer.StartAsync("text/markdown", "The **tide gate** opened on Monday. It took four years.");

        CommandLineRun run = await CommandLineRun.OfAsync("summarize", server.Address + "story", "--explain");

        Assert.Contains("* 0: The tide gate opened on Monday.", run.Lines);
        Assert.Contains(run.Lines, line => line.EndsWith(" 1: It took four years.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("missing", "The server returned status 404.")]
    [InlineData("http://127.0.0.1:1/", "The server cannot be reached")]
    [InlineData("https://", "This is not an address")]
    public async Task A_web_address_without_an_article_gets_a_line_that_says_why(string address, string expected)
    {
        await using WebServer server = await WebServer.StartAsync("text/plain", Article);

        CommandLineRun run =
            await CommandLineRun.OfAsync("summarize", address.Contains(':') ? address : server.Address + address);

        Assert.Equal(1, run.Code);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verbose_adds_a_line_of_details_for_each_file_to_standard_error()
    {
        CommandLineRun run = await CommandLineRun.OfAsync("summarize", _folder.Write("gate.txt", Article), "--verbose");

        Assert.Contains($"{Article.Length} bytes of text/plain, 2 sentences in en", run.Error,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--version")]
    [InlineData("-v")]
    public async Task The_version_has_a_short_option(string option) =>
        Assert.Matches(@"^\d+\.\d+\.\d+", (await CommandLineRun.OfAsync(option)).Out);

    [Fact]
    public async Task Help_is_a_command_as_well()
    {
        CommandLineRun command = await CommandLineRun.OfAsync("help", "list");
        CommandLineRun option = await CommandLineRun.OfAsync("list", "--help");

        Assert.Equal(option.Out, command.Out);
        Assert.Contains("--status", command.Out, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
