using Azure.Identity;

namespace Summarizer.Pipeline;

/// <summary>The identity with which the app signs in to other services of Azure.</summary>
internal static class AzureIdentity
{
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
