using System.Text.Json.Serialization;

namespace Summarizer.Pipeline.Results;

/// <summary>
/// The result that is stored next to an article and returned over HTTP, MCP and the command line. Its JSON form is the
/// contract with users.
/// </summary>
public sealed record SummaryResult
{
    /// <summary>The version of this form.</summary>
    public string SchemaVersion { get; init; } = "1.0";

    /// <summary>The article's name, or an id of the caller's.</summary>
    public required string Id { get; init; }

    /// <summary>"succeeded" or "failed".</summary>
    public required string Status { get; init; }

    /// <summary>The source of the article.</summary>
    public required SourceInfo Source { get; init; }

    /// <summary>The document that was read; null if nothing could be read.</summary>
    public DocumentInfo? Document { get; init; }

    /// <summary>The extractive summary; null where there is none.</summary>
    public ExtractivePart? Extractive { get; init; }

    /// <summary>The language model's summary, or why there is none.</summary>
    public LlmPart? Llm { get; init; }

    /// <summary>Warnings for the reader about an article that was summarised.</summary>
    public IReadOnlyList<Warning> Warnings { get; init; } = [];

    /// <summary>The error, if <see cref="Status"/> is "failed".</summary>
    public ErrorInfo? Error { get; init; }

    /// <summary>The options of the request, resolved.</summary>
    public required ResolvedOptions Options { get; init; }

    /// <summary>The time that each step took.</summary>
    public required Timings Timings { get; init; }

    /// <summary>The time when the result was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The program that made it: "summarizer/" and the version.</summary>
    public required string Generator { get; init; }
}

/// <summary>The source of an article.</summary>
/// <param name="Name">Its name in the article store; null for a text that is not stored.</param>
/// <param name="Etag">The version of the blob that was read; null for a text that is not stored.</param>
/// <param name="ContentHash">"sha256:" and the hexadecimal hash of the bytes; null where they were not read.</param>
/// <param name="ContentType">The media type that it was read as.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="LastModified">The time when the blob was last written.</param>
public sealed record SourceInfo(string? Name, string? Etag, string? ContentHash, string? ContentType, long? Bytes,
    DateTimeOffset? LastModified);

/// <summary>The document that was read.</summary>
/// <param name="Title">The title, where one is known or was found.</param>
/// <param name="Language">A lower-case ISO 639 code of two or three letters; "und" if it was not detected.</param>
/// <param name="Characters">The length of its text, in UTF-16 code units.</param>
/// <param name="Words">The number of words.</param>
/// <param name="Sentences">The number of sentences.</param>
/// <param name="Text">The text that offsets count in; only where <c>includeText</c> was asked for.</param>
/// <param name="Outline">The text's blocks and sentences; included with <paramref name="Text"/>.</param>
/// <param name="OcrPages">The numbers of the pages that were read by OCR, from 1; left out if there are none.</param>
public sealed record DocumentInfo(
    string? Title,
    string Language,
    int Characters,
    int Words,
    int Sentences,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Text = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DocumentOutline? Outline = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<int>? OcrPages = null);

/// <summary>The structure of the text, for those who show it.</summary>
/// <param name="Blocks">Its blocks in order; between them is white space or markup.</param>
/// <param name="Sentences">The places of its sentences, in order; sentence indices refer to this list.</param>
public sealed record DocumentOutline(IReadOnlyList<OutlineBlock> Blocks, IReadOnlyList<OutlineSentence> Sentences);

/// <summary>A stretch of the text that belongs together.</summary>
/// <param name="Kind">"paragraph", "heading", "listItem", "quotation", "caption", "code", "table" or
/// "boilerplate".</param>
/// <param name="Offset">The start in the text.</param>
/// <param name="Length">The length.</param>
/// <param name="Level">For a heading its depth, 1 to 6; otherwise 0.</param>
public sealed record OutlineBlock(string Kind, int Offset, int Length, int Level);

/// <summary>The place of a sentence.</summary>
/// <param name="Offset">The start in the text.</param>
/// <param name="Length">The length.</param>
/// <param name="Speaker">The name of the speaker; left out if the document is not a transcript.</param>
public sealed record OutlineSentence(
    int Offset,
    int Length,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Speaker = null);

