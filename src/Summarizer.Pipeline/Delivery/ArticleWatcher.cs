using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Pipeline.Delivery;

/// <summary>
/// The trigger of the standalone app: it looks for new articles every <see cref="SummarizerOptions.WatchInterval"/>.
/// The stored results are all that it needs to know where it left off. Where nothing changed, a look costs one listing
/// of the articles.
/// </summary>
public sealed class ArticleWatcher(
    IArticleStore store, SummarizeArticle summarize, SummarizerOptions options, TimeProvider? time = null,
    ILogger<ArticleWatcher>? logger = null)
    : IDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    // Where articles arrive, more will: after a look that found some the next comes sooner.
    private const int SoonerAfterFinding = 10;

    // A container of a million articles takes longer to list than the interval: at most a fifth of the time goes into
    // looking.
    private const int PausePerLook = 4;

    // After this many articles in a row that storage did not give us, it is unavailable; fewer may be odd articles, and
    // are tried again at the next look.
    private const int AwayAfter = 3;

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly ILogger _logger = logger ?? NullLogger<ArticleWatcher>.Instance;
    private readonly WorkerPool _pool = new(options.Concurrency);
    private readonly Channel<bool> _wake =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Articles in progress by name: never the same one twice at once.</summary>
    private readonly ConcurrentDictionary<string, byte> _underWay = new(StringComparer.Ordinal);

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(16);

    /// <summary>Finished work, recorded for the next look.</summary>
    private readonly ConcurrentQueue<(long Name, long Version)> _done = new();

    /// <summary>
    /// Name and version of every article that is done, as hashes: some 32 bytes an article. The key is this process's
    /// own, so that no one can make names that collide; should two ever do, the sweep finds the one that was
    /// overlooked.
    /// </summary>
    private Dictionary<long, long> _seen = [];

    private int _failuresInARow;
    private StorageUnavailableException? _lastFailure;
    private string? _cause;

    /// <summary>Articles being worked on right now.</summary>
    public int InFlight => _pool.Busy;

    /// <summary>
    /// Called if the first look finds more due articles than a sweep does by itself: the rest is left to the sweep,
    /// which hands it to all instances. Null without a queue; then the watcher works on all.
    /// </summary>
    public Action? TooManyDue { get; set; }

    /// <summary>True if storage answered the last request.</summary>
    public bool StorageAnswers { get; private set; } = true;

    /// <summary>Looks at once instead of when the interval is over, as after an upload through this app.</summary>
    public void Wake() => _wake.Writer.TryWrite(true);

    /// <inheritdoc/>
    public void Dispose() => _pool.Dispose();

    /// <summary>
    /// Watches until cancelled; then finishes what is in progress, within
    /// <see cref="SummarizerOptions.ShutdownGrace"/>. Never throws.
    /// </summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var work = new CancellationTokenSource();
        Log.Watching(_logger);
        bool first = true;
        int failures = 0;
        while (!stopping.IsCancellationRequested)
        {
            bool found = false;
            var looking = TimeSpan.Zero;
            try
            {
                (found, looking) = await LookAsync(first, work.Token, stopping);
                first = false;
                failures = NoteBack();
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                break;
            }
            catch (StorageUnavailableException ex)
            {
                _failuresInARow = 0;
                failures = NoteAway(ex, failures);
            }
            catch (Exception ex)
            {
                // A bug: it is logged, and the next look may succeed. A watcher that ends would lose articles
                // silently.
                Log.WatchFault(_logger, ex);
            }

            TimeSpan pause = failures > 0
                ? FailurePolicy.Delay(failures, options.WatchInterval, LongestPause, Random.Shared.NextDouble())
                : Longer(options.WatchInterval / (found ? SoonerAfterFinding : 1), looking * PausePerLook);
            await PauseAsync(pause, stopping);
        }

        await FinishAsync(work);
    }

    private static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;

    /// <summary>
    /// Goes through all articles once and starts work on what is new. Says whether there was any, and how long listing
    /// took, without the time that it waited for work in progress to make room.
    /// </summary>
    private async Task<(bool Found, TimeSpan Looking)> LookAsync(bool first, CancellationToken working,
        CancellationToken stopping)
    {
        var still = new Dictionary<long, long>(_seen.Count);
        TakeIn();
        bool found = false;
        int dueAtFirst = 0;
        long started = _time.GetTimestamp();
        var waited = TimeSpan.Zero;
        await foreach ((ArticleHead article, bool? hasResult)
            in (first ? PairsAsync(still, stopping) : ArticlesAsync(stopping)))
        {
            (long name, long version) = (Key(article.Name), Key(article.Etag));
            bool known = _seen.TryGetValue(name, out long seen);
            if (known)
                still[name] = seen;
            if ((known && seen == version) || !_underWay.TryAdd(article.Name, 0))
                continue;
            // Work that ended during this look has said so before it let go of the name.
            TakeIn(still);
            if (still.TryGetValue(name, out seen) && seen == version)
            {
                _underWay.TryRemove(article.Name, out _);
                continue;
            }

            found = true;
            if (first && TooManyDue is not null && ++dueAtFirst > Sweep.DirectlyAtMost)
            {
                // Counts as seen, so that no later look takes it for new.
                still[name] = version;
                _underWay.TryRemove(article.Name, out _);
                continue;
            }

            RunReason reason = hasResult ?? known ? RunReason.Event : RunReason.LooksNew;
            long full = _time.GetTimestamp();
            try
            {
                await _pool.StartAsync(() => WorkAsync(article.Name, reason, (name, version), working), stopping);
            }
            catch (OperationCanceledException)
            {
                _underWay.TryRemove(article.Name, out _);
                throw;
            }

            waited += _time.GetElapsedTime(full);
            // No use in starting more.
            if (_failuresInARow >= AwayAfter && _lastFailure is { } away)
                throw away;
        }

        if (dueAtFirst > Sweep.DirectlyAtMost)
        {
            Log.LeftToSweep(_logger, dueAtFirst);
            TooManyDue!();
        }

        // Forgets the articles that are gone.
        _seen = still;
        return (found, _time.GetElapsedTime(started) - waited);
    }

    private async Task WorkAsync(string article, RunReason reason, (long, long) key, CancellationToken working)
    {
        try
        {
            ArticleOutcome outcome = await summarize.RunToAnswerAsync(article, reason, working);
            _failuresInARow = 0;
            if (outcome != ArticleOutcome.Superseded)
                _done.Enqueue(key);
        }
        catch (OperationCanceledException) when (working.IsCancellationRequested)
        {
        }
        catch (StorageLockedException)
        {
            // Storage is there, and the sweep makes the next attempt.
            _failuresInARow = 0;
            _done.Enqueue(key);
        }
        catch (StorageUnavailableException ex)
        {
            _lastFailure = ex;
            Interlocked.Increment(ref _failuresInARow);
        }
        catch (Exception ex)
        {
            Log.WatchFault(_logger, ex);
        }
        finally
        {
            _underWay.TryRemove(article, out _);
        }
    }

    /// <summary>
    /// Lists the pairs of the first look: both listings, so that an article with a result is not opened again.
    /// </summary>
    private async IAsyncEnumerable<(ArticleHead Article, bool? HasResult)> PairsAsync(
        Dictionary<long, long> still, [EnumeratorCancellation] CancellationToken stopping)
    {
        await foreach (ListedPair pair in ListingJoin.WalkAsync(store, new ListingPosition(null, null, null), stopping))
        {
            if (pair.Article is not { } article)
                continue;
            if (summarize.Due(article, pair.Result) is WorkDue.Missing or WorkDue.Stale)
                yield return (article, pair.Result is not null);
            else
                still[Key(article.Name)] = Key(article.Etag);
        }
    }

    private async IAsyncEnumerable<(ArticleHead Article, bool? HasResult)> ArticlesAsync(
        [EnumeratorCancellation] CancellationToken stopping)
    {
        string? continuation = null;
        do
        {
            ArticlePage page = await store.ListArticlePageAsync(null, continuation, stopping);
            foreach (ArticleHead article in page.Items)
                yield return (article, null);
            continuation = page.Continuation;
        }
        while (continuation is not null);
    }

    /// <summary>Notes what has been done as seen, also if the look in progress breaks off.</summary>
    /// <param name="still">The articles that the look in progress has seen.</param>
    private void TakeIn(Dictionary<long, long>? still = null)
    {
        while (_done.TryDequeue(out (long Name, long Version) done))
        {
            _seen[done.Name] = done.Version;
            if (still is not null)
                still[done.Name] = done.Version;
        }
    }

    private int NoteAway(StorageUnavailableException away, int failures)
    {
        // Said once, and again when the cause changes.
        if (_cause != away.Message)
            Log.StorageAway(_logger, away.Message);
        _cause = away.Message;
        StorageAnswers = false;
        return failures + 1;
    }

    private int NoteBack()
    {
        if (!StorageAnswers)
            Log.StorageBack(_logger);
        _cause = null;
        StorageAnswers = true;
        return 0;
    }

    private async Task PauseAsync(TimeSpan pause, CancellationToken stopping)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Task timer = Task.Delay(pause, _time, over.Token);
        Task<bool> woken = _wake.Reader.WaitToReadAsync(over.Token).AsTask();
        await Task.WhenAny(timer, woken);
        await over.CancelAsync();
        _wake.Reader.TryRead(out _);
    }

    private async Task FinishAsync(CancellationTokenSource work)
    {
        Task finished = _pool.FinishAsync();
        if (await Task.WhenAny(finished, Task.Delay(options.ShutdownGrace, _time, CancellationToken.None)) != finished)
        {
            Log.StoppedWithWork(_logger, InFlight);
            await work.CancelAsync();
        }

        await finished;
    }

    private long Key(string text)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, MemoryMarshal.AsBytes(text.AsSpan()), hash);
        return MemoryMarshal.Read<long>(hash);
    }
}
