using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Summarizer.Cli.Inputs;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Digests;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading;
using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Cli.Remote;

/// <summary>A running app, over its HTTP interface.</summary>
internal sealed class Server : IDisposable
{
    private const string KeyHeader = "x-functions-key";
    private const int MostTries = 4;
    private const int MostAnswerBytes = 256 * 1024 * 1024;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    /// <summary>The errors of the server that concern one document, so that others may succeed.</summary>
    private static readonly string[] OfOneDocument =
    [
        FailureCode.TimedOut, FailureCode.OcrUnavailable, FailureCode.UrlUnreachable, FailureCode.StorageUnreadable,
        FailureCode.Internal,
    ];

    private readonly HttpClient _http;

    /// <summary>Creates a client.</summary>
    /// <param name="address">The address of the app.</param>
    /// <param name="key">A key of the app. Null: none.</param>
    /// <param name="token">An access token, for an app with sign-in. Null: none.</param>
    public Server(Uri address, string? key, string? token)
    {
        // What a redirect leads to is not the server that the user named, and would be given the key and the token.
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            Timeout = TimeSpan.FromMinutes(4),
            MaxResponseContentBufferSize = MostAnswerBytes,
        };
        _http.BaseAddress = new Uri(address.AbsoluteUri.TrimEnd('/') + "/");
        if (!string.IsNullOrEmpty(key) && !_http.DefaultRequestHeaders.TryAddWithoutValidation(KeyHeader, key))
            throw new UsageException("--key must have only the characters of a key: letters, digits and punctuation.");
        if (!string.IsNullOrEmpty(token)
            && !_http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer " + token))
            throw new UsageException("--token must have only letters, digits and punctuation.");
    }

    /// <summary>The address of the server.</summary>
    public string Address => _http.BaseAddress!.AbsoluteUri.TrimEnd('/');

    /// <summary>Requests the summary of a document.</summary>
    public async Task<SummaryResult> SummarizeAsync(
        ArticleFile file, FileContent content, SummaryRequest request, CancellationToken cancellationToken)
    {
        string query = Query(request.Options) + (
            request.Llm is { } llm ? $"&llm={(llm ? "true" : "false")}" : "") + Query(request.LlmChoices?.Made ?? []);
        MediaTypeHeaderValue type = TypeOf(file, content);
        using HttpResponseMessage answer = await SendAsync(() =>
        {
            var body = new ByteArrayContent(content.Bytes);
            body.Headers.ContentType = type;
            return new HttpRequestMessage(HttpMethod.Post, "api/summaries?" + query.TrimStart('&')) { Content = body };
        }, cancellationToken);
        SummaryResult result = ResultJson.TryDeserialize(await answer.Content.ReadAsByteArrayAsync(cancellationToken))
            ?? throw NotOurs();
        return result with { Id = file.Name };
    }

    /// <summary>Requests a digest of stored articles.</summary>
    public async Task<DigestResult> DigestAsync(
        IReadOnlyList<string> names, SummaryOptions options, CancellationToken cancellationToken)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("documents");
            foreach (string name in names)
            {
                writer.WriteStartObject();
                writer.WriteString("name", name);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            if (options.Sentences is { } sentences)
                writer.WriteNumber("sentences", sentences);
            if (options.Ratio is { } ratio)
                writer.WriteNumber("ratio", ratio);
            if (options.Words is { } words)
                writer.WriteNumber("words", words);
            if (options.Query is { } query)
                writer.WriteString("query", query);
            if (options.Language is { } language)
                writer.WriteString("language", language);
            writer.WriteString("sortBy", options.SortBy == SummaryOrder.Rank ? "rank" : "offset");
            writer.WriteEndObject();
        }

