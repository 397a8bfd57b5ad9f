using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Pipeline.Delivery;

/// <summary>
/// A worker's claim on an article while the model writes: the deferred result that the worker has stored. The sweep
/// leaves a deferred result alone while it is young, so the worker stores it again until the model has ended.
/// Therefore an article that waits long for other calls is not paid for twice.
/// </summary>
/// <param name="results">The writer of results.</param>
/// <param name="lasts">The age from which the sweep considers the worker of a deferred result dead.</param>
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
            bool isSure = true;
            while (!await EndsSoonAsync(work))
            {
                (string? renewed, isSure) = await RenewAsync(draft, version, cancellationToken);
                if (renewed is null)
                    return null;
                version = renewed;
            }

            // Storage may have taken a renewal although it reported an error, so the version is looked up.
            if (!isSure)
                version = (await RenewAsync(draft, version, cancellationToken)).Version ?? version;
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
    /// Stores the draft again. Returns the new version, or null if the claim is lost. If storage is unavailable, the
    /// version stays, which is not sure.
    /// </summary>
    private async Task<(string? Version, bool IsSure)> RenewAsync(
        SummaryResult draft, string version, CancellationToken cancellationToken)
    {
        try
        {
            return (await results.TryWriteAsync(draft.Id, draft, draft.Source.Etag!, version, cancellationToken), true);
        }
        catch (Exception ex) when (ex is StorageUnavailableException or StorageLockedException)
        {
            return (version, false);
        }
    }
}
