using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Pipeline.Delivery;

/// <summary>
/// A worker's claim on an article while the model writes: the deferred result that the worker has stored. The sweep
/// leaves a young one alone, so it is stored again and again until the model has ended. So an article that waits long
/// for other calls is not paid for twice.
/// </summary>
/// <param name="results">The writer of results.</param>
/// <param name="lasts">The age at which the sweep takes a deferred result for abandoned.</param>
/// <param name="time">The clock.</param>
internal sealed class DeferredClaim(ResultWriter results, TimeSpan lasts, TimeProvider time)
{
    // Two renewals may fail before the claim ends. At zero the sweep asks every time, so there is nothing to renew.
    private readonly TimeSpan _renewAfter = lasts > TimeSpan.Zero ? lasts / 3 : Timeout.InfiniteTimeSpan;

    /// <summary>Completes a stored draft while renewing the claim on it.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="version">The version of the stored result.</param>
    /// <param name="complete">The work, which is cancelled if the claim is lost.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The complete result, and the version that it replaces. Null if another worker has changed the
    /// result.</returns>
    public async Task<(SummaryResult Result, string Version)?> HoldAsync(SummaryResult draft, string version,
        Func<CancellationToken, Task<SummaryResult>> complete, CancellationToken cancellationToken)
    {
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<SummaryResult> work = complete(lost.Token);
        try
        {
            while (!await EndsSoonAsync(work))
            {
                if (await RenewAsync(draft, version, cancellationToken) is not { } renewed)
                    return null;
                version = renewed;
            }

            return (await work, version);
        }
        finally
        {
            await lost.CancelAsync();
            await ((Task)work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> EndsSoonAsync(Task work)
    {
        await work.WaitAsync(_renewAfter, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return work.IsCompleted;
    }

    /// <summary>
    /// Stores the draft again. Returns the new version; the same one if storage does not take it now; null if the
    /// claim is lost.
    /// </summary>
    private async Task<string?> RenewAsync(SummaryResult draft, string version, CancellationToken cancellationToken)
    {
        try
        {
            return await results.TryWriteAsync(draft.Id, draft, draft.Source.Etag!, version, cancellationToken);
        }
        catch (Exception ex) when (ex is StorageUnavailableException or StorageLockedException)
        {
            return version;
        }
    }
}
