using Summarizer.Pipeline.Delivery;
using Summarizer.Pipeline.Storage;
using Summarizer.Pipeline.Tests.Support;

namespace Summarizer.Pipeline.Tests.Delivery;

/// <summary>Two hundred thousand articles, made up page by page as a listing asks for them.</summary>
public sealed class SweepAtScaleTests
{
    [Fact]
    public async Task Two_hundred_thousand_articles_are_walked_once_in_constant_memory()
    {
        var store = new EndlessStore(200_000);
        SweepReport report = await new Workshop(store).Sweep.RunAsync();

        Assert.Equal((200_000L, 200L, true), (report.Articles, report.Missing, report.Completed));
        Assert.Equal(200, store.Looked);
        // Each listing once, page by page: that is what linear time means here.
        Assert.Equal((40, 40), (store.ArticlePages, store.ResultPages));
        // Of 80 pages no more than those being looked at are ever held.
        Assert.InRange(store.MostPagesAlive, 1, 4);
    }

    [Fact]
    public async Task A_sweep_of_many_parts_looks_at_everything_exactly_once()
    {
        var time = new ManualTime();
        var store = new EndlessStore(50_000) { OnPage = () => time.Advance(TimeSpan.FromSeconds(1)) };
        var options = new SummarizerOptions { SweepTimeBudget = TimeSpan.FromSeconds(6) };
        var sweep = new Workshop(store, options, null, time).Sweep;
        long articles = 0;
        int parts = 0;
        SweepReport report;
        do
        {
            report = await sweep.RunAsync();
            articles += report.Articles;
            parts++;
        }
        while (!report.Completed);

        Assert.Equal(50_000, articles);
        Assert.Equal(50, store.Looked);
        Assert.InRange(parts, 3, 12);
    }

    /// <summary>
    /// Articles n0000000.txt and on; every thousandth has no result. None of them can be opened: they are gone when
    /// asked for.
    /// </summary>
    private sealed class EndlessStore(int count) : IArticleStore
    {
        private readonly string _hash = new SummaryPipeline(new SummarizerOptions()).OptionsHash;
        private string? _job;
        private readonly List<WeakReference> _pages = [];
        private int _looked;

        public INoteStore Notes => throw new NotSupportedException();

        public Action? OnPage { get; init; }

        /// <summary>The most pages that were still held when another was requested.</summary>
        public int MostPagesAlive { get; private set; }

        public int ArticlePages { get; private set; }

        public int ResultPages { get; private set; }

        public int Looked => _looked;

        public Task<ArticlePage> ListArticlePageAsync(string? prefix, string? continuation,
            CancellationToken cancellationToken)
        {
            NotePage();
            ArticlePages++;
            int from = continuation is null ? 0 : int.Parse(continuation);
            int to = Math.Min(from + 5000, count);
            var page = new ArticlePage(Enumerable.Range(from, to - from).Select(Article).ToArray(),
                to < count ? $"{to}" : null);
            _pages.Add(new WeakReference(page.Items));
            return Task.FromResult(page);
        }

        public Task<ResultPage> ListResultPageAsync(string? prefix, int limit, string? continuation,
            CancellationToken cancellationToken)
        {
            NotePage();
            ResultPages++;
            int from = continuation is null ? 0 : int.Parse(continuation);
            int to = Math.Min(from + 5000, count);
            ResultHead[] items = [.. Enumerable.Range(from, to - from).Where(i => i % 1000 != 0)
                .Select(i => new ResultHead(Article(i).Name, "r", 1, default,
                    new ResultMetadata("succeeded", Article(i).Etag, _hash)))];
            _pages.Add(new WeakReference(items));
            return Task.FromResult(new ResultPage(items, to < count ? $"{to}" : null));
        }

        public Task<ResultHead?> GetResultHeadAsync(string name, CancellationToken cancellationToken) =>
            Task.FromResult<ResultHead?>(null);

        public Task<OpenArticle?> OpenArticleAsync(string name, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _looked);
            return Task.FromResult<OpenArticle?>(null);
        }

        public Task<IJobLease?> TryLeaseAsync(string job, CancellationToken cancellationToken) =>
            Task.FromResult<IJobLease?>(new Lease(this));

        public Task EnsureCreatedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<ArticleHead?> GetArticleHeadAsync(string name, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<ArticleHead?> TryPutArticleAsync(string name, ReadOnlyMemory<byte> content, string? contentType,
            WriteCondition condition, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> DeleteArticleAsync(string name, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<StoredResult?> GetResultAsync(string name, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<string?> TryPutResultAsync(
            string name, ReadOnlyMemory<byte> json, ResultMetadata metadata, string? replaces,
            CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> DeleteResultAsync(string name, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        private void NotePage()
        {
            OnPage?.Invoke();
            GC.Collect();
            _pages.RemoveAll(page => !page.IsAlive);
            MostPagesAlive = Math.Max(MostPagesAlive, _pages.Count);
        }

        private static ArticleHead Article(int i) => new($"n{i:0000000}.txt", $"0x{i:X}", 100, "text/plain", default);

        private sealed class Lease(EndlessStore store) : IJobLease
        {
            public Task<string?> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(store._job);

            public Task<bool> TryWriteAsync(string state, CancellationToken cancellationToken)
            {
                store._job = state;
                return Task.FromResult(true);
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
