using System.Diagnostics;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading;
using Summarizer.Pipeline.Reading.Ocr;
using Summarizer.Pipeline.Tests.Support;

namespace Summarizer.Pipeline.Tests.Reading.Ocr;

/// <summary>OCR by commands of this machine; most tests bring commands of their own.</summary>
public sealed class TesseractOcrTests : IDisposable
{
    private const string Table = """
        level	page_num	block_num	par_num	line_num	word_num	left	top	width	height	conf	text
        1	1	0	0	0	0	0	0	2474	3500	-1	
        4	1	1	1	1	0	300	600	900	45	-1	
        5	1	1	1	1	1	300	600	100	45	96.5	The
        5	1	1	1	1	2	420	600	100	45	91.0	mill
        4	1	2	1	1	0	100	900	20	45	-1	
        5	1	2	1	1	1	100	900	20	45	12.5	|~
        4	1	3	1	1	0	300	1000	700	45	-1	
        5	1	3	1	1	1	300	1000	100	45	95.0	 
        """;

    /// <summary>The same page with more words that tesseract is not sure of.</summary>
    private static readonly string Unclear =
        Table + string.Concat(Enumerable.Repeat("\n5\t1\t3\t1\t1\t2\t300\t1000\t100\t45\t5.0\tx", 9));

    private readonly string _folder = Directory.CreateTempSubdirectory("summarizer-ocr-test-").FullName;
    private readonly OcrOptions _options = new() { Engine = OcrOptions.Tesseract };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Words_become_lines_and_noise_is_left_out()
    {
        OcrPage page = TesseractOcr.Parse(4, Table, out bool isClear);

        Assert.True(isClear);
        Assert.Equal((4, 2474, 3500), (page.Number, page.Width, page.Height));
        Assert.Equal([new OcrLine("The mill", 300, 600, 1200, 645)], page.Lines);
    }

    /// <summary>Two lines as tesseract places them on sheets that were fed in each of the four ways.</summary>
    [Theory]
    [InlineData(2000, 3000, "300 600 900 40", "300 660 500 40")]
    [InlineData(3000, 2000, "2360 300 40 900", "2300 300 40 500")]
    [InlineData(2000, 3000, "800 2360 900 40", "1200 2300 500 40")]
    [InlineData(3000, 2000, "600 800 40 900", "660 1200 40 500")]
    public void Lines_of_a_turned_sheet_are_where_they_are_on_an_upright_one(
        int width, int height, string first, string second)
    {
        string table = $"1 1 0 0 0 0 0 0 {width} {height} -1 \n4 1 1 1 1 0 {first} -1 \n5 1 1 1 1 1 {first} 90 one\n"
            + $"4 1 1 1 2 0 {second} -1 \n5 1 1 1 2 1 {second} 90 two\n";

        OcrPage page = TesseractOcr.Parse(1, table.Replace(' ', '\t'), out _);

        Assert.Equal((2000, 3000), (page.Width, page.Height));
        Assert.Equal(
            [new OcrLine("one", 300, 600, 1200, 640), new OcrLine("two", 300, 660, 800, 700)],
            page.Lines.Select(Whole));
    }

    [Fact]
    public void A_picture_does_not_turn_its_page()
    {
        // The second picture is between two lines of one block.
        const string rows = "1 1 0 0 0 0 0 0 1700 2200 -1 \n"
            + "4 1 1 1 1 0 96 96 568 1508 -1 \n5 1 1 1 1 1 96 96 568 1508 95 \n"
            + "4 1 2 1 1 0 100 1650 204 25 -1 \n5 1 2 1 1 1 100 1650 204 25 95 Harbour\n"
            + "4 1 2 1 2 0 900 200 568 1508 -1 \n5 1 2 1 2 1 900 200 568 1508 95 \n"
            + "4 1 2 1 3 0 100 1690 439 32 -1 \n5 1 2 1 3 1 100 1690 439 32 95 market\n";

        OcrPage page = TesseractOcr.Parse(1, rows.Replace(' ', '\t'), out _);

        Assert.Equal(1700, page.Width);
        Assert.Equal(
            [new OcrLine("Harbour", 100, 1650, 304, 1675), new OcrLine("market", 100, 1690, 539, 1722)],
            page.Lines.Select(Whole));
    }

