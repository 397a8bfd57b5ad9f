using System.Text.Json;

namespace Summarizer.EndToEnd.Tests.CommandLine;

public sealed class ReadTests : IDisposable
{
    private const string Page = """
        <!DOCTYPE html><html lang="en"><head><title>Library lends tools</title></head><body><main><h1>Library lends tools</h1>
        <p>By Ida Berg, 4 May 2026</p><p>The library of Norrby lends garden tools since April. Forty neighbours borrowed a spade in the first week.</p>
        <h2>What * costs</h2><ul><li>A spade is free of charge for readers of the library.</li><li>A saw costs 2 crowns for each of the days.</li></ul></main></body></html>
        """;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Each_block_is_a_line_with_its_kind_and_the_rule_that_removed_it()
    {
        CommandLineRun run = await CommandLineRun.OfAsync("read", _folder.Write("page.html", Page));

        Assert.Equal(0, run.Code);
        Assert.Equal(["type: text/html", "language: en", "title: Library lends tools"], run.Lines[..3]);
        Assert.Contains(
            "[paragraph] The library of Norrby lends garden tools since April. Forty neighbours borrowed a spade in "
                + "the first week.", run.Lines);
        Assert.Contains("[heading 2] What * costs", run.Lines);
        Assert.Contains("[list item] A saw costs 2 crowns for each of the days.", run.Lines);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Markdown_escapes_what_is_not_markup()
    {
        CommandLineRun run =
            await CommandLineRun.OfAsync("read", _folder.Write("page.html", Page), "--format", "markdown");

        Assert.Contains("## What \\* costs", run.Lines);
        Assert.Contains("- A spade is free of charge for readers of the library.", run.Lines);
    }

    [Fact]
    public async Task Json_has_the_offset_of_each_block_and_one_line_per_document()
    {
        string page = _folder.Write("page.html", Page);
        CommandLineRun one = await CommandLineRun.OfAsync("read", page, "--format", "json");
        CommandLineRun two =
            await CommandLineRun.OfAsync("read", page, _folder.Write("b.txt", "The ferry was late."),
                "--format", "json");

        using JsonDocument json = JsonDocument.Parse(one.Out);
        JsonElement last = json.RootElement.GetProperty("blocks").EnumerateArray().Last();
        Assert.Equal("A saw costs 2 crowns for each of the days.", last.GetProperty("text").GetString());
        Assert.Equal(last.GetProperty("text").GetString()!.Length, last.GetProperty("length").GetInt32());
        Assert.Equal(2, two.Lines.Length);
    }

    [Fact]
    public async Task Standard_input_is_read_like_a_file_and_a_file_that_cannot_be_read_costs_one_line()
    {
        CommandLineRun piped = await CommandLineRun.WithInputAsync(Page, "read");
        CommandLineRun broken =
            await CommandLineRun.OfAsync("read", _folder.Write("a.txt", "The ferry was late."),
                _folder.Write("b.pdf", "%PDF-1.7"));

        Assert.Contains("[heading 2] What * costs", piped.Lines);
        Assert.Equal(1, broken.Code);
        Assert.Contains("[paragraph] The ferry was late.", broken.Lines);
        Assert.Contains("b.pdf: ", broken.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_Markdown_a_paragraph_stays_a_paragraph_and_a_table_has_a_head()
    {
        const string Text =
            "<p>1. FC Lindau won the cup &gt; 80 years ago.</p><p>- 5 degrees were measured at night on the hill.</p>"
            + "<table><tr><th>Pier</th><th>Ships a day</th></tr><tr><td>North</td><td>14 * 2</td></tr></table>";

        CommandLineRun run = await CommandLineRun.OfAsync(
            "read", _folder.Write("page.html", $"<html><body><main>{Text}</main></body></html>"), "-f", "markdown");

        Assert.Contains("1\\. FC Lindau won the cup \\> 80 years ago.", run.Lines);
        Assert.Contains("\\- 5 degrees were measured at night on the hill.", run.Lines);
        Assert.Contains("| Pier | Ships a day |\n| --- | --- |\n| North | 14 \\* 2 |", run.Out,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<tr><th></th><th>2023</th><th>2024</th></tr><tr><td>Cost</td><td>5</td><td>6</td></tr>",
        "| | 2023 | 2024 |\n| --- | --- | --- |\n| Cost | 5 | 6 |\n")]
    [InlineData("<tr><th>Pier</th><th>May</th><th>June</th></tr><tr><td>North</td><td></td><td>3</td></tr>",
        "| Pier | May | June |\n| --- | --- | --- |\n| North | | 3 |\n")]
    [InlineData("<tr><th colspan='3'>Costs in euros</th></tr><tr><td>North</td><td>a|b</td><td></td></tr>",
        "| Costs in euros | | |\n| --- | --- | --- |\n| North | a\\|b | |\n")]
    public async Task In_Markdown_each_cell_of_a_table_stays_in_its_column(string rows, string expected)
    {
        string page = "<html><body><main><p>The ferry was late on the first day of the year.</p>"
            + $"<table>{rows}</table></main></body></html>";

        CommandLineRun run = await CommandLineRun.OfAsync("read", _folder.Write("page.html", page), "-f", "markdown");

        Assert.EndsWith("\n\n" + expected, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_Markdown_the_bars_around_a_table_of_plain_text_are_no_cells()
    {
        const string Text = "The ferry was late on Monday.\n\n| Pier | Ships |\n| North | 14 |\n| South | 15 |\n";

        CommandLineRun run = await CommandLineRun.OfAsync("read", _folder.Write("a.txt", Text), "-f", "markdown");

        Assert.Contains("| Pier | Ships |\n| --- | --- |\n| North | 14 |\n", run.Out, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
