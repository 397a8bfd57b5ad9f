namespace Summarizer.Pipeline.Delivery;

/// <summary>
/// A limit on the memory that work takes, by bytes instead of by count: it lets work in while the bytes of all that is
/// inside stay within a limit. Waiting is first come, first served, so that a large article is not overtaken for ever
/// by small ones. What is larger than the limit goes in alone.
/// </summary>
/// <param name="limit">The limit in bytes.</param>
public sealed class ByteGate(long limit)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<Waiter> _line = [];
    private long _inside;

    /// <summary>Bytes that are inside now.</summary>
    public long Inside
    {
        get
        {
            lock (_lock)
                return _inside;
        }
    }

    /// <summary>Returns a place for one piece of work, empty at first; dispose of it when the work is over.</summary>
    public Place Enter() => new(this);

    private bool TryChange(long before, long bytes)
    {
        lock (_lock)
        {
            if (_line.Count > 0 || !Fits(bytes, _inside - before))
                return false;
            _inside += bytes - before;
            return true;
        }
    }

    private async Task TakeAsync(long bytes, CancellationToken cancellationToken)
    {
        var waiter = new Waiter(bytes, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_lock)
        {
            _line.AddLast(waiter);
            LetIn();
        }

        await using CancellationTokenRegistration gone = cancellationToken.Register(() =>
        {
            lock (_lock)
            {
                // What was let in at the same moment stays in.
                if (!_line.Remove(waiter))
                    return;
                LetIn();
            }

            waiter.In.SetCanceled(cancellationToken);
        });
        await waiter.In.Task;
    }

    private void Leave(long bytes)
    {
        lock (_lock)
        {
            _inside -= bytes;
            LetIn();
        }
    }

    private void LetIn()
    {
        while (_line.First is { } first && Fits(first.Value.Bytes, _inside))
        {
            _line.RemoveFirst();
            _inside += first.Value.Bytes;
            first.Value.In.SetResult();
        }
    }

    private bool Fits(long bytes, long beside) => beside == 0 || beside + bytes <= limit;

    private sealed record Waiter(long Bytes, TaskCompletionSource In);

    /// <summary>The bytes that one piece of work holds. Not thread-safe.</summary>
    public sealed class Place : IDisposable
    {
        private readonly ByteGate _gate;
        private long _bytes;

        internal Place(ByteGate gate) => _gate = gate;

        /// <summary>
        /// Holds this many bytes in all, if they are available at once; otherwise it holds what it held before.
        /// </summary>
        public bool TryHold(long bytes)
        {
            if (bytes <= _bytes)
                return true;
            if (!_gate.TryChange(_bytes, bytes))
                return false;
            _bytes = bytes;
            return true;
        }

        /// <summary>
        /// Waits for room for this many bytes in all. Lets go of what it has first: holding while waiting can last for
        /// ever.
        /// </summary>
        public async Task HoldAsync(long bytes, CancellationToken cancellationToken)
        {
            if (TryHold(bytes))
                return;
            Dispose();
            await _gate.TakeAsync(bytes, cancellationToken);
            _bytes = bytes;
        }

        /// <summary>Keeps no more than this many bytes, once the work turns out to need no more.</summary>
        public void Keep(long bytes)
        {
            if (bytes >= _bytes)
                return;
            (long rest, _bytes) = (_bytes - bytes, bytes);
            _gate.Leave(rest);
        }

        /// <summary>Gives everything back.</summary>
        public void Dispose() => Keep(0);
    }
}