    [Fact]
    public async Task A_page_that_is_read_badly_is_read_once_more_with_its_turn()
    {
        Command("pdftoppm", "cat >/dev/null; echo $2");
        Command("tesseract", $"cat >/dev/null; cat \"{_folder}/$6\"");
        await File.WriteAllTextAsync(Path.Combine(_folder, "3"), Table.Replace("96.5", "20").Replace("91.0", "30"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "1"), Table);

        Assert.Equal("The mill", Assert.Single(Assert.Single(await ReadAsync([1])).Lines).Text);

        // What was read stays if the second attempt reads less.
        await File.WriteAllTextAsync(Path.Combine(_folder, "3"), Unclear);
        await File.WriteAllTextAsync(Path.Combine(_folder, "1"), "");
        Assert.Equal("The mill", Assert.Single(Assert.Single(await ReadAsync([1])).Lines).Text);
    }

    [Theory]
    [InlineData("exit 1")]
    [InlineData("exec sleep 60")]
    public async Task What_the_first_attempt_read_stays_if_the_second_one_fails(string second)
    {
        Command("pdftoppm", "cat >/dev/null; echo picture");
        Command("tesseract", $"cat >/dev/null; [ $6 = 1 ] && {second}; cat \"{_folder}/table\"");
        await File.WriteAllTextAsync(Path.Combine(_folder, "table"), Unclear);
        // The first attempt must end in this time also on a busy machine.
        _options.Timeout = TimeSpan.FromSeconds(3);

        Assert.Equal("The mill", Assert.Single(Assert.Single(await ReadAsync([1])).Lines).Text);
    }