        byte[] body = json.ToArray();
        using HttpResponseMessage answer = await SendAsync(() => new HttpRequestMessage(HttpMethod.Post, "api/digests")
        {
            Content = new ByteArrayContent(body)
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
            },
        }, cancellationToken);
        return DigestJson.TryDeserialize(await answer.Content.ReadAsByteArrayAsync(cancellationToken))
            ?? throw NotOurs();
    }

    /// <summary>Sends a request, and again if the server replies that it is busy.</summary>
    /// <exception cref="ArticleException">The server refuses; the message is its own.</exception>
    /// <exception cref="UsageException">It wants another key.</exception>
    /// <exception cref="StorageUnavailableException">It cannot be reached, or is not one of ours.</exception>
    public async Task<HttpResponseMessage> SendAsync(
        Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        for (int tries = 1; ; tries++)
        {
            HttpResponseMessage answer;
            try
            {
                using HttpRequestMessage message = request();
                answer = await _http.SendAsync(message, cancellationToken);
            }
            catch (HttpRequestException e)
            {
                throw new StorageUnavailableException($"{Address} cannot be reached: {e.Message}", e);
            }
            catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
            {
                throw new StorageUnavailableException(
                    $"{Address} did not answer within {_http.Timeout.TotalMinutes:0} minutes.", e);
            }

            if (answer.IsSuccessStatusCode)
                return answer;
            using (answer)
            {
                TimeSpan? wait =
                    answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable
                        ? answer.Headers.RetryAfter?.Delta
                        : null;
                if (wait is null || wait > LongestWait || tries == MostTries)
                    throw await RefusalAsync(answer, cancellationToken);
                await Task.Delay(wait.Value, cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    /// <summary>Returns the error for a response that is not from this app.</summary>
    public StorageUnavailableException NotOurs() => new($"The server at {Address} is not this app.");

    private async Task<Exception> RefusalAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        if (answer.StatusCode == HttpStatusCode.Unauthorized)
            return Unauthorized(answer);

        const string Prefix = "urn:summarizer:problem:";
        try
        {
            using var problem = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellationToken));
            string type = problem.RootElement.GetProperty("type").GetString()!;
            string detail = problem.RootElement.GetProperty("detail").GetString()!;
            string? target = problem.RootElement.TryGetProperty("target", out JsonElement named)
                ? named.GetString() : null;
            if (type.StartsWith(Prefix, StringComparison.Ordinal))
                return (int)answer.StatusCode < 500 || OfOneDocument.Contains(type[Prefix.Length..])
                    ? new ArticleException(type[Prefix.Length..], detail, target)
                    : new StorageUnavailableException($"{Address}: {detail}");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // Some other program's answer, or a proxy's.
        }

        return new StorageUnavailableException(
            $"{Address} answers {(int)answer.StatusCode}, and not as this program would.");
    }

    /// <summary>
    /// Returns the error for a caller who was not let in. A sign-in sends a Bearer challenge, which has at least one
    /// parameter (RFC 6750, section 3). App Service names the authority in it.
    /// </summary>
    private UsageException Unauthorized(HttpResponseMessage answer) =>
        answer.Headers.WwwAuthenticate.Any(challenge => challenge is { Scheme: "Bearer", Parameter: not null })
            ? new UsageException(
                $"{Address} requires a sign-in. Give an access token with --token or the variable "
                + $"{ServerChoice.TokenVariable}. To get one: az account get-access-token --resource api://CLIENT_ID "
                + "--query accessToken --output tsv")
            : new UsageException(
                $"{Address} refused the key. Give a valid one with --key or the variable {ServerChoice.KeyVariable}.");

    /// <summary>
    /// Returns the declared media type, unless it only says "some bytes", which the server refuses. A request has no
    /// name, so a file that is refused by its name is refused here.
    /// </summary>
    private static MediaTypeHeaderValue TypeOf(ArticleFile file, FileContent content)
    {
        if (MediaTypeHeaderValue.TryParse(content.ContentType, out MediaTypeHeaderValue? declared))
        {
            string type = declared.MediaType!.ToLowerInvariant();
            if (ArticleFormats.IsRead(type) || !ArticleFormats.IsGeneric(type))
                return declared;
        }

        return new MediaTypeHeaderValue(ArticleFormats.MediaTypeOf(file.Name, content.Bytes));
    }

    private static string Query(SummaryOptions options)
    {
        return Query(
        [
            ("sentences", options.Sentences?.ToString(CultureInfo.InvariantCulture)),
            ("ratio", options.Ratio?.ToString("R", CultureInfo.InvariantCulture)),
            ("words", options.Words?.ToString(CultureInfo.InvariantCulture)),
            ("query", options.Query),
            ("language", options.Language),
            ("sortBy", options.SortBy == SummaryOrder.Rank ? "rank" : null),
        ]);
    }

    private static string Query(IEnumerable<(string Name, string? Value)> pairs) =>
        string.Concat(pairs.Where(p => p.Value is not null).Select(p => $"&{p.Name}={Uri.EscapeDataString(p.Value!)}"));
}
