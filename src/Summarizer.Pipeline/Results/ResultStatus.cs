namespace Summarizer.Pipeline.Results;

/// <summary>The values of a result's <c>status</c> and of its <c>llm.status</c>.</summary>
public static class ResultStatus
{
    /// <summary>There is a summary.</summary>
    public const string Succeeded = "succeeded";

    /// <summary>There is none, and trying again does not help.</summary>
    public const string Failed = "failed";

    /// <summary>
    /// Still to come: the sweep tries again. Of <c>llm.status</c> and of a stored result's metadata only.
    /// </summary>
    public const string Deferred = "deferred";

    /// <summary>No model is configured, or none was asked for. Of <c>llm.status</c> only.</summary>
    public const string Disabled = "disabled";

    /// <summary>The model was not needed or not allowed. Of <c>llm.status</c> only.</summary>
    public const string Skipped = "skipped";

    /// <summary>The statuses that a stored result can have.</summary>
    public static IReadOnlyList<string> Stored { get; } = [Succeeded, Failed, Deferred];

    /// <summary>Returns the status that a result is stored with.</summary>
    public static string Of(SummaryResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Llm?.Status == Deferred ? Deferred : result.Status;
    }
}
