using System.Collections.Concurrent;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Pipeline.Tests.Support;

/// <summary>
/// A store in memory that keeps the whole contract, counts what is asked of it, and lets a test step in between.
/// </summary>
internal sealed class MemoryArticleStore : IArticleStore
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, (ArticleHead Head, byte[] Content)> _articles =
        new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, StoredResult> _results = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _jobs = new();
    private readonly ConcurrentDictionary<string, byte> _leased = new();
    private int _version;

    public INoteStore Notes { get; } = new MemoryNotes();

    /// <summary>The clock that heads carry.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The number of items in a page of a listing.</summary>
    public int PageSize { get; init; } = 5000;

    /// <summary>
    /// Called before an operation, with its name and the article's; may throw, wait, or change the store.
    /// </summary>
    public Func<string, string, Task>? Before { get; set; }

    /// <summary>Every operation in order, as "operation name".</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    public int Count(string operation) =>
        Calls.Count(call => call.StartsWith(operation + " ", StringComparison.Ordinal));

    public Task EnsureCreatedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<OpenArticle?> OpenArticleAsync(string name, CancellationToken cancellationToken)
    {
        await CallAsync("open", name, cancellationToken);
        lock (_lock)
            return _articles.TryGetValue(ArticleName.Validate(name), out var there)
                ? new OpenArticle(there.Head, new MemoryStream(there.Content, writable: false))
                : null;
    }

    public async Task<ArticleHead?> GetArticleHeadAsync(string name, CancellationToken cancellationToken)
    {
        await CallAsync("article-head", name, cancellationToken);
        lock (_lock)
            return _articles.TryGetValue(ArticleName.Validate(name), out var there) ? there.Head : null;
    }

    public async Task<ArticleHead?> TryPutArticleAsync(string name, ReadOnlyMemory<byte> content, string? contentType,
        WriteCondition condition, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (!condition.Holds(_articles.TryGetValue(name, out var there) ? there.Head.Etag : null))
                return null;
            var head = new ArticleHead(ArticleName.Validate(name), NextVersion(), content.Length, contentType,
                Time.GetUtcNow());
            _articles[name] = (head, content.ToArray());
            return head;
        }
    }

    public Task<bool> DeleteArticleAsync(string name, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult(_articles.Remove(ArticleName.Validate(name)));
    }

    public async Task<ArticlePage> ListArticlePageAsync(string? prefix, string? continuation,
        CancellationToken cancellationToken)
    {
        await CallAsync("list-articles", continuation ?? "", cancellationToken);
        lock (_lock)
        {
            (List<KeyValuePair<string, (ArticleHead Head, byte[] Content)>> items, string? next) =
                Page(_articles, prefix, PageSize, continuation);
            return new ArticlePage([.. items.Select(item => item.Value.Head)], next);
        }
    }

    public async Task<ResultHead?> GetResultHeadAsync(string name, CancellationToken cancellationToken)
    {
        await CallAsync("result-head", name, cancellationToken);
        lock (_lock)
            return _results.TryGetValue(ResultName.Of(name), out StoredResult? there) ? there.Head : null;
    }

    public async Task<StoredResult?> GetResultAsync(string name, CancellationToken cancellationToken)
    {
        await CallAsync("get-result", name, cancellationToken);
        lock (_lock)
            return _results.GetValueOrDefault(ResultName.Of(name));
    }

    public async Task<string?> TryPutResultAsync(
        string name, ReadOnlyMemory<byte> json, ResultMetadata metadata, string? replaces,
        CancellationToken cancellationToken)
    {
        await CallAsync("put-result", name, cancellationToken);
        lock (_lock)
        {
            StoredResult? there = _results.GetValueOrDefault(ResultName.Of(name));
            if (there?.Head.Etag != replaces)
                return null;
            var head = new ResultHead(name, NextVersion(), json.Length, Time.GetUtcNow(), metadata);
            _results[ResultName.Of(name)] = new StoredResult(head, json.ToArray());
            return head.Etag;
        }
    }

    public Task<bool> DeleteResultAsync(string name, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult(_results.Remove(ResultName.Of(name)));
    }

    public async Task<ResultPage> ListResultPageAsync(string? prefix, int limit, string? continuation,
        CancellationToken cancellationToken)
    {
        await CallAsync("list-results", continuation ?? "", cancellationToken);
        lock (_lock)
        {
            (List<KeyValuePair<string, StoredResult>> items, string? next) =
                Page(_results, prefix, Math.Min(limit, PageSize), continuation);
            return new ResultPage([.. items.Select(item => item.Value.Head)], next);
        }
    }

    public Task<IJobLease?> TryLeaseAsync(string job, CancellationToken cancellationToken) =>
        Task.FromResult<IJobLease?>(_leased.TryAdd(job, 0) ? new Lease(this, job) : null);

    private async Task CallAsync(string operation, string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Calls.Enqueue($"{operation} {name}");
        if (Before is { } before)
            await before(operation, name);
    }

    private string NextVersion() => $"0x{++_version:X}";

    private static (List<KeyValuePair<string, T>> Items, string? Next) Page<T>(
        SortedDictionary<string, T> all, string? prefix, int size, string? after)
    {
        List<KeyValuePair<string, T>> items = [.. all
            .Where(item => (prefix is null || item.Key.StartsWith(prefix, StringComparison.Ordinal))
                && (after is null || string.CompareOrdinal(item.Key, after) > 0))
            .Take(size + 1)];
        if (items.Count <= size)
            return (items, null);
        items.RemoveAt(size);
        return (items, items[^1].Key);
    }

    private sealed class Lease(MemoryArticleStore store, string job) : IJobLease
    {
        public Task<string?> ReadAsync(CancellationToken cancellationToken) =>
            Task.FromResult(store._jobs.GetValueOrDefault(job));

        public Task<bool> TryWriteAsync(string state, CancellationToken cancellationToken)
        {
            store._jobs[job] = state;
            return Task.FromResult(true);
        }

        public ValueTask DisposeAsync()
        {
            store._leased.TryRemove(job, out _);
            return ValueTask.CompletedTask;
        }
    }
}
