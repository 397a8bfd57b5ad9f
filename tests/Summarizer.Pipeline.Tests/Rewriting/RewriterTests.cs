using System.Globalization;
using System.Text.RegularExpressions;
using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Rewriting;
using Summarizer.Pipeline.Rewriting.Budgeting;
using Summarizer.Pipeline.Rewriting.Endpoints;
using Summarizer.Pipeline.Rewriting.Prompting;
using Summarizer.Pipeline.Storage;
using Summarizer.Pipeline.Tests.Support;

namespace Summarizer.Pipeline.Tests.Rewriting;

public sealed class RewriterTests
{
    private readonly Lock _gate = new();

    [Fact]
    public async Task A_good_answer_becomes_a_summary_with_its_sources_and_what_it_cost()
    {
        await using var server = new ModelServer();
        LlmPart part = await Writers.WriteAsync(Writers.Options(server));

        Assert.Equal((ResultStatus.Succeeded, null), (part.Status, part.Reason));
        Assert.Equal([0, 1, 2], part.Sentences!.SelectMany(s => s.Sources));
        Assert.All(part.Sentences!, s => Assert.Equal(("supported", ""), (s.Grounding, string.Join(' ', s.Issues))));
        Assert.Equal(string.Join(' ', part.Sentences!.Select(s => s.Text)), part.Text);
        Assert.Equal((server.InputTokens, server.OutputTokens, 1, 0),
            (part.Usage!.InputTokens, part.Usage.OutputTokens, part.Usage.Calls, part.Usage.Retries));
        Assert.Equal(("test-model-2026", "2"), (part.Model, part.PromptVersion));
    }

    [Fact]
    public async Task Azure_is_called_by_its_deployment()
    {
        await using var server = new ModelServer();
        LlmOptions options = Writers.Options(server);
        (options.Endpoint, options.Deployment, options.Model) = (server.AzureEndpoint, "my-deployment", null);
        LlmPart part = await Writers.WriteAsync(options);
        Assert.Equal(ResultStatus.Succeeded, part.Status);
        Assert.StartsWith("/openai/deployments/my-deployment/chat/completions?api-version=",
            Assert.Single(server.Paths));
    }

    [Fact]
    public async Task The_article_is_sent_as_numbered_lines_between_marks_of_one_request()
    {
        var requests = new List<ModelRequest>();
        await using var server = new ModelServer(request =>
        {
            lock (requests)
                requests.Add(request);
            return ModelReply.Of(request.FirstSentences(3));
        });
        await Writers.WriteAsync(Writers.Options(server), name: "news/<b>\"storm\".txt");
        await Writers.WriteAsync(Writers.Options(server));
        string[] first = requests[0].Article.Split('\n');
        Assert.Matches("^<<<ARTICLE [0-9a-f]{16}>>>$", first[0]);
        Assert.Equal(first[0].Replace("ARTICLE", "END"), first[^1]);
        Assert.NotEqual(first[0], requests[1].Article.Split('\n')[0]);
        Assert.Equal("File: news/<b>\"storm\".txt", first[1]);
        Assert.StartsWith("[0] Rotterdam opened", first[2]);
        Assert.Equal("json_schema", (string?)requests[0].Json["response_format"]!["type"]);
        Assert.Null(requests[0].Json["tools"]);
    }

    [Fact]
    public async Task Errors_are_named_once_and_a_mended_answer_stands()
    {
        await using var server = new ModelServer(request => request.IsRepair
            ? ModelReply.Of(request.FirstSentences(2))
            : ModelReply.Of([.. request.FirstSentences(1), ("The barrier cost 9,000 million euros.", [1])]));
        LlmPart part = await Writers.WriteAsync(Writers.Options(server));
        Assert.Equal((ResultStatus.Succeeded, 2, 2), (part.Status, part.Sentences!.Count, part.Usage!.Calls));
    }

    [Fact]
    public async Task What_stays_unsupported_is_dropped_or_marked_as_configured()
    {
        await using var server =
            new ModelServer(request =>
                ModelReply.Of([.. request.FirstSentences(2), ("Engineers from Leiden designed the gates.", [2])]));
        LlmOptions options = Writers.Options(server);
        LlmPart dropped = await Writers.WriteAsync(options);
        options.Unsupported = "mark";
        LlmPart marked = await Writers.WriteAsync(options);
        Assert.DoesNotContain("Leiden", dropped.Text);
        Assert.Contains("1 of 3", dropped.Reason);
        Assert.Equal("unsupported", marked.Sentences![2].Grounding);
        Assert.Contains("name", marked.Sentences[2].Issues);
    }

