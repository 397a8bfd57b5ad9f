using Summarizer.Pipeline.Storage;

namespace Summarizer.Pipeline.Budgeting;

/// <summary>
/// This instance's slice of a day's budget. Reserving and settling are arithmetic in memory; what was spent is on
/// record in a note of its own, which no other instance writes while this one lives. Changes that come while a write is
/// in progress go into the next one together.
/// </summary>
#pragma warning disable CA1001 // A semaphore without a wait handle holds nothing that needs disposing.
internal sealed class BudgetSlice(string dayKey, string id, INoteStore notes, TimeSpan life, TimeProvider time)
#pragma warning restore CA1001
{
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _writing = new(1, 1);
    private Amount _held, _spent, _open;
    private long _changes = 1, _written;
    private string? _version;
    private bool _lost, _closed;

    // When others may take the slice back: the end of the last note. A slice that is lost needs none.
    private DateTimeOffset _until;

    /// <summary>The key of the note that all instances share.</summary>
    public string DayKey { get; } = dayKey;

    /// <summary>The slice's name in that note.</summary>
    public string Id { get; } = id;

    /// <summary>The amount that it holds.</summary>
    public Amount Held
    {
        get
        {
            lock (_lock)
                return _held;
        }
    }

    /// <summary>The amount that is neither spent nor reserved.</summary>
    public Amount Available
    {
        get
        {
            lock (_lock)
                return _held - _spent - _open;
        }
    }

    /// <summary>True if no call is in progress.</summary>
    public bool IsIdle
    {
        get
        {
            lock (_lock)
                return _open == default;
        }
    }

    /// <summary>True if it was returned, or taken back by another instance that considered this one crashed.</summary>
    public bool IsLost
    {
        get
        {
            lock (_lock)
                return _lost;
        }
    }

    /// <summary>The number of changes so far: equal numbers mean that nothing happened in between.</summary>
    public long Changes => Interlocked.Read(ref _changes);

    /// <summary>
    /// Returns the key of a slice's note. It is not below the shared note: a folder cannot have the name of a file.
    /// </summary>
    public static string NoteKey(string dayKey, string id) => $"{dayKey}-slices/{id}";

    /// <summary>Adds what the shared note has granted.</summary>
    public void Grow(Amount granted)
    {
        lock (_lock)
            _held += granted;
    }

    /// <summary>Reserves as much as there is, between two amounts.</summary>
    /// <returns>False if there is less than the least, or if the slice must be renewed first.</returns>
    public bool TryReserve(Amount least, Amount wanted, out Amount granted)
    {
        lock (_lock)
        {
            Amount available = _held - _spent - _open;
            granted = Amount.Min(wanted, available);
            if (_lost || time.GetUtcNow() >= _until || !least.FitsIn(available))
                return false;
            _open += granted;
            _changes++;
            return true;
        }
    }

    /// <summary>Replaces a reservation by what was spent.</summary>
    public void Settle(Amount reserved, Amount spent)
    {
        lock (_lock)
        {
            _open -= reserved;
            // A sum of differences may leave the last bit of a double behind.
            if (_open.Tokens == 0 && Math.Abs(_open.Usd) < 1e-9)
                _open = default;
            _spent += spent;
            _changes++;
        }
    }

    /// <summary>
    /// Writes the note although nothing may have changed, which shows others that this instance lives, and this one
    /// whether it still holds the slice.
    /// </summary>
    public Task RenewAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _changes);
        return WriteAsync(closed: false, cancellationToken);
    }

    /// <summary>
    /// Writes the first note of a spare slice, which makes this instance its holder. False if another was faster.
    /// </summary>
    public async Task<bool> TryClaimAsync(CancellationToken cancellationToken)
    {
        string key = NoteKey(DayKey, Id);
        var note = new SliceNote(default, default, time.GetUtcNow() + life, Closed: false);
        if (!await notes.TryWriteNoteAsync(key, note.ToString(), replaces: null, cancellationToken))
            return false;
        _version = (await notes.ReadNoteAsync(key, cancellationToken))?.Version;
        _until = note.Until;
        return true;
    }

    /// <summary>Records all changes so far.</summary>
    /// <exception cref="StorageUnavailableException">Storage is unavailable; the next flush catches up.</exception>
    public Task FlushAsync(CancellationToken cancellationToken) => WriteAsync(closed: false, cancellationToken);

    /// <summary>Records that the use of the slice has ended.</summary>
    /// <returns>The amount spent; null if a call is in progress or another instance has taken the slice back.</returns>
    public async Task<Amount?> CloseAsync(CancellationToken cancellationToken)
    {
        await WriteAsync(closed: true, cancellationToken);
        lock (_lock)
            return _closed ? _spent : null;
    }

    private async Task WriteAsync(bool closed, CancellationToken cancellationToken)
    {
        long target = Changes;
        await _writing.WaitAsync(cancellationToken);
        try
        {
            SliceNote note;
            long changes;
            lock (_lock)
            {
                if (_lost || (!closed && _written >= target) || (closed && _open != default))
                    return;
                // From here on nothing can be reserved, so that what is on record stays true.
                _lost = closed;
                changes = _changes;
                note = new SliceNote(_spent, _open, time.GetUtcNow() + life, closed);
            }

            bool ours = await PutAsync(note.ToString(), cancellationToken);
            lock (_lock)
            {
                _written = changes;
                _lost = closed || !ours;
                _until = note.Until;
                _closed = closed && ours;
            }
        }
        catch when (closed)
        {
            lock (_lock)
                _lost = false;
            throw;
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Writes the note. False where another instance has closed it.</summary>
    private async Task<bool> PutAsync(string text, CancellationToken cancellationToken)
    {
        string key = NoteKey(DayKey, Id);
        if (await notes.TryWriteNoteAsync(key, text, _version, cancellationToken))
        {
            _version = (await notes.ReadNoteAsync(key, cancellationToken))?.Version;
            return true;
        }

        // A write whose answer was lost and that was sent again looks like another's; only a closed note is one.
        Note? there = await notes.ReadNoteAsync(key, cancellationToken);
        _version = there?.Version;
        return SliceNote.TryParse(there?.Text) is not { Closed: true }
            && (there?.Text == text || await notes.TryWriteNoteAsync(key, text, _version, cancellationToken));
    }
}
