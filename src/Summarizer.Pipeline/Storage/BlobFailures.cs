using Azure;
using Azure.Identity;
using Azure.Storage.Blobs.Models;
using Summarizer.Pipeline.Failures;

namespace Summarizer.Pipeline.Storage;

/// <summary>The mapping of what the storage client throws to the exceptions of <see cref="IArticleStore"/>.</summary>
/// <remarks>
/// The codes are those of https://learn.microsoft.com/rest/api/storageservices/blob-service-error-codes and
/// common-rest-api-error-codes. The status alone does not say what happened: 409 and 412 can mean a lost race, a
/// lease, a legal hold and more.
/// </remarks>
internal static class BlobFailures
{
    /// <summary>Makes a call and maps its failure.</summary>
    public static async Task<T> TranslateAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call();
        }
        catch (Exception ex) when (ex is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            if (Unavailable(ex) is { } reason)
            {
                // Cancelled between two tries, the client throws all that went wrong before instead.
                cancellationToken.ThrowIfCancellationRequested();
                throw new StorageUnavailableException(reason, ex);
            }

            if (ex is RequestFailedException { Status: 409 or 412 } refused && !IsLostRace(refused))
                throw new StorageLockedException(Protection(refused), ex);
            throw;
        }
    }

    /// <summary>True if a write was refused because its condition did not hold: another writer was faster.</summary>
    public static bool IsLostRace(RequestFailedException ex) => ex.Status is 409 or 412
        && (ex.ErrorCode == BlobErrorCode.ConditionNotMet || ex.ErrorCode == BlobErrorCode.BlobAlreadyExists);

    /// <summary>
    /// Returns why a blob exists and its content cannot be read by any means. Null for any other failure.
    /// </summary>
    public static ArticleException? Unreadable(RequestFailedException ex) => ex switch
    {
        { Status: 409 } when ex.ErrorCode == BlobErrorCode.BlobArchived
            || ex.ErrorCode == BlobErrorCode.BlobBeingRehydrated => Archived(ex),
        { Status: 409 } when ex.ErrorCode == BlobErrorCode.BlobUsesCustomerSpecifiedEncryption =>
            new ArticleException(FailureCode.EncryptedArticle,
            "The article is encrypted with a key that the client provided. Upload it without a customer-provided key.",
            inner: ex),
        _ => null,
    };

    /// <summary>Returns the error for an article in the archive tier.</summary>
    public static ArticleException Archived(Exception? inner = null) => new(FailureCode.ArchivedArticle,
        "The article is in the archive tier, from which nothing can be read. Move it to another tier; it is then "
            + "summarised without further action.", inner: inner);

    /// <summary>Returns why storage cannot be used, without secrets. Null if storage is not the cause.</summary>
    public static string? Unavailable(Exception ex) => ex switch
    {
        RequestFailedException { Status: 0 } away =>
            away.InnerException is HttpRequestException http
                ? $"Storage cannot be reached: {http.Message}."
                : "Storage cannot be reached.",
        RequestFailedException { Status: 401 or 403 } refused => Refusal(refused),
        RequestFailedException { Status: 408 or 429 or >= 500 } busy => $"Storage answers {Code(busy)}.",
        RequestFailedException { Status: 404, ErrorCode: "ContainerNotFound" } => "The container does not exist.",
        RequestFailedException
        {
            Status: 409,
            ErrorCode: "ContainerBeingDeleted" or "ContainerDisabled" or "AccountBeingCreated"
        } gone =>
            $"Storage answers {Code(gone)}.",
        RequestFailedException { Status: 400, ErrorCode: "Md5Mismatch" or "InvalidMd5" or "Crc64Mismatch" } =>
            "What was sent arrived damaged.",
        // Storage names a code whenever it refuses. Without one it was a web server or proxy on the way that could not
        // read what arrived.
        RequestFailedException { ErrorCode: null or "" } unread =>
            $"What was sent or answered arrived damaged ({unread.Status}).",
        AuthenticationFailedException or CredentialUnavailableException =>
            "The identity cannot be used to reach storage: check ArticleStorage:credential and "
                + "ArticleStorage:clientId.",
        AggregateException several =>
            several.InnerExceptions.Select(Unavailable).LastOrDefault(reason => reason is not null),
        // The client's own timeouts: our caller did not cancel, or this would not have been asked.
        OperationCanceledException or TimeoutException => "Storage does not respond in time.",
        IOException or HttpRequestException or System.Net.Sockets.SocketException => "The connection to storage broke.",
        // An answer that was cut or changed on the way reads as broken XML or as headers that are missing.
        System.Xml.XmlException or FormatException => "Storage's answer arrived damaged.",
        _ => null,
    };

    /// <summary>Returns what an administrator must fix, by the code of a 401 or 403.</summary>
    private static string Refusal(RequestFailedException ex) => ex.ErrorCode switch
    {
        // The same code means a wrong key or a clock that is more than 15 minutes off.
        "AuthenticationFailed" =>
            $"Storage refuses access ({Code(ex)}): the account key is wrong or was changed, or this machine's clock "
                + "is off by more than 15 minutes.",
        "AuthorizationFailure" =>
            $"Storage refuses access ({Code(ex)}): its firewall or private endpoints do not let this app in, or the "
                + "identity has no role.",
        "AuthorizationPermissionMismatch" or "InsufficientAccountPermissions" =>
            $"Storage refuses access ({Code(ex)}): give the identity the role Storage Blob Data Contributor.",
        "KeyBasedAuthenticationNotPermitted" =>
            $"Storage refuses access ({Code(ex)}): the account allows no keys; use ArticleStorage:blobServiceUri "
                + "with an identity.",
        "AccountIsDisabled" => $"Storage refuses access ({Code(ex)}): the account is disabled.",
        _ =>
            $"Storage refuses access ({Code(ex)}): check the key, or the identity's role "
                + "Storage Blob Data Contributor.",
    };

    private static string Protection(RequestFailedException ex) => ex.ErrorCode switch
    {
        "LeaseIdMissing" or "LeaseIdMismatchWithBlobOperation" or "LeaseLost" or "LeaseNotPresentWithBlobOperation"
            or "LeaseAlreadyPresent" => "a lease",
        "BlobImmutableDueToPolicy" => "an immutability policy",
        "BlobImmutableDueToLegalHold" => "a legal hold",
        "SnapshotsPresent" => "its snapshots",
        "BlobArchived" or "BlobBeingRehydrated" => "the archive tier",
        "PendingCopyOperation" => "a copy that is in progress",
        "InvalidBlobType" => "its blob type",
        // On an account with a hierarchical namespace a folder can have the blob's name.
        "BlobOperationNotSupported" or "ResourceTypeMismatch" or "PathAlreadyExists" => "a folder of the same name",
        _ => $"storage's answer {Code(ex)}",
    };

    private static string Code(RequestFailedException ex) =>
        string.IsNullOrEmpty(ex.ErrorCode) ? $"{ex.Status}" : $"{ex.Status} {ex.ErrorCode}";
}
