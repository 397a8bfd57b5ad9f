namespace Summarizer.Pipeline.Rewriting.Budgeting;

/// <summary>A call would cost more than was agreed. Its message is the reason for the reader.</summary>
internal sealed class BudgetException(string message) : Exception(message);
