using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using Azure;
using Azure.Identity;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using OpenAI.Chat;
using Summarizer.Pipeline.Rewriting.Endpoints;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace Summarizer.Pipeline.Rewriting.Calling;

/// <summary>
/// OpenAI's client (also Azure's) as an <see cref="IChatClient"/>: text in, text out, no tools. Every fault leaves it
/// as a <see cref="ModelException"/>. Connection and authentication are the library's. Addresses and bodies are ours,
/// because the library discards an answer, tokens and all, where a compatible server uses a word that it does not know.
/// </summary>
/// <param name="connect">The function that makes the library's client for an endpoint; nothing is sent yet.</param>
/// <param name="endpoint">The endpoint.</param>
/// <param name="shape">The first guess at how the service wants a request.</param>
/// <param name="key">The key, which must never appear in a message; null where there is none.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed class OpenAIChatClient(
    Func<ModelEndpoint, ChatClient> connect, ModelEndpoint endpoint, RequestShape shape, string? key, TimeProvider time,
    ILogger logger) : IChatClient
{
    /// <summary>A summary and what is around it have some kilobytes; what is larger is not an answer.</summary>
    private const int MaxBytes = 4 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _tried = [];
    private readonly Queue<ModelEndpoint> _otherAddresses = new(endpoint.Alternatives());
    private Connection _connection = new(endpoint, connect(endpoint), shape);
    private bool _hasAnswered;
    private ModelException? _addressFault;

    /// <summary>The parts that a call is made with; replaced as a whole when the service refuses one of them.</summary>
    private sealed record Connection(ModelEndpoint Endpoint, ChatClient Client, RequestShape Shape);

    /// <inheritdoc/>
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        Connection used = _connection;
        List<ChatMessage> sent = [.. messages];
        using var body = new RequestBody(ChatRequest.Write(sent, options ?? new ChatOptions(), used.Endpoint.Model,
            used.Shape));
        try
        {
            var request = new RequestOptions
            {
                CancellationToken = cancellationToken,
                BufferResponse = false,
                ErrorOptions = ClientErrorBehaviors.NoThrow
            };
            request.AddPolicy(new AddressPolicy(used.Endpoint.Requests), PipelinePosition.PerCall);
            ClientResult result = await used.Client.CompleteChatAsync(body, request);
            using PipelineResponse response = result.GetRawResponse();
            ReadOnlyMemory<byte> read = await ReadAsync(response, cancellationToken);
            if (response.Status is < 200 or >= 300)
                throw Refused(ServiceError.Read(response.Status, read.Span),
                    RetryDelay.Parse(Header(response), time.GetUtcNow()), used, sent);
            ChatResponse answer = Parse(read, used, sent);
            _hasAnswered = true;
            return answer;
        }
        catch (AuthenticationFailedException ex)
        {
            // The service of tokens fails now and then; an identity that does not exist stays so.
            FaultPolicy policy = ex is CredentialUnavailableException ? FaultPolicy.Configure : FaultPolicy.Retry;
            throw new ModelException(policy, "identity",
                "The identity cannot be used to reach the model. Check the identity and its role Cognitive Services "
                    + "OpenAI User.", ex);
        }
        catch (Exception ex) when (ex
            is ClientResultException or RequestFailedException or HttpRequestException or IOException
                or AggregateException
            && !cancellationToken.IsCancellationRequested)
        {
            throw new ModelException(FaultPolicy.Retry, "connection",
                body.IsSent
                    ? "The connection to the model broke."
                    : $"The model at {used.Endpoint.Requests.Authority} cannot be reached.", ex)
            { MayBeBilled = body.IsSent };
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("An answer is checked before anyone sees it, so it is not streamed.");

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ModelEndpoint) ? _connection.Endpoint : null;

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private ChatResponse Parse(ReadOnlyMemory<byte> body, Connection used, List<ChatMessage> sent)
    {
        try
        {
            return ChatAnswer.Read(body);
        }
        catch (ServiceErrorException ex)
        {
            throw Refused(ex.Error, null, used, sent, ex.HasStarted);
        }
        catch (Exception ex) when (ex is JsonException or InvalidOperationException or FormatException)
        {
            if (!body.Span.TrimStart("\uFEFF \r\n\t"u8).StartsWith("<"u8))
                throw new ModelException(FaultPolicy.Retry, "damaged", "The model's answer arrived damaged.",
                    ex)
                { MayBeBilled = true };
            throw WrongAddress(used, new ModelException(FaultPolicy.Configure, "wrong-address",
                $"The address {used.Endpoint.Requests.GetLeftPart(UriPartial.Path)} returns a web page. Check "
                    + "Summarizer:Llm:Endpoint with summarizer doctor.", ex));
        }
    }

    /// <summary>Decides about an error: adapts to it where that is possible, otherwise explains it.</summary>
    private ModelException Refused(ServiceError error, TimeSpan? retryAfter, Connection used, List<ChatMessage> sent,
        bool hasStarted = false)
    {
        ModelException explained = ServiceErrors.Explain(error, retryAfter,
            CleanMessage.Of(error.Message, sent.Select(m => m.Text), key), hasStarted);
        bool isAboutArticle = explained.Policy is FaultPolicy.Split or FaultPolicy.Refuse
            || (explained.Policy == FaultPolicy.Retry && error.Status is 429 or 503);
        if (!isAboutArticle && Adapt(used, error) is { } part)
            return Adapted(part);
        if (explained.Code is "wrong-address" or "not-offered")
            return WrongAddress(used, explained);
        if (explained.Code is "wrong-audience" && key is null && TryOtherScope(used))
            return Adapted("the token's scope");
        return explained;
    }

    private static ModelException Adapted(string part) =>
        new(FaultPolicy.Adapted, "adapted", $"The service does not take {part} as it was sent.");

    /// <summary>
    /// Changes the part of the request that the service refuses. Null where the error is about something else.
    /// </summary>
    private string? Adapt(Connection used, ServiceError error)
    {
        lock (_lock)
        {
            // Another call met the same refusal meanwhile.
            if (used != _connection)
                return "a part of the request";
            if (Adaptations.Next(used.Shape, error, _tried, out string part) is not { } next)
                return null;
            _connection = used with { Shape = next };
            Log.ModelAdapted(logger, used.Endpoint.Model, part);
            return part;
        }
    }

    /// <summary>
    /// Goes on to another address of the same service. Where none is left, or this one has answered before, the first
    /// address's fault is what is wrong.
    /// </summary>
    private ModelException WrongAddress(Connection used, ModelException fault)
    {
        lock (_lock)
        {
            if (used != _connection)
                return Adapted("the address");
            if (_hasAnswered)
                return fault;
            _addressFault ??= fault;
            if (_otherAddresses.TryDequeue(out ModelEndpoint? other))
            {
                _connection = used with { Endpoint = other, Client = connect(other) };
                Log.ModelAddress(logger, used.Endpoint.Base, other.Base);
                return Adapted("the address");
            }

            if (used.Endpoint != endpoint)
                _connection = used with { Endpoint = endpoint, Client = connect(endpoint) };
            return _addressFault;
        }
    }

    private bool TryOtherScope(Connection used)
    {
        lock (_lock)
        {
            if (used != _connection)
                return true;
            if (used.Endpoint.WithOtherScope() is not { } other)
                return false;
            _connection = used with { Endpoint = other, Client = connect(other) };
            return true;
        }
    }

    private static Func<string, string?> Header(PipelineResponse response) =>
        name => response.Headers.TryGetValue(name, out string? value) ? value : null;

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(PipelineResponse response,
        CancellationToken cancellationToken)
    {
        if (response.ContentStream is not { } stream)
            return default;
        return await BoundedStream.ReadAllAsync(stream, MaxBytes, cancellationToken)
            ?? throw new ModelException(FaultPolicy.Refuse, "too-large",
                $"The model's answer has more than {MaxBytes} bytes.")
            { MayBeBilled = true };
    }
}
