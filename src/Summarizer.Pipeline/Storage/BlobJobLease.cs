using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Summarizer.Pipeline.Storage;

/// <summary>
/// A lease on the blob <c>.jobs/{job}</c> of the results' container, renewed while held; the blob's content is what the
/// job remembers. It can never be taken for a result, since every result's name ends in <c>.json</c> and no job's does.
/// </summary>
internal sealed class BlobJobLease : IJobLease
{
    // Blob storage leases for 15 to 60 seconds. A crashed worker blocks the job no longer than this.
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(10);

    private readonly BlobClient _blob;
    private readonly BlobLeaseClient _lease;
    private readonly CancellationTokenSource _released = new();
    private readonly Task _renewing;

    private BlobJobLease(BlobClient blob, BlobLeaseClient lease)
    {
        _blob = blob;
        _lease = lease;
        _renewing = RenewAsync();
    }

    public static async Task<IJobLease?> TryAcquireAsync(BlobContainerClient container, string job,
        CancellationToken cancellationToken)
    {
        BlobClient blob = container.GetBlobClient(".jobs/" + job);
        BlobLeaseClient lease = blob.GetBlobLeaseClient();
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                await lease.AcquireAsync(Duration, cancellationToken: cancellationToken);
                return new BlobJobLease(blob, lease);
            }
            catch (RequestFailedException ex) when (ex.Status == 409
                && ex.ErrorCode == BlobErrorCode.LeaseAlreadyPresent)
            {
                return null;
            }
            catch (RequestFailedException ex) when (ex.Status == 404 && attempt == 0)
            {
                await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
                await CreateAsync(blob, cancellationToken);
            }
        }
    }

    public Task<string?> ReadAsync(CancellationToken cancellationToken) => BlobFailures.TranslateAsync(async () =>
    {
        string text = (await _blob.DownloadContentAsync(cancellationToken)).Value.Content.ToString();
        return text.Length == 0 ? null : text;
    }, cancellationToken);

    public Task<bool> TryWriteAsync(string state,
        CancellationToken cancellationToken) => BlobFailures.TranslateAsync(async () =>
    {
        try
        {
            var held = new BlobUploadOptions { Conditions = new BlobRequestConditions { LeaseId = _lease.LeaseId } };
            await _blob.UploadAsync(BinaryData.FromString(state), held, cancellationToken);
            return true;
        }
        catch (RequestFailedException ex) when (ex.Status is 404 or 409 or 412)
        {
            return false;
        }
    }, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _released.CancelAsync();
        await _renewing;
        _released.Dispose();
        try
        {
            using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            await _lease.ReleaseAsync(cancellationToken: soon.Token);
        }
        catch (Exception ex) when (ex is RequestFailedException || BlobFailures.Unavailable(ex) is not null)
        {
            // It runs out by itself.
        }
    }

    private async Task RenewAsync()
    {
        using var timer = new PeriodicTimer(RenewEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(_released.Token))
            {
                try
                {
                    await _lease.RenewAsync(cancellationToken: _released.Token);
                }
                catch (Exception ex) when (!_released.IsCancellationRequested
                    && (ex is RequestFailedException || BlobFailures.Unavailable(ex) is not null))
                {
                    // Lost or not answered: what is written under it then fails, and the next tick tries again.
                }
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private static async Task CreateAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            var onlyNew = new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
            await blob.UploadAsync(BinaryData.FromString(""), onlyNew, cancellationToken);
        }
        catch (RequestFailedException ex) when (ex.Status is 409 or 412)
        {
            // Somebody else made it.
        }
    }
}
