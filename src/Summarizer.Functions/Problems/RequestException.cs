namespace Summarizer.Functions.Problems;

/// <summary>A request that is refused with a status other than its failure code has by itself.</summary>
internal sealed class RequestException(
    int status, string code, string message, string? target = null) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public string? Target { get; } = target;

    /// <summary>The time after which another try is worthwhile.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
