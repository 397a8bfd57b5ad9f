namespace Summarizer.Pipeline.Rewriting.Calling;

/// <summary>
/// The form of a request, in the points in which services differ. The first shape is a guess; <see cref="Adaptations"/>
/// corrects it by what the service refuses.
/// </summary>
internal sealed record RequestShape
{
    /// <summary>The name of the limit of output tokens: <c>max_completion_tokens</c>, or <c>max_tokens</c>.</summary>
    public string LimitName { get; init; } = NewLimit;

    /// <summary>The highest limit that the service takes; null where it has refused none.</summary>
    public int? HighestLimit { get; init; }

    /// <summary>True if a configured temperature is sent.</summary>
    public bool SendsTemperature { get; init; } = true;

    /// <summary>The way in which the form of the answer is requested.</summary>
    public AnswerFormat Format { get; init; } = AnswerFormat.Schema;

    /// <summary>The value of <c>reasoning_effort</c>; null if it is not sent.</summary>
    public string? Effort { get; init; }

    /// <summary>
    /// True if instructions go into a message of their own with the role <c>system</c>; otherwise they are before the
    /// article.
    /// </summary>
    public bool SystemRole { get; init; } = true;

    /// <summary>True if the answer is asked for as a stream, for services that offer nothing else.</summary>
    public bool Streams { get; init; }

    public const string NewLimit = "max_completion_tokens";
    public const string OldLimit = "max_tokens";
}

/// <summary>The ways to request the form of the answer.</summary>
internal enum AnswerFormat
{
    /// <summary>By JSON schema: <c>json_schema</c>.</summary>
    Schema,

    /// <summary>As JSON: <c>json_object</c>, with the schema in the prompt.</summary>
    Json,

    /// <summary>In the prompt alone.</summary>
    Prompt,
}
