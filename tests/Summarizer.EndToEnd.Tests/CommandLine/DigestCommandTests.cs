using System.Text.Json;
using Summarizer.EndToEnd.Tests.Support;

namespace Summarizer.EndToEnd.Tests.CommandLine;

public sealed class DigestCommandTests : IDisposable
{
    private readonly TemporaryFolder _articles = new();

    public void Dispose() => _articles.Dispose();

    [Fact]
    public async Task A_folder_becomes_one_summary_with_the_source_of_each_sentence()
    {
        _articles.Write("harbour.txt", Articles.Harbour);
        _articles.Write("deep/rivers.md", Articles.Rivers);

        CommandLineRun run = await CommandLineRun.OfAsync("digest", _articles.Path, "--sentences", "2");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(["[deep/rivers.md]", "[harbour.txt]"], run.Lines.Select(l => l[l.LastIndexOf('[')..]));
    }

    [Fact]
    public async Task Who_asks_for_what_no_article_has_is_told_so()
    {
        string a = _articles.Write("a.txt", Articles.Harbour), b = _articles.Write("b.txt", Articles.Rivers);

        CommandLineRun none = await CommandLineRun.OfAsync("digest", a, b, "--query", "zebra");
        CommandLineRun some = await CommandLineRun.OfAsync("digest", a, b, "--query", "bridge");

        Assert.Equal((0, "summarizer: No word of the query is in the text, so the query has no effect.\n"),
            (none.Code, none.Error));
        Assert.Equal((0, ""), (some.Code, some.Error));
    }

    [Fact]
    public async Task Text_that_is_missing_from_a_digest_is_said_on_standard_error()
    {
        string table = _articles.Write("table.md", "# Rooms\n\n| room | size |\n| --- | --- |\n| hall | 40 |\n");
        string page = _articles.Write(
            "page.html", "<!DOCTYPE html><nav><a href=/a>News</a> <a href=/b>Sport</a></nav>");

        CommandLineRun none = await CommandLineRun.OfAsync("digest", table);
        CommandLineRun some = await CommandLineRun.OfAsync("digest", _articles.Write("a.txt", Articles.Harbour), page);

        Assert.Equal((0, ""), (none.Code, none.Out));
        Assert.StartsWith("summarizer: The texts have words but no sentences", none.Error, StringComparison.Ordinal);
        Assert.StartsWith("summarizer: page.html: ", some.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_of_the_same_name_are_told_apart_by_their_paths()
    {
        string a = _articles.Write("a/report.txt", Articles.Harbour);
        string b = _articles.Write("b/report.txt", Articles.Rivers);

        CommandLineRun run = await CommandLineRun.OfAsync("digest", a, b, "--format", "json");

        Assert.Equal([a, b], JsonDocument.Parse(run.Out).RootElement.GetProperty("sources").EnumerateArray()
            .Select(s => s.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_costs_a_line_and_the_digest_is_made_of_the_others()
    {
        string good = _articles.Write("good.txt", Articles.Harbour), empty = _articles.Write("empty.txt", "");

        CommandLineRun some = await CommandLineRun.OfAsync("digest", good, empty);
        CommandLineRun none = await CommandLineRun.OfAsync("digest", empty);

        Assert.Equal((1, 3), (some.Code, some.Lines.Length));
        Assert.StartsWith("summarizer: empty.txt: The article", some.Error, StringComparison.Ordinal);
        Assert.Equal((1, ""), (none.Code, none.Out));
        Assert.Single(none.Error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task More_files_than_a_digest_takes_are_refused()
    {
        for (int i = 0; i < 26; i++)
            _articles.Write($"{i}.txt", Articles.Harbour);

        CommandLineRun run = await CommandLineRun.OfAsync("digest", _articles.Path);

        Assert.Equal((2, ""), (run.Code, run.Out));
        Assert.Contains("A digest must have 1 to 25 articles, but has 26.", run.Error, StringComparison.Ordinal);
    }
}
