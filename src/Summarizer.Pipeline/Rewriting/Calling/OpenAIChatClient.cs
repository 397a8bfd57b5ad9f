using System.ClientModel;
using System.Text.Json;
using Azure;
using Azure.Identity;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatFinishReason = Microsoft.Extensions.AI.ChatFinishReason;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace Summarizer.Pipeline.Rewriting.Calling;

/// <summary>
/// OpenAI's client (also Azure's) as an <see cref="IChatClient"/>: text in, text out, no tools, no streaming. Every fault leaves it as a
/// <see cref="ModelException"/>. Microsoft.Extensions.AI.OpenAI would do, but needs a later OpenAI than Azure.AI.OpenAI works with.
/// </summary>
internal sealed class OpenAIChatClient(ChatClient client, TimeProvider time, Action<ChatCompletionOptions>? prepare = null) : IChatClient
{
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var request = new ChatCompletionOptions { MaxOutputTokenCount = options?.MaxOutputTokens, Temperature = options?.Temperature };
        if (options?.ResponseFormat is ChatResponseFormatJson { Schema: { } schema } json)
        {
            request.ResponseFormat = OpenAI.Chat.ChatResponseFormat.CreateJsonSchemaFormat(
                json.SchemaName ?? "answer", BinaryData.FromString(schema.GetRawText()), jsonSchemaIsStrict: true);
        }

        prepare?.Invoke(request);
        try
        {
            ClientResult<ChatCompletion> result = await client.CompleteChatAsync([.. messages.Select(Translate)], request, cancellationToken);
            return Translate(result.Value);
        }
        catch (ClientResultException ex) when (ex.Status != 0)
        {
            throw Translate(ex.Status, ex.Message, ex.GetRawResponse()?.Headers.TryGetValue("Retry-After", out string? after) == true ? after : null, ex);
        }
        catch (RequestFailedException ex) when (ex.Status != 0)
        {
            throw Translate(ex.Status, ex.Message, ex.GetRawResponse()?.Headers.TryGetValue("Retry-After", out string? after) == true ? after : null, ex);
        }
        catch (AuthenticationFailedException ex)
        {
            throw new ModelException(ModelFault.Lasting, "The identity cannot be used to reach the model: check the identity and its role Cognitive Services OpenAI User.", inner: ex);
        }
        catch (Exception ex) when (ex is ClientResultException or RequestFailedException or HttpRequestException or IOException or AggregateException
            && !cancellationToken.IsCancellationRequested)
        {
            throw new ModelException(ModelFault.Passing, "The connection to the model broke.", inner: ex);
        }
        catch (Exception ex) when (ex is JsonException or InvalidOperationException or FormatException or KeyNotFoundException or ArgumentException or NotSupportedException)
        {
            // The answer as a whole was cut or is none of the protocol's.
            throw new ModelException(ModelFault.Passing, "The model's answer arrived damaged.", inner: ex);
        }
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("An answer is checked before anybody sees it, so it is not streamed.");

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType == typeof(ChatClient) ? client : null;

    public void Dispose()
    {
    }

    private static OpenAI.Chat.ChatMessage Translate(ChatMessage message) =>
        message.Role == ChatRole.System ? new SystemChatMessage(message.Text)
        : message.Role == ChatRole.Assistant ? new AssistantChatMessage(message.Text)
        : new UserChatMessage(message.Text);

    private static ChatResponse Translate(ChatCompletion completion)
    {
        string text = "";
        ChatFinishReason? finish = null;
        bool refused = false;
        try
        {
            text = string.Concat(completion.Content.Select(part => part.Text));
            refused = !string.IsNullOrEmpty(completion.Refusal);
            finish = completion.FinishReason switch
            {
                OpenAI.Chat.ChatFinishReason.ContentFilter => ChatFinishReason.ContentFilter,
                OpenAI.Chat.ChatFinishReason.Length => ChatFinishReason.Length,
                _ => ChatFinishReason.Stop,
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            // No choices at all: an empty answer, whose tokens count all the same.
        }

        return new ChatResponse(new ChatMessage(ChatRole.Assistant, text))
        {
            ModelId = completion.Model,
            FinishReason = refused ? ModelAnswer.Refused : finish,
            Usage = completion.Usage is { } usage
                ? new UsageDetails { InputTokenCount = usage.InputTokenCount, OutputTokenCount = usage.OutputTokenCount, TotalTokenCount = usage.TotalTokenCount }
                : null,
        };
    }

    private ModelException Translate(int status, string message, string? retryAfter, Exception inner)
    {
        if (status is 408 or 409 or 425 or 429 or >= 500)
        {
            string what = status == 429 ? "The model is throttled (429)." : $"The model answers {status}.";
            return new ModelException(ModelFault.Passing, what, RetryDelay.Parse(retryAfter, time.GetUtcNow()), inner);
        }

        string reason = status switch
        {
            401 or 403 => $"The model refuses access ({status}): check the key, or the identity's role Cognitive Services OpenAI User.",
            404 => "The model's endpoint knows no such deployment or model (404).",
            400 when message.Contains("content_filter", StringComparison.OrdinalIgnoreCase) || message.Contains("ResponsibleAI", StringComparison.OrdinalIgnoreCase) =>
                "The model's content filter refused the article.",
            400 when message.Contains("context_length", StringComparison.OrdinalIgnoreCase) => $"The article is longer than the model's window; lower {LlmOptions.Section}:{nameof(LlmOptions.MaxInputTokens)}.",
            _ => $"The model does not take the request ({status}).",
        };
        return new ModelException(ModelFault.Lasting, reason, inner: inner);
    }
}
