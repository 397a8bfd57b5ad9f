using System.Text.Json;
using Summarizer.Pipeline.Delivery;

namespace Summarizer.EndToEnd.Tests.CommandLine;

public sealed class StoredArticleTests : IDisposable
{
    private const string Article =
        "The harbour authority opened the new tide gate on Monday. The gate keeps storm water out of the old town. It "
            + "took four years.";

    private const string TableOnly = "# Rooms\n\n| room | size |\n| --- | --- |\n| hall | 40 |\n";

    private readonly TemporaryFolder _articles = new();
    private readonly TemporaryFolder _store = new();

    [Fact]
    public async Task What_is_uploaded_is_swept_listed_and_got()
    {
        _articles.Write("a.txt", Article);
        _articles.Write("deep/b.txt", Article);

        CommandLineRun upload = await RunAsync("upload", _articles.Path, "--prefix", "news/");
        CommandLineRun look = await RunAsync("sweep", "--dry-run");
        CommandLineRun waiting = await RunAsync("get", "news/a.txt");
        CommandLineRun sweep = await RunAsync("sweep");
        CommandLineRun list = await RunAsync("list");
        CommandLineRun get = await RunAsync("get", "news/deep/b.txt", "--format", "json");

        Assert.Equal(["news/a.txt", "news/deep/b.txt"], upload.Lines);
        Assert.Contains("2 articles: 2 without a summary", look.Out, StringComparison.Ordinal);
        Assert.Equal(1, waiting.Code);
        Assert.Contains("has no summary yet", waiting.Error, StringComparison.Ordinal);
        Assert.Equal(0, sweep.Code);
        Assert.Contains("2 made", sweep.Out, StringComparison.Ordinal);
        Assert.Equal(["news/a.txt", "news/deep/b.txt"], list.Lines.Select(l => l.Split("  ")[^1]));
        Assert.All(list.Lines, l => Assert.StartsWith("succeeded", l, StringComparison.Ordinal));
        Assert.Equal("news/deep/b.txt",
            JsonDocument.Parse(get.Out).RootElement.GetProperty("source").GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_summary_of_an_older_version_is_not_got()
    {
        _articles.Write("a.txt", Article);
        await RunAsync("upload", _articles.Path);
        await RunAsync("sweep");
        _articles.Write("a.txt", Article + " The ferry still sails.");
        await RunAsync("upload", _articles.Path);

        CommandLineRun old = await RunAsync("get", "a.txt");
        await RunAsync("sweep");
        CommandLineRun newest = await RunAsync("get", "a.txt");

        Assert.Equal((1, ""), (old.Code, old.Out));
        Assert.Contains("The newest version of a.txt has no summary yet.", old.Error, StringComparison.Ordinal);
        Assert.Equal((0, ""), (newest.Code, newest.Error));
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(5, 0)]
    public async Task A_sweep_in_parts_fails_if_an_article_of_any_part_does(int processed, int code)
    {
        using var output = new MemoryStream();
        using var terminal = new Cli.Terminal(Stream.Null, output, new StringWriter());
        var parts = new Queue<SweepReport>(
        [
            new SweepReport { Ran = true, Articles = 9, Missing = 5, Processed = processed },
            new SweepReport { Ran = true, Articles = 2, Completed = true },
        ]);

        int exit = await Cli.Commands.SweepCommand.RunAllAsync(terminal, () => Task.FromResult(parts.Dequeue()));

        Assert.Equal(code, exit);
        await terminal.Out.FlushAsync();
        Assert.Matches("^9 articles: .*\n2 articles: .*\n$", System.Text.Encoding.UTF8.GetString(output.ToArray()));
    }

    [Fact]
    public async Task Listing_with_a_prefix_shows_only_those()
    {
        _articles.Write("a.txt", Article);
        _articles.Write("b.txt", Article);
        await RunAsync("upload", _articles.Path);
        await RunAsync("sweep");

        CommandLineRun list = await RunAsync("list", "b");

        Assert.EndsWith("b.txt", Assert.Single(list.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Summaries_are_listed_by_status_and_deleted_with_their_articles()
    {
        _articles.Write("good.txt", Article);
        _articles.Write("empty.txt", " ");
        await RunAsync("upload", _articles.Path);
        await RunAsync("sweep");

        CommandLineRun failed = await RunAsync("list", "--status", "failed");
        CommandLineRun deleted = await RunAsync("delete", "empty.txt", "missing.txt", "--article");
        CommandLineRun left = await RunAsync("list");
        CommandLineRun sweep = await RunAsync("sweep");

        Assert.EndsWith("empty.txt", Assert.Single(failed.Lines), StringComparison.Ordinal);
        Assert.Equal(1, deleted.Code);
        Assert.Equal(["empty.txt"], deleted.Lines);
        Assert.Equal("summarizer: There is no summary and no article named missing.txt.\n", deleted.Error);
        Assert.EndsWith("good.txt", Assert.Single(left.Lines), StringComparison.Ordinal);
        Assert.Contains("1 article", sweep.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_that_does_not_exist_is_said_to()
    {
        CommandLineRun get = await RunAsync("get", "nowhere.txt");

        Assert.Equal(1, get.Code);
        Assert.Equal("summarizer: There is no article nowhere.txt.\n", get.Error);
    }

    [Fact]
    public async Task An_article_that_cannot_be_summarised_has_its_reason_on_standard_error_and_counts_as_failed()
    {
        _articles.Write("empty.txt", "");
        await RunAsync("upload", _articles.Path);
        await RunAsync("sweep");

        CommandLineRun get = await RunAsync("get", "empty.txt");
        CommandLineRun json = await RunAsync("get", "empty.txt", "--format", "json");

        Assert.Equal((1, ""), (get.Code, get.Out));
        Assert.StartsWith("summarizer: empty.txt: The article ", get.Error, StringComparison.Ordinal);
        Assert.Equal((1, ""), (json.Code, json.Error));
        Assert.Equal("failed", JsonDocument.Parse(json.Out).RootElement.GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_summary_without_a_sentence_is_got_with_a_warning_that_says_so()
    {
        _articles.Write("table.md", TableOnly);
        await RunAsync("upload", _articles.Path);
        await RunAsync("sweep");

        CommandLineRun get = await RunAsync("get", "table.md");

        Assert.Equal((0, ""), (get.Code, get.Out));
        Assert.StartsWith("summarizer: table.md: The text has words but no sentences", get.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_files_that_would_be_stored_as_one_are_refused_and_none_is()
    {
        string a = _articles.Write("a/report.txt", Article), b = _articles.Write("b/report.txt", Article);
        CommandLineRun upload = await RunAsync("upload", a, b, "--prefix", "news/");
        CommandLineRun sweep = await RunAsync("sweep");

        Assert.Equal((2, ""), (upload.Code, upload.Out));
        Assert.Contains($"{a} and {b} would both be stored as news/report.txt", upload.Error, StringComparison.Ordinal);
        Assert.StartsWith("0 articles", sweep.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_is_not_there_does_not_keep_the_others_from_being_uploaded()
    {
        CommandLineRun upload =
            await RunAsync("upload", _articles.Write("a.txt", Article), Path.Combine(_articles.Path, "missing"));

        Assert.Equal((1, "a.txt\n"), (upload.Code, upload.Out));
        Assert.Contains("There is no file or folder", upload.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list", 0, "")]
    [InlineData("get a.txt", 1, "summarizer: There is no article a.txt.\n")]
    [InlineData("sweep --dry-run", 0, "")]
    public async Task A_storage_folder_that_does_not_exist_is_named_and_not_created(string line, int code, string more)
    {
        string missing = Path.Combine(_store.Path, "misspelled");

        CommandLineRun run = await CommandLineRun.OfAsync([.. line.Split(' '), "--storage", "folder:" + missing]);

        Assert.Equal((code, $"summarizer: There is no folder {missing} yet.\n{more}"), (run.Code, run.Error));
        Assert.False(Directory.Exists(missing));
    }

    [Theory]
    [InlineData("list")]
    [InlineData("upload {0}")]
    [InlineData("sweep")]
    [InlineData("sweep --dry-run")]
    public async Task A_storage_folder_that_is_a_file_is_said_to_be_one(string line)
    {
        string file = _articles.Write("a.txt", Article);

        CommandLineRun run = await CommandLineRun.OfAsync(
            [.. line.Split(' ').Select(a => a == "{0}" ? file : a), "--storage", "folder:" + file]);

        Assert.Equal((1, $"summarizer: {file} is a file, not a folder. See: summarizer doctor\n"),
            (run.Code, run.Error));
    }

    [Fact]
    public async Task Storage_that_does_not_answer_is_named_in_one_line()
    {
        int port = Cli.Demo.Ports.Any();
        string nobody =
            $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=AAAA;BlobEndpoint=http://127.0.0.1:{port}/devstoreaccount1;";
        CommandLineRun list = await CommandLineRun.OfAsync("list", "--storage", nobody);

        Assert.Equal(1, list.Code);
        Assert.Contains($"127.0.0.1:{port}", list.Error, StringComparison.Ordinal);
        Assert.EndsWith("See: summarizer doctor\n", list.Error, StringComparison.Ordinal);
        Assert.Single(list.Error.TrimEnd('\n').Split('\n'));
        Assert.DoesNotContain("AAAA", list.Error, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _articles.Dispose();
        _store.Dispose();
    }

    private Task<CommandLineRun> RunAsync(params string[] args) =>
        CommandLineRun.OfAsync([.. args, "--storage", $"folder:{_store.Path}"]);
}
