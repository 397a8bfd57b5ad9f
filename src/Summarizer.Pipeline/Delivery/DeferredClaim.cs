using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Pipeline.Delivery;

/// <summary>
/// A worker's claim on an article while the model writes: the deferred result that the worker has stored. The sweep
/// leaves a deferred result alone while it is young, so the worker stores it again until the model has ended.
/// Therefore an article that waits long for other calls is not paid for twice. Each time, the result has what the model
/// has cost so far: if the worker ends before the model, the next one adds to it.
/// </summary>
/// <param name="results">The writer of results.</param>
/// <param name="lasts">The age from which the sweep considers the worker of a deferred result dead.</param>
/// <param name="time">The clock.</param>
internal sealed class DeferredClaim(ResultWriter results, TimeSpan lasts, TimeProvider time)
{
    /// <summary>The time for the last write after the app was stopped.</summary>
    private static readonly TimeSpan LastWrite = TimeSpan.FromSeconds(1);

    // Two renewals may fail before the claim ends. At zero the sweep asks every time, so there is nothing to renew.
    private readonly TimeSpan _renewAfter = lasts > TimeSpan.Zero ? lasts / 3 : Timeout.InfiniteTimeSpan;

    /// <summary>Completes a stored draft while renewing the claim on it, and stores the result.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="version">The version of the stored result.</param>
    /// <param name="complete">The work, which is cancelled if the claim is lost. It reports what it has cost so far.
    /// </param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The complete result. Null if another worker has changed the result.</returns>
    public async Task<SummaryResult?> CompleteAsync(SummaryResult draft, string version,
        Func<Action<LlmUsage>, CancellationToken, Task<SummaryResult>> complete, CancellationToken cancellationToken)
    {
        LlmUsage? paid = null;
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var write = new CancellationTokenSource();
        await using CancellationTokenRegistration stopping =
            cancellationToken.Register(() => write.CancelAfter(LastWrite));
        Task<SummaryResult> work = complete(usage => Volatile.Write(ref paid, usage), lost.Token);
        try
        {
            (SummaryResult claimed, bool isSure) = (draft, true);
            while (!await EndsSoonAsync(work))
            {
                // Storage may have taken a renewal although it reported an error. Only the same one finds its version.
                claimed = isSure ? WithCosts() : claimed;
                (string? renewed, isSure) = await RenewAsync(claimed, version, write.Token);
                if (renewed is null)
                    return null;
                version = renewed;
            }

            if (!isSure)
                version = (await RenewAsync(claimed, version, write.Token)).Version ?? version;
            if (work.IsCanceled && paid is not null)
                await RenewAsync(WithCosts(), version, write.Token);
            SummaryResult result = await work;
            return await StoreAsync(result, version, write.Token) is null ? null : result;
        }
        finally
        {
            await lost.CancelAsync();
            await ((Task)work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        SummaryResult WithCosts() => draft with
        {
            Llm = draft.Llm! with { Usage = LlmUsage.Sum(draft.Llm.Usage, Volatile.Read(ref paid)) },
        };
    }

    private async Task<bool> EndsSoonAsync(Task work)
    {
        await work.WaitAsync(_renewAfter, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return work.IsCompleted;
    }

    /// <summary>
    /// Stores the claim again. Returns the new version, or null if the claim is lost. If storage is unavailable, the
    /// version stays, which is not sure.
    /// </summary>
    private async Task<(string? Version, bool IsSure)> RenewAsync(
        SummaryResult claimed, string version, CancellationToken cancellationToken)
    {
        try
        {
            return (await StoreAsync(claimed, version, cancellationToken), true);
        }
        catch (Exception ex) when (ex is StorageUnavailableException or StorageLockedException)
        {
            return (version, false);
        }
    }

    private Task<string?> StoreAsync(SummaryResult result, string version, CancellationToken cancellationToken) =>
        results.TryWriteAsync(result.Id, result, result.Source.Etag!, version, cancellationToken);
}
