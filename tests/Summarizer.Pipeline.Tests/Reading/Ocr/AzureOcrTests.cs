using System.Text;
using Summarizer.Pipeline.Budgeting;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading;
using Summarizer.Pipeline.Reading.Ocr;
using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Tests.Support;

namespace Summarizer.Pipeline.Tests.Reading.Ocr;

/// <summary>Azure AI Document Intelligence, against a server that imitates it.</summary>
public sealed class AzureOcrTests : IAsyncDisposable
{
    private static readonly byte[] Scan = PdfMaker.MakeDrawn(1, []);

    private readonly OcrServer _server = new();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task The_PDF_is_sent_with_its_pages_and_the_result_is_asked_for_until_it_is_there()
    {
        IReadOnlyList<OcrPage> pages = await ReadAsync(Scan, [2, 3, 4, 7]);

        Assert.Equal(
            "POST /documentintelligence/documentModels/prebuilt-read:analyze?api-version=2024-11-30&pages=2-4,7",
            _server.Requests.First());
        Assert.Equal(Scan, _server.Pdf);
        Assert.Equal(3, _server.Requests.Count);
        OcrPage page = Assert.Single(pages);
        Assert.Equal((2, 8.2639, 11.6944), (page.Number, page.Width, page.Height));
        AssertPlace(page.Lines[0]);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-7.6)]
    [InlineData(90)]
    [InlineData(-90)]
    [InlineData(180)]
    public async Task A_turned_page_is_read_like_an_upright_one(double angle)
    {
        string[] lines = ["The mill on the river was sold in spring to three families who", "bake bread there now.",
            "A second oven comes in May, and the wheel is to turn again by", "autumn of the year after."];
        (_server.Lines, _server.Angle) = (lines, angle);
        AzureOcr engine = Engine(_server.Options);

        OcrPage page = Assert.Single(await engine.ReadAsync(FirstPage, CancellationToken.None));
        ReadArticle read = await new OcrReader(new SummarizerOptions(), engine).ReadAsync(Scan, null, "a.pdf");

        AssertPlace(page.Lines[0]);
        Assert.Equal(string.Join(' ', lines), read.Document.Text.Trim());
    }

    [Fact]
    public async Task Throttling_is_waited_out()
    {
        _server.Failures.Enqueue((429, OcrServer.Error("429")));
        _server.Failures.Enqueue((202, ""));
        _server.Failures.Enqueue((503, ""));

        Assert.Single(await ReadAsync(Scan, [1]));
    }

    [Theory]
    [InlineData(400, "InvalidRequest", FailureCode.UnreadableArticle)]
    [InlineData(413, "", FailureCode.UnreadableArticle)]
    [InlineData(400, "BadRequest", FailureCode.OcrUnavailable)]
    [InlineData(400, "", FailureCode.OcrUnavailable)]
    [InlineData(401, "401", FailureCode.OcrUnavailable)]
    [InlineData(403, "Forbidden", FailureCode.OcrUnavailable)]
    [InlineData(404, "NotFound", FailureCode.OcrUnavailable)]
    [InlineData(501, "", FailureCode.OcrUnavailable)]
    public async Task A_refusal_is_permanent_or_retried(int status, string code, string expected)
    {
        _server.Failures.Enqueue((status, code.Length > 0 ? OcrServer.Error(code) : "<html>"));

        ArticleException refusal = await RefusalAsync();

        Assert.Equal(expected, refusal.Code);
        Assert.Contains($"{status}", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"status":"failed","error":{"code":"InternalServerError"}}""", FailureCode.OcrUnavailable)]
    [InlineData("""{"status":"failed","error":{"code":"InvalidRequest"}}""", FailureCode.UnreadableArticle)]
    [InlineData("""{"status":"failed"}""", FailureCode.OcrUnavailable)]
    [InlineData("""{"status":"succeeded"}""", FailureCode.OcrUnavailable)]
    [InlineData("""{"status":5}""", FailureCode.OcrUnavailable)]
    [InlineData("""[]""", FailureCode.OcrUnavailable)]
    [InlineData("""{"status":"succ""", FailureCode.OcrUnavailable)]
    [InlineData("""{"status":"succeeded","analyzeResult":{"pages":[{"pageNumber":1,"width":1,"height":1,"lines":[{"content":"a","polygon":[]}]}]}}""",
        FailureCode.OcrUnavailable)]
    public async Task A_failed_or_damaged_result_is_permanent_or_retried(string result, string expected)
    {
        _server.Result = result;

        Assert.Equal(expected, (await RefusalAsync()).Code);
    }

    [Fact]
    public async Task The_key_is_sent_to_no_other_host()
    {
        await using var other = new OcrServer();
        _server.Location = other.Endpoint + "result";

        ArticleException refusal = await RefusalAsync();
        Assert.Equal(FailureCode.OcrUnavailable, refusal.Code);
        Assert.Contains("returned a result URL on another host", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task A_check_reads_no_page_and_names_what_is_wrong()
    {
        await Engine(_server.Options).CheckAsync(CancellationToken.None);
        Assert.Equal("GET /documentintelligence/info?api-version=2024-11-30", Assert.Single(_server.Requests));

        OcrOptions options = _server.Options;
        options.ApiKey = "another-key";
        ArticleException refusal = await Assert.ThrowsAsync<ArticleException>(
            () => Engine(options).CheckAsync(CancellationToken.None));
        Assert.Contains("rejected the app's credentials (401, 401)", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://mine.cognitiveservices.azure.com/", "https://cognitiveservices.azure.com/.default")]
    [InlineData("https://mine.cognitiveservices.azure.us/", "https://cognitiveservices.azure.us/.default")]
    [InlineData("https://mine.cognitiveservices.azure.cn/", "https://cognitiveservices.azure.cn/.default")]
    public void An_identity_asks_for_the_token_of_the_endpoints_cloud(string endpoint, string scope) =>
        Assert.Equal(scope, AzureIdentity.ServicesScope(new Uri(endpoint)));

    [Theory]
    [InlineData("http://localhost:5000", null, 50, "Summarizer:Ocr:ApiKey")]
    [InlineData("http://localhost:5000", "key", 501, "Summarizer:Ocr:MaxPages")]
    [InlineData("http://scans.example.org", "key", 50, "Summarizer:Ocr:Endpoint")]
    [InlineData("http://localhost:5000", "ke\u200By", 50, "Summarizer:Ocr:ApiKey")]
    public void Settings_that_cannot_work_are_refused(string endpoint, string? key, int pages, string named)
    {
        var options = new OcrOptions { Engine = OcrOptions.Azure, Endpoint = endpoint, ApiKey = key, MaxPages = pages };

        Assert.Contains(named, Assert.Throws<InvalidSettingException>(options.Validate).Message,
            StringComparison.Ordinal);
        new OcrOptions { Engine = OcrOptions.Azure, Endpoint = "http://localhost:5000", ApiKey = "k", MaxPages = 500 }
            .Validate();
    }

    [Fact]
    public async Task A_service_that_does_not_finish_in_time_or_is_not_there_is_unavailable()
    {
        _server.Result = """{"status":"running"}""";
        Assert.Equal(FailureCode.OcrUnavailable, (await RefusalAsync()).Code);

        await _server.DisposeAsync();
        Assert.Equal(FailureCode.OcrUnavailable, (await RefusalAsync()).Code);
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_obeyed()
    {
        using var end = new CancellationTokenSource();
        _server.Result = """{"status":"running"}""";
        Task<IReadOnlyList<OcrPage>> reading =
            Engine(_server.Options).ReadAsync(FirstPage, end.Token);
        await end.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task An_article_that_OCR_could_not_read_is_read_when_the_service_is_back()
    {
        _server.Failures.Enqueue((501, ""));
        var options = new SummarizerOptions { Ocr = _server.Options, DeferredRetryAfter = TimeSpan.Zero };
        var shop = new Workshop(new MemoryArticleStore(), options);
        await shop.UploadAsync("a.pdf", Scan, "application/pdf");

        Assert.Equal(ArticleOutcome.Failed, await shop.Summarize.RunAsync("a.pdf"));
        Assert.Equal(FailureCode.OcrUnavailable, (await shop.ResultAsync("a.pdf"))!.Error!.Code);

        Assert.Equal(1, (await shop.Sweep.RunAsync()).Processed);
        SummaryResult result = (await shop.ResultAsync("a.pdf"))!;
        Assert.Equal("succeeded", result.Status);
        Assert.Equal([1], result.Document!.OcrPages!);
        Assert.Contains(result.Warnings, warning => warning.Code == WarningCode.ReadByOcr);
    }

    [Fact]
    public async Task A_scan_beyond_the_days_pages_waits_for_the_next_day()
    {
        var time = new ManualTime();
        OcrOptions ocr = _server.Options;
        (ocr.MaxPages, ocr.MaxPagesPerDay) = (1, 2);
        var shop = new Workshop(
            new MemoryArticleStore { Time = time },
            new SummarizerOptions { Ocr = ocr, DeferredRetryAfter = TimeSpan.Zero }, time: time);
        foreach (string name in new[] { "a.pdf", "b.pdf", "c.pdf" })
            await shop.UploadAsync(name, [.. Scan, .. Encoding.ASCII.GetBytes($"\n%{name}")], "application/pdf");

        Assert.Equal(ArticleOutcome.Summarised, await shop.Summarize.RunAsync("a.pdf"));
        Assert.Equal(ArticleOutcome.Summarised, await shop.Summarize.RunAsync("b.pdf"));
        Assert.Equal(ArticleOutcome.Failed, await shop.Summarize.RunAsync("c.pdf"));
        ErrorInfo error = (await shop.ResultAsync("c.pdf"))!.Error!;
        Assert.Equal(FailureCode.OcrUnavailable, error.Code);
        Assert.Contains("The day's budget of 2 pages of OCR is used up.", error.Message, StringComparison.Ordinal);

        time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, (await shop.Sweep.RunAsync()).Processed);
        Assert.Equal("succeeded", (await shop.ResultAsync("c.pdf"))!.Status);
    }

    [Fact]
    public async Task A_call_that_the_service_does_not_accept_costs_nothing_of_the_day()
    {
        OcrOptions options = _server.Options;
        (options.MaxPages, options.MaxPagesPerDay) = (1, 1);
        DayBudget budget = DayBudget.OfOcr(options, new MemoryNotes(), TimeProvider.System);
        var ocr = new AzureOcr(options, budget, new OcrMemory(notes: null), TimeSpan.Zero);
        _server.Failures.Enqueue((401, OcrServer.Error("401")));
        await Assert.ThrowsAsync<ArticleException>(() => ocr.ReadAsync(FirstPage, CancellationToken.None));
        Assert.Single(await ocr.ReadAsync(FirstPage, CancellationToken.None));

        ArticleException refusal =
            await Assert.ThrowsAsync<ArticleException>(() => ocr.ReadAsync(FirstPage, CancellationToken.None));
        Assert.Contains("MaxPagesPerDay", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_that_is_read_again_pays_for_its_pages_once()
    {
        var model = new FakeRewriter((_, _) => Task.FromResult(FakeRewriter.Deferred()));
        var time = new ManualTime();
        var shop = new Workshop(
            new MemoryArticleStore { Time = time }, new SummarizerOptions { Ocr = _server.Options }, model, time);
        await shop.UploadAsync("a.pdf", Scan, "application/pdf");
        Assert.Equal(ArticleOutcome.Deferred, await shop.Summarize.RunAsync("a.pdf"));

        // Even if the service is unavailable by now, the article keeps its summary.
        await _server.DisposeAsync();
        time.Advance(TimeSpan.FromMinutes(10));
        model.Answer = (_, _) => Task.FromResult(FakeRewriter.Says("The mill opens again."));
        Assert.Equal(1, (await shop.Sweep.RunAsync()).Processed);
        Assert.Equal("The mill opens again.", (await shop.ResultAsync("a.pdf"))!.Llm!.Text);
        Assert.Single(_server.Requests, request => request.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reading_that_was_not_finished_goes_on_at_the_next_attempt()
    {
        var memory = new OcrMemory(new MemoryNotes());
        using var end = new CancellationTokenSource();
        _server.Result = """{"status":"running"}""";
        Task<IReadOnlyList<OcrPage>> first = Engine(_server.Options, memory).ReadAsync(FirstPage, end.Token);
        using var tooLong = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!_server.Requests.Any(request => request.StartsWith("GET", StringComparison.Ordinal)))
            await Task.Delay(TimeSpan.FromMilliseconds(5), tooLong.Token);
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        _server.Result = null;
        Assert.Single(await Engine(_server.Options, memory).ReadAsync(FirstPage, CancellationToken.None));
        Assert.Single(_server.Requests, request => request.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_result_that_the_service_no_longer_has_is_read_again()
    {
        var memory = new OcrMemory(new MemoryNotes());
        var old = new Uri($"{_server.Endpoint}documentintelligence/documentModels/prebuilt-read/analyzeResults/0");
        await memory.RememberAsync(FirstPage.KeyOf(OcrOptions.Azure), old, CancellationToken.None);
        _server.Failures.Enqueue((404, OcrServer.Error("NotFound")));
        Assert.Single(await Engine(_server.Options, memory).ReadAsync(FirstPage, CancellationToken.None));
    }

    [Fact]
    public void Turning_OCR_on_makes_earlier_results_stale()
    {
        string off = new SummaryPipeline(new SummarizerOptions()).OptionsHash;

        Assert.NotEqual(off, new SummaryPipeline(new SummarizerOptions { Ocr = _server.Options }).OptionsHash);
    }

    [Fact]
    public void A_result_that_lacks_pages_because_OCR_was_unavailable_is_looked_at_again()
    {
        var result = new SummaryResult
        {
            Id = "a.pdf",
            Status = ResultStatus.Succeeded,
            Source = new SourceInfo("a.pdf", null, null, null, null, null),
            Options = new ResolvedOptions(),
            Timings = new Timings(0, 0, 0, 0),
            CreatedAt = default,
            Generator = "test",
        };

        Assert.False(FailurePolicy.MayPass(result));
        Assert.True(FailurePolicy.MayPass(result with { Warnings = [new Warning(WarningCode.OcrUnavailable, "x")] }));
    }

    private static void AssertPlace(OcrLine line)
    {
        double[] expected = [1, 2, 6, 2.16], actual = [line.Left, line.Top, line.Right, line.Bottom];
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 0.0001));
    }

    private static OcrRequest FirstPage => new(Scan, [1]);

    private static AzureOcr Engine(OcrOptions options, OcrMemory? memory = null) =>
        new(options, DayBudget.OfOcr(options, notes: null, TimeProvider.System), memory ?? new OcrMemory(notes: null),
            TimeSpan.Zero);

    private Task<IReadOnlyList<OcrPage>> ReadAsync(byte[] pdf, int[] pages) =>
        Engine(_server.Options).ReadAsync(new OcrRequest(pdf, pages), CancellationToken.None);

    private Task<ArticleException> RefusalAsync()
    {
        OcrOptions options = _server.Options;
        options.Timeout = TimeSpan.FromSeconds(1);
        return Assert.ThrowsAsync<ArticleException>(
            () => Engine(options).ReadAsync(FirstPage, CancellationToken.None));
    }
}
