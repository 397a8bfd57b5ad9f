namespace Summarizer.Pipeline.Budgeting;

/// <summary>A part of the day's budget that a call may use.</summary>
/// <param name="Granted">The amount.</param>
/// <param name="Slice">The slice that it is from; null without a budget.</param>
internal sealed record Reservation(Amount Granted, BudgetSlice? Slice);
