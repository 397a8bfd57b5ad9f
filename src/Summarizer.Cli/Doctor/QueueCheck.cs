using Azure;
using Azure.Identity;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Cli.Doctor;

/// <summary>
/// A check of the queue: it does with a queue of its own what the Functions host does with its queues, and counts what
/// waits in the poison queue. The standalone app uses no queue.
/// </summary>
internal static class QueueCheck
{
    private const string Area = "queue";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <param name="connection">The storage.</param>
    /// <param name="poisonQueue">The name of the poison queue.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    public static async Task<Finding> RunAsync(
        ArticleStorageConnection connection, string poisonQueue, CancellationToken cancellationToken)
    {
        if (connection.CreateQueueClient() is not { } service)
            return new Finding(
                FindingKind.Off, Area,
                "No queue endpoint is configured; only the Functions host needs one "
                + "(ArticleStorage__queueServiceUri).");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        QueueClient own = service.GetQueueClient($"summarizer-doctor-{Guid.NewGuid():N}");
        try
        {
            await own.CreateAsync(cancellationToken: patience.Token);
            try
            {
                await own.SendMessageAsync("doctor", patience.Token);
                QueueMessage? back = await own.ReceiveMessageAsync(cancellationToken: patience.Token);
                if (back is null)
                    return new Finding(
                        FindingKind.Fault, Area, "A message that was sent does not come back.", "Try again.");
                await own.DeleteMessageAsync(back.MessageId, back.PopReceipt, patience.Token);
            }
            finally
            {
                await own.DeleteIfExistsAsync(CancellationToken.None);
            }

            QueueClient poison = service.GetQueueClient(poisonQueue);
            int waiting = await poison.ExistsAsync(patience.Token)
                ? (await poison.GetPropertiesAsync(patience.Token)).Value.ApproximateMessagesCount : 0;
            return waiting == 0
                ? new Finding(FindingKind.Ok, Area, "create, send, receive, delete; nothing waits in the poison queue")
                : new Finding(
                    FindingKind.Warning, Area, $"About {waiting} messages wait in {poisonQueue}.",
                    "See that the Functions host runs: its function RecordPoisonedArticle gives each such article a "
                    + "result that says why.");
        }
        catch (Exception e) when (e is RequestFailedException or AuthenticationFailedException or AggregateException
            or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            bool refused = e is AuthenticationFailedException or RequestFailedException { Status: 401 or 403 };
            string reason = e is RequestFailedException { Status: > 0 } answer
                ? $"{answer.Status} {answer.ErrorCode}".Trim() : refused ? "the identity cannot be used"
                : "it cannot be reached";
            return new Finding(
                FindingKind.Fault, Area, $"The queue service {service.Uri.GetLeftPart(UriPartial.Path)}: {reason}.",
                refused ? "Give the identity the role Storage Queue Data Contributor on the account, or correct the "
                    + "key." : "Check ArticleStorage__queueServiceUri, and the way to it: DNS, firewall, private "
                    + "endpoint.");
        }
    }
}
