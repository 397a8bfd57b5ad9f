using System.Globalization;
using Summarizer.Pipeline.Reading.Ocr;
using Summarizer.Pipeline.Rewriting;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Pipeline.Budgeting;

/// <summary>
/// The day's budget for all instances together. Each instance takes a slice of the day from a note that all share,
/// spends it without asking again, and returns what it does not use. The slice of an instance that died is taken back
/// once it expires: what it had spent is on record, and what its calls in progress may have cost counts as spent. So
/// the budget is never exceeded.
/// </summary>
internal sealed class DayBudget : IDisposable
{
    /// <summary>The largest slice: a hundredth of the day.</summary>
    private const double LargestSlice = 0.01;

    /// <summary>A slice takes no more than this part of what is free, for each instance that holds one.</summary>
    private const double ShareOfFree = 0.5;

    /// <summary>
    /// The most times that other writers of the shared note may be faster before storage counts as unavailable.
    /// </summary>
    private const int MaxTries = 60;

    /// <summary>
    /// The first and the longest wait after another writer of the shared note was faster. It doubles each time and is
    /// spread at random, as on a shared wire (ALOHA; Abramson, 1970): a hundred instances that start at once would
    /// otherwise only get in each other's way.
    /// </summary>
    private static readonly TimeSpan FirstBackoff = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(4);

    /// <summary>An instance without a call in progress returns its slice after this time.</summary>
    private static readonly TimeSpan IdleTime = TimeSpan.FromSeconds(2);

    /// <summary>The longest time for which a call waits for others to return what they do not use.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private static readonly Amount Unlimited = new(1L << 60, 1e12);

    private readonly Amount _budget;
    private readonly string _name;
    private readonly string _shown;
    private readonly Func<Amount, string>? _explainTooLarge;
    private readonly INoteStore? _notes;
    private readonly TimeProvider _time;
    private readonly TimeSpan _life;
    private readonly SemaphoreSlim _acquiring = new(1, 1);
    private readonly CancellationTokenSource _ended = new();
    private TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private BudgetSlice? _slice;

    /// <summary>Makes the budget.</summary>
    /// <param name="budget">The amount of one day.</param>
    /// <param name="name">The folder of its notes.</param>
    /// <param name="shown">The amount for the reader, such as "$10".</param>
    /// <param name="explainTooLarge">Says of an amount larger than the budget how much it is, and which setting limits
    /// it. Null if no amount can be larger.</param>
    /// <param name="longestCall">The longest time from one reservation of a call to its end, or to the next.</param>
    /// <param name="notes">The store of notes. Null for no limit.</param>
    /// <param name="time">The clock.</param>
    private DayBudget(Amount budget, string name, string shown, Func<Amount, string>? explainTooLarge,
        TimeSpan longestCall, INoteStore? notes, TimeProvider time)
    {
        (_budget, _name, _shown, _notes, _time) = (budget, name, shown, notes, time);
        _explainTooLarge = explainTooLarge;
        // Each reservation renews the slice.
        _life = longestCall + TimeSpan.FromMinutes(1);
    }

    /// <summary>Makes the budget of calls to the model.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="notes">The store of notes. Null for no store; calls then have no budget.</param>
    /// <param name="time">The clock.</param>
    public static DayBudget OfModel(LlmOptions options, INoteStore? notes, TimeProvider time)
    {
        var budget = new Amount(options.MaxTokensPerDay ?? Unlimited.Tokens, options.MaxUsdPerDay ?? Unlimited.Usd);
        string shown = options.MaxUsdPerDay is { } usd ? $"${usd}" : $"{options.MaxTokensPerDay} tokens";
        return new DayBudget(budget, "llm", shown, TooLarge, options.CallTimeout + options.MaxRetryDelay,
            budget == Unlimited ? null : notes, time);

        string TooLarge(Amount call) => call.Tokens > budget.Tokens
            ? $"One call can take {call.Tokens} tokens, more than the day's whole budget of {budget.Tokens} "
                + $"({LlmOptions.Section}:{nameof(LlmOptions.MaxTokensPerDay)})."
            : string.Create(CultureInfo.InvariantCulture,
                $"One call can cost ${call.Usd:0.######}, more than the day's whole budget of ${budget.Usd:0.######} "
                    + $"({LlmOptions.Section}:{nameof(LlmOptions.MaxUsdPerDay)}).");
    }

    /// <summary>Makes the budget of pages that are read by OCR; a page counts as a token.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="notes">The store of notes. Null for no store and no budget.</param>
    /// <param name="time">The clock.</param>
    /// <remarks>A call has at most <see cref="OcrOptions.MaxPages"/> pages, which always fit in a day.</remarks>
    public static DayBudget OfOcr(OcrOptions options, INoteStore? notes, TimeProvider time) =>
        new(new Amount(options.MaxPagesPerDay ?? 0, 0), "ocr", $"{options.MaxPagesPerDay} pages of OCR",
            explainTooLarge: null, options.Timeout, options.MaxPagesPerDay is null ? null : notes, time);

