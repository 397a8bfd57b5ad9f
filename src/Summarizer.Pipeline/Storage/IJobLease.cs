namespace Summarizer.Pipeline.Storage;

/// <summary>
/// The right to run a job that only one worker may run at a time; dispose of it to let it go. It renews itself.
/// </summary>
public interface IJobLease : IAsyncDisposable
{
    /// <summary>Reads the note that the job stored last; null if there is none.</summary>
    Task<string?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Remembers something for the next run.</summary>
    /// <returns>False where the lease was lost in the meantime, and nothing was written.</returns>
    Task<bool> TryWriteAsync(string state, CancellationToken cancellationToken);
}
