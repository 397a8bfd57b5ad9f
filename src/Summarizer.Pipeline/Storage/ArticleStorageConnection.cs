using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace Summarizer.Pipeline.Storage;

/// <summary>
/// The connection to the storage of articles and results. Setting <c>ArticleStorage</c> is a connection string,
/// <c>UseDevelopmentStorage=true</c>, or <c>folder:PATH</c>; without it <c>ArticleStorage:blobServiceUri</c> names the
/// account and <c>ArticleStorage:credential</c>=<c>managedidentity</c>, <c>ArticleStorage:clientId</c> the identity.
/// Only one of the two may have a value.
/// </summary>
public sealed class ArticleStorageConnection
{
    /// <summary>The setting's name.</summary>
    public const string Setting = "ArticleStorage";

    /// <summary>The name of the setting that names an account reached with an identity.</summary>
    public const string AccountSetting = Setting + ":blobServiceUri";

    private const string FolderPrefix = "folder:";

    private readonly Func<SummarizerOptions, IArticleStore> _create;
    private Func<QueueServiceClient?> _queues = () => null;

    private ArticleStorageConnection(string description, Func<SummarizerOptions, IArticleStore> create)
    {
        Description = description;
        _create = create;
    }

    /// <summary>The place of the storage, without secrets: for health, logs and messages.</summary>
    public string Description { get; }

    /// <summary>The blob service's address; null for a folder.</summary>
    public Uri? BlobEndpoint { get; private init; }

    /// <summary>The full path of the folder; null for blob storage.</summary>
    public string? Folder { get; private init; }

    /// <summary>Reads the settings.</summary>
    /// <param name="setting">Gives a setting's value by its name with colons, such as <c>name =>
    /// configuration[name]</c>.</param>
    /// <exception cref="InvalidSettingException">A setting is missing or wrong.</exception>
    public static ArticleStorageConnection From(Func<string, string?> setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        string? connection = setting(Setting);
        string? uri = setting(AccountSetting);
        if (!string.IsNullOrWhiteSpace(connection) && !string.IsNullOrWhiteSpace(uri))
        {
            throw new InvalidSettingException(
                Setting, "set too", $"empty if {AccountSetting} is set (use only one of them)");
        }

        if (!string.IsNullOrWhiteSpace(connection))
            return connection.StartsWith(FolderPrefix, StringComparison.Ordinal)
                ? OfFolder(connection[FolderPrefix.Length..])
                : OfConnectionString(connection);

        if (string.IsNullOrWhiteSpace(uri))
        {
            throw new InvalidSettingException(Setting, null,
                "a connection string, UseDevelopmentStorage=true, folder:PATH, or ArticleStorage:blobServiceUri with "
                    + "an identity");
        }

        return OfIdentity(uri, setting(Setting + ":queueServiceUri"), setting(Setting + ":credential"),
            setting(Setting + ":clientId"));
    }

    /// <summary>Makes the store; its client is made once and shared.</summary>
    public IArticleStore CreateStore(SummarizerOptions options) => _create(options);

    /// <summary>
    /// Creates a client of the queue service beside it. Null if none is configured.
    /// </summary>
    public QueueServiceClient? CreateQueueClient() => _queues();

    private static ArticleStorageConnection OfFolder(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw new InvalidSettingException(Setting, "folder: without a path", "folder:PATH");
        string full = Path.GetFullPath(path);
        return new ArticleStorageConnection($"folder {full}", options => new FolderArticleStore(full, options))
        {
            Folder = full,
        };
    }

    private static ArticleStorageConnection OfConnectionString(string connection)
    {
        BlobServiceClient client;
        try
        {
            client = new BlobServiceClient(connection, ClientOptions());
        }
        catch (Exception ex) when (ex is FormatException or ArgumentException)
        {
            // The value holds a key: it is not repeated, nor is the cause, which may quote it.
            throw new InvalidSettingException(Setting, "something else",
                "a storage account's connection string (AccountName=…;AccountKey=…), UseDevelopmentStorage=true or "
                    + "folder:PATH");
        }

        ArticleStorageConnection storage = OfClient(client);
        storage._queues = () => connection.Contains("UseDevelopmentStorage", StringComparison.OrdinalIgnoreCase)
            || connection.Contains("QueueEndpoint", StringComparison.OrdinalIgnoreCase)
            || !connection.Contains("BlobEndpoint", StringComparison.OrdinalIgnoreCase)
            ? new QueueServiceClient(connection, QueueOptions())
            : null;
        return storage;
    }

    private static ArticleStorageConnection OfIdentity(string uri, string? queueUri, string? credential,
        string? clientId)
    {
        if (!Uri.TryCreate(uri, UriKind.Absolute, out Uri? account) || account.Scheme != Uri.UriSchemeHttps)
            throw new InvalidSettingException(AccountSetting, uri,
                "an https address such as https://ACCOUNT.blob.core.windows.net");
        TokenCredential identity = IdentityOf(credential, clientId);
        ArticleStorageConnection storage = OfClient(new BlobServiceClient(account, identity, ClientOptions()));
        storage._queues = () => Uri.TryCreate(queueUri, UriKind.Absolute, out Uri? queues)
            ? new QueueServiceClient(queues, identity, QueueOptions())
            : null;
        return storage;
    }

    /// <summary>
    /// Returns the identity that the Functions host takes from the same settings (Microsoft.Extensions.Azure,
    /// ClientFactory): names of credentials in any case, and the client ID also without a credential.
    /// </summary>
    internal static TokenCredential IdentityOf(string? credential, string? clientId) =>
        credential?.ToUpperInvariant() switch
        {
            "MANAGEDIDENTITY" => new ManagedIdentityCredential(
                string.IsNullOrWhiteSpace(clientId)
                    ? ManagedIdentityId.SystemAssigned
                    : ManagedIdentityId.FromUserAssignedClientId(clientId)),
            // The chain includes the workload identity.
            null or "" or "WORKLOADIDENTITY" => AzureIdentity.Of(clientId),
            _ => throw new InvalidSettingException(Setting + ":credential", credential,
                "managedidentity, workloadidentity, or nothing for the first identity that is found"),
        };

    private static ArticleStorageConnection OfClient(BlobServiceClient client) =>
        new($"blob storage {client.Uri.GetLeftPart(UriPartial.Path)}",
            options => new BlobArticleStore(client, options))
        { BlobEndpoint = client.Uri };

    private static QueueClientOptions QueueOptions() =>
        new() { Retry = { MaxRetries = 1, NetworkTimeout = TimeSpan.FromSeconds(10) } };

    /// <summary>
    /// Returns options with short waits: the caller tries again, and a function must not spend its time in one request.
    /// </summary>
    private static BlobClientOptions ClientOptions() => new()
    {
        Retry =
        {
            Mode = RetryMode.Exponential,
            MaxRetries = 3,
            Delay = TimeSpan.FromMilliseconds(200),
            MaxDelay = TimeSpan.FromSeconds(4),
            // For one try; a body of 20 MiB needs 700 kB/s.
            NetworkTimeout = TimeSpan.FromSeconds(30),
        },
        Diagnostics = { IsLoggingEnabled = false, IsTelemetryEnabled = true },
    };
}