    /// <summary>Reserves a part of the budget.</summary>
    /// <param name="least">The least that is of use.</param>
    /// <param name="wanted">The most that is of use.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="BudgetException">The day's budget is used up, others hold the rest of it, or the least is more
    /// than a whole day has.</exception>
    /// <exception cref="StorageUnavailableException">A slice is needed and storage cannot be reached.</exception>
    public async Task<Reservation> ReserveAsync(Amount least, Amount wanted, CancellationToken cancellationToken)
    {
        if (_notes is null)
            return new Reservation(wanted, null);
        if (_explainTooLarge is not null && !least.FitsIn(_budget))
            throw new BudgetException("day-too-small", _explainTooLarge(least));
        long started = _time.GetTimestamp();
        while (true)
        {
            Task settled = Volatile.Read(ref _settled).Task;
            if (TryReserve(least, wanted) is { } reserved)
                return reserved;
            await _acquiring.WaitAsync(cancellationToken);
            try
            {
                if (TryReserve(least, wanted) is { } meanwhile)
                    return meanwhile;
                BudgetSlice slice = Current();
                if (await AcquireAsync(slice, least, wanted, cancellationToken))
                    continue;
            }
            finally
            {
                _acquiring.Release();
            }

            if (_time.GetElapsedTime(started) > LongestWait)
                throw new BudgetException("day-reserved",
                    "The rest of the day's budget is reserved by calls in progress.")
                {
                    NotBefore = _time.GetUtcNow()
                        + TimeSpan.FromMinutes(5)
                };
            // Either a call of this instance returns something, or another instance may have.
            await Task.WhenAny(settled,
                Task.Delay(TimeSpan.FromMilliseconds(250 + Random.Shared.Next(500)), cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>
    /// Replaces a reservation by what was spent. It is recorded soon; <see cref="RecordAsync"/> waits for that.
    /// </summary>
    public void Settle(Reservation reservation, Amount spent)
    {
        if (reservation.Slice is not { } slice)
            return;
        slice.Settle(reservation.Granted, spent);
        Interlocked.Exchange(ref _settled, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously))
            .SetResult();
        _ = FlushAsync(slice, CancellationToken.None);
        if (slice.IsIdle)
            _ = ReturnWhenIdleAsync(slice);
    }

    /// <summary>Waits until all that was settled is recorded, or cannot be.</summary>
    public Task RecordAsync(CancellationToken cancellationToken) =>
        Volatile.Read(ref _slice) is { } slice ? FlushAsync(slice, cancellationToken) : Task.CompletedTask;

    public void Dispose()
    {
        _ended.Cancel();
        _ended.Dispose();
        _acquiring.Dispose();
    }

    private Reservation? TryReserve(Amount least, Amount wanted)
    {
        BudgetSlice? slice = Volatile.Read(ref _slice);
        if (slice is null || slice.DayKey != DayKey() || !slice.TryReserve(least, wanted, out Amount granted))
            return null;
        // Not awaited: if this process crashes before, the call counts as in progress.
        _ = FlushAsync(slice, CancellationToken.None);
        return new Reservation(granted, slice);
    }

    private BudgetSlice Current()
    {
        BudgetSlice? slice = _slice;
        if (slice is null || slice.IsLost || slice.DayKey != DayKey())
        {
            slice = NewSlice(DayKey(), Guid.NewGuid().ToString("n")[..16]);
            Volatile.Write(ref _slice, slice);
        }

        return slice;
    }

    private BudgetSlice NewSlice(string dayKey, string id) => new(dayKey, id, _notes!, _life, _time);

    private string DayKey() => _name + "/budget-" + _time.GetUtcNow().ToString("yyyy-MM-dd");

    /// <summary>Takes a larger slice of the day. False where nothing is free at the moment.</summary>
    /// <exception cref="BudgetException">Nothing is free, and nothing can come back.</exception>
    private async Task<bool> AcquireAsync(BudgetSlice slice, Amount least, Amount wanted,
        CancellationToken cancellationToken)
    {
        BudgetSlice Spare(string id) => NewSlice(slice.DayKey, id);

        // The slice's own note first: a slice in the shared note whose holder has no note counts as unused.
        await slice.RenewAsync(cancellationToken);
        for (int i = 0; i < MaxTries && !slice.IsLost; i++)
        {
            Note? note = await _notes!.ReadNoteAsync(slice.DayKey, cancellationToken);
            DayNote day = DayNote.Parse(note?.Text);
            bool isNew = slice.Held == default;
            if (isNew && await SpareSlices.ClaimAsync(day, least, Spare, cancellationToken) is { } spare)
            {
                Volatile.Write(ref _slice, spare);
                return true;
            }

            Amount free = _budget - day.Taken, missing = Amount.Max(least - slice.Available, default);
            if (missing.FitsIn(free))
            {
                Amount fair = Fair(day);
                Amount size =
                    Amount.Min(free,
                        Amount.Max(fair, Amount.Max(missing, Amount.Min(wanted - slice.Available, free.Share(0.5)))));
                DayNote divided = day.With(slice.Id, slice.Held + size);
                if (isNew)
                    divided = SpareSlices.AddTo(divided, wanted, Fair);
                if (await _notes.TryWriteNoteAsync(slice.DayKey, divided.ToString(), note?.Version, cancellationToken))
                {
                    slice.Grow(size);
                    return true;
                }

                await BackOffAsync(i, cancellationToken);
                continue;
            }

            bool comesBack = !slice.IsIdle, reclaimed = false;
            foreach ((string id, Amount held) in day.Slices.Where(s => s.Key != slice.Id))
            {
                switch (await LookAtAsync(slice.DayKey, id, held, cancellationToken))
                {
                    case SliceState.Dead:
                        reclaimed = true;
                        break;
                    case SliceState.Alive:
                        comesBack = true;
                        break;
                }
            }

            if (reclaimed)
                continue;
            return comesBack ? false : throw UsedUp();
        }

        // Taken back by another instance meanwhile: the caller starts a new one.
        return slice.IsLost ? true : throw new StorageUnavailableException("The note of the day's budget is too busy.");
    }

    /// <summary>Returns the size of the next slice: a part of what is free; later instances get theirs.</summary>
    private Amount Fair(DayNote day) =>
        Amount.Min(_budget.Share(LargestSlice), (_budget - day.Taken).Share(ShareOfFree / (day.Slices.Count + 1)));

    private BudgetException UsedUp()
    {
        DateTimeOffset tomorrow = new DateTimeOffset(_time.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero).AddDays(1);
        return new BudgetException("day-budget",
            $"The day's budget of {_shown} is used up.")
        {
            NotBefore = tomorrow
                + TimeSpan.FromSeconds(Random.Shared.Next(600))
        };
    }

    private enum SliceState
    {
        Alive, Used, Dead,
    }

    /// <summary>
    /// Looks whether another instance may still return something of its slice; takes it back where that instance is
    /// dead.
    /// </summary>
    private async Task<SliceState> LookAtAsync(string dayKey, string id, Amount held,
        CancellationToken cancellationToken)
    {
        string key = BudgetSlice.NoteKey(dayKey, id);
        Note? note = await _notes!.ReadNoteAsync(key, cancellationToken);
        SliceNote slice = SliceNote.TryParse(note?.Text)
            ?? new SliceNote(default, default, DateTimeOffset.MinValue, false);
        if (!slice.Closed && slice.Until >= _time.GetUtcNow())
            return (held - slice.Spent).FitsIn(default) ? SliceState.Used : SliceState.Alive;
        // Closing its note first: if its holder is running after all, it learns that it may not use the slice any more.
        if (!slice.Closed
            && !await _notes.TryWriteNoteAsync(key, (slice with { Closed = true }).ToString(), note?.Version,
                cancellationToken))
            return SliceState.Alive;
        await CloseAsync(dayKey, id, slice.Spent + slice.Open, cancellationToken);
        return SliceState.Dead;
    }

    /// <summary>Takes a closed slice out of the shared note.</summary>
    private async Task CloseAsync(string dayKey, string id, Amount spent, CancellationToken cancellationToken)
    {
        for (int i = 0; i < MaxTries; i++)
        {
            Note? note = await _notes!.ReadNoteAsync(dayKey, cancellationToken);
            DayNote day = DayNote.Parse(note?.Text);
            if (!day.Slices.ContainsKey(id)
                || await _notes.TryWriteNoteAsync(dayKey, day.Without(id, spent).ToString(), note?.Version,
                    cancellationToken))
                return;
            await BackOffAsync(i, cancellationToken);
        }
    }

    private static Task BackOffAsync(int lost, CancellationToken cancellationToken)
    {
        double most =
            Math.Min(FirstBackoff.TotalMilliseconds * Math.Pow(2, Math.Min(lost, 20)),
                LongestBackoff.TotalMilliseconds);
        return Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * most), cancellationToken);
    }

    /// <summary>
    /// Records a slice. If storage is unavailable, the next flush catches up; until then the slice is what
    /// limits.
    /// </summary>
    private async Task FlushAsync(BudgetSlice slice, CancellationToken cancellationToken)
    {
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10), _time);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
            await slice.FlushAsync(both.Token);
        }
        catch (Exception ex) when (ex is StorageUnavailableException or OperationCanceledException)
        {
        }
    }

    private async Task ReturnWhenIdleAsync(BudgetSlice slice)
    {
        try
        {
            long changes = slice.Changes;
            await Task.Delay(IdleTime, _ended.Token);
            // Not while the slice grows: it would be returned without what it gets.
            await _acquiring.WaitAsync(_ended.Token);
            try
            {
                if (slice.Changes == changes && await slice.CloseAsync(_ended.Token) is { } spent)
                    await CloseAsync(slice.DayKey, slice.Id, spent, _ended.Token);
            }
            finally
            {
                _acquiring.Release();
            }
        }
        catch (Exception ex) when (ex is StorageUnavailableException or OperationCanceledException
            or ObjectDisposedException)
        {
            // Another instance takes it back once it has expired.
        }
    }
}
