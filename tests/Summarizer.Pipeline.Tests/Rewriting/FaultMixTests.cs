using System.Collections.Concurrent;
using System.Globalization;
using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Rewriting;
using Summarizer.Pipeline.Tests.Support;

namespace Summarizer.Pipeline.Tests.Rewriting;

/// <summary>Two hundred articles through the whole pipeline while the model fails in every way there is.</summary>
public sealed class FaultMixTests
{
    private static readonly string[] Faults =
    [
        "good", "good", "good", "good", "429", "429-seconds", "429-date", "429-absurd", "500", "503", "stall",
        "stall-body", "cut", "cut-body", "damaged-body",
        "truncated-json", "wrong-schema", "no-choices", "filter", "filtered-input", "refusal", "no-such-source",
        "overlong", "number", "name",
    ];

    [Fact]
    public async Task Every_article_keeps_its_extractive_summary_and_says_truly_what_became_of_the_model()
    {
        var chosen = new ConcurrentDictionary<string, int>();
        var random = new Random(20261123);
        string[] script = [.. Enumerable.Range(0, 5000).Select(_ => Faults[random.Next(Faults.Length)])];
        int next = -1;
        var time = new CallTimeouts(TimeSpan.FromMinutes(29));
        await using var server = new ModelServer(request =>
        {
            string fault = script[Interlocked.Increment(ref next) % script.Length];
            chosen.AddOrUpdate(fault, 1, (_, n) => n + 1);
            if (fault.StartsWith("stall", StringComparison.Ordinal))
                time.Lapse(YearOf(request));
            return Reply(fault, request);
        });
        LlmOptions options = Writers.Options(server);
        (options.CallTimeout, options.Deadline) = (TimeSpan.FromMinutes(29), TimeSpan.FromHours(1));
        options.MaxRetryDelay = CallTimeouts.LongestWait;
        (options.Concurrency, options.CircuitFaults) = (8, 1000);
        IRewriter rewriter = RewriterFactory.Create(options, time: time)!;
        var pipeline = new SummaryPipeline(new SummarizerOptions(), rewriter);

        var results = new SummaryResult[200];
        await Parallel.ForEachAsync(Enumerable.Range(0, results.Length),
            new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, cancel) =>
            {
                time.Begin(1800 + i);
                results[i] = await pipeline.SummarizeAsync(
                    System.Text.Encoding.UTF8.GetBytes(Writers.Article.Replace("2019", $"{1800 + i}")), "text/plain",
                    $"{i}.txt", new SummaryRequest(), cancel);
            });

        Assert.All(results, r => Assert.Equal((ResultStatus.Succeeded, 2), (r.Status, r.Extractive!.Sentences.Count)));
        Assert.Equal(server.Requests, results.Sum(r => r.Llm!.Usage!.Calls + r.Llm.Usage.Retries));
        Assert.Equal(server.InputTokens, results.Sum(r => r.Llm!.Usage!.InputTokens));
        Assert.Equal(server.OutputTokens, results.Sum(r => r.Llm!.Usage!.OutputTokens));
        foreach (SummaryResult result in results)
        {
            LlmPart part = result.Llm!;
            Assert.Contains(part.Status,
                (string[])[ResultStatus.Succeeded, ResultStatus.Failed, ResultStatus.Deferred]);
            Assert.Equal(part.Status == ResultStatus.Succeeded, part.Text is not null);
            Assert.True(part.Status == ResultStatus.Succeeded || part.Reason is { Length: > 10 });
            Assert.DoesNotContain("9,731", part.Text ?? "");
            Assert.DoesNotContain("Lisbon", part.Text ?? "");
            Assert.All(part.Sentences ?? [],
                s => Assert.All(s.Sources, n => Assert.InRange(n, 0, result.Document!.Sentences - 1)));
        }

        Assert.Equal(Faults.Distinct().Order(), chosen.Keys.Order());
        Assert.Contains(results, r => r.Llm!.Status == ResultStatus.Succeeded);
        Assert.Contains(results, r => r.Llm!.Status == ResultStatus.Failed);
    }

    private static int YearOf(ModelRequest request)
    {
        const string before = "12 March ";
        int at = request.Article.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return int.Parse(request.Article.AsSpan(at, 4), CultureInfo.InvariantCulture);
    }

    private static ModelReply Reply(string fault, ModelRequest request) => fault switch
    {
        "429" => ModelReply.Error(429),
        "429-seconds" => ModelReply.Error(429, "1"),
        "429-date" => ModelReply.Error(429, DateTimeOffset.UtcNow.AddSeconds(1).ToString("R")),
        "429-absurd" => ModelReply.Error(429, "31536000"),
        "500" => ModelReply.Error(500),
        "503" => ModelReply.Error(503, "0"),
        "stall" => new ModelReply(ModelReplyKind.StallBefore),
        "stall-body" => new ModelReply(ModelReplyKind.StallInBody),
        "cut" => new ModelReply(ModelReplyKind.Cut),
        "cut-body" => new ModelReply(ModelReplyKind.CutInBody),
        "damaged-body" => new ModelReply(ModelReplyKind.DamagedBody),
        "truncated-json" => ModelReply.Text("{\"sentences\":[{\"text\":\"Rotterdam opened a new st", "length"),
        "wrong-schema" => ModelReply.Text("{\"summary\":\"Rotterdam opened a new storm barrier.\"}"),
        "no-choices" => new ModelReply(ModelReplyKind.EmptyChoices),
        "filter" => ModelReply.Text("", "content_filter"),
        "filtered-input" => ModelReply.Error(400, code: "content_filter"),
        "refusal" => new ModelReply(ModelReplyKind.Answer) { Refusal = "I cannot help with that." },
        "no-such-source" => ModelReply.Of([.. request.FirstSentences(2), (request.Lines[2].Text, [4711, -1])]),
        "overlong" => ModelReply.Of(request.FirstSentences(1000)),
        "number" => ModelReply.Of([.. request.FirstSentences(2), ("The barrier cost 9,731 million euros.", [1])]),
        "name" => ModelReply.Of([.. request.FirstSentences(2), ("Engineers from Lisbon designed the gates.", [2])]),
        _ => ModelReply.Of(request.FirstSentences(3)),
    };
}
