using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading;
using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Rewriting;

namespace Summarizer.Pipeline;

/// <summary>
/// The main flow: bytes → document → sentences → ranking → summary → result. Knows nothing of where articles lie;
/// <see cref="SummarizeArticle"/> does the same for a stored article.
/// </summary>
/// <param name="options">The settings.</param>
/// <param name="rewriter">The language model; null where none is configured.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed class SummaryPipeline(
    SummarizerOptions options, IRewriter? rewriter = null, TimeProvider? time = null, ILogger<SummaryPipeline>? logger = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly ILogger _logger = logger ?? NullLogger<SummaryPipeline>.Instance;

    /// <summary>What results say made them: "summarizer/" and the version.</summary>
    public static string Generator { get; } = "summarizer/" + (typeof(SummaryPipeline).Assembly.GetName().Version?.ToString(3) ?? "0");

    /// <summary>Which options stored results are made with; see <see cref="ResultHashes.OfOptions"/>.</summary>
    public string OptionsHash { get; } = ResultHashes.OfOptions(options, rewriter);

    /// <summary>Summarises a text that is not stored.</summary>
    /// <param name="content">The document's bytes.</param>
    /// <param name="contentType">The declared media type; null where none is.</param>
    /// <param name="name">A file name or an id: becomes the result's <c>id</c>, and its ending helps to tell the format. Null: "-".</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>A result with status "succeeded".</returns>
    /// <exception cref="ArticleException">The document or an option cannot be used; the message says why.</exception>
    public async Task<SummaryResult> SummarizeAsync(
        ReadOnlyMemory<byte> content, string? contentType, string? name, SummaryRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Validate();
        long started = _time.GetTimestamp();
        var source = new SourceInfo(null, null, null, contentType, content.Length, null);
        Draft draft = Extract(content, source, name, request, started, cancellationToken);
        return await RewriteAsync(draft with { AnswerBy = request.AnswerBy }, cancellationToken);
    }

    /// <summary>Reads and summarises; the language model's part is still to come where <see cref="Draft.AwaitsModel"/>.</summary>
    /// <exception cref="ArticleException">The document cannot be used; the message says why.</exception>
    internal Draft Extract(
        ReadOnlyMemory<byte> content, SourceInfo source, string? name, SummaryRequest request, long started, CancellationToken cancellationToken)
    {
        RefuseSize(content.Length);
        if (content.IsEmpty)
            throw Empty("has no bytes");
        string contentHash = ResultHashes.OfContent(content.Span);
        ReadArticle read;
        using (PipelineTelemetry.Start("read"))
            read = ArticleReader.Read(content, source.ContentType, name, options.Reading, cancellationToken);
        TimeSpan readTime = _time.GetElapsedTime(started);

        long extracting = _time.GetTimestamp();
        SummaryOptions wanted = Resolve(request.Options);
        ExtractiveSummary summary;
        using (PipelineTelemetry.Start("extract"))
            summary = ExtractiveSummarizer.Summarize(read.Document, wanted);
        if (summary.Words == 0)
            throw Empty("has no words");
        TimeSpan extractTime = _time.GetElapsedTime(extracting);

        LlmPart llm = request.Llm == false ? Disabled("It was not asked for.")
            : rewriter is null ? Disabled("No model is configured.")
            : new LlmPart { Status = ResultStatus.Deferred, Reason = "The model has not answered yet." };
        var result = new SummaryResult
        {
            Id = name ?? "-",
            Status = ResultStatus.Succeeded,
            Source = source with { ContentHash = contentHash, ContentType = read.ContentType },
            Document = new DocumentInfo(summary.Title, summary.Language, read.Document.Text.Length, summary.Words,
                summary.DocumentSentences.Count, request.IncludeText ? read.Document.Text : null, request.IncludeText ? Outline(summary) : null),
            Extractive = new ExtractivePart(summary.Text, summary.Sentences, summary.KeyPhrases,
                request.Choices is { } most ? LengthChoices.Of(summary, wanted, most, cancellationToken) : null),
            Llm = llm,
            Warnings = [.. read.Warnings, .. Remarks(summary, wanted)],
            Options = Describe(wanted, request),
            Timings = new Timings(Milliseconds(_time.GetElapsedTime(started)), Milliseconds(readTime), Milliseconds(extractTime), 0),
            CreatedAt = _time.GetUtcNow(),
            Generator = Generator,
        };
        return new Draft(result, summary, llm.Status == ResultStatus.Deferred, started);
    }

    /// <summary>Adds the language model's part, where one is wanted. Best effort: whatever happens there, the extractive summary stands.</summary>
    internal async Task<SummaryResult> RewriteAsync(Draft draft, CancellationToken cancellationToken)
    {
        if (!draft.AwaitsModel || rewriter is null)
            return draft.Result;
        using System.Diagnostics.Activity? activity = PipelineTelemetry.Start("model");
        long started = _time.GetTimestamp();
        LlmPart part;
        try
        {
            part = await rewriter.RewriteAsync(
                new RewriteRequest(draft.Summary, draft.Result.Source.ContentHash!, draft.Result.Source.Name, draft.AnswerBy), cancellationToken);
        }
        catch (Exception ex) when (ex is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.ModelFailed(_logger, ex, draft.Result.Id);
            part = new LlmPart { Status = ResultStatus.Failed, Reason = "The model's part failed; the program's log says more." };
        }

        return WithModelPart(draft, draft.Spent is { } spent ? part with { Usage = spent.Plus(part.Usage) } : part, _time.GetElapsedTime(started));
    }

    /// <summary>The draft's result with a model's part that is there already.</summary>
    internal SummaryResult WithModelPart(Draft draft, LlmPart part, TimeSpan took) => draft.Result with
    {
        Llm = part,
        Timings = draft.Result.Timings with { LlmMs = Milliseconds(took), TotalMs = Milliseconds(_time.GetElapsedTime(draft.Started)) },
        CreatedAt = _time.GetUtcNow(),
    };

    /// <summary>The result of an article that could not be summarised.</summary>
    internal SummaryResult Failed(SourceInfo source, string name, ErrorInfo error, long started) => new()
    {
        Id = name,
        Status = ResultStatus.Failed,
        Source = source,
        Llm = Disabled("There is no text to work on."),
        Error = error,
        Options = Describe(Resolve(new SummaryOptions()), new SummaryRequest()),
        Timings = new Timings(Milliseconds(_time.GetElapsedTime(started)), 0, 0, 0),
        CreatedAt = _time.GetUtcNow(),
        Generator = Generator,
    };

    /// <summary>Throws where an article is larger than allowed, so that it need not be read first.</summary>
    internal void RefuseSize(long bytes)
    {
        if (bytes > options.MaxArticleBytes)
        {
            throw new ArticleException(FailureCode.TooLarge,
                $"The article has {bytes} bytes, allowed: up to {options.MaxArticleBytes}.");
        }
    }

    private SummaryOptions Resolve(SummaryOptions asked) =>
        asked is { Sentences: null, Ratio: null, Words: null } ? asked with { Sentences = options.Sentences } : asked;

    private ResolvedOptions Describe(SummaryOptions wanted, SummaryRequest request) => new()
    {
        Sentences = wanted.Sentences,
        Ratio = wanted.Ratio,
        Words = wanted.Words,
        Query = wanted.Query,
        Language = wanted.Language,
        Title = wanted.Title,
        SortBy = wanted.SortBy == SummaryOrder.Rank ? "rank" : "offset",
        Llm = request.Llm ?? rewriter is not null,
        IncludeText = request.IncludeText,
        Choices = request.Choices,
    };

    private static DocumentOutline Outline(ExtractiveSummary summary) => new(
        [.. summary.Document.Blocks.Select(block => new OutlineBlock(JsonNamingPolicy.CamelCase.ConvertName(block.Kind.ToString()), block.Offset, block.Length, block.Level))],
        [.. summary.DocumentSentences.Select(sentence => new OutlineSentence(sentence.Offset, sentence.Length))]);

    private static IEnumerable<Warning> Remarks(ExtractiveSummary summary, SummaryOptions wanted)
    {
        if (summary.DocumentSentences.Count == 0)
            yield return new Warning("no-sentences", "The text has words but no sentences to choose from, so the summary is empty.");
        else if (wanted.Sentences > summary.DocumentSentences.Count)
            yield return new Warning("short-text", $"The text has {summary.DocumentSentences.Count} of the {wanted.Sentences} sentences asked for.");
        if (summary.QueryIgnored)
            yield return QueryNotFound();
    }

    internal static Warning QueryNotFound() => new(WarningCode.QueryNotFound, "No word of the query stands in the text, so the sentences are chosen as without it.");

    private static LlmPart Disabled(string reason) => new() { Status = ResultStatus.Disabled, Reason = reason };

    private static ArticleException Empty(string what) => new(FailureCode.EmptyArticle, $"The article {what}; a text with at least one word is needed.");

    private static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 3);

    /// <summary>A result on the way: what is known before the language model answers.</summary>
    /// <param name="Result">The result so far.</param>
    /// <param name="Summary">What the model works on.</param>
    /// <param name="AwaitsModel">Whether the model's part is still to come.</param>
    /// <param name="Started">When the work began, as the clock's timestamp.</param>
    internal sealed record Draft(SummaryResult Result, ExtractiveSummary Summary, bool AwaitsModel, long Started)
    {
        /// <summary>When a caller who waits must have the answer.</summary>
        public DateTimeOffset? AnswerBy { get; init; }

        /// <summary>What earlier tries of the model at this article have cost, which ended in "deferred".</summary>
        public LlmUsage? Spent { get; init; }
    }
}