    [Fact]
    public async Task A_caller_who_gives_up_in_the_second_attempt_is_obeyed()
    {
        string begun = Path.Combine(_folder, "begun");
        Command("pdftoppm", "cat >/dev/null; echo picture");
        Command("tesseract",
            $"cat >/dev/null; [ $6 = 1 ] && touch \"{begun}\" && exec sleep 60; cat \"{_folder}/table\"");
        await File.WriteAllTextAsync(Path.Combine(_folder, "table"), Unclear);
        using var end = new CancellationTokenSource();
        Task<IReadOnlyList<OcrPage>> reading = ReadAsync([1], end.Token);
        Assert.True(SpinWait.SpinUntil(() => File.Exists(begun), TimeSpan.FromSeconds(30)));
        await end.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task Each_page_is_drawn_and_recognised()
    {
        Command("pdftoppm", "cat >/dev/null; echo \"$@\"");
        Command("tesseract", $"cat >\"{_folder}/$$.seen\"; cat \"{_folder}/table\"");
        await File.WriteAllTextAsync(Path.Combine(_folder, "table"), Table);

        IReadOnlyList<OcrPage> pages = await ReadAsync([2, 5]);

        Assert.Equal([2, 5], pages.Select(page => page.Number));
        Assert.All(pages, page => Assert.Equal("The mill", Assert.Single(page.Lines).Text));
        string seen = string.Concat(Directory.GetFiles(_folder, "*.seen").Select(File.ReadAllText));
        Assert.Contains("-f 2 -l 2", seen, StringComparison.Ordinal);
        Assert.Contains("-f 5 -l 5", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_cannot_be_drawn_is_missing_and_a_tesseract_that_fails_is_unavailable()
    {
        Command("pdftoppm", "cat >/dev/null; [ \"$2\" = 1 ] && exit 1; echo picture");
        Command("tesseract", $"cat >/dev/null; cat \"{_folder}/table\"");
        await File.WriteAllTextAsync(Path.Combine(_folder, "table"), Table);
        Assert.Equal([2], (await ReadAsync([1, 2])).Select(page => page.Number));

        Command("tesseract", $"grep -q 1 && exit 1; cat \"{_folder}/table\"");
        Command("pdftoppm", "cat >/dev/null; echo picture $2");
        Assert.Equal([2], (await ReadAsync([1, 2])).Select(page => page.Number));

        Command("tesseract", "cat >/dev/null; exit 1");
        ArticleException failure = await Assert.ThrowsAsync<ArticleException>(() => ReadAsync([2]));

        Assert.Equal(FailureCode.OcrUnavailable, failure.Code);
        Assert.Contains("eng", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_names_commands_and_languages_that_are_missing_or_fail()
    {
        Assert.Contains("pdftoppm", await FaultAsync(), StringComparison.Ordinal);

        // A library is missing.
        Command("pdftoppm", "exit 127");
        Command("tesseract", "exit 127");
        Assert.StartsWith("The command pdftoppm fails.", await FaultAsync(), StringComparison.Ordinal);
        Command("pdftoppm", "exit 99");
        Assert.StartsWith("The command tesseract fails.", await FaultAsync(), StringComparison.Ordinal);

        Command("tesseract", "printf 'List of available languages (2):\\neng\\nosd\\n'");
        _options.Languages = "eng+chi_sim";
        string fault = await FaultAsync();
        Assert.StartsWith("The command tesseract has no data for chi_sim.", fault, StringComparison.Ordinal);
        Assert.Contains("tesseract-ocr-chi-sim", fault, StringComparison.Ordinal);

        _options.Languages = "eng";
        Assert.Null(await Record.ExceptionAsync(CheckAsync));

        async Task<string> FaultAsync() => (await Assert.ThrowsAsync<ArticleException>(CheckAsync)).Message;
        Task CheckAsync() =>
            new TesseractOcr(_options, new ReadingLimits(), _folder).CheckAsync(CancellationToken.None);
    }

    [Fact]
    public async Task When_time_is_up_the_command_ends_and_earlier_pages_count()
    {
        Command("pdftoppm",
            $"cat >/dev/null; [ \"$2\" = 2 ] && echo $$ >\"{_folder}/pid\" && exec sleep 60; echo picture");
        Command("tesseract", $"cat >/dev/null; cat \"{_folder}/table\"");
        await File.WriteAllTextAsync(Path.Combine(_folder, "table"), Table);
        // Page 1 must be read in this time also on a busy machine.
        _options.Timeout = TimeSpan.FromSeconds(3);

        Assert.Equal([1], (await ReadAsync([1, 2, 3])).Select(page => page.Number));
        ArticleException none = await Assert.ThrowsAsync<ArticleException>(() => ReadAsync([2, 3]));
        Assert.Equal(FailureCode.OcrUnavailable, none.Code);

        int id = int.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "pid")));
        // The system needs a moment to clear an ended process away.
        Assert.True(SpinWait.SpinUntil(() => !IsRunning(id), TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_obeyed()
    {
        Command("pdftoppm", "exec sleep 60");
        using var end = new CancellationTokenSource();
        Task<IReadOnlyList<OcrPage>> reading =
            new TesseractOcr(_options, new ReadingLimits(), _folder)
                .ReadAsync(new OcrRequest("x"u8.ToArray(), [1]), end.Token);
        await end.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task A_command_sees_none_of_the_apps_settings_and_writes_only_so_much()
    {
        Environment.SetEnvironmentVariable("SUMMARIZER_OCR_TEST_SECRET", "secret");
        string print = Command("print", "env");
        byte[] output = (await BoundedCommand.RunAsync([print], default, 100_000, 1 << 30, CancellationToken.None))!;
        Assert.DoesNotContain("SECRET", System.Text.Encoding.UTF8.GetString(output), StringComparison.Ordinal);

        string much = Command("much", "exec yes");
        Assert.Null(await BoundedCommand.RunAsync([much], default, 100_000, 1 << 30, CancellationToken.None));
    }

    [Fact]
    public async Task A_command_that_is_not_installed_is_named()
    {
        ArticleException failure = await Assert.ThrowsAsync<ArticleException>(() => ReadAsync([1]));

        Assert.Equal(FailureCode.OcrUnavailable, failure.Code);
        Assert.Contains("pdftoppm", failure.Message, StringComparison.Ordinal);
        Assert.Contains("tesseract-ocr", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>With the real commands if they are installed, as in CI; otherwise with their absence.</summary>
    [Fact]
    public async Task The_installed_commands_read_a_page_and_missing_ones_are_reported()
    {
        bool installed = new[] { "pdftoppm", "tesseract" }.All(command =>
            (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
                .Any(folder => File.Exists(Path.Combine(folder, command))));
        Task<IReadOnlyList<OcrPage>> reading = new TesseractOcr(_options, new ReadingLimits())
            .ReadAsync(new OcrRequest(PdfMaker.MakeDrawn(1, []), [1]), CancellationToken.None);

        if (installed)
            Assert.Equal(PdfMaker.Drawn,
                string.Join(' ', Assert.Single(await reading).Lines.Select(line => line.Text)));
        else
            Assert.Equal(FailureCode.OcrUnavailable, (await Assert.ThrowsAsync<ArticleException>(() => reading)).Code);
    }

    private Task<IReadOnlyList<OcrPage>> ReadAsync(int[] pages, CancellationToken cancellationToken = default) =>
        new TesseractOcr(_options, new ReadingLimits(), _folder)
            .ReadAsync(new OcrRequest("%PDF-"u8.ToArray(), pages), cancellationToken);

    private string Command(string name, string script)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, "#!/bin/sh\n" + script + "\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private static OcrLine Whole(OcrLine line) => new(line.Text, Math.Round(line.Left), Math.Round(line.Top),
        Math.Round(line.Right), Math.Round(line.Bottom));

    private static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
