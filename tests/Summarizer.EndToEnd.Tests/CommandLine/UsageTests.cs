using System.Diagnostics;
using System.Text;
using Summarizer.EndToEnd.Tests.Support;

namespace Summarizer.EndToEnd.Tests.CommandLine;

public sealed class UsageTests
{
    [Theory]
    [InlineData("text", "Line 1 is not valid JSON.")]
    [InlineData("[1]", "Line 1 is not a JSON object.")]
    [InlineData("""{"summary":"It rained."}""", "Line 1 has no \"text\".")]
    [InlineData("""{"text":"It rained all day."}""",
        "Line 1 has no \"summary\" that is a text or an array of sentences.")]
    [InlineData("""{"text":"It rained.","summary":"Rain.","n":0}""",
        "Line 1 has an \"n\" that is not a whole number from 1 to 1000.")]
    [InlineData("""{"text":"It rained.","summary":"Rain.","n":5000}""",
        "Line 1 has an \"n\" that is not a whole number from 1 to 1000.")]
    [InlineData("""{"text":"It rained.","summary":"Rain.","lang":"english"}""",
        "Line 1 has a \"lang\" that is not an ISO 639 code such as en or de.")]
    [InlineData("""{"text":"\ud800","summary":"Rain."}""", "Line 1 is not valid JSON.")]
    public async Task A_wrong_line_of_evaluate_is_named_with_the_form_that_it_must_have(string line, string expected)
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("articles.jsonl", line + "\n");

        CommandLineRun run = await CommandLineRun.OfAsync("evaluate", file);

