using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using Azure;
using Azure.Identity;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace Summarizer.Pipeline.Rewriting.Calling;

/// <summary>
/// OpenAI's client (also Azure's) as an <see cref="IChatClient"/>: text in, text out, no tools, no streaming. Every fault leaves it as a
/// <see cref="ModelException"/>. Address, identity and errors are the library's; the bodies are ours (<see cref="ChatWire"/>), because the
/// library gives up on an answer, tokens and all, where a compatible server says one word that it does not know.
/// Microsoft.Extensions.AI.OpenAI would do, but needs a later OpenAI than Azure.AI.OpenAI works with.
/// </summary>
internal sealed class OpenAIChatClient(ChatClient client, string model, TimeProvider time, bool oldLimit = false) : IChatClient
{
    /// <summary>A summary and what is around it have some kilobytes; what is larger is no answer.</summary>
    private const int MaxBytes = 4 * 1024 * 1024;

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            using BinaryContent body = BinaryContent.Create(BinaryData.FromBytes(ChatWire.Write(messages, options ?? new ChatOptions(), model, oldLimit)));
            ClientResult result = await client.CompleteChatAsync(body, new RequestOptions { CancellationToken = cancellationToken, BufferResponse = false });
            using PipelineResponse response = result.GetRawResponse();
            return ChatWire.Read(await ReadAsync(response, cancellationToken));
        }
        catch (ClientResultException ex) when (ex.Status != 0)
        {
            throw Translate(ex.Status, ex.Message, name => ex.GetRawResponse()?.Headers.TryGetValue(name, out string? value) == true ? value : null, ex);
        }
        catch (RequestFailedException ex) when (ex.Status != 0)
        {
            throw Translate(ex.Status, ex.Message, name => ex.GetRawResponse()?.Headers.TryGetValue(name, out string? value) == true ? value : null, ex);
        }
        catch (AuthenticationFailedException ex)
        {
            throw new ModelException(ModelFault.Lasting, "identity", "The identity cannot be used to reach the model: check the identity and its role Cognitive Services OpenAI User.", inner: ex);
        }
        catch (Exception ex) when (ex is ClientResultException or RequestFailedException or HttpRequestException or IOException or AggregateException
            && !cancellationToken.IsCancellationRequested)
        {
            throw new ModelException(ModelFault.Passing, "connection", "The connection to the model broke.", inner: ex);
        }
        catch (Exception ex) when (ex is JsonException or InvalidOperationException or FormatException)
        {
            // The answer as a whole was cut or is none of the protocol's.
            throw new ModelException(ModelFault.Passing, "damaged", "The model's answer arrived damaged.", inner: ex);
        }
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("An answer is checked before anybody sees it, so it is not streamed.");

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType == typeof(ChatClient) ? client : null;

    public void Dispose()
    {
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(PipelineResponse response, CancellationToken cancellationToken)
    {
        if (response.ContentStream is not { } stream)
            return default;
        using var read = new MemoryStream();
        byte[] buffer = new byte[16 * 1024];
        int count;
        while ((count = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (read.Length + count > MaxBytes)
                throw new ModelException(ModelFault.Lasting, "too-large", $"The model's answer has more than {MaxBytes} bytes.");
            read.Write(buffer, 0, count);
        }

        return read.GetBuffer().AsMemory(0, (int)read.Length);
    }

    private ModelException Translate(int status, string message, Func<string, string?> header, Exception inner)
    {
        if (status is 408 or 409 or 425 or 429 or >= 500)
        {
            string what = status == 429 ? "The model is throttled (429)." : $"The model answers {status}.";
            return new ModelException(ModelFault.Passing, $"{status}", what, RetryDelay.Parse(header, time.GetUtcNow()), inner);
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
        return new ModelException(ModelFault.Lasting, $"{status}", reason, inner: inner);
    }
}