/// <summary>The extractive summary.</summary>
/// <param name="Text">The sentences as one text.</param>
/// <param name="Sentences">The sentences with their places.</param>
/// <param name="KeyPhrases">The topics of the article, most telling first.</param>
/// <param name="Choices">The sentences of summaries of 1, 2, 3 … sentences; only if <c>choices</c> was asked
/// for.</param>
public sealed record ExtractivePart(
    string Text,
    IReadOnlyList<RankedSentence> Sentences,
    IReadOnlyList<string> KeyPhrases,
    [property: JsonIgnore(
        Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<LengthChoice>? Choices = null);

/// <summary>The sentences of a summary of one length.</summary>
/// <param name="Sentences">Their indices among the document's sentences, best first.</param>
/// <param name="RankScores">Their rank scores, in the same order.</param>
public sealed record LengthChoice(IReadOnlyList<int> Sentences, IReadOnlyList<double> RankScores);

/// <summary>The language model's summary, or why there is none.</summary>
public sealed record LlmPart
{
    /// <summary>"disabled", "succeeded", "skipped", "deferred" or "failed".</summary>
    public required string Status { get; init; }

    /// <summary>The summary.</summary>
    public string? Text { get; init; }

    /// <summary>Its sentences, each with the sentences of the document that it rests on.</summary>
    public IReadOnlyList<GroundedSentence>? Sentences { get; init; }

    /// <summary>The model that answered.</summary>
    public string? Model { get; init; }

    /// <summary>The version of the instructions that it was given.</summary>
    public string? PromptVersion { get; init; }

    /// <summary>The cost.</summary>
    public LlmUsage? Usage { get; init; }

    /// <summary>The reason for the status; null if it succeeded without remark.</summary>
    public string? Reason { get; init; }

    /// <summary>
    /// For a deferred part, when the model is asked again at the earliest; not there where nothing speaks against soon.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>
    /// The attempts so far, for a part that is deferred or that failed after being deferred; otherwise not there.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Deferral? Deferral { get; init; }

    /// <summary>Warnings for the reader about a part that was made; shown among the result's warnings.</summary>
    [JsonIgnore]
    internal IReadOnlyList<Warning>? Warnings { get; init; }

    /// <summary>
    /// The reason as a stable word, such as "throttled" or "day-budget". Missing if no such word fits.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Code { get; init; }
}

/// <summary>A sentence of the language model's summary.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Sources">Indices of the document's sentences that it rests on.</param>
/// <param name="Grounding">"supported", "partial" or "unsupported".</param>
/// <param name="Issues">The findings, as stable codes.</param>
public sealed record GroundedSentence(string Text, IReadOnlyList<int> Sources, string Grounding,
    IReadOnlyList<string> Issues);

/// <summary>The cost of model calls, including those of earlier tries that were deferred.</summary>
/// <param name="InputTokens">Tokens sent.</param>
/// <param name="OutputTokens">Tokens received.</param>
/// <param name="Calls">Calls made.</param>
/// <param name="Retries">The number of calls that had to be made again.</param>
/// <param name="EstimatedCostUsd">The estimated cost by the configured prices, in US dollars.</param>
public sealed record LlmUsage(long InputTokens, long OutputTokens, int Calls, int Retries, double EstimatedCostUsd)
{
    /// <summary>Those of the input tokens that the service had cached; not there where there were none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? CachedInputTokens { get; init; }

    /// <summary>
    /// The most that calls without a whole answer may have cost, in US dollars: tokens sent as counted here, and the
    /// limit of output tokens. It counts against the budgets and is not in the other figures. Absent if every call was
    /// answered or refused.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? UnconfirmedCostUsd { get; init; }

    /// <summary>Returns the sum. Null if both are null.</summary>
    internal static LlmUsage? Sum(LlmUsage? one, LlmUsage? other) => one is null ? other : one.Plus(other);

    private LlmUsage Plus(LlmUsage? other) => other is null ? this : new LlmUsage(
        InputTokens + other.InputTokens, OutputTokens + other.OutputTokens, Calls + other.Calls,
        Retries + other.Retries,
        Math.Round(EstimatedCostUsd + other.EstimatedCostUsd, 8))
    {
        CachedInputTokens = CachedInputTokens is null
            ? other.CachedInputTokens
            : CachedInputTokens + (other.CachedInputTokens ?? 0),
        UnconfirmedCostUsd = UnconfirmedCostUsd is null
            ? other.UnconfirmedCostUsd
            : Math.Round(UnconfirmedCostUsd.Value + (other.UnconfirmedCostUsd ?? 0), 8),
    };
}

/// <summary>Something the reader should know.</summary>
/// <param name="Code">A stable code.</param>
/// <param name="Message">The same in words.</param>
public sealed record Warning(string Code, string Message);

/// <summary>The error of a failed result.</summary>
/// <param name="Code">A stable code, such as "unsupported-type".</param>
/// <param name="Message">The error and what is allowed.</param>
/// <param name="Target">The option, field or name that is wrong.</param>
public sealed record ErrorInfo(string Code, string Message, string? Target);

/// <summary>The options as they were applied.</summary>
public sealed record ResolvedOptions
{
    /// <summary>The number of sentences asked for, or chosen by the length of the article.</summary>
    public int? Sentences { get; init; }

    /// <summary>Ratio asked for.</summary>
    public double? Ratio { get; init; }

    /// <summary>Words asked for.</summary>
    public int? Words { get; init; }

    /// <summary>The query.</summary>
    public string? Query { get; init; }

    /// <summary>The language asked for; null where it was to be found out.</summary>
    public string? Language { get; init; }

    /// <summary>The title given.</summary>
    public string? Title { get; init; }

    /// <summary>"offset" or "rank".</summary>
    public string SortBy { get; init; } = "offset";

    /// <summary>True if a model's summary was wanted.</summary>
    public bool Llm { get; init; }

    /// <summary>True if the text is included.</summary>
    public bool IncludeText { get; init; }

    /// <summary>The number of lengths whose choices were asked for; absent if none were.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Choices { get; init; }

    /// <summary>The unit of offsets and lengths. Missing: UTF-16 code units.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? StringIndexType { get; init; }

    /// <summary>The length of the model's summary asked for; not there where none was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Length { get; init; }

    /// <summary>The style of the model's summary asked for; not there where none was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Style { get; init; }

    /// <summary>The topic that the model's summary was asked to put first; absent if there was none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Focus { get; init; }

    /// <summary>The tone of the model's summary asked for; not there where none was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Tone { get; init; }

    /// <summary>The language of the model's summary asked for; not there where none was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SummaryLanguage { get; init; }
}

/// <summary>The time that each step took, in milliseconds.</summary>
/// <param name="TotalMs">The total time.</param>
/// <param name="ReadMs">Fetching and reading the article.</param>
/// <param name="ExtractMs">The extractive summary.</param>
/// <param name="LlmMs">The language model.</param>
public sealed record Timings(double TotalMs, double ReadMs, double ExtractMs, double LlmMs);
