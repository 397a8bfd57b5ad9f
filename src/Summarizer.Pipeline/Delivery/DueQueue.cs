using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Pipeline.Delivery;

/// <summary>
/// The queue by which the sweep hands many due articles to all instances. It holds nothing that could be lost: the
/// sweep alone decides what is due, the work is idempotent, and what a message does not achieve the next round finds.
/// </summary>
public sealed class DueQueue(QueueServiceClient service, SummarizerOptions options, TimeProvider? time = null)
{
    /// <summary>
    /// The time for which messages of other deployments that share the queue are put back. Short, because no round of
    /// the sweep starts while there are many.
    /// </summary>
    private static readonly TimeSpan ReturnFor = TimeSpan.FromMinutes(10);

    /// <summary>The time after which a message that was put back is delivered again.</summary>
    private static readonly TimeSpan ReturnPause = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The time for which a received message is hidden from others. Longer than a trigger may take (TriggerTimeout); if
    /// work on it takes longer still, another instance does some of it a second time, which changes nothing.
    /// </summary>
    private static readonly TimeSpan Hidden = TimeSpan.FromMinutes(10);

    /// <summary>A message that was received this often is dropped: the sweep finds its articles again.</summary>
    private const int MaxDeliveries = 5;

    private readonly QueueClient _queue = service.GetQueueClient(options.DueQueue);
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>Returns the approximate number of messages; 0 before the queue exists.</summary>
    /// <exception cref="StorageUnavailableException">The queue service cannot be reached.</exception>
    public Task<int> CountAsync(CancellationToken cancellationToken) => BlobFailures.TranslateAsync(async () =>
    {
        try
        {
            return (await _queue.GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCount;
        }
        catch (RequestFailedException ex) when (ex.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            return 0;
        }
    }, cancellationToken);

    /// <summary>Adds a message, and the queue if it is missing.</summary>
    /// <exception cref="StorageUnavailableException">The queue service cannot be reached.</exception>
    public Task AddAsync(DueMessage message,
        CancellationToken cancellationToken) => BlobFailures.TranslateAsync(async () =>
    {
        message = message with { Container = options.ArticlesContainer };
        try
        {
            await _queue.SendMessageAsync(message.Write(), cancellationToken);
        }
        catch (RequestFailedException ex) when (ex.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            await _queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            await _queue.SendMessageAsync(message.Write(), cancellationToken);
        }

        return true;
    }, cancellationToken);

    /// <summary>
    /// Puts a message back that belongs to another deployment, which shares the queue. After ten minutes it is dropped:
    /// the sweep of its deployment finds the articles again.
    /// </summary>
    /// <returns>False if the message is this deployment's own.</returns>
    /// <exception cref="StorageUnavailableException">The queue service cannot be reached.</exception>
    public Task<bool> TryReturnAsync(DueMessage message,
        CancellationToken cancellationToken) => BlobFailures.TranslateAsync(async () =>
    {
        if (message.Container is null || message.Container == options.ArticlesContainer)
            return false;
        DateTimeOffset now = _time.GetUtcNow();
        message = message with { ReturnUntil = message.ReturnUntil ?? now + ReturnFor };
        if (now < message.ReturnUntil)
            await _queue.SendMessageAsync(message.Write(), ReturnPause, cancellationToken: cancellationToken);
        return true;
    }, cancellationToken);

    /// <summary>
    /// Takes one message, does its work and removes it. If the work throws, the message comes back after a while.
    /// </summary>
    /// <param name="work">The work to do with it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False if the queue was empty.</returns>
    /// <exception cref="StorageUnavailableException">The queue service cannot be reached.</exception>
    public async Task<bool> TryWorkAsync(Func<DueMessage, CancellationToken, Task> work,
        CancellationToken cancellationToken)
    {
        QueueMessage? received = await ReceiveAsync(cancellationToken);
        if (received is null)
            return false;
        if (received.DequeueCount <= MaxDeliveries && DueMessage.TryParse(received.MessageText) is { } message
            && !await TryReturnAsync(message, cancellationToken))
            await work(message, cancellationToken);
        await BlobFailures.TranslateAsync(async () =>
        {
            try
            {
                await _queue.DeleteMessageAsync(received.MessageId, received.PopReceipt, cancellationToken);
            }
            catch (RequestFailedException ex) when (ex.Status == 404
                || ex.ErrorCode == QueueErrorCode.PopReceiptMismatch)
            {
                // It was hidden no longer, and another instance has taken it.
            }

            return true;
        }, cancellationToken);
        return true;
    }

    private Task<QueueMessage?> ReceiveAsync(
        CancellationToken cancellationToken) => BlobFailures.TranslateAsync(async () =>
    {
        try
        {
            QueueMessage[] messages = await _queue.ReceiveMessagesAsync(1, Hidden, cancellationToken);
            return messages.FirstOrDefault();
        }
        catch (RequestFailedException ex) when (ex.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            return null;
        }
    }, cancellationToken);
}