        Assert.Equal((2, $"summarizer: {file}: {expected} Each line must be {{\"id\",\"text\",\"summary\"}}.\n"),
            (run.Code, run.Error));
        Assert.Empty(run.Out);
    }

    [Fact]
    public async Task A_file_without_articles_is_refused_by_evaluate()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("articles.jsonl", "\n");

        CommandLineRun run = await CommandLineRun.OfAsync("evaluate", file);

        Assert.Equal((2, $"summarizer: {file}: There are no articles in the file.\n"), (run.Code, run.Error));
    }

    [Theory]
    [InlineData("", "A command is missing. Commands are: demo, serve, summarize")]
    [InlineData("frobnicate", "There is no command `frobnicate`. Allowed: demo, serve, summarize")]
    [InlineData("sumarize", "There is no command `sumarize`. Did you mean `summarize`? See: summarizer --help")]
    [InlineData("sumarize --help", "There is no command `sumarize`. Did you mean `summarize`? See: summarizer --help")]
    [InlineData("help sumarize", "There is no command `sumarize`. Did you mean `summarize`?")]
    [InlineData("summarize a.txt --sentence 2", "summarize has no option --sentence. Did you mean `--sentences`?")]
    [InlineData("summarize a.txt -o missing/folder/out.md", "--output needs an existing folder")]
    [InlineData("summarize a.txt -o ''", "--output needs the name of a file, but is empty.")]
    [InlineData("list --status lost", "--status must be one of succeeded, failed, deferred, but was \"lost\".")]
    [InlineData("summarize", "summarize needs a file, a folder")]
    [InlineData("summarize missing.txt", "There is no file or folder \"missing.txt\"")]
    [InlineData("summarize --frobnicate", "summarize has no option --frobnicate. Allowed: --sentences")]
    [InlineData("summarize 'missing/*.txt'", "There is no folder \"missing\"")]
    [InlineData("summarize report-?.txt", "There is no file or folder \"report-?.txt\"")]
    [InlineData("summarize - --sentences 0", "`sentences` must be a whole number from 1 to 1000, but was 0.")]
    [InlineData("summarize - --sentences -1", "`sentences` must be a whole number from 1 to 1000, but was -1.")]
    [InlineData("summarize - --sentences many", "`sentences` must be a whole number from 1 to 1000, but was \"many\".")]
    [InlineData("summarize - --sentences 1000001",
        "`sentences` must be a whole number from 1 to 1000, but was 1000001.")]
    [InlineData("summarize - --ratio 2", "`ratio` must be above 0 and at most 1, but was 2.")]
    [InlineData("summarize - --ratio NaN", "`ratio` must be above 0 and at most 1, but was NaN.")]
    [InlineData("summarize - --sentences 2 --words 9", "Use only one of `sentences`, `ratio` and `words`.")]
    [InlineData("summarize - --language english-please",
        "`language` must be an ISO 639 code such as en, de or pt-BR, but was not")]
    [InlineData("summarize - --language xx",
        "`language` must be an ISO 639 code such as en, de or pt-BR, but was \"xx\".")]
    [InlineData("summarize - --length tiny",
        "--length must be short, medium, long, or a number of words from 20 to 1000, but was \"tiny\".")]
    [InlineData("summarize - --length short --words 9", "Use only one of --sentences, --ratio, --words and --length.")]
    [InlineData("summarize - --sort best", "`sortBy` must be offset or rank, but was \"best\".")]
    [InlineData("summarize - --format yaml", "--format must be text, json or markdown, but was \"yaml\".")]
    [InlineData("summarize --jsonl --parallel 0", "--parallel must be a whole number from 1 to 1024, but was \"0\".")]
    [InlineData("summarize --jsonl some.jsonl", "--jsonl reads standard input only.")]
    [InlineData("summarize --jsonl --watch", "--jsonl returns one line per line.")]
    [InlineData("summarize . --watch -o out.md", "--watch prints each summary when it is made. Use it without --output")]
    [InlineData("summarize --jsonl --explain", "--explain prints text. Use it without --format")]
    [InlineData("summarize --jsonl --format markdown", "--jsonl returns one line per line.")]
    [InlineData("summarize - --sentences", "--sentences")]
    [InlineData("summarize - --server nonsense", "--server must be an address such as")]
    [InlineData("summarize - --server ftp://example.org", "--server must be an address such as")]
    [InlineData("summarize - --key k", "--key needs --server URL.")]
    [InlineData("summarize - --token t", "--token needs --server URL.")]
    [InlineData("summarize --jsonl --server http://127.0.0.1:1", "--jsonl works on this machine only.")]
    [InlineData("list --server http://127.0.0.1:1 --storage folder:x", "Use only one of --server and --storage.")]
    [InlineData("read missing.txt", "There is no file or folder \"missing.txt\"")]
    [InlineData("read - --format yaml", "--format must be text, json or markdown, but was \"yaml\".")]
    [InlineData("digest", "FILE")]
    [InlineData("digest missing.txt", "There is no file or folder \"missing.txt\"")]
    [InlineData("digest - --format yaml", "--format must be text, json or markdown, but was \"yaml\".")]
    [InlineData("digest - --llm", "digest has no option --llm. Allowed: --sentences")]
    [InlineData("mcp missing", "There is no folder \"missing\".")]
    [InlineData("get", "NAME")]
    [InlineData("get ../secret", "The article's name")]
    [InlineData("list --frobnicate", "list has no option --frobnicate. Allowed: --status, --storage")]
    [InlineData("upload -", "Standard input has no name")]
    [InlineData("upload https://example.org/a.html",
        "upload takes files. Download the page first: curl -o page.html https://example.org/a.html")]
    [InlineData("serve --storage nonsense",
        "--storage must be a storage account's connection string, UseDevelopmentStorage=true or folder:PATH.")]
    [InlineData("doctor --storage /tmp/x", "or folder:PATH. For a folder, use folder:/tmp/x")]
    [InlineData("list --storage AccountKey=/abc", "UseDevelopmentStorage=true or folder:PATH.\n")]
    [InlineData("sweep --storage ''", "or folder:PATH.")]
    [InlineData("sweep --storage folder:", "or folder:PATH.")]
    [InlineData("serve --url nonsense --storage folder:x", "Url")]
    [InlineData("serve --Summarizer:Sentences=0 --storage folder:x", "Summarizer:Sentences")]
    [InlineData("serve --sentences=5", "serve has no option --sentences=5.")]
    [InlineData("serve folder", "serve does not know what to do with \"folder\".")]
    [InlineData("health --url nonsense", "--url must be an address such as http://127.0.0.1:7071")]
    [InlineData("completion ksh", "The shell must be bash, zsh, fish or pwsh, but was \"ksh\".")]
    public async Task A_command_line_that_cannot_be_carried_out_gets_one_line_that_says_what_is_wrong_and_allowed(
        string line, string expected)
    {
        CommandLineRun run =
            await CommandLineRun.OfAsync(
                [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(a => a.Trim('\''))]);

        Assert.Equal(2, run.Code);
        Assert.Empty(run.Out);
        Assert.StartsWith("summarizer: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void A_file_that_looks_like_an_option_gets_a_hint_how_to_write_it()
    {
        using var folder = new TemporaryFolder();
        folder.Write("-dash.txt", "The gate opened on Monday.");
        string program = Path.Combine(AppContext.BaseDirectory, "summarizer.dll");

        // In a process of its own, because the file is in the working directory.
        Finished run = Finished.Run(
            new ProcessStartInfo("dotnet", [program, "summarize", "-dash.txt"]) { WorkingDirectory = folder.Path });

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("summarizer: summarize has no option -dash.txt. ", run.Errors, StringComparison.Ordinal);
        Assert.EndsWith(" For the file, use ./-dash.txt\n", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("demo")]
    [InlineData("serve")]
    [InlineData("summarize")]
    [InlineData("upload")]
    [InlineData("list")]
    [InlineData("get")]
    [InlineData("sweep")]
    [InlineData("delete")]
    [InlineData("help")]
    [InlineData("doctor")]
    [InlineData("digest")]
    [InlineData("health")]
    [InlineData("mcp")]
    [InlineData("evaluate")]
    [InlineData("ground")]
    [InlineData("completion")]
    public async Task Help_of_every_command_ends_with_examples_of_it(string command)
    {
        CommandLineRun run = await CommandLineRun.OfAsync(command, "--help");

        Assert.Equal(0, run.Code);
        string examples = run.Out[run.Out.IndexOf("Examples:", StringComparison.Ordinal)..];
        Assert.Contains($"summarizer {command}", examples, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_of_a_digest_names_no_option_that_it_does_not_have()
    {
        CommandLineRun summarize = await CommandLineRun.OfAsync("summarize", "--help");
        CommandLineRun digest = await CommandLineRun.OfAsync("digest", "--help");

        Assert.Contains("--llm", summarize.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("--llm", digest.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_line_half_written_is_completed()
    {
        string program = new System.CommandLine.RootCommand().Name;
        CommandLineRun run =
            await CommandLineRun.OfAsync($"[suggest:{program.Length + 14}]", $"{program} summarize --s");

        Assert.Contains("--sentences", run.Lines);
        Assert.Contains("--sort", run.Lines);
    }

    [Theory]
    [InlineData("summarize a.txt b.txt")]
    [InlineData("summarize a.txt --format json")]
    [InlineData("summarize --jsonl")]
    [InlineData("summarize a.txt b.txt --explain")]
    [InlineData("read a.txt b.txt")]
    [InlineData("digest a.txt b.txt")]
    [InlineData("--help")]
    public async Task Output_that_nobody_reads_any_more_ends_a_command_without_a_word(string line)
    {
        using var folder = new TemporaryFolder();
        string[] args =
            [.. line.Split(' ')
                .Select(a => a.EndsWith(".txt", StringComparison.Ordinal)
                    ? folder.Write(a, "The gate opened on Monday. It closes in minutes.")
                    : a)];
        using var stdin = new MemoryStream("{\"id\":1,\"text\":\"The gate opened on Monday.\"}\n"u8.ToArray());
        await using var closed = new ClosedPipe();
        var error = new StringWriter();
        using var terminal = new Cli.Terminal(stdin, closed, error);

        int code = await Cli.CommandLine.RunAsync(args, terminal, CancellationToken.None);

        Assert.Equal((0, ""), (code, error.ToString()));
        Assert.True(closed.WasWrittenTo);
    }

    [Fact]
    public async Task An_interrupted_command_ends_with_130_and_without_a_word()
    {
        using var interrupted = new CancellationTokenSource();
        await using var keyboard = new SilentStream();
        Task<CommandLineRun> running = CommandLineRun.WithInputAsync(keyboard, interrupted.Token, "summarize", "-");
        await interrupted.CancelAsync();
        CommandLineRun run = await running;

        Assert.Equal(130, run.Code);
        Assert.Empty(run.Out + run.Error);
    }

    [Fact]
    public async Task A_server_that_is_asked_to_stop_ends_with_0()
    {
        using var interrupted = new CancellationTokenSource();
        using var folder = new TemporaryFolder();
        using var output = new MemoryStream();
        using var terminal = new Cli.Terminal(Stream.Null, output, new StringWriter());
        Task<int> running = Cli.CommandLine.RunAsync(
            ["serve", "--url", "http://127.0.0.1:0", "--storage", "folder:" + folder.Path], terminal,
            interrupted.Token);
        for (int tries = 0; output.Length == 0 && !running.IsCompleted && tries < 600; tries++)
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        await interrupted.CancelAsync();
        int code = await running;

        Assert.Contains("The page: http", Encoding.UTF8.GetString(output.ToArray()), StringComparison.Ordinal);
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task A_server_that_is_asked_to_stop_while_it_starts_ends_with_0()
    {
        using var interrupted = new CancellationTokenSource();
        using var folder = new TemporaryFolder();
        Task<CommandLineRun> running = CommandLineRun.WithInputAsync(Stream.Null, interrupted.Token,
            "serve", "--url", "http://127.0.0.1:0", "--storage", "folder:" + folder.Path);
        await interrupted.CancelAsync();
        CommandLineRun run = await running;

        Assert.Equal((0, ""), (run.Code, run.Error));
    }

    /// <summary>A pipe whose reader has gone, as the system reports it.</summary>
    private sealed class ClosedPipe : MemoryStream
    {
        private const int BrokenPipe = 32;

        public bool WasWrittenTo { get; private set; }

        public override void Write(byte[] buffer, int offset, int count) => Refuse();

        public override void Write(ReadOnlySpan<byte> buffer) => Refuse();

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Refuse();
            return ValueTask.CompletedTask;
        }

        private void Refuse()
        {
            WasWrittenTo = true;
            throw new IOException("Broken pipe", BrokenPipe);
        }
    }
}