    [Fact]
    public async Task Where_less_than_half_is_left_there_is_no_summary()
    {
        await using var server = new ModelServer(request => ModelReply.Of(
            [.. request.FirstSentences(1), ("The mayor of Leiden resigned.", [0]),
                ("Prices fell by 80 per cent.", [1])]));
        LlmPart part = await Writers.WriteAsync(Writers.Options(server));
        Assert.Equal((ResultStatus.Failed, null, 2), (part.Status, part.Text, part.Usage!.Calls));
        Assert.Contains("1 of the summary's 3", part.Reason);
    }

    [Fact]
    public async Task A_summary_is_never_longer_than_its_source()
    {
        await using var server = new ModelServer(request => ModelReply.Of(request.FirstSentences(100)));
        LlmPart part = await Writers.WriteAsync(Writers.Options(server));
        Assert.Equal(ResultStatus.Succeeded, part.Status);
        Assert.InRange(TextLength.Words(part.Text!), 1, 90);
    }

    [Fact]
    public async Task A_text_no_longer_than_its_summary_is_skipped_without_a_call()
    {
        await using var server = new ModelServer();
        LlmPart part =
            await Writers.WriteAsync(Writers.Options(server), "Rotterdam opened a storm barrier. It cost much money.");
        Assert.Equal((ResultStatus.Skipped, 0), (part.Status, server.Requests));
    }

    [Theory]
    [InlineData("-5")]
    [InlineData("soon")]
    public async Task A_Retry_After_that_names_no_time_is_ignored(string retryAfter)
    {
        int calls = 0;
        await using var server =
            new ModelServer(request => Interlocked.Increment(ref calls) == 1
                ? ModelReply.Error(429, retryAfter)
                : ModelReply.Of(request.FirstSentences(2)));
        LlmPart part = await Writers.WriteAsync(Writers.Options(server));
        Assert.Equal((ResultStatus.Succeeded, 1, 1), (part.Status, part.Usage!.Calls, part.Usage.Retries));
    }

    [Theory]
    [InlineData("3600", 1)]
    [InlineData("99999999999999999999", 24)]
    [InlineData("Wed, 21 Oct 2099 07:28:00 GMT", 24)]
    public async Task An_article_waits_as_long_as_Retry_After_says_and_a_day_at_most(string retryAfter, double hours)
    {
        await using var server = new ModelServer(_ => ModelReply.Error(429, retryAfter));
        LlmPart part = await Writers.WriteAsync(Writers.Options(server));
        Assert.Equal((ResultStatus.Deferred, "throttled", 1), (part.Status, part.Code, server.Requests));
        Assert.InRange((part.NotBefore!.Value - DateTimeOffset.UtcNow).TotalHours, hours - 0.1, hours);
    }

