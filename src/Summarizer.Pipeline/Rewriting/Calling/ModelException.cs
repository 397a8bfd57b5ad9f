using Summarizer.Pipeline.Budgeting;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Pipeline.Rewriting.Calling;

/// <summary>
/// Thrown when a call to a model returned no answer. Its message is for the reader, without secrets and without text of
/// the article.
/// </summary>
/// <param name="policy">The policy for it.</param>
/// <param name="code">A stable word for results and telemetry, such as <c>throttled</c> or <c>timeout</c>.</param>
/// <param name="message">The reason.</param>
/// <param name="inner">The cause.</param>
internal sealed class ModelException(FaultPolicy policy, string code, string message, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>The policy for it.</summary>
    public FaultPolicy Policy { get; } = policy;

    /// <summary>A stable word for results and telemetry.</summary>
    public string Code { get; } = code;

    /// <summary>True if the model was not asked, because its circuit is open.</summary>
    public bool WasHeldBack => Code == Circuit.Code;

    /// <summary>The HTTP status; 0 where there was none.</summary>
    public int Status { get; init; }

    /// <summary>The wait that the service asked for.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>
    /// For <see cref="FaultPolicy.Split"/>: the most tokens that the service takes, where it says so.
    /// </summary>
    public int? Limit { get; init; }

    /// <summary>True if the service may have done the work, and may bill it, although no answer arrived.</summary>
    public bool MayBeBilled { get; init; }

    /// <summary>True if the service may bill the input, although it refused to answer.</summary>
    public bool InputMayBeBilled { get; init; }

    /// <summary>
    /// True if an exception means that no answer came: of the model, a budget, storage or time, but not of a caller who
    /// gave up.
    /// </summary>
    public static bool IsNoAnswer(Exception exception, CancellationToken gaveUp) =>
        exception is ModelException or BudgetException or StorageUnavailableException
        || (exception is OperationCanceledException && !gaveUp.IsCancellationRequested);
}
