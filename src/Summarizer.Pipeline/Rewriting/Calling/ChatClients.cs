using System.ClientModel;
using System.ClientModel.Primitives;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure.AI.OpenAI;
using Azure.Core;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using OpenAI;
using OpenAI.Chat;
using Summarizer.Pipeline.Rewriting.Endpoints;

namespace Summarizer.Pipeline.Rewriting.Calling;

/// <summary>
/// A factory of the client of a configured model. The library's own retries are off: <see cref="ModelCaller"/> decides
/// and counts.
/// </summary>
internal static class ChatClients
{
    /// <summary>Makes the client; nothing is called yet.</summary>
    /// <remarks>
    /// In a native binary the OpenAI library reads its own JSON by reflection and needs a converter that nothing else
    /// mentions (see docs/internals/model-servers.md); keeping it is this method's second job.
    /// </remarks>
    [DynamicDependency(DynamicallyAccessedMemberTypes.All,
        "System.Text.Json.Serialization.Converters.NullableConverter`1", "System.Text.Json")]
    [UnconditionalSuppressMessage("Trimming", "IL2026",
        Justification = "The converter is kept for the OpenAI library, which is rooted as a whole; it is made for a "
            + "plain number.")]
    [UnconditionalSuppressMessage("AOT", "IL3050",
        Justification = "GetNullableConverter<int> below has its code made ahead of time.")]
    public static IChatClient Create(LlmEndpointOptions options, ModelEndpoint endpoint, TimeSpan callTimeout,
        TimeProvider time, ILogger logger)
    {
        _ = JsonMetadataServices.GetNullableConverter<int>(
            JsonMetadataServices.CreateValueInfo<int>(new JsonSerializerOptions(),
                JsonMetadataServices.Int32Converter));
        string? key = string.IsNullOrWhiteSpace(options.ApiKey) ? null : options.ApiKey;
        var identity = new Lazy<TokenCredential>(() => AzureIdentity.Of(options.ClientId));
        return new OpenAIChatClient(Connect, endpoint, FirstShape(options, endpoint), key, time, logger);

        ChatClient Connect(ModelEndpoint to)
        {
            if (!to.IsAzure)
            {
                // A local server asks for no key, but the library insists on one.
                return new ChatClient(to.Model, new ApiKeyCredential(key ?? "none"),
                    Prepare(new OpenAIClientOptions(), callTimeout));
            }

            AzureOpenAIClientOptions azure = Prepare(new AzureOpenAIClientOptions(), callTimeout);
            azure.Audience = new AzureOpenAIAudience(to.TokenScope);
            var root = new Uri(to.Requests.GetLeftPart(UriPartial.Authority));
            AzureOpenAIClient service =
                key is null
                    ? new AzureOpenAIClient(root, identity.Value, azure)
                    : new AzureOpenAIClient(root, new ApiKeyCredential(key), azure);
            return service.GetChatClient(to.Model);
        }
    }

    /// <summary>
    /// Returns the first guess at how a service wants a request, by what is known of its model and address.
    /// </summary>
    internal static RequestShape FirstShape(LlmEndpointOptions options, ModelEndpoint endpoint)
    {
        KnownModel? known = KnownModels.Find(options.ModelName);
        bool reasons = options.ReasoningModel ?? known?.Reasons ?? false;
        // The new name is the only one that OpenAI's reasoning models take; they refuse the old one without cost. Many
        // compatible servers know the old one alone: Ollama ignores the other and sets no limit (ollama/ollama#7125).
        bool newName = (reasons && endpoint.IsAzure) || endpoint.Kind == EndpointKind.AzureV1
            || endpoint.Requests.Host.EndsWith("openai.com", StringComparison.OrdinalIgnoreCase);
        return new RequestShape
        {
            LimitName = newName ? RequestShape.NewLimit : RequestShape.OldLimit,
            Effort = !string.IsNullOrWhiteSpace(options.ReasoningEffort)
                ? options.ReasoningEffort.ToLowerInvariant()
                : known?.Efforts is [var least, ..] ? least : null,
        };
    }

    private static T Prepare<T>(T client, TimeSpan callTimeout)
        where T : ClientPipelineOptions
    {
        client.RetryPolicy = new ClientRetryPolicy(0);
        client.NetworkTimeout = callTimeout + TimeSpan.FromSeconds(5);
        return client;
    }
}
