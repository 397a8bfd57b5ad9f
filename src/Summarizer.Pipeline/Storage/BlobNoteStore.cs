using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Summarizer.Pipeline.Storage;

/// <summary>
/// Notes as blobs of their own container, so that listings of results do not have to pass them.
/// </summary>
/// <param name="notes">The container of the notes.</param>
internal sealed class BlobNoteStore(BlobContainerClient notes) : INoteStore
{
    /// <inheritdoc/>
    public Task<Note?> ReadNoteAsync(string key,
        CancellationToken cancellationToken) => BlobFailures.TranslateAsync(async () =>
    {
        try
        {
            BlobDownloadResult blob = await Blob(key).DownloadContentAsync(cancellationToken);
            return new Note(blob.Content.ToString(), BlobArticleStore.Text(blob.Details.ETag));
        }
        catch (RequestFailedException ex) when (ex.Status == 404 || BlobFailures.Unreadable(ex) is not null)
        {
            // A rule of the account may move old notes to the archive tier: they are then not there.
            return null;
        }
    }, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> TryWriteNoteAsync(string key, string text, string? replaces,
        CancellationToken cancellationToken) =>
        BlobFailures.TranslateAsync(async () =>
        {
            try
            {
                var upload = new BlobUploadOptions
                {
                    Conditions =
                    BlobArticleStore.Conditions(WriteCondition.Replacing(replaces))
                };
                await UploadAsync(Blob(key), BinaryData.FromString(text), upload, cancellationToken);
                return true;
            }
            catch (RequestFailedException ex) when (BlobFailures.IsLostRace(ex))
            {
                return false;
            }
            catch (RequestFailedException ex) when (ex.Status is 409 or 412 && BlobFailures.Unavailable(ex) is null)
            {
                // Notes help and are not needed: a protected one counts like storage that does not answer.
                throw new StorageUnavailableException($"A note cannot be written ({ex.ErrorCode}).", ex);
            }
        }, cancellationToken);

    private async Task UploadAsync(
        BlobClient blob, BinaryData content, BlobUploadOptions upload, CancellationToken cancellationToken)
    {
        try
        {
            await blob.UploadAsync(content, upload, cancellationToken);
        }
        catch (RequestFailedException ex) when (ex.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            await notes.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            await blob.UploadAsync(content, upload, cancellationToken);
        }
    }

    private BlobClient Blob(string key) => notes.GetBlobClient(NoteKey.Validate(key));
}
