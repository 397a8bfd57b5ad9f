using System.Text.Json;
using Summarizer.Pipeline.Reading;

namespace Summarizer.Pipeline.Results;

/// <summary>A builder of results from what the stages of the pipeline return.</summary>
internal static class ResultBuilder
{
    /// <summary>Returns the result of an article that was summarised.</summary>
    public static SummaryResult Succeeded(
        SourceArticle article, ReadArticle read, ExtractiveSummary summary, IReadOnlyList<LengthChoice>? choices,
        LlmPart llm, ResolvedOptions options, Timings timings, DateTimeOffset now) => new()
        {
            Id = article.Id,
            Status = ResultStatus.Succeeded,
            Source = article.Info with
            {
                ContentHash = ResultHashes.OfContent(article.Content.Span),
                ContentType = read.ContentType
            },
            Document = new DocumentInfo(summary.Title, summary.Language, read.Document.Text.Length, summary.Words,
                summary.DocumentSentences.Count, options.IncludeText ? read.Document.Text : null,
                options.IncludeText ? Outline(summary) : null, read.OcrPages),
            Extractive = new ExtractivePart(summary.Text, summary.Sentences, summary.KeyPhrases, choices),
            Llm = llm,
            Warnings = [.. read.Warnings, .. Warnings(summary, llm, options)],
            Options = options,
            Timings = timings,
            CreatedAt = now,
            Generator = SummaryPipeline.Generator,
        };

    /// <summary>Returns the result of an article that could not be summarised.</summary>
    public static SummaryResult Failed(SourceArticle article, ErrorInfo error, ResolvedOptions options, double totalMs,
        DateTimeOffset now) => new()
        {
            Id = article.Id,
            Status = ResultStatus.Failed,
            Source = article.Info,
            Llm = Disabled("There is no text to work on."),
            Error = error,
            Options = options,
            Timings = new Timings(totalMs, 0, 0, 0),
            CreatedAt = now,
            Generator = SummaryPipeline.Generator,
        };

    /// <summary>Returns the model's part of a result for which no model is asked.</summary>
    public static LlmPart Disabled(string reason) => new() { Status = ResultStatus.Disabled, Reason = reason };

    /// <summary>Returns the options as a result reports them.</summary>
    public static ResolvedOptions Describe(SummaryOptions options, SummaryRequest request, bool llm) => new()
    {
        Sentences = options.Sentences,
        Ratio = options.Ratio,
        Words = options.Words,
        Query = options.Query,
        Language = options.Language,
        Title = options.Title,
        SortBy = options.SortBy == SummaryOrder.Rank ? "rank" : "offset",
        Llm = llm,
        IncludeText = request.IncludeText,
        Choices = request.Choices,
        StringIndexType = request.StringIndexType == default ? null : StringIndex.Names[(int)request.StringIndexType],
        Length = request.LlmChoices?.Length,
        Style = request.LlmChoices?.Style,
        Focus = request.LlmChoices?.Focus,
        Tone = request.LlmChoices?.Tone,
        SummaryLanguage = request.LlmChoices?.Language,
    };

    private static DocumentOutline Outline(ExtractiveSummary summary) => new(
        [.. summary.Document.Blocks.Select(block =>
            new OutlineBlock(JsonNamingPolicy.CamelCase.ConvertName(block.Kind.ToString()), block.Offset, block.Length,
                block.Level))],
        [.. summary.DocumentSentences.Select(sentence =>
            new OutlineSentence(sentence.Offset, sentence.Length, summary.SpeakerOf(sentence)))]);

    private static IEnumerable<Warning> Warnings(ExtractiveSummary summary, LlmPart llm, ResolvedOptions options)
    {
        if (summary.DocumentSentences.Count == 0)
            yield return new Warning(WarningCode.NoSentences,
                "The text has words but no sentences to choose from, so the summary is empty.");
        else if (options.Sentences > summary.DocumentSentences.Count)
            yield return new Warning("short-text",
                $"The text has {summary.DocumentSentences.Count} of the {options.Sentences} sentences asked for.");
        if (summary.QueryIgnored)
            yield return QueryNotFound;
        if (options.Llm && llm.Status == ResultStatus.Disabled)
            yield return NoModel;
    }

    /// <summary>The warning for a request for a model's summary if no model is configured.</summary>
    public static Warning NoModel { get; } =
        new("no-model",
            "`llm` was true, but no model is configured. Set Summarizer__Llm__Endpoint, or leave `llm` out.");

    /// <summary>The warning that no word of the query occurs in the text.</summary>
    public static Warning QueryNotFound { get; } =
        new(WarningCode.QueryNotFound, "No word of the query is in the text, so the query has no effect.");
}
