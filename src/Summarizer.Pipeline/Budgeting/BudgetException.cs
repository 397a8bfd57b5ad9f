namespace Summarizer.Pipeline.Budgeting;

/// <summary>Thrown when a call would cost more than was agreed. Its message is the reason for the reader.</summary>
/// <param name="code">A stable word: which budget.</param>
/// <param name="message">The reason.</param>
internal sealed class BudgetException(string code, string message) : Exception(message)
{
    /// <summary>A stable word: which budget.</summary>
    public string Code { get; } = code;

    /// <summary>The time when budget is available again; null if only other settings help.</summary>
    public DateTimeOffset? NotBefore { get; init; }
}
