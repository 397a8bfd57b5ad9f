using Azure.Storage.Queues;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Pipeline.Delivery;

/// <summary>
/// The queue of messages about articles whose every delivery failed. It is the storage account's, so several
/// deployments share it.
/// </summary>
/// <param name="service">The account's queues.</param>
/// <param name="name">The queue's name.</param>
/// <param name="time">The clock.</param>
public sealed class PoisonQueue(QueueServiceClient service, string name, TimeProvider time)
{
    /// <summary>The time for which messages of other deployments are put back.</summary>
    private static readonly TimeSpan ReturnFor = TimeSpan.FromDays(1);

    /// <summary>The time after which a message that was put back is delivered again.</summary>
    private static readonly TimeSpan ReturnPause = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Puts a message back that belongs to another deployment. After a day it is dropped; if its deployment still
    /// exists, its sweep finds the article.
    /// </summary>
    /// <returns>False if the day is over.</returns>
    /// <exception cref="StorageUnavailableException">The queue service cannot be reached.</exception>
    public Task<bool> TryReturnAsync(
        PoisonMessage message, CancellationToken cancellationToken) => BlobFailures.TranslateAsync(async () =>
    {
        ArgumentNullException.ThrowIfNull(message);
        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset until = message.ReturnUntil ?? now + ReturnFor;
        if (now >= until)
            return false;
        await service.GetQueueClient(name).SendMessageAsync(
            message.Returned(until), visibilityTimeout: ReturnPause, timeToLive: ReturnFor, cancellationToken);
        return true;
    }, cancellationToken);
}
