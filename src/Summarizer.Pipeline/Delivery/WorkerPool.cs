namespace Summarizer.Pipeline.Delivery;

/// <summary>A limit on concurrency: runs at most a given number of pieces of work at once.</summary>
internal sealed class WorkerPool(int size) : IDisposable
{
    private readonly SemaphoreSlim _free = new(size, size);
    private readonly int _size = size;

    /// <summary>Pieces in progress.</summary>
    public int Busy => _size - _free.CurrentCount;

    /// <summary>Starts a piece of work, as soon as a place is free. It must not throw.</summary>
    public async Task StartAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        _ = Task.Run(async () =>
        {
            try
            {
                await work();
            }
            finally
            {
                _free.Release();
            }
        }, CancellationToken.None);
    }

    /// <summary>Waits until everything that was started is over.</summary>
    public async Task FinishAsync()
    {
        for (int i = 0; i < _size; i++)
            await _free.WaitAsync(CancellationToken.None);
        _free.Release(_size);
    }

    /// <inheritdoc/>
    public void Dispose() => _free.Dispose();
}
