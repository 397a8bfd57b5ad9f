using Azure;
using Azure.Identity;

namespace Summarizer.Pipeline.Storage;

/// <summary>What the storage client throws, in the words of <see cref="IArticleStore"/>.</summary>
internal static class BlobFailures
{
    public static async Task<T> TranslateAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call();
        }
        catch (Exception ex) when (ex is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            if (Unavailable(ex) is not { } reason)
                throw;
            // Cancelled between two tries, the client throws all that went wrong before instead.
            cancellationToken.ThrowIfCancellationRequested();
            throw new StorageUnavailableException(reason, ex);
        }
    }

    /// <summary>Why storage cannot be used, without secrets; null for what is no matter of storage.</summary>
    public static string? Unavailable(Exception ex) => ex switch
    {
        RequestFailedException { Status: 0 } away => away.InnerException is HttpRequestException http ? $"Storage cannot be reached: {http.Message}." : "Storage cannot be reached.",
        RequestFailedException { Status: 401 or 403 } refused => $"Storage refuses access ({Code(refused)}): check the key, or the identity's role Storage Blob Data Owner.",
        RequestFailedException { Status: 408 or 429 or >= 500 } busy => $"Storage answers {Code(busy)}.",
        RequestFailedException { Status: 404, ErrorCode: "ContainerNotFound" } => "The container is not there.",
        RequestFailedException { Status: 409, ErrorCode: "ContainerBeingDeleted" or "ContainerDisabled" } gone => $"Storage answers {Code(gone)}.",
        RequestFailedException { Status: 400, ErrorCode: "Md5Mismatch" or "InvalidMd5" } => "What was sent arrived damaged.",
        // Storage names a code whenever it refuses. Without one it was a web server or proxy on the way that could not read what arrived.
        RequestFailedException { ErrorCode: null or "" } unread => $"What was sent or answered arrived damaged ({unread.Status}).",
        AuthenticationFailedException or CredentialUnavailableException => "The identity cannot be used to reach storage: check ArticleStorage:credential and ArticleStorage:clientId.",
        AggregateException several => several.InnerExceptions.Select(Unavailable).LastOrDefault(reason => reason is not null),
        // The client's own timeouts: our caller did not cancel, or this would not have been asked.
        OperationCanceledException or TimeoutException => "Storage does not answer in time.",
        IOException or HttpRequestException or System.Net.Sockets.SocketException => "The connection to storage broke.",
        // An answer that was cut or changed on the way reads as broken XML or as headers that are missing.
        System.Xml.XmlException or FormatException => "Storage's answer arrived damaged.",
        _ => null,
    };

    private static string Code(RequestFailedException ex) => string.IsNullOrEmpty(ex.ErrorCode) ? $"{ex.Status}" : $"{ex.Status} {ex.ErrorCode}";
}
