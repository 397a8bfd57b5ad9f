using Azure.Identity;

namespace Summarizer.Pipeline;

/// <summary>The identity with which the app signs in to other services of Azure.</summary>
internal static class AzureIdentity
{
    /// <summary>The scope of tokens for Azure AI services in the public cloud.</summary>
    public const string PublicServicesScope = "https://cognitiveservices.azure.com/.default";

    /// <summary>Returns the scope of tokens for Azure AI services in the cloud of an address.</summary>
    public static string ServicesScope(Uri address) => address.Host switch
    {
        var host when host.EndsWith(".azure.us", StringComparison.OrdinalIgnoreCase) =>
            "https://cognitiveservices.azure.us/.default",
        var host when host.EndsWith(".azure.cn", StringComparison.OrdinalIgnoreCase) =>
            "https://cognitiveservices.azure.cn/.default",
        _ => PublicServicesScope,
    };

    /// <summary>Returns the managed identity, or on a developer's machine the developer's own sign-in.</summary>
    /// <param name="clientId">The client ID of a user-assigned identity; null or empty for the system-assigned
    /// identity.</param>
    public static DefaultAzureCredential Of(string? clientId) => string.IsNullOrWhiteSpace(clientId)
        ? new DefaultAzureCredential()
        : new DefaultAzureCredential(new DefaultAzureCredentialOptions
        {
            ManagedIdentityClientId = clientId,
            WorkloadIdentityClientId = clientId,
        });
}
