using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Summarizer.Pipeline.Budgeting;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Pipeline.Reading.Ocr;

/// <summary>
/// OCR by the read model of Azure AI Document Intelligence, over REST: sends the PDF, then polls for the result
/// (learn.microsoft.com/rest/api/aiservices/document-models/analyze-document, version 2024-11-30).
/// </summary>
internal sealed class AzureOcr : IOcrEngine
{
    private const string Version = "2024-11-30";

    /// <summary>
    /// The result has every word with its place: some 150 KB for a full page, and no more than the
    /// <see cref="OcrOptions.MaxPages"/> pages are asked for.
    /// </summary>
    private const int MostResultBytes = 128 * 1024 * 1024;

    /// <summary>The wait before the result is requested again, unless the service names one.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1), LongestPause = TimeSpan.FromSeconds(10);

    private readonly OcrOptions _options;
    private readonly DayBudget _budget;
    private readonly OcrMemory _memory;
    private readonly Uri _endpoint;
    private readonly HttpPipeline _pipeline;

    /// <summary>Makes the client; nothing is called yet.</summary>
    /// <param name="options">The settings; they are checked.</param>
    /// <param name="budget">The day's budget of pages.</param>
    /// <param name="memory">The memory of work that has begun.</param>
    /// <param name="retryDelay">The wait before a failed call is sent again; it doubles. Null: half a second.</param>
    public AzureOcr(OcrOptions options, DayBudget budget, OcrMemory memory, TimeSpan? retryDelay = null)
    {
        (_options, _budget, _memory) = (options, budget, memory);
        _endpoint = new Uri(options.Endpoint!);
        var client = new AzureOcrClientOptions();
        client.Retry.Delay = retryDelay ?? TimeSpan.FromSeconds(0.5);
        client.Retry.NetworkTimeout = options.Timeout;
        _pipeline = HttpPipelineBuilder.Build(client, string.IsNullOrWhiteSpace(options.ApiKey)
            ? new BearerTokenAuthenticationPolicy(
                AzureIdentity.Of(options.ClientId), AzureIdentity.ServicesScope(_endpoint))
            : new KeyPolicy(options.ApiKey));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<OcrPage>> ReadAsync(OcrRequest request, CancellationToken cancellationToken) =>
        CallAsync(async token =>
        {
            string key = request.KeyOf(OcrOptions.Azure);
            string? begun = await _memory.OperationAsync(key, token);
            if (OnSameHost(begun) is { } earlier
                && await FinishAsync(earlier, isEarlier: true, token) is { } found)
                return found;
            Uri operation = await StartWithinBudgetAsync(request, token);
            await _memory.RememberAsync(key, operation, token);
            return (await FinishAsync(operation, isEarlier: false, token))!;
        }, cancellationToken);

    /// <inheritdoc/>
    public Task CheckAsync(CancellationToken cancellationToken) =>
        CallAsync(async token =>
        {
            using HttpMessage message = _pipeline.CreateMessage();
            message.Request.Method = RequestMethod.Get;
            message.Request.Uri.Reset(new Uri(_endpoint, $"/documentintelligence/info?api-version={Version}"));
            await _pipeline.SendAsync(message, token);
            return message.Response.Status == 200
                ? true
                : throw Refused(message.Response.Status, await ReadAsync(message.Response, token));
        }, cancellationToken);

    /// <summary>Calls the service within the time allowed.</summary>
    /// <exception cref="ArticleException">The service refuses, or is unavailable.</exception>
    private async Task<T> CallAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(_options.Timeout);
        try
        {
            return await call(deadline.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Unavailable($"The OCR service did not finish within {_options.Timeout.TotalSeconds:0} seconds.");
        }
        catch (AuthenticationFailedException e)
        {
            throw Unavailable("The app's identity cannot sign in to the OCR service.", e);
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException or IOException)
        {
            throw Unavailable("The OCR service cannot be reached.", e);
        }
        catch (Exception e) when (e
            is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw Unavailable("The OCR service returned an unexpected response.", e);
        }
    }

    /// <summary>Sends the PDF if the day's budget has its pages. Returns the address of the result.</summary>
    private async Task<Uri> StartWithinBudgetAsync(OcrRequest request, CancellationToken cancellationToken)
    {
        var wanted = new Amount(request.Pages.Count, 0);
        Reservation reserved = await ReserveAsync(wanted, cancellationToken);
        // What the service has not accepted is not billed.
        Amount spent = default;
        try
        {
            Uri operation = await StartAsync(request, cancellationToken);
            spent = wanted;
            return operation;
        }
        finally
        {
            _budget.Settle(reserved, spent);
        }
    }

    private async Task<Reservation> ReserveAsync(Amount pages, CancellationToken cancellationToken)
    {
        try
        {
            return await _budget.ReserveAsync(pages, pages, cancellationToken);
        }
        catch (BudgetException e)
        {
            throw Unavailable($"{e.Message} Raise {OcrOptions.Section}:{nameof(OcrOptions.MaxPagesPerDay)}, "
                + "or wait for the next day (UTC).", e);
        }
        catch (StorageUnavailableException e)
        {
            throw Unavailable("The day's budget of OCR cannot be looked up, because storage is unavailable.", e);
        }
    }

    // The key must not go to another host.
    private Uri? OnSameHost(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? found)
            && found.Authority == _endpoint.Authority && found.Scheme == _endpoint.Scheme
            ? found
            : null;

    /// <summary>Sends the PDF. Returns the address of the result.</summary>
    private async Task<Uri> StartAsync(OcrRequest request, CancellationToken cancellationToken)
    {
        using HttpMessage message = _pipeline.CreateMessage();
        message.Request.Method = RequestMethod.Post;
        message.Request.Uri.Reset(new Uri(_endpoint,
            $"/documentintelligence/documentModels/prebuilt-read:analyze?api-version={Version}"
                + $"&pages={OcrReader.Ranges(request.Pages)}"));
        message.Request.Headers.Add("Content-Type", "application/pdf");
        message.Request.Content = RequestContent.Create(request.Pdf);
        await _pipeline.SendAsync(message, cancellationToken);
        if (message.Response.Status != 202)
            throw Refused(message.Response.Status, await ReadAsync(message.Response, cancellationToken));
        message.Response.Headers.TryGetValue("Operation-Location", out string? location);
        return OnSameHost(location) ?? throw Unavailable("The OCR service returned a result URL on another host. "
            + $"Set {OcrOptions.Section}:{nameof(OcrOptions.Endpoint)} to the service's own address.");
    }

    /// <summary>
    /// Polls until the result is ready. Null if earlier work has failed, or if the service has its result no longer
    /// (after 24 hours).
    /// </summary>
    private async Task<IReadOnlyList<OcrPage>?> FinishAsync(
        Uri operation, bool isEarlier, CancellationToken cancellationToken)
    {
        while (true)
        {
            using HttpMessage message = _pipeline.CreateMessage();
            message.Request.Method = RequestMethod.Get;
            message.Request.Uri.Reset(operation);
            message.BufferResponse = false;
            await _pipeline.SendAsync(message, cancellationToken);
            using Response response = message.Response;
            byte[] body = await ReadAsync(response, cancellationToken);
            if (isEarlier && response.Status == 404)
                return null;
            if (response.Status != 200)
                throw Refused(response.Status, body);
            using JsonDocument json = JsonDocument.Parse(body);
            switch (json.RootElement.GetProperty("status").GetString())
            {
                case "succeeded":
                    return [.. json.RootElement.GetProperty("analyzeResult").GetProperty("pages").EnumerateArray()
                        .Select(PageOf)];
                case "notStarted" or "running":
                    await Task.Delay(PauseOf(response), cancellationToken);
                    break;
                default:
                    return isEarlier ? null : throw Refused(200, body);
            }
        }
    }

    /// <summary>
    /// Reads a page of the result. <c>angle</c> is the clockwise turn of its content in degrees; the places of lines
    /// are those on the page as it was sent (documentation of analyzeResult.pages).
    /// </summary>
    private static OcrPage PageOf(JsonElement page)
    {
        var turn = new PageTurn(page.GetProperty("width").GetDouble(), page.GetProperty("height").GetDouble(),
            page.TryGetProperty("angle", out JsonElement angle) ? angle.GetDouble() : 0);
        var lines = new List<OcrLine>();
        if (page.TryGetProperty("lines", out JsonElement found))
        {
            foreach (JsonElement line in found.EnumerateArray())
            {
                double[] corners = [.. line.GetProperty("polygon").EnumerateArray().Select(n => n.GetDouble())];
                if (corners.Length != 8)
                    throw new FormatException("a line without four corners");
                lines.Add(turn.Upright(line.GetProperty("content").GetString() ?? "", corners));
            }
        }

        return new OcrPage(page.GetProperty("pageNumber").GetInt32(), turn.Width, turn.Height, lines);
    }

    /// <summary>
    /// Returns what an error means: a refused PDF, wrong settings, or a service that failed. Only codes that are about
    /// the content refuse the PDF for good: a gateway or wrong settings give 400 too.
    /// </summary>
    private static ArticleException Refused(int status, byte[] body)
    {
        string code = CodeOf(body);
        string named = code.Length > 0 ? $"{status}, {code}" : $"{status}";
        if (status is 413 or 415 || code is "InvalidRequest" or "InvalidArgument" or "UnsupportedMediaType")
            return new ArticleException(
                FailureCode.UnreadableArticle, $"The OCR service rejected the PDF ({named}).");
        return status switch
        {
            400 => Unavailable($"The OCR service rejected the request ({named}). Check {OcrOptions.Section}:Endpoint: "
                + "an identity needs the address with the resource's own name (custom subdomain), not that of a "
                + "region."),
            401 or 403 or 404 => Unavailable($"The OCR service rejected the app's credentials ({named}). Check "
                + $"{OcrOptions.Section}:Endpoint, the key, or the identity's role Cognitive Services User."),
            _ => Unavailable($"The OCR service failed ({named})."),
        };
    }

    /// <summary>Returns the code of an error; empty if there is none.</summary>
    private static string CodeOf(byte[] body)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(body);
            JsonElement error = json.RootElement.GetProperty("error");
            string code = error.GetProperty("code").GetString() ?? "";
            return code.Length <= 50 && code.All(char.IsAsciiLetterOrDigit) ? code : "";
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return "";
        }
    }

    private static TimeSpan PauseOf(Response response)
    {
        bool isSaid = response.Headers.TryGetValue("Retry-After", out string? value);
        return isSaid && int.TryParse(value, out int seconds) && seconds >= 0
            ? TimeSpan.FromSeconds(Math.Min(seconds, LongestPause.TotalSeconds))
            : Pause;
    }

    private static async Task<byte[]> ReadAsync(Response response, CancellationToken cancellationToken)
    {
        if (response.ContentStream is not { } stream)
            return [];
        return await BoundedStream.ReadAllAsync(stream, MostResultBytes, cancellationToken)
            ?? throw new ArticleException(FailureCode.TooLarge,
                $"OCR found more than the {MostResultBytes / (1024 * 1024)} MiB allowed. Lower "
                    + $"{OcrOptions.Section}:{nameof(OcrOptions.MaxPages)}.");
    }

    private static ArticleException Unavailable(string message, Exception? inner = null) =>
        new(FailureCode.OcrUnavailable, message, inner: inner);

    private sealed class AzureOcrClientOptions : ClientOptions;
}
