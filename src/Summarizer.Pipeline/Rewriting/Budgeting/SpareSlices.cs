namespace Summarizer.Pipeline.Rewriting.Budgeting;

/// <summary>
/// Slices of the day that an instance adds for others. An instance that loses a race for the shared note knows that
/// many start at once. Each of them then takes a spare slice by writing that slice's own note, for which few others
/// race. Until then a spare slice counts as one whose holder died without using it, so nothing of the budget is lost.
/// </summary>
internal static class SpareSlices
{
    private const string Prefix = "spare-";

    /// <summary>The number of slices that are added.</summary>
    private const int Added = 16;

    /// <summary>A spare slice is worth at least this many calls, so small budgets have none.</summary>
    private const int LeastCalls = 100;

    /// <summary>The number of slices that an instance tries to take.</summary>
    private const int Tried = 4;

    /// <summary>Adds spare slices if the budget has room for them.</summary>
    /// <param name="day">The day so far.</param>
    /// <param name="call">The cost of a call.</param>
    /// <param name="sizeOfNext">Returns the size of the next slice.</param>
    public static DayNote AddTo(DayNote day, Amount call, Func<DayNote, Amount> sizeOfNext)
    {
        for (int i = 0; i < Added; i++)
        {
            Amount size = sizeOfNext(day);
            if (!call.FitsIn(size.Share(1.0 / LeastCalls)))
                break;
            day = day.With(Prefix + Guid.NewGuid().ToString("n")[..16], size);
        }

        return day;
    }

    /// <summary>Takes a spare slice. Null if there is none, or others were faster.</summary>
    /// <param name="day">The day so far.</param>
    /// <param name="least">The least that the slice must hold.</param>
    /// <param name="create">The function that makes the slice with an id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<BudgetSlice?> ClaimAsync(
        DayNote day, Amount least, Func<string, BudgetSlice> create, CancellationToken cancellationToken)
    {
        KeyValuePair<string, Amount>[] spares =
            [.. day.Slices.Where(s => s.Key.StartsWith(Prefix, StringComparison.Ordinal) && least.FitsIn(s.Value))];
        Random.Shared.Shuffle(spares);
        foreach ((string id, Amount size) in spares.Take(Tried))
        {
            BudgetSlice slice = create(id);
            if (!await slice.TryClaimAsync(cancellationToken))
                continue;
            slice.Grow(size);
            return slice;
        }

        return null;
    }
}
