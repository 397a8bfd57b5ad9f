using System.ClientModel;
using System.ClientModel.Primitives;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization.Metadata;
using Azure.AI.OpenAI;
using Azure.Identity;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;

namespace Summarizer.Pipeline.Rewriting.Calling;

/// <summary>Makes the client of the configured model. The SDK's own retries are off: <see cref="ModelCaller"/> decides and counts.</summary>
internal static class ChatClients
{
    /// <summary>Makes the client; nothing is called yet.</summary>
    /// <remarks>
    /// In a native binary the OpenAI library reads its own JSON by reflection and needs a converter that nothing else mentions
    /// (see docs/llm.md); keeping it is this method's second job.
    /// </remarks>
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, "System.Text.Json.Serialization.Converters.NullableConverter`1", "System.Text.Json")]
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The converter is kept for the OpenAI library, which is rooted as a whole; it is made for a plain number.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "GetNullableConverter<int> below has its code made ahead of time.")]
    public static IChatClient Create(LlmOptions options, TimeProvider time)
    {
        _ = JsonMetadataServices.GetNullableConverter<int>(JsonMetadataServices.CreateValueInfo<int>(new System.Text.Json.JsonSerializerOptions(), JsonMetadataServices.Int32Converter));
        var endpoint = new Uri(options.Endpoint!);
        if (!options.IsAzure)
        {
            var client = new OpenAIClientOptions { Endpoint = endpoint };
            Prepare(client, options);
            // A local server asks for no key, but the library insists on one.
            return new OpenAIChatClient(new ChatClient(options.Model!, new ApiKeyCredential(string.IsNullOrWhiteSpace(options.ApiKey) ? "none" : options.ApiKey), client), options.Model!, time);
        }

        var azure = new AzureOpenAIClientOptions();
        Prepare(azure, options);
        AzureOpenAIClient service = string.IsNullOrWhiteSpace(options.ApiKey)
            ? new AzureOpenAIClient(endpoint, Identity(options), azure)
            : new AzureOpenAIClient(endpoint, new ApiKeyCredential(options.ApiKey), azure);
        return new OpenAIChatClient(service.GetChatClient(options.Deployment!), options.Deployment!, time, oldLimit: !options.ReasoningModel);
    }

    private static void Prepare(ClientPipelineOptions client, LlmOptions options)
    {
        client.RetryPolicy = new ClientRetryPolicy(0);
        client.NetworkTimeout = options.CallTimeout + TimeSpan.FromSeconds(5);
    }

    private static DefaultAzureCredential Identity(LlmOptions options) => string.IsNullOrWhiteSpace(options.ClientId)
        ? new DefaultAzureCredential()
        : new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = options.ClientId });
}
