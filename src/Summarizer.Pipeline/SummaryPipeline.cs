using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Summarizer.Explaining;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading;
using Summarizer.Pipeline.Reading.Ocr;
using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Rewriting;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Pipeline;

/// <summary>
/// The main flow: bytes → document → extractive summary → language model → result. It knows nothing about storage;
/// <see cref="SummarizeArticle"/> runs it for a stored article.
/// </summary>
/// <param name="options">The settings.</param>
/// <param name="rewriter">The language model. Null if none is configured.</param>
/// <param name="time">The clock. Null: the system's.</param>
/// <param name="logger">The log. Null: none.</param>
/// <param name="notes">The store of what OCR has read, and of its day's budget. Null: there is neither.</param>
public sealed class SummaryPipeline(
    SummarizerOptions options, IRewriter? rewriter = null, TimeProvider? time = null,
    ILogger<SummaryPipeline>? logger = null, INoteStore? notes = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly OcrReader _reader = new(options, notes, time);
    private readonly ILogger _logger = logger ?? NullLogger<SummaryPipeline>.Instance;

    /// <summary>The program as results name it: "summarizer/" and the version.</summary>
    public static string Generator { get; } = "summarizer/"
        + (typeof(SummaryPipeline).Assembly.GetName().Version?.ToString(3) ?? "0");

    /// <summary>
    /// The hash of the options that stored results are made with; see <see cref="ResultHashes.OfOptions"/>.
    /// </summary>
    public string OptionsHash { get; } = ResultHashes.OfOptions(options, rewriter);

    /// <summary>The settings whose change makes it worth asking the model again for a part that is missing.</summary>
    public RetryKeys RetryKeys { get; } = rewriter?.RetryKeys ?? RetryKeys.None;

    /// <summary>Summarises a text that is not stored.</summary>
    /// <param name="content">The document's bytes.</param>
    /// <param name="contentType">The declared media type. Null if none is declared.</param>
    /// <param name="name">A file name or an id: becomes the result's <c>id</c>, and its ending helps to detect the
    /// format. Null: "-".</param>
    /// <param name="request">The options of this summary.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>A result with status "succeeded".</returns>
    /// <exception cref="ArticleException">The document or an option cannot be used; the message says why.</exception>
    public async Task<SummaryResult> SummarizeAsync(
        ReadOnlyMemory<byte> content, string? contentType, string? name, SummaryRequest request,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Validate();
        if (request.LlmChoices is { } choices)
            rewriter?.Validate(choices);
        SourceArticle article = SourceArticle.Given(content, contentType, name, _time.GetTimestamp());
        Draft draft = await ExtractAsync(article, request, cancellationToken);
        return await CompleteAsync(draft, request.AnswerBy, settled: null, cancellationToken);
    }

    /// <summary>
    /// Summarises a text that is not stored, and says why each part of it is, or is not, in the summary.
    /// </summary>
    /// <param name="content">The document's bytes.</param>
    /// <param name="contentType">The declared media type. Null if none is declared.</param>
    /// <param name="name">A file name, whose ending helps to detect the format. Null: none.</param>
    /// <param name="request">The options of this summary.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="ArticleException">The document or an option cannot be used; the message says why.</exception>
    public async Task<Explanation> ExplainAsync(
        ReadOnlyMemory<byte> content, string? contentType, string? name, SummaryRequest request,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Validate();
        SourceArticle article = SourceArticle.Given(content, contentType, name, _time.GetTimestamp());
        ReadArticle read = await ReadAsync(article, cancellationToken);
        return ExtractiveSummarizer.Explain(read.Document, WithDefaultLength(request.Options));
    }

    /// <summary>Reads an article and makes its extractive summary.</summary>
    /// <exception cref="ArticleException">The document cannot be used; the message says why.</exception>
    internal async Task<Draft> ExtractAsync(
        SourceArticle article, SummaryRequest request, CancellationToken cancellationToken)
    {
        ReadArticle read = await ReadAsync(article, cancellationToken);
        TimeSpan readTime = _time.GetElapsedTime(article.Started);

        long extracting = _time.GetTimestamp();
        SummaryOptions wanted = WithDefaultLength(request.Options);
        ExtractiveSummary summary;
        using (PipelineTelemetry.Start("extract"))
            summary = ExtractiveSummarizer.Summarize(read.Document, wanted);
        if (summary.Words == 0)
            throw new ArticleException(
                FailureCode.EmptyArticle, "The article must have at least one word, but has none.");
        TimeSpan extractTime = _time.GetElapsedTime(extracting);

        IReadOnlyList<LengthChoice>? choices =
            request.Choices is { } most ? LengthChoices.Of(summary, wanted, most, cancellationToken) : null;
        var timings = new Timings(ElapsedMs(article.Started), Milliseconds(readTime), Milliseconds(extractTime), 0);
        SummaryResult result = ResultBuilder.Succeeded(
            article, read, summary, choices, ModelPart(article, request),
            Describe(Resolved(wanted, summary), request), timings, _time.GetUtcNow());
        result = StringIndex.Recount(result, read.Document.Text, request.StringIndexType);
        return new Draft(result, summary, article.Started) { LlmChoices = request.LlmChoices };
    }

    /// <summary>
    /// Asks the language model where the draft awaits it. The extractive summary stays valid even if that fails.
    /// </summary>
    /// <param name="draft">The draft.</param>
    /// <param name="answerBy">The time by which a waiting caller must have an answer; null if no one waits.</param>
    /// <param name="settled">Called with the usage of this attempt so far; see <see cref="RewriteRequest.Settled"/>.
    /// </param>
    /// <param name="cancellationToken">Ends the work.</param>
    internal async Task<SummaryResult> CompleteAsync(Draft draft, DateTimeOffset? answerBy,
        Action<LlmUsage>? settled, CancellationToken cancellationToken)
    {
        if (!draft.AwaitsModel || rewriter is null)
            return draft.Result;
        using Activity? activity = PipelineTelemetry.Start("model");
        long started = _time.GetTimestamp();
        LlmPart part;
        try
        {
            var request = new RewriteRequest(draft.Summary, draft.Result.Source.ContentHash!,
                draft.Result.Source.Name, answerBy)
            {
                Choices = draft.LlmChoices,
                Deferral = draft.Result.Llm?.Deferral,
                Earlier = draft.Result.Llm?.Usage,
                Settled = settled,
            };
            part = await rewriter.RewriteAsync(request, cancellationToken);
        }
        catch (Exception ex) when (ex is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.ModelFailed(_logger, ex, draft.Result.Id);
            part = new LlmPart
            {
                Status = ResultStatus.Failed,
                Reason = "The model's part failed; the program's log says more."
            };
        }

        return draft.Result with
        {
            Llm = part with { Usage = LlmUsage.Sum(draft.Result.Llm?.Usage, part.Usage) },
            Warnings = [.. draft.Result.Warnings, .. part.Warnings ?? []],
            Timings = draft.Result.Timings with { LlmMs = ElapsedMs(started), TotalMs = ElapsedMs(draft.Started) },
            CreatedAt = _time.GetUtcNow(),
        };
    }

    /// <summary>Returns the result of an article that could not be summarised.</summary>
    internal SummaryResult Fail(SourceArticle article, ErrorInfo error)
    {
        var request = new SummaryRequest();
        return ResultBuilder.Failed(
            article, error, Describe(WithDefaultLength(request.Options), request), ElapsedMs(article.Started),
            _time.GetUtcNow());
    }

    private async Task<ReadArticle> ReadAsync(SourceArticle article, CancellationToken cancellationToken)
    {
        options.CheckArticleSize(article.Content.Length);
        using (PipelineTelemetry.Start("read"))
            return await _reader.ReadAsync(article.Content, article.Info.ContentType, article.Name, cancellationToken);
    }

    private LlmPart ModelPart(SourceArticle article, SummaryRequest request) =>
        request.Llm == false ? ResultBuilder.Disabled("It was not asked for.")
        : rewriter is null
            ? ResultBuilder.Disabled(request.Llm == true ? ResultBuilder.NoModel.Message : "No model is configured.")
        : new LlmPart
        {
            Status = ResultStatus.Deferred,
            Reason = "The model has not answered yet.",
            // Only the sweep tries again, and it knows stored articles only.
            Deferral = article.Info.Etag is null ? null : Deferral.First(_time.GetUtcNow())
        };

    private SummaryOptions WithDefaultLength(SummaryOptions asked) =>
        asked is { Sentences: null, Ratio: null, Words: null } ? asked with { Sentences = options.Sentences } : asked;

    // A result says how long a summary was allowed to be, also where the article decided it.
    private static SummaryOptions Resolved(SummaryOptions wanted, ExtractiveSummary summary) =>
        wanted is { Sentences: null, Ratio: null, Words: null }
            ? wanted with
            {
                Sentences =
                Math.Min(SummaryOptions.DefaultSentences(summary.Words), Math.Max(1, summary.DocumentSentences.Count))
            }
            : wanted;

    private ResolvedOptions Describe(SummaryOptions wanted, SummaryRequest request) =>
        ResultBuilder.Describe(wanted, request, request.Llm ?? rewriter is not null);

    private double ElapsedMs(long since) => Milliseconds(_time.GetElapsedTime(since));

    private static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 3);
}
