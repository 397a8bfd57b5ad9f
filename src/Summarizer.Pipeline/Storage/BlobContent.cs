using Azure;
using Azure.Storage.Blobs.Models;

namespace Summarizer.Pipeline.Storage;

/// <summary>A blob's content while it is downloaded. A failure means that storage is unavailable.</summary>
internal sealed class BlobContent(BlobDownloadStreamingResult blob) : ReadOnlyStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await BlobFailures.TranslateAsync(async () =>
                await blob.Content.ReadAsync(buffer, cancellationToken), cancellationToken);
        }
        catch (RequestFailedException ex) when (ex.Status is 404 or 412)
        {
            // The client resumes a broken download, of the same version only.
            throw new ArticleChangedException(ex);
        }
    }

    public override int Read(Span<byte> buffer) => throw new NotSupportedException("Read asynchronously.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            blob.Dispose();
        base.Dispose(disposing);
    }
}