    [Fact]
    public async Task A_wait_that_outlasts_the_deadline_is_not_made()
    {
        await using var server = new ModelServer(_ => ModelReply.Error(503, "50"));
        LlmOptions options = Writers.Options(server);
        (options.MaxRetryDelay, options.Deadline) = (TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(30));
        long started = TimeProvider.System.GetTimestamp();
        LlmPart part = await Writers.WriteAsync(options);
        Assert.Equal((ResultStatus.Deferred, "unavailable", 1), (part.Status, part.Code, server.Requests));
        Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 0, 25);
    }

    [Fact]
    public async Task A_model_that_stalls_is_left_at_the_deadline()
    {
        await using var server = new ModelServer(_ => new ModelReply(ModelReplyKind.StallInBody));
        LlmOptions options = Writers.Options(server);
        (options.CallTimeout, options.Deadline, options.MaxRetries) =
            (TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(1), 0);
        LlmPart part = await Writers.WriteAsync(options);
        Assert.Equal(ResultStatus.Deferred, part.Status);
        Assert.Contains("within 1 seconds", part.Reason);
    }

    [Fact]
    public async Task A_caller_who_waits_has_his_answer_in_time()
    {
        await using var server = new ModelServer(_ => new ModelReply(ModelReplyKind.StallBefore));
        RewriteRequest request = Writers.Request() with { AnswerBy = DateTimeOffset.UtcNow.AddMilliseconds(400) };
        LlmPart part = await RewriterFactory.Create(Writers.Options(server))!.RewriteAsync(request, default);
        Assert.Equal(ResultStatus.Deferred, part.Status);
        Assert.Equal(server.Requests, part.Usage!.Calls + part.Usage.Retries);
    }

    [Fact]
    public async Task A_call_that_is_too_late_to_be_sent_costs_nothing()
    {
        await using var server = new ModelServer();
        RewriteRequest request = Writers.Request() with { AnswerBy = DateTimeOffset.UtcNow.AddSeconds(-1) };
        LlmPart part = await RewriterFactory.Create(Writers.Options(server))!.RewriteAsync(request, default);
        Assert.Equal((ResultStatus.Deferred, "late", 0), (part.Status, part.Code, server.Requests));
        Assert.Equal((0, 0, null), (part.Usage!.Calls, part.Usage.EstimatedCostUsd, part.Usage.UnconfirmedCostUsd));
    }

    [Theory]
    [InlineData("end_turn")]
    [InlineData("eos")]
    [InlineData("")]
    public async Task A_reason_to_finish_that_only_this_server_knows_costs_nothing(string finish)
    {
        await using var server =
            new ModelServer(request => ModelReply.Of(request.FirstSentences(3)) with { Finish = finish });
        LlmPart part = await Writers.WriteAsync(Writers.Options(server));
        Assert.Equal((ResultStatus.Succeeded, 1, 0, server.InputTokens),
            (part.Status, part.Usage!.Calls, part.Usage.Retries, part.Usage.InputTokens));
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_heard()
    {
        await using var server = new ModelServer(_ => new ModelReply(ModelReplyKind.StallBefore));
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Writers.WriteAsync(Writers.Options(server),
            cancellationToken: cancel.Token));
    }

    [Fact]
    public async Task The_same_content_is_not_paid_for_twice_even_under_another_name()
    {
        await using var server = new ModelServer();
        var notes = new MemoryNotes();
        LlmPart first = await Writers.WriteAsync(Writers.Options(server), notes: notes, name: "a.txt");
        LlmPart second = await Writers.WriteAsync(Writers.Options(server), notes: notes, name: "b.txt");
        Assert.Equal((first.Text, 1, 0), (second.Text, server.Requests, second.Usage!.Calls));
        LlmOptions other = Writers.Options(server);
        other.Tone = "formal";
        await Writers.WriteAsync(other, notes: notes);
        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public async Task The_same_bytes_read_in_another_way_are_asked_anew()
    {
        await using var server = new ModelServer();
        IRewriter rewriter = RewriterFactory.Create(Writers.Options(server), new MemoryNotes())!;
        RewriteRequest plain = Writers.Request();
        RewriteRequest other = Writers.Request("# Notes on the port\n\nIt was a calm day. " + Writers.Article) with
        {
            ContentHash =
                plain.ContentHash
        };
        await rewriter.RewriteAsync(plain, default);
        LlmPart part = await rewriter.RewriteAsync(other, default);
        Assert.Equal((2, 1), (server.Requests, part.Usage!.Calls));
    }

    [Fact]
    public async Task Budgets_of_an_article_and_of_a_day_hold_across_instances()
    {
        await using var server = new ModelServer();
        LlmOptions options = Writers.Options(server);
        options.MaxTokensPerArticle = 200;
        LlmPart article = await Writers.WriteAsync(options);
        Assert.Equal((ResultStatus.Skipped, 0), (article.Status, server.Requests));

        options = Writers.Options(server);
        options.MaxTokensPerDay = 2500;
        var notes = new MemoryNotes();
        var parts = new List<LlmPart>();
        for (int i = 0; i < 5; i++)
            parts.Add(await Writers.WriteAsync(options,
                Writers.Article + $" Paragraph {i} was added to the text.", notes));
        Assert.Equal(ResultStatus.Succeeded, parts[0].Status);
        Assert.Equal((ResultStatus.Deferred, "day-budget"), (parts[^1].Status, parts[^1].Code));
        Assert.Equal(DateTime.UtcNow.Date.AddDays(1), parts[^1].NotBefore!.Value.UtcDateTime.Date);
        Assert.True(server.InputTokens + server.OutputTokens <= 2500);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Finished_parts_of_a_round_are_kept_if_another_is_too_large(bool isInNextAttempt)
    {
        string article = string.Join("\n\n", Enumerable.Range(5000, 60).Select(i =>
            $"Station number {i} on the river measured a flow of {i + 20_000} litres in spring. The wardens of lock "
                + $"{i + 70_000} repaired the lower gate before the floods."));
        int answered = 0, refused = 0;
        bool isThrottled = isInNextAttempt;
        await using var server = new ModelServer(request =>
        {
            string text = request.Article;
            if (isThrottled && text.Contains("Station number 5040 ", StringComparison.Ordinal))
                return ModelReply.Error(429);
            if (text.Contains("Station number 5040 ", StringComparison.Ordinal) && request.Tokens > 1400)
            {
                Interlocked.Increment(ref refused);
                return ModelReply.Error(400,
                    message: "Your input exceeds the context window of this model. Please adjust your input.");
            }

            // Only a request about the article's own lines has the fourth paragraph.
            if (text.Contains("Station number 5003 ", StringComparison.Ordinal))
                Interlocked.Increment(ref answered);
            return ModelReply.Of(request.FirstSentences(3));
        });
        LlmOptions options = Writers.Options(server);
        (options.MaxInputTokens, options.Concurrency, options.MaxRounds, options.MaxCalls) = (1000, 1, 5, 60);

        var notes = new MemoryNotes();
        LlmPart part = await Writers.WriteAsync(options, article, notes);
        if (isInNextAttempt)
        {
            Assert.Equal((ResultStatus.Deferred, "throttled"), (part.Status, part.Code));
            isThrottled = false;
            part = await Writers.WriteAsync(options, article, notes);
        }

        Assert.Equal((ResultStatus.Succeeded, 1), (part.Status, answered));
        Assert.InRange(refused, 1, 4);
    }

    [Fact]
    public async Task Without_storage_a_budget_of_the_day_defers()
    {
        await using var server = new ModelServer();
        LlmPart part = await Writers.WriteAsync(Writers.Options(server), notes: new MemoryNotes { IsAway = true });
        Assert.Equal((ResultStatus.Deferred, 0), (part.Status, server.Requests));
    }

    [Fact]
    public async Task A_long_document_is_summarised_in_parts_with_its_own_sentence_numbers()
    {
        string text = string.Join("\n\n", Enumerable.Range(0, 400).Select(i =>
            string.Create(CultureInfo.InvariantCulture,
                $"Station number {i + 5000} on the river measured a flow "
                    + $"of {i + 20_000} litres in spring. The wardens of "
                    + $"lock {i + 70_000} repaired the lower gate before the floods.")));
        await using var server =
            new ModelServer(request =>
                ModelReply.Of([.. request.Lines.Where((_, i) => i % 40 == 7).Take(3)
                    .Select(l => (l.Text, new[] { l.Number }))]));
        LlmOptions options = Writers.Options(server);
        (options.MaxInputTokens, options.Concurrency) = (2000, 3);
        RewriteRequest request = Writers.Request(text);
        LlmPart part = await RewriterFactory.Create(options)!.RewriteAsync(request, default);

        Assert.Equal(ResultStatus.Succeeded, part.Status);
        Assert.True(server.Requests > 5);
        Assert.InRange(server.MostUnderWay, 1, 3);
        Assert.All(part.Sentences!, s =>
        {
            Sentences.Sentence cited = request.Summary.DocumentSentences[Assert.Single(s.Sources)];
            Assert.Equal(request.Summary.Document.Text.Substring(cited.Offset, cited.Length), s.Text);
        });
    }

    [Theory]
    [InlineData("No part two today.", "no-answer")]
    [InlineData("{\"sentences\":[{\"sources\":[", "ran-out")]
    public async Task A_part_without_an_answer_fails_the_whole_summary(string answer, string code)
    {
        LlmPart part = await WriteInPartsAsync(ModelReply.Text(answer, code == "ran-out" ? "length" : "stop"));

        Assert.Equal((ResultStatus.Failed, code), (part.Status, part.Code));
    }

    [Fact]
    public async Task A_part_that_has_nothing_to_say_leaves_a_warning()
    {
        LlmPart part = await WriteInPartsAsync(ModelReply.Text("""{"sentences":[],"addressed":[]}"""));

        Assert.Equal(ResultStatus.Succeeded, part.Status);
        Assert.Equal("model-parts-left-out", Assert.Single(part.Warnings!).Code);
    }

    /// <summary>Writes the summary of an article in parts, to one of which the model gives this reply.</summary>
    private static async Task<LlmPart> WriteInPartsAsync(ModelReply toOnePart)
    {
        await using var server = new ModelServer(request =>
            request.Article.Contains("Station number 5150 ", StringComparison.Ordinal)
                ? toOnePart
                : ModelReply.Of(request.FirstSentences(2)));
        LlmOptions options = Writers.Options(server);
        options.MaxInputTokens = 2000;
        string text = string.Join("\n\n", Enumerable.Range(0, 200).Select(i =>
            string.Create(CultureInfo.InvariantCulture,
                $"Station number {i + 5000} on the river measured a flow of {i + 20_000} litres in spring.")));
        return await Writers.WriteAsync(options, text);
    }

    [Fact]
    public async Task A_split_that_teaches_nothing_is_not_paid_for_again()
    {
        // The service refuses even what fits the least window that can be learned.
        await using var server = new ModelServer(_ => ModelReply.Error(400, code: "context_length_exceeded",
            message: "This model's maximum context length is 600 tokens."));
        LlmOptions options = Writers.Options(server);
        options.ContextWindow = 1000;

        LlmPart part = await Writers.WriteAsync(options);

        Assert.Equal((ResultStatus.Failed, "context-length"), (part.Status, part.Code));
        Assert.InRange(server.Requests, 1, 2);
    }

    [Theory]
    [InlineData(1700)]
    [InlineData(2000)]
    [InlineData(2300)]
    public async Task An_answer_that_ran_out_is_asked_for_again_only_if_the_window_has_room_for_more(int window)
    {
        int largest = 0;
        await using var server = new ModelServer(request =>
        {
            lock (_gate)
                largest = Math.Max(largest, request.Messages.Sum(TokenCounter.Count) + request.Limit);
            return ModelReply.Text(request.Summary()[..40], "length");
        });
        LlmOptions options = Writers.Options(server);
        options.ContextWindow = window;

        LlmPart part = await Writers.WriteAsync(options);

        Assert.Equal((ResultStatus.Failed, "ran-out"), (part.Status, part.Code));
        Assert.InRange(largest, window / 3, window);
    }

    [Theory]
    [InlineData(8192, true)]
    [InlineData(4096, true)]
    [InlineData(8192, false)]
    public async Task Input_answer_and_reasoning_together_fit_the_context_window(int window, bool reasons)
    {
        int largest = 0;
        await using var server = new ModelServer(r =>
        {
            lock (_gate)
                largest = Math.Max(largest, r.Messages.Sum(TokenCounter.Count) + r.Limit);
            return ModelReply.Text(r.Summary(2));
        });
        LlmOptions options = Writers.Options(server);
        (options.ContextWindow, options.ReasoningModel) = (window, reasons);
        string text = string.Join("\n\n",
            Enumerable.Range(2000, 40).Select(y => Writers.Article.Replace("2019", $"{y}", StringComparison.Ordinal)));
        LlmPart part = await Writers.WriteAsync(options, text);
        Assert.Equal(ResultStatus.Succeeded, part.Status);
        Assert.True(server.Requests > 2);
        Assert.InRange(largest, window / 3, window);
    }

    [Theory]
    [InlineData(1, 200)]
    [InlineData(90, 18_000)]
    public async Task A_reasoning_model_of_unknown_price_fits_the_default_budget_of_an_article(int copies, int tokens)
    {
        await using var server = new ModelServer();
        LlmOptions options = Writers.Options(server);
        options.Prices["test-model"] = KnownModels.Dearest;
        options.ReasoningModel = true;
        string text = string.Join("\n\n", Enumerable.Range(2000, copies)
            .Select(y => Writers.Article.Replace("2019", $"{y}", StringComparison.Ordinal)));
        LlmPart part = await Writers.WriteAsync(options, text);
        Assert.Equal((ResultStatus.Succeeded, null, 1), (part.Status, part.Code, part.Usage!.Calls));
        Assert.InRange(part.Usage.InputTokens, tokens, 28_000);
    }

    [Fact]
    public async Task A_document_of_too_many_parts_is_skipped_before_it_costs_anything()
    {
        await using var server = new ModelServer();
        LlmOptions options = Writers.Options(server);
        (options.MaxInputTokens, options.MaxCalls) = (500, 3);
        LlmPart part =
            await Writers.WriteAsync(options,
                string.Join("\n\n",
                    Enumerable.Repeat(Writers.Article, 30).Select((t, i) => t.Replace("2019", $"{2000 + i}"))));
        Assert.Equal((ResultStatus.Skipped, 0), (part.Status, server.Requests));
    }

    [Fact]
    public async Task Input_that_a_server_has_cut_teaches_its_context_window()
    {
        const int window = 3000;
        await using var server = new ModelServer(r =>
            ModelReply.Text(r.Summary(2)) with { Counts = (Math.Min(r.Tokens, window), 100) });
        LlmOptions options = Writers.Options(server);
        string text = string.Join("\n\n",
            Enumerable.Range(2000, 30).Select(y => Writers.Article.Replace("2019", $"{y}", StringComparison.Ordinal)));
        IRewriter rewriter = RewriterFactory.Create(options)!;
        LlmPart first = await rewriter.RewriteAsync(Writers.Request(text), default);
        Assert.Equal(1, server.Requests);
        Assert.Contains("model-input-cut", first.Warnings!.Select(w => w.Code));

        LlmPart second = await rewriter.RewriteAsync(Writers.Request(text), default);
        Assert.Equal((ResultStatus.Succeeded, null), (second.Status, second.Warnings));
        Assert.InRange(server.Requests, 4, 20);
    }

    [Theory]
    [InlineData("length", 2)]
    [InlineData("stop", 2)]
    [InlineData(null, 1)]
    public async Task A_server_that_reports_only_tokens_not_cached_teaches_no_context_window(string? finish, int calls)
    {
        int made = 0;
        await using var server = new ModelServer(r => ++made < calls
            ? ModelReply.Text(finish == "length" ? r.Summary(2)[..60] : "", finish!)
            : ModelReply.Text(r.Summary(2)) with { Counts = (made == calls ? 12 : r.Tokens, 100) });
        string text = string.Join("\n\n",
            Enumerable.Range(2000, 30).Select(y => Writers.Article.Replace("2019", $"{y}", StringComparison.Ordinal)));
        IRewriter rewriter = RewriterFactory.Create(Writers.Options(server))!;
        LlmPart first = await rewriter.RewriteAsync(Writers.Request(text), default);
        Assert.Equal((ResultStatus.Succeeded, calls), (first.Status, server.Requests));
        Assert.Equal(calls == 1, first.Warnings?.Any(w => w.Code == "model-input-cut") == true);

        LlmPart second = await rewriter.RewriteAsync(Writers.Request(text), default);
        Assert.Equal((ResultStatus.Succeeded, null, calls + 1), (second.Status, second.Warnings, server.Requests));
    }

    [Fact]
    public async Task Calls_of_later_rounds_are_planned_before_the_first_part_is_paid_for()
    {
        await using var server = new ModelServer();
        LlmOptions options = Writers.Options(server);
        (options.MaxInputTokens, options.MaxCalls) = (500, 3);
        string text = string.Join("\n\n",
            Enumerable.Range(2000, 30).Select(y => Writers.Article.Replace("2019", $"{y}", StringComparison.Ordinal)));
        LlmPart refused = await Writers.WriteAsync(options, text);
        Assert.Equal((ResultStatus.Skipped, "article-calls", 0), (refused.Status, refused.Code, server.Requests));
        Match said = Regex.Match(refused.Reason!,
            "^The article needs about ([0-9]+) more calls, but may have 3 of 3 \\(Summarizer:Llm:MaxCalls\\)\\.$");
        int needed = int.Parse(said.Groups[1].ValueSpan, CultureInfo.InvariantCulture);

        options.MaxCalls = needed - 1;
        Assert.Equal((ResultStatus.Skipped, 0), ((await Writers.WriteAsync(options, text)).Status, server.Requests));
        options.MaxCalls = needed;
        LlmPart part = await Writers.WriteAsync(options, text);
        Assert.Equal(ResultStatus.Succeeded, part.Status);
        Assert.InRange(part.Usage!.Calls, needed / 2, needed);
    }

    [Fact]
    public async Task An_answer_is_not_asked_for_again_with_a_call_that_another_part_needs()
    {
        int number = 0;
        await using var server = new ModelServer(r => Interlocked.Increment(ref number) == 1
            ? ModelReply.Text("no JSON at all")
            : ModelReply.Text(r.Summary()));
        LlmOptions options = Writers.Options(server);
        (options.MaxInputTokens, options.Concurrency, options.MaxCalls) = (1000, 1, 4);
        string text = string.Join("\n\n",
            Enumerable.Range(2000, 10).Select(y => Writers.Article.Replace("2019", $"{y}", StringComparison.Ordinal)));
        var notes = new MemoryNotes();
        LlmPart part = await Writers.WriteAsync(options, text, notes);
        Assert.Equal((ResultStatus.Skipped, "article-calls", 1), (part.Status, part.Code, server.Requests));
        Assert.Equal(ResultStatus.Succeeded, (await Writers.WriteAsync(options, text, notes)).Status);
    }

    [Theory]
    [InlineData(3000, 1, "article-tokens")]
    [InlineData(500_000, 0.003, "article-usd")]
    public async Task A_document_whose_parts_cost_more_than_its_budget_costs_nothing(long tokens, double usd,
        string code)
    {
        await using var server = new ModelServer();
        LlmOptions options = Writers.Options(server);
        options.Prices["test-model"] = new() { Input = 1, Output = 1 };
        (options.MaxInputTokens, options.MaxTokensPerArticle, options.MaxUsdPerArticle) = (1000, tokens, usd);
        string text = string.Join("\n\n",
            Enumerable.Range(2000, 30).Select(y => Writers.Article.Replace("2019", $"{y}", StringComparison.Ordinal)));
        LlmPart part = await Writers.WriteAsync(options, text);
        Assert.Equal((ResultStatus.Skipped, code, 0), (part.Status, part.Code, server.Requests));
        Assert.DoesNotContain("Earlier", part.Reason);

        RewriteRequest again = Writers.Request(text) with { Earlier = new LlmUsage(100, 10, 1, 0, 0.0001) };
        part = await RewriterFactory.Create(options)!.RewriteAsync(again, default);
        Assert.Contains("Earlier attempts have used a part of it", part.Reason);
    }

    [Fact]
    public async Task Calls_in_progress_are_kept_if_another_part_is_filtered_and_no_others_start()
    {
        bool isFiltered = true;
        int running = 0;
        await using var server = new ModelServer(r =>
        {
            if (!isFiltered)
                return ModelReply.Text(r.Summary());
            // Both calls are in progress before one is refused; the other is answered some time after that.
            Interlocked.Increment(ref running);
            SpinWait.SpinUntil(() => Volatile.Read(ref running) == 2, TimeSpan.FromSeconds(20));
            if (r.Article.Contains(" 2000 after nine years", StringComparison.Ordinal))
                return ModelReply.Error(400, code: "content_filter");
            Thread.Sleep(500);
            return ModelReply.Text(r.Summary());
        });
        LlmOptions options = Writers.Options(server);
        (options.MaxInputTokens, options.Concurrency) = (1000, 2);
        string text = string.Join("\n\n",
            Enumerable.Range(2000, 20).Select(y => Writers.Article.Replace("2019", $"{y}", StringComparison.Ordinal)));
        IRewriter rewriter = RewriterFactory.Create(options, new MemoryNotes())!;
        LlmPart first = await rewriter.RewriteAsync(Writers.Request(text), default);
        Assert.Equal((ResultStatus.Failed, "content-filter", 2), (first.Status, first.Code, server.Requests));
        Assert.Equal((server.InputTokens, null), (first.Usage!.InputTokens, first.Usage.UnconfirmedCostUsd));
        Assert.NotEqual(0, server.InputTokens);

        isFiltered = false;
        LlmPart second = await rewriter.RewriteAsync(Writers.Request(text), default);
        await using var other = new ModelServer();
        options = Writers.Options(other);
        options.MaxInputTokens = 1000;
        Assert.Equal(ResultStatus.Succeeded, (await Writers.WriteAsync(options, text)).Status);
        Assert.Equal((ResultStatus.Succeeded, other.Requests - 1), (second.Status, second.Usage!.Calls));
    }

    [Fact]
    public async Task Parts_of_an_article_that_is_deferred_are_not_paid_for_again()
    {
        int number = 0;
        await using var server = new ModelServer(r => Interlocked.Increment(ref number) == 4
            ? ModelReply.Error(429)
            : ModelReply.Text(r.Summary()));
        LlmOptions options = Writers.Options(server);
        (options.MaxInputTokens, options.Concurrency, options.MaxRetries) = (1000, 1, 0);
        string text = string.Join("\n\n",
            Enumerable.Range(2000, 20).Select(y => Writers.Article.Replace("2019", $"{y}", StringComparison.Ordinal)));
        IRewriter rewriter = RewriterFactory.Create(options, new MemoryNotes())!;
        LlmPart first = await rewriter.RewriteAsync(Writers.Request(text), default);
        Assert.Equal((ResultStatus.Deferred, 4), (first.Status, server.Requests));

        LlmPart second = await rewriter.RewriteAsync(Writers.Request(text), default);
        await using var other = new ModelServer();
        options = Writers.Options(other);
        options.MaxInputTokens = 1000;
        LlmPart whole = await Writers.WriteAsync(options, text);
        Assert.Equal((ResultStatus.Succeeded, whole.Text), (second.Status, second.Text));
        Assert.Equal(whole.Sentences!.Select(s => string.Join(',', s.Sources)),
            second.Sentences!.Select(s => string.Join(',', s.Sources)));
        Assert.Equal(other.Requests - 3, second.Usage!.Calls);
    }

    [Fact]
    public async Task Earlier_answers_to_the_parts_of_an_article_are_read_at_once()
    {
        await using var server = new ModelServer();
        LlmOptions options = Writers.Options(server);
        options.MaxInputTokens = 1000;
        string text = string.Join("\n\n",
            Enumerable.Range(2000, 8).Select(y => Writers.Article.Replace("2019", $"{y}", StringComparison.Ordinal)));
        LlmPart part = await Writers.WriteAsync(options, text, new WaitingNotes());
        Assert.Equal((ResultStatus.Succeeded, null), (part.Status, part.Code));
    }

    [Fact]
    public async Task A_last_call_that_is_too_large_keeps_the_parts_that_are_paid_for()
    {
        const int limitOfLastCall = 600;
        int parts = 0, refused = 0;
        await using var server = new ModelServer(r =>
        {
            if (r.Limit != limitOfLastCall)
                Interlocked.Increment(ref parts);
            else if (Interlocked.Increment(ref refused) == 1)
                return ModelReply.Error(400, code: "context_length_exceeded");
            return ModelReply.Text(r.Summary(2));
        });
        LlmOptions options = Writers.Options(server);
        (options.MaxInputTokens, options.Concurrency) = (1000, 1);
        string text = string.Join("\n\n",
            Enumerable.Range(2000, 20).Select(y => Writers.Article.Replace("2019", $"{y}", StringComparison.Ordinal)));
        int before = 0;
        await using (var other = new ModelServer(r =>
        {
            before += r.Limit != limitOfLastCall ? 1 : 0;
            return ModelReply.Text(r.Summary(2));
        }))
        {
            LlmOptions without = Writers.Options(other);
            (without.MaxInputTokens, without.Concurrency) = (1000, 1);
            await Writers.WriteAsync(without, text);
        }

        LlmPart part = await Writers.WriteAsync(options, text);
        Assert.Equal(ResultStatus.Succeeded, part.Status);
        Assert.InRange(parts, before + 1, (before * 2) - 1);
    }

    [Fact]
    public async Task A_circuit_holds_calls_back_after_faults_in_a_row()
    {
        await using var server = new ModelServer(_ => ModelReply.Error(503));
        LlmOptions options = Writers.Options(server);
        (options.CircuitFaults, options.CircuitPause) = (5, TimeSpan.FromMinutes(5));
        IRewriter rewriter = RewriterFactory.Create(options)!;
        for (int i = 0; i < 6; i++)
            Assert.Equal(ResultStatus.Deferred, (await rewriter.RewriteAsync(Writers.Request(), default)).Status);
        Assert.Equal(5, server.Requests);
    }

    [Fact]
    public async Task An_unexpected_error_keeps_the_cost_of_the_calls_before_it()
    {
        var notes = new FaultyNotes();
        await using var server = new ModelServer();
        LlmOptions options = Writers.Options(server);
        options.MaxInputTokens = 1000;
        string text = string.Join("\n\n",
            Enumerable.Range(2000, 8).Select(y => Writers.Article.Replace("2019", $"{y}", StringComparison.Ordinal)));
        LlmPart part = await Writers.WriteAsync(options, text, notes);
        Assert.Equal((ResultStatus.Failed, "internal"), (part.Status, part.Code));
        Assert.True(part.Usage!.InputTokens > 0);
    }

    [Fact]
    public async Task An_unexpected_error_of_a_stored_article_is_tried_again_and_then_fails()
    {
        await using var server = new ModelServer();
        LlmOptions options = Writers.Options(server);
        options.MaxInputTokens = 1000;
        string text = string.Join("\n\n",
            Enumerable.Range(2000, 8).Select(y => Writers.Article.Replace("2019", $"{y}", StringComparison.Ordinal)));
        IRewriter rewriter = RewriterFactory.Create(options, new FaultyNotes())!;
        RewriteRequest request = Writers.Request(text) with { Deferral = new Deferral(1, DateTimeOffset.UtcNow, []) };
        LlmPart first = await rewriter.RewriteAsync(request, default);
        Assert.Equal((ResultStatus.Deferred, "internal", 1), (first.Status, first.Code, first.Deferral!.Attempts));
        Assert.True(first.NotBefore > DateTimeOffset.UtcNow);
        Assert.True(first.Usage!.InputTokens > 0);

        request = request with { Deferral = new Deferral(options.MaxDeferrals, DateTimeOffset.UtcNow, []) };
        LlmPart last = await rewriter.RewriteAsync(request, default);
        Assert.Equal(ResultStatus.Failed, last.Status);
    }

    [Fact]
    public async Task A_service_that_throttles_is_not_held_back_as_if_it_were_down()
    {
        int number = 0;
        await using var server = new ModelServer(r => Interlocked.Increment(ref number) <= 10
            ? ModelReply.Error(429)
            : ModelReply.Text(r.Summary()));
        LlmOptions options = Writers.Options(server);
        (options.CircuitFaults, options.CircuitPause, options.MaxRetries) = (2, TimeSpan.FromMinutes(5), 4);
        IRewriter rewriter = RewriterFactory.Create(options)!;
        var parts = new List<LlmPart>();
        for (int i = 0; i < 3; i++)
            parts.Add(await rewriter.RewriteAsync(Writers.Request(), default));
        Assert.Equal([(ResultStatus.Deferred, "throttled"), (ResultStatus.Deferred, "throttled"),
            (ResultStatus.Succeeded, null)], parts.Select(p => (p.Status, p.Code)));
        Assert.Equal(11, server.Requests);
    }

    /// <summary>Notes whose first answer to a part is read only after the next one is asked for.</summary>
    private sealed class WaitingNotes : INoteStore
    {
        private readonly MemoryNotes _notes = new();
        private readonly TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _reads;

        public async Task<Note?> ReadNoteAsync(string key, CancellationToken cancellationToken)
        {
            // The first answer is that to the whole article.
            if (key.StartsWith("llm/answers/", StringComparison.Ordinal))
            {
                int read = Interlocked.Increment(ref _reads);
                if (read == 2)
                    await _next.Task.WaitAsync(TimeSpan.FromMinutes(1), cancellationToken);
                else if (read == 3)
                    _next.SetResult();
            }

            return await _notes.ReadNoteAsync(key, cancellationToken);
        }

        public Task<bool> TryWriteNoteAsync(string key, string text, string? replaces,
            CancellationToken cancellationToken) => _notes.TryWriteNoteAsync(key, text, replaces, cancellationToken);
    }

    /// <summary>Notes with a bug: writing an answer throws what no store may throw.</summary>
    private sealed class FaultyNotes : INoteStore
    {
        private readonly MemoryNotes _notes = new();

        public Task<Note?> ReadNoteAsync(string key, CancellationToken cancellationToken) =>
            _notes.ReadNoteAsync(key, cancellationToken);

        public Task<bool> TryWriteNoteAsync(string key, string text, string? replaces,
            CancellationToken cancellationToken) => key.StartsWith("llm/answers/", StringComparison.Ordinal)
            ? throw new InvalidOperationException("A bug.")
            : _notes.TryWriteNoteAsync(key, text, replaces, cancellationToken);
    }
}
