using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Summarizer.Pipeline.Storage;

/// <summary>
/// Notes as blobs beside the results. No result's name lacks ".json", so no note is ever taken for one.
/// </summary>
/// <param name="summaries">The container of the results.</param>
internal sealed class BlobNoteStore(BlobContainerClient summaries) : INoteStore
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
        catch (RequestFailedException ex) when (ex.Status == 404)
        {
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
                await Blob(key).UploadAsync(BinaryData.FromString(text), upload, cancellationToken);
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

    private BlobClient Blob(string key) => summaries.GetBlobClient(".notes/" + NoteKey.Validate(key));
}
