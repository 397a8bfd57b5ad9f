using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Cli.Remote;

/// <summary>
/// The article store behind a running app, as far as its HTTP API offers it: articles can be stored, results read.
/// Operations that only the app's own workers need throw.
/// </summary>
internal sealed class ServerArticleStore(Server server) : IArticleStore
{
    public INoteStore Notes => throw OnlyInside();

    public Task EnsureCreatedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<ArticleHead?> TryPutArticleAsync(
        string name, ReadOnlyMemory<byte> content, string? contentType, WriteCondition condition,
        CancellationToken cancellationToken)
    {
        if (condition != default)
            throw OnlyInside();
        using HttpResponseMessage answer = await server.SendAsync(() =>
        {
            var body = new ReadOnlyMemoryContent(content);
            if (contentType is not null)
                body.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
            return new HttpRequestMessage(HttpMethod.Put, "api/articles/" + Path(name)) { Content = body };
        }, cancellationToken);
        using JsonDocument waiting = await JsonOfAsync(answer, cancellationToken);
        return new ArticleHead(
            name, Text(waiting.RootElement, "sourceEtag"), content.Length, contentType, DateTimeOffset.MinValue);
    }

    public async Task<ArticleHead?> GetArticleHeadAsync(string name, CancellationToken cancellationToken)
    {
        using HttpResponseMessage? answer = await FindAsync(name, cancellationToken);
        if (answer is null)
            return null;
        if (answer.StatusCode != HttpStatusCode.Accepted)
            return Result(await answer.Content.ReadAsByteArrayAsync(cancellationToken))
                is { Source: { Etag: { } etag } source }
                ? new ArticleHead(name, etag, source.Bytes ?? 0, source.ContentType, DateTimeOffset.MinValue)
                : null;
        using JsonDocument waiting = await JsonOfAsync(answer, cancellationToken);
        return new ArticleHead(name, Text(waiting.RootElement, "sourceEtag"), 0, null, DateTimeOffset.MinValue);
    }

    public async Task<ResultHead?> GetResultHeadAsync(string name, CancellationToken cancellationToken) =>
        (await GetResultAsync(name, cancellationToken))?.Head;

    public async Task<StoredResult?> GetResultAsync(string name, CancellationToken cancellationToken)
    {
        using HttpResponseMessage? answer = await FindAsync(name, cancellationToken);
        if (answer is null || answer.StatusCode == HttpStatusCode.Accepted)
            return null;
        byte[] json = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        SummaryResult result = Result(json);
        var head = new ResultHead(
            name, answer.Headers.ETag?.Tag ?? "", json.Length,
            answer.Content.Headers.LastModified ?? DateTimeOffset.MinValue,
            new ResultMetadata(result.Status, result.Source.Etag ?? "", ""));
        return new StoredResult(head, json);
    }

    public async Task<ResultPage> ListResultPageAsync(
        string? prefix, int limit, string? continuation, CancellationToken cancellationToken)
    {
        string query =
            $"limit={Math.Min(limit, 1000)}" + (prefix is null ? "" : "&prefix=" + Uri.EscapeDataString(prefix))
                + (continuation is null ? "" : "&continuation=" + Uri.EscapeDataString(continuation));
        using HttpResponseMessage answer =
            await server.SendAsync(() => new HttpRequestMessage(HttpMethod.Get, "api/summaries?" + query),
                cancellationToken);
        using JsonDocument page = await JsonOfAsync(answer, cancellationToken);
        var items = new List<ResultHead>();
        foreach (JsonElement item in Property(page.RootElement, "items").EnumerateArray())
        {
            items.Add(
                new ResultHead(
                    Text(item, "id"), Text(item, "etag"), Property(item, "bytes").GetInt64(),
                    Property(item, "lastModified").GetDateTimeOffset(),
                new ResultMetadata(Text(item, "status"), Text(item, "sourceEtag"), "")
                {
                    Title = item.TryGetProperty("title", out JsonElement title) ? title.GetString() : null,
                }));
        }

        return new ResultPage(
            items, page.RootElement.TryGetProperty("continuation", out JsonElement next) ? next.GetString() : null);
    }

    public Task<OpenArticle?> OpenArticleAsync(string name, CancellationToken cancellationToken) => throw OnlyInside();

    /// <summary>Deletes the article together with its result: the app offers no other way.</summary>
    public Task<bool> DeleteArticleAsync(string name, CancellationToken cancellationToken) =>
        DeleteAsync(name, "?article=true", cancellationToken);

    public Task<ArticlePage> ListArticlePageAsync(
        string? prefix, string? continuation, CancellationToken cancellationToken) => throw OnlyInside();

    public Task<string?> TryPutResultAsync(
        string name, ReadOnlyMemory<byte> json, ResultMetadata metadata, string? replaces,
        CancellationToken cancellationToken) => throw OnlyInside();

    public Task<bool> DeleteResultAsync(string name, CancellationToken cancellationToken) =>
        DeleteAsync(name, "", cancellationToken);

    public Task<IJobLease?> TryLeaseAsync(string job, CancellationToken cancellationToken) => throw OnlyInside();

    private async Task<bool> DeleteAsync(string name, string query, CancellationToken cancellationToken)
    {
        try
        {
            using HttpResponseMessage answer = await server.SendAsync(
                () => new HttpRequestMessage(HttpMethod.Delete, "api/summaries/" + Path(name) + query),
                cancellationToken);
            return true;
        }
        catch (ArticleException e) when (e.Code == FailureCode.NotFound)
        {
            return false;
        }
    }

    private async Task<HttpResponseMessage?> FindAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await server.SendAsync(
                () => new HttpRequestMessage(HttpMethod.Get, "api/summaries/" + Path(name)), cancellationToken);
        }
        catch (ArticleException e) when (e.Code == FailureCode.NotFound)
        {
            return null;
        }
    }

    private SummaryResult Result(byte[] json) => ResultJson.TryDeserialize(json) ?? throw server.NotOurs();

    private async Task<JsonDocument> JsonOfAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        try
        {
            return JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellationToken));
        }
        catch (JsonException)
        {
            throw server.NotOurs();
        }
    }

    private JsonElement Property(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object
            && json.TryGetProperty(name, out JsonElement value) ? value : throw server.NotOurs();

    private string Text(JsonElement json, string name) => Property(json, name).GetString() ?? throw server.NotOurs();

    private static string Path(string name) => Uri.EscapeDataString(name).Replace("%2F", "/", StringComparison.Ordinal);

    private static NotSupportedException OnlyInside([CallerMemberName] string? what = null) =>
        new($"The HTTP API does not offer {what}.");
}
