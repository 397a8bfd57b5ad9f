using Summarizer.Pipeline.Delivery;
using Summarizer.Pipeline.Storage;
using Summarizer.Pipeline.Tests.Support;

namespace Summarizer.Pipeline.Tests.Delivery;

public sealed class ArticleWatcherTests
{
    private readonly MemoryArticleStore _store = new();
    private readonly SummarizerOptions _options =
        new() { WatchInterval = TimeSpan.FromMilliseconds(100), MaxAttempts = 2 };

    [Fact]
    public async Task New_and_overwritten_articles_are_summarised()
    {
        var shop = new Workshop(_store, _options);
        await shop.UploadAsync("there before.txt");
        await using var watching = new Watching(shop);
        await shop.UploadAsync("a.txt");
        await UntilAsync(async () => (await shop.ResultsAsync()).Count == 2);
        await shop.UploadAsync("a.txt", Workshop.Text("Newport"));
        await UntilAsync(async () => (await shop.ResultAsync("a.txt"))!.Extractive!.Text
            .Contains("Newport", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_a_restart_nothing_is_done_twice()
    {
        var shop = new Workshop(_store, _options);
        for (int i = 0; i < 20; i++)
            await shop.UploadAsync($"n{i}.txt");
        await using (new Watching(shop))
            await UntilAsync(async () => (await shop.ResultsAsync()).Count == 20);
        int opened = _store.Count("open");
        await shop.UploadAsync("new.txt");
        await using (new Watching(new Workshop(_store, _options)))
            await UntilAsync(async () => (await shop.ResultsAsync()).Count == 21);
        Assert.Equal((20, 21), (opened, _store.Count("open")));
        Assert.Equal(21, _store.Count("put-result"));
    }

    [Fact]
    public async Task Where_nothing_changed_a_look_is_one_listing()
    {
        var shop = new Workshop(_store, _options);
        await shop.UploadAsync("a.txt");
        await using var watching = new Watching(shop);
        await UntilAsync(async () => (await shop.ResultsAsync()).Count == 1 && watching.Watcher.InFlight == 0);
        int before = _store.Calls.Count(c => !c.StartsWith("list-articles", StringComparison.Ordinal));
        int looks = _store.Count("list-articles");
        await UntilAsync(() => Task.FromResult(_store.Count("list-articles") >= looks + 5));
        Assert.Equal(before, _store.Calls.Count(c => !c.StartsWith("list-articles", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Never_more_at_once_than_allowed_and_never_the_same_twice()
    {
        _options.Concurrency = 4;
        int most = 0;
        var open = new HashSet<string>();
        bool twice = false;
        var allAreIn = new TaskCompletionSource();
        _store.Before = async (operation, name) =>
        {
            if (operation != "open")
                return;
            lock (open)
            {
                twice |= !open.Add(name);
                most = Math.Max(most, open.Count);
                if (open.Count == _options.Concurrency)
                    allAreIn.TrySetResult();
            }

            await allAreIn.Task.WaitAsync(TimeSpan.FromMinutes(5));
            await Task.Delay(50);
            lock (open)
                open.Remove(name);
        };
        var shop = new Workshop(_store, _options);
        for (int i = 0; i < 20; i++)
            await shop.UploadAsync($"n{i}.txt");
        await using var watching = new Watching(shop);
        await UntilAsync(async () => (await shop.ResultsAsync()).Count == 20);
        Assert.Equal((4, false), (most, twice));
        Assert.Equal(20, _store.Count("open"));
    }

    [Fact]
    public async Task It_outlives_storage_that_goes_away()
    {
        var shop = new Workshop(_store, _options);
        await shop.UploadAsync("a.txt");
        _store.Before = (_, _) => throw new StorageUnavailableException("away");
        await using var watching = new Watching(shop);
        await UntilAsync(() => Task.FromResult(!watching.Watcher.StorageAnswers && _store.Calls.Count >= 3));
        _store.Before = null;
        await UntilAsync(async () => await shop.ResultAsync("a.txt") is not null);
        await UntilAsync(() => Task.FromResult(watching.Watcher.StorageAnswers));
    }

    [Fact]
    public async Task A_look_that_breaks_off_does_not_forget_what_was_done_during_it()
    {
        var store = new MemoryArticleStore { PageSize = 1 };
        var shop = new Workshop(store, _options);
        await using var watching = new Watching(shop);
        await UntilAsync(() => Task.FromResult(store.Count("list-articles") >= 2));
        TaskCompletionSource looking = new(), uploaded = new();
        int page = 0;
        bool broken = false;
        store.Before = async (operation, after) =>
        {
            if (operation != "list-articles" || broken)
                return;
            page = after.Length == 0 ? 1 : page + 1;
            looking.TrySetResult();
            await uploaded.Task;
            if (page == 2)
                await UntilAsync(() => Task.FromResult(watching.Watcher.InFlight == 0));
            broken = page == 3;
            if (broken)
                throw new StorageUnavailableException("away");
        };
        await looking.Task;
        foreach (string name in (string[])["a.txt", "b.txt", "c.txt"])
            await shop.UploadAsync(name);
        uploaded.SetResult();
        await UntilAsync(async () => (await shop.ResultsAsync()).Count == 3);
        Assert.True(broken);
        Assert.Single(store.Calls, call => call == "open a.txt");
    }

    [Fact]
    public async Task An_article_that_storage_does_not_give_does_not_hold_up_the_others_and_is_tried_again()
    {
        bool odd = true;
        _store.Before = (operation, name) =>
            odd && operation == "open" && name == "a.txt"
                ? throw new StorageUnavailableException("this one")
                : Task.CompletedTask;
        var shop = new Workshop(_store, _options);
        await shop.UploadAsync("a.txt");
        await shop.UploadAsync("b.txt");
        await using var watching = new Watching(shop);
        await UntilAsync(async () => await shop.ResultAsync("b.txt") is not null);
        Assert.Null(await shop.ResultAsync("a.txt"));
        odd = false;
        await UntilAsync(async () => await shop.ResultAsync("a.txt") is not null);
    }

    [Fact]
    public async Task An_article_that_fails_every_try_gets_an_answer()
    {
        var shop = new Workshop(
            new UnreadableStore(_store) { Opened = _ => throw new InvalidOperationException("a bug") }, _options);
        await shop.UploadAsync("a.txt");
        await using var watching = new Watching(shop);
        await UntilAsync(async () => await shop.ResultAsync("a.txt") is not null);
        Assert.Equal("processing-failed", (await shop.ResultAsync("a.txt"))!.Error!.Code);
        Assert.Equal(2, _store.Count("open"));
    }

    [Fact]
    public async Task Told_to_stop_it_finishes_what_is_under_way()
    {
        var reached = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        _store.Before = async (operation, _) =>
        {
            if (operation != "put-result")
                return;
            reached.TrySetResult();
            await go.Task;
        };
        var shop = new Workshop(_store, _options);
        await shop.UploadAsync("a.txt");
        var watching = new Watching(shop);
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(30));
        ValueTask stopped = watching.DisposeAsync();
        Assert.False(stopped.IsCompleted);
        go.SetResult();
        await stopped;
        Assert.NotNull(await shop.ResultAsync("a.txt"));
    }

    [Fact]
    public async Task What_does_not_finish_in_time_is_given_up_and_done_after_the_next_start()
    {
        _options.ShutdownGrace = TimeSpan.FromMilliseconds(50);
        var reached = new TaskCompletionSource();
        var model = new FakeRewriter(async (_, token) =>
        {
            reached.TrySetResult();
            await Task.Delay(Timeout.Infinite, token);
            return FakeRewriter.Says("never");
        });
        var shop = new Workshop(_store, _options, model);
        await shop.UploadAsync("a.txt");
        var watching = new Watching(shop);
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await watching.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal("deferred", (await shop.ResultAsync("a.txt"))!.Llm!.Status);
    }

    [Fact]
    public async Task Woken_it_looks_at_once()
    {
        _options.WatchInterval = TimeSpan.FromHours(1);
        var shop = new Workshop(_store, _options);
        await using var watching = new Watching(shop);
        await UntilAsync(() => Task.FromResult(_store.Count("list-articles") >= 1));
        await shop.UploadAsync("a.txt");
        watching.Watcher.Wake();
        await UntilAsync(async () => await shop.ResultAsync("a.txt") is not null);
    }

    [Fact]
    public async Task Time_that_goes_into_work_is_none_that_goes_into_looking()
    {
        // Each article takes an hour; were that time spent looking, the next look would be hours away.
        var time = new ManualTime();
        _options.Concurrency = 1;
        _store.Before = async (operation, _) =>
        {
            if (operation != "put-result")
                return;
            await Task.Delay(200);
            time.Advance(TimeSpan.FromHours(1));
        };
        var shop = new Workshop(_store, _options, null, time);
        for (int i = 0; i < 3; i++)
            await shop.UploadAsync($"n{i}.txt");
        await using var watching = new Watching(shop, time);
        await UntilAsync(async () => (await shop.ResultsAsync()).Count == 3);
        await shop.UploadAsync("new.txt");
        await UntilAsync(async () => await shop.ResultAsync("new.txt") is not null);
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        DateTime until = DateTime.UtcNow.AddSeconds(60);
        while (!await holds())
        {
            Assert.True(DateTime.UtcNow < until, "It did not come to pass within a minute.");
            await Task.Delay(20);
        }
    }

    private sealed class Watching : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _running;

        public Watching(Workshop shop, TimeProvider? time = null)
        {
            Watcher = new ArticleWatcher(shop.Store, shop.Summarize, shop.Options, time);
            _running = Task.Run(() => Watcher.RunAsync(_stop.Token));
        }

        public ArticleWatcher Watcher { get; }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _running;
            Watcher.Dispose();
            _stop.Dispose();
        }
    }
}
