using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text.Json;
using Summarizer.Cli.Inputs;
using Summarizer.Cli.Output;
using Summarizer.EndToEnd.Tests.Support;
using Summarizer.Pipeline;

namespace Summarizer.EndToEnd.Tests.CommandLine;

public sealed class SummarizeTests : IDisposable
{
    private const string Article = """
        The harbour authority opened the new tide gate on Monday. The gate keeps storm water out of the old town. Building it took four years.
        Engineers tested the gate through two winters. Residents had asked for it since the flood of 1998. The gate closes in eleven minutes.
        """;

    private const string Mail = """
        From: ann@example.org
        Subject: Meeting
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="b"

        --b
        Content-Type: text/plain

        Ann moved the meeting to Monday.
        --b
        Content-Type: application/pdf
        Content-Disposition: attachment; filename="plan.pdf"

        x
        --b--
        """;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_file_gives_its_summary_one_sentence_per_line_each_as_it_stands_in_the_file()
    {
        CommandLineRun run =
            await CommandLineRun.OfAsync("summarize", _folder.Write("gate.txt", Article), "--sentences", "2");

        Assert.Equal(0, run.Code);
        Assert.Equal(2, run.Lines.Length);
        Assert.All(run.Lines, line => Assert.Contains(line, Article, StringComparison.Ordinal));
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task An_explanation_names_the_rule_for_each_removed_line_and_the_reason_for_each_sentence()
    {
        CommandLineRun run = await CommandLineRun.OfAsync(
            "summarize", _folder.Write("gate.txt", "Share this article\n\n" + Article + "\nReferences\n\nSmith, 1998."),
            "--explain", "-n", "2");

        Assert.Equal(0, run.Code);
        Assert.Contains("  [wording] Share this article", run.Lines);
        Assert.Contains("  [under \"References\"] Smith, 1998.", run.Lines);
        Assert.Contains("sentences: 6", run.Lines);
        Assert.Equal(2, run.Lines.Count(line => line.StartsWith("* ", StringComparison.Ordinal)));
        Assert.Contains("    chosen: Picked as number 1.", run.Lines);
        Assert.Equal(4, run.Lines.Count(line => line.StartsWith("    not chosen: ", StringComparison.Ordinal)));
        Assert.Equal(6,
            run.Lines.Count(line => line.Contains(" IsFirst=1 ", StringComparison.Ordinal)
                || line.Contains("RelativePosition=", StringComparison.Ordinal)));
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Standard_input_gives_the_same_as_the_file()
    {
        CommandLineRun file = await CommandLineRun.OfAsync("summarize", _folder.Write("gate.txt", Article));
        CommandLineRun piped = await CommandLineRun.WithInputAsync(Article, "summarize", "-");

        Assert.NotEmpty(file.Out);
        Assert.Equal(file.Out, piped.Out);
    }

    [Fact]
    public void Settings_are_read_from_a_file_that_starts_with_a_byte_order_mark()
    {
        _folder.Write("gate.txt", Article);
        _folder.Write("local.settings.json", "\uFEFF" + """{"Values": {"Summarizer__Sentences": "4"}}""");

        // In a process of its own, because the file is in the working directory.
        Finished run = Finished.Run(
            new ProcessStartInfo(
                "dotnet", [Path.Combine(AppContext.BaseDirectory, "summarizer.dll"), "summarize", "gate.txt"])
            { WorkingDirectory = _folder.Path });

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(4, run.Output.TrimEnd('\n').Split('\n').Length);
    }

    [Fact]
    public async Task Who_sees_standard_error_sees_how_far_several_files_have_got_and_the_output_stays_clean()
    {
        _folder.Write("a.txt", Article);
        _folder.Write("b.txt", Article);

        CommandLineRun plain = await CommandLineRun.OfAsync("summarize", _folder.Path);
        CommandLineRun watched = await CommandLineRun.WithProgressAsync("summarize", _folder.Path);

        Assert.Equal(plain.Out, watched.Out);
        Assert.Empty(plain.Error);
        Assert.Contains("Summarising: 1 of 2\r", watched.Error, StringComparison.Ordinal);
        Assert.EndsWith("\r", watched.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watched_folder_gives_what_is_new_and_what_is_changed_until_interrupted()
    {
        using var outside = new TemporaryFolder();
        using var other = new TemporaryFolder();
        string written = outside.Write("out.txt", "");
        await using var output = new FileStream(written, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        var error = new StringWriter();
        using var terminal = new Cli.Terminal(Stream.Null, output, error);
        using var interrupted = new CancellationTokenSource();
        _folder.Write("there.txt", "The lighthouse was lit in 1871.");
        Task<int> running =
            Cli.CommandLine.RunAsync(["summarize", _folder.Path, other.Path, "--watch"], terminal, interrupted.Token);

        await AppearsAsync("==> there.txt <==\nThe lighthouse was lit in 1871.\n");
        _folder.Write("new.txt", "The pier was built of oak.");
        await AppearsAsync("==> new.txt <==\nThe pier was built of oak.\n");
        _folder.Write("there.txt", "The lighthouse was lit in 1872, not a year before.");
        await AppearsAsync("==> there.txt <==\nThe lighthouse was lit in 1872, not a year before.\n");
        // Of two files with the same name, the results have the paths, as without --watch.
        string same = other.Write("new.txt", "The mole was built of granite.");
        await AppearsAsync($"==> {same} <==\nThe mole was built of granite.\n");
        await interrupted.CancelAsync();

        Assert.Equal(130, await running);
        Assert.Empty(error.ToString());

        Task<string> AppearsAsync(string text) => Support.Eventually.GetAsync(async () =>
        {
            await using var reading = new FileStream(written, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            string all = await new StreamReader(reading).ReadToEndAsync();
            return all.Contains(text, StringComparison.Ordinal) ? all : null;
        }, text);
    }

    [Fact]
    public async Task What_changes_during_the_first_run_of_a_watch_is_summarised_again()
    {
        string file = _folder.Write("pier.txt", "The pier was built of oak.");
        using var terminal = new Cli.Terminal(Stream.Null, new MemoryStream(), new StringWriter());
        using var interrupted = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var pipeline = new SummaryPipeline(new SummarizerOptions());
        int summaries = 0;
        var run = new Cli.SummarizeFiles(
            terminal, new ArticleFiles(terminal), mostBytes: 1_000,
            async (article, content, token) =>
            {
                if (++summaries == 1)
                    _folder.Write("pier.txt", "The pier was built of oak, and later of stone.");
                else
                    await interrupted.CancelAsync();
                return await pipeline.SummarizeAsync(content.Bytes, null, article.Name, new SummaryRequest(),
                    CancellationToken.None);
            },
            new TextPrinter(terminal, alone: true), workers: 1, asksModel: false);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            run.WatchAsync([_folder.Path], [new ArticleFile("pier.txt", file)], interrupted.Token));

        Assert.Equal(2, summaries);
    }

    [Fact]
    public async Task Json_is_the_whole_result_with_exact_spans()
    {
        CommandLineRun run =
            await CommandLineRun.OfAsync("summarize", _folder.Write("gate.txt", Article), "--format", "json",
                "--sort", "rank");

        using JsonDocument json = JsonDocument.Parse(run.Out);
        Assert.Equal("gate.txt", json.RootElement.GetProperty("id").GetString());
        JsonElement[] sentences =
            [.. json.RootElement.GetProperty("extractive").GetProperty("sentences").EnumerateArray()];
        Assert.NotEmpty(sentences);
        Assert.All(sentences, s => Assert.Equal(
            s.GetProperty("text").GetString(),
            Article.Substring(s.GetProperty("offset").GetInt32(), s.GetProperty("length").GetInt32())));
    }

    [Fact]
    public async Task Several_files_as_json_are_one_line_each_in_the_order_of_the_folder()
    {
        for (int i = 9; i >= 0; i--)
            _folder.Write($"news/{i}.txt", $"Number {i} is the first. {Article}");
        CommandLineRun run =
            await CommandLineRun.OfAsync("summarize", _folder.Path, "--format", "json", "--parallel", "4");

        Assert.Equal(0, run.Code);
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"news/{i}.txt"),
            run.Lines.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task A_folder_is_searched_for_articles_and_nothing_hidden_or_foreign_is_taken()
    {
        _folder.Write("a.txt", Article);
        _folder.Write("deep/er/b.md", Article);
        _folder.Write(".git/c.txt", Article);
        _folder.Write("program.exe", Article);
        CommandLineRun run = await CommandLineRun.OfAsync("summarize", _folder.Path);

        Assert.Equal(["==> a.txt <==", "==> deep/er/b.md <=="],
            run.Lines.Where(l => l.StartsWith("==>", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_pattern_that_the_shell_left_alone_is_resolved()
    {
        _folder.Write("x/one.md", Article);
        _folder.Write("x/y/two.md", Article);
        _folder.Write("x/y/three.txt", Article);
        CommandLineRun run = await CommandLineRun.OfAsync("summarize", Path.Combine(_folder.Path, "x", "**", "*.md"));

        Assert.Equal(["==> one.md <==", "==> y/two.md <=="],
            run.Lines.Where(l => l.StartsWith("==>", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_pattern_passes_over_hidden_folders_links_and_node_modules_as_a_folder_does()
    {
        _folder.Write("docs/one.md", Article);
        _folder.Write("docs/.git/two.md", Article);
        _folder.Write("docs/node_modules/three.md", Article);
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "docs", "loop"), Path.Combine(_folder.Path, "docs"));
        string[] patterns = ["**/*.md", "*.md"];
        foreach (string pattern in patterns)
        {
            CommandLineRun run = await CommandLineRun.OfAsync(
                "summarize", Path.Combine(_folder.Path, "docs", pattern), "--format", "json");
            Assert.Single(run.Out.Split("\"schemaVersion\"")[1..]);
        }
    }

    [Fact]
    public async Task A_folder_or_a_pattern_without_a_file_costs_a_line_and_exit_code_1()
    {
        string article = _folder.Write("gate.txt", Article);
        string empty = Directory.CreateDirectory(Path.Combine(_folder.Path, "empty")).FullName;
        string pattern = Path.Combine(_folder.Path, "*.markdwn");

        CommandLineRun run = await CommandLineRun.OfAsync("summarize", article, empty, pattern);

        Assert.Equal(1, run.Code);
        Assert.Contains("The harbour authority", run.Out, StringComparison.Ordinal);
        Assert.Contains($"Nothing to read in {empty}.", run.Error, StringComparison.Ordinal);
        Assert.Contains($"Nothing to read in {pattern}.", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("summarize", ".")]
    [InlineData("summarize", "'**/*.txt'")]
    [InlineData("read", ".")]
    [InlineData("digest", ".")]
    [InlineData("upload", ". --storage folder:store")]
    public void A_folder_that_the_user_may_not_read_costs_a_line_and_exit_code_1(string command, string sources)
    {
        if (OperatingSystem.IsWindows())
            return;
        _folder.Write("gate.txt", Article);

        Finished run = WithoutRights($"{command} {sources}");

        Assert.Equal((1, "summarizer: You have no right to read ./secret.\n"), (run.ExitCode, run.Errors));
        Assert.NotEmpty(run.Output);
    }

    [Theory]
    [InlineData("secret")]
    [InlineData("secret/gate.txt")]
    public void A_source_that_the_user_may_not_read_is_not_called_missing_or_empty(string source)
    {
        if (OperatingSystem.IsWindows())
            return;

        Finished run = WithoutRights($"summarize {source}");

        Assert.Equal((1, $"summarizer: You have no right to read {source}.\n"), (run.ExitCode, run.Said));
    }

    [Fact]
    public void An_output_folder_that_the_user_may_not_write_in_is_named()
    {
        if (OperatingSystem.IsWindows())
            return;
        _folder.Write("gate.txt", Article);

        Finished run = WithoutRights("summarize gate.txt -o secret/out.txt");

        string folder = Path.Combine(_folder.Path, "secret");
        Assert.Equal(
            (2, $"summarizer: --output secret/out.txt: There is no right to read and write in {folder}.\n"),
            (run.ExitCode, run.Said));
    }

    /// <summary>Runs the program beside the folder "secret", which it may not read, even as root.</summary>
    [UnsupportedOSPlatform("windows")]
    private Finished WithoutRights(string line)
    {
        string secret = Path.GetDirectoryName(_folder.Write("secret/gate.txt", Article))!;
        string program = $"dotnet '{Path.Combine(AppContext.BaseDirectory, "summarizer.dll")}' {line}";
        string limited = Environment.UserName == "root"
            ? "setpriv --bounding-set -dac_override,-dac_read_search " + program : program;
        File.SetUnixFileMode(secret, UnixFileMode.None);
        try
        {
            return Finished.Run(new ProcessStartInfo("sh", ["-c", limited]) { WorkingDirectory = _folder.Path });
        }
        finally
        {
            File.SetUnixFileMode(
                secret, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public async Task A_folder_with_nothing_but_links_gets_a_message_that_says_so()
    {
        string article = _folder.Write("articles/gate.txt", Article);
        string links = Directory.CreateDirectory(Path.Combine(_folder.Path, "links")).FullName;
        File.CreateSymbolicLink(Path.Combine(links, "gate.txt"), article);

        CommandLineRun folder = await CommandLineRun.OfAsync("summarize", links);
        CommandLineRun file = await CommandLineRun.OfAsync("summarize", Path.Combine(links, "gate.txt"));

        Assert.Equal(2, folder.Code);
        Assert.Contains($"Nothing to read in {links}. Hidden files, links and node_modules are skipped.", folder.Error,
            StringComparison.Ordinal);
        Assert.Equal(0, file.Code);
    }

    [Fact]
    public async Task One_bad_file_among_good_ones_is_named_and_the_good_ones_are_summarised()
    {
        string bad = _folder.Write("empty.txt", "");
        CommandLineRun run = await CommandLineRun.OfAsync("summarize", bad, _folder.Write("gate.txt", Article));

        Assert.Equal(1, run.Code);
        Assert.StartsWith($"summarizer: {bad}: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("==> gate.txt <==", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named_and_the_others_are_summarised()
    {
        string there = _folder.Write("gate.txt", Article), missing = Path.Combine(_folder.Path, "missing.txt");
        CommandLineRun run = await CommandLineRun.OfAsync("summarize", missing, there, "--sentences", "3");

        Assert.Equal((1, $"summarizer: There is no file or folder \"{missing}\".\n"), (run.Code, run.Error));
        Assert.Equal("==> gate.txt <==", run.Lines[0]);
        Assert.Equal(4, run.Lines.Length);
    }

    [Fact]
    public async Task Files_of_the_same_name_are_told_apart_by_their_paths()
    {
        string a = _folder.Write("a/gate.txt", Article), b = _folder.Write("b/gate.txt", Article);
        CommandLineRun run = await CommandLineRun.OfAsync("summarize", a, b);

        Assert.Equal([$"==> {a} <==", $"==> {b} <=="],
            run.Lines.Where(l => l.StartsWith("==>", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Who_asks_for_the_model_where_there_is_none_is_told_so()
    {
        CommandLineRun run = await CommandLineRun.OfAsync("summarize", _folder.Write("gate.txt", Article), "--llm");

        Assert.Equal((0, 1), (run.Code, run.Lines.Length));
        Assert.EndsWith(
            "gate.txt: no summary by the model (disabled): `llm` was true, but no model is configured. Set "
                + "Summarizer__Llm__Endpoint, or leave `llm` out.\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_for_what_the_text_does_not_have_is_told_so()
    {
        CommandLineRun run =
            await CommandLineRun.OfAsync("summarize", _folder.Write("gate.txt", Article), "--query", "zebra");

        Assert.Equal((0, 1), (run.Code, run.Lines.Length));
        Assert.EndsWith("gate.txt: No word of the query is in the text, so the query has no effect.\n", run.Error,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("table.md", "# Rooms\n\n| room | size |\n| --- | --- |\n| hall | 40 |\n", "", "The text has words but no")]
    [InlineData("mail.eml", Mail, "Ann moved the meeting to Monday.\n", "Attachments are not read: plan.pdf.")]
    public async Task Text_that_is_missing_from_a_summary_is_said_on_standard_error(
        string name, string content, string summary, string warning)
    {
        string file = _folder.Write(name, content);

        CommandLineRun run = await CommandLineRun.OfAsync("summarize", file);

        Assert.Equal((0, summary), (run.Code, run.Out));
        Assert.StartsWith($"summarizer: {file}: {warning}", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_person_gets_bold_titles_unless_colours_are_unwelcome(bool colour)
    {
        using var output = new MemoryStream();
        using var terminal = new Cli.Terminal(Stream.Null, output, TextWriter.Null)
        {
            IsWatched = true,
            HasColour = colour
        };
        await Cli.CommandLine.RunAsync(["summarize", _folder.Write("gate.txt", Article)], terminal,
            CancellationToken.None);

        string shown = System.Text.Encoding.UTF8.GetString(output.ToArray());
        Assert.Contains("The harbour authority", shown, StringComparison.Ordinal);
        Assert.Equal(colour, shown.Contains('\u001b', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("markdown")]
    [InlineData("json")]
    public async Task Control_characters_of_an_article_never_reach_the_terminal(string format)
    {
        string path =
            _folder.Write("evil.txt",
                "A title \u001b]0;owned\u0007 here\n\nThe gate \u001b[2J was opened \u202Eyadnom no by the mayor. It "
                    + "\u009B31m closes in eleven minutes.\n");
        CommandLineRun run =
            await CommandLineRun.OfAsync("summarize", path, "--format", format, "--sentences", "2");

        Assert.Contains("eleven minutes", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Out, c => (char.IsControl(c) && c != '\n') || c == '\u202E');
    }

    [Fact]
    public async Task Markdown_shows_what_an_article_holds_and_does_not_obey_it()
    {
        string path =
            _folder.Write("evil.txt",
                "The gate [opened](javascript:alert(1)) on Monday with <script>alert(1)</script> and *stars*. It "
                    + "closes in eleven minutes.\n");
        CommandLineRun run = await CommandLineRun.OfAsync("summarize", path, "--format", "markdown");

        Assert.Contains("\\[opened\\](javascript", run.Out, StringComparison.Ordinal);
        Assert.Contains("\\<script\\>", run.Out, StringComparison.Ordinal);
        Assert.Contains("\\*stars\\*", run.Out, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
