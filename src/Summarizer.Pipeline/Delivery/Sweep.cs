using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Pipeline.Delivery;

/// <summary>
/// The safety net under all triggers: walks the listings of articles and results in parallel, once and in constant
/// memory, and processes what is missing, stale or deferred. Only one runs at a time.
/// </summary>
public sealed class Sweep(
    IArticleStore store, SummarizeArticle summarize, SummarizerOptions options, TimeProvider? time = null,
    ILogger<Sweep>? logger = null, DueQueue? queue = null)
{
    /// <summary>
    /// The most due articles that a run works on by itself. What is beyond goes into the queue, where there is one.
    /// </summary>
    public const int DirectlyAtMost = 300;

    /// <summary>
    /// The most messages in the queue: some two million names, minutes of work for all instances. At that many the
    /// sweep pauses.
    /// </summary>
    public const int MaxQueued = 20_000;

    /// <summary>
    /// A new round starts only when no more messages than this are left, or it would queue the same articles again.
    /// </summary>
    private const int LeftAtRoundsEnd = 20;

    // How often the queue's length is asked for, in messages sent.
    private const int CountEvery = 1000;

    private const string Job = "sweep";
    private const int MaxNames = 100;

    // If the container of articles is empty, the results are removed only if there are at most this many.
    private const int MostDeletedOfNone = 100;

    // After this many in a row, storage is unavailable, rather than one article odd.
    private const int MaxFailuresInARow = 10;

    // If a sweep crashes, the next one examines again what it has done since.
    private static readonly TimeSpan RememberEvery = TimeSpan.FromSeconds(30);

    // Work begun within the time budget may go on for so long after it.
    private static readonly TimeSpan FinishWithin = TimeSpan.FromSeconds(30);

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly ILogger _logger = logger ?? NullLogger<Sweep>.Instance;

    /// <summary>
    /// Runs until both listings are through or <see cref="SummarizerOptions.SweepTimeBudget"/> is used up.
    /// </summary>
    /// <param name="dryRun">True to only look and count: from start to end, without a lease, even during another
    /// sweep.</param>
    /// <param name="cancellationToken">Stops it; the next one carries on from there. Articles in progress get
    /// <see cref="SummarizerOptions.ShutdownGrace"/> to finish.</param>
    /// <exception cref="StorageUnavailableException">Storage did not answer.</exception>
    public async Task<SweepReport> RunAsync(bool dryRun = false, CancellationToken cancellationToken = default)
    {
        if (dryRun)
            return await WalkAsync(null, cancellationToken);
        await using IJobLease? lease = await store.TryLeaseAsync(Job, cancellationToken);
        if (lease is null)
        {
            Log.SweepRunsElsewhere(_logger);
            return new SweepReport { Ran = false };
        }

        return await WalkAsync(lease, cancellationToken);
    }

    private async Task<SweepReport> WalkAsync(IJobLease? lease, CancellationToken cancellationToken)
    {
        long started = _time.GetTimestamp();
        long remembered = started;
        using var work = new CancellationTokenSource(options.SweepTimeBudget + FinishWithin, _time);
        await using CancellationTokenRegistration stopping =
            cancellationToken.Register(() => work.CancelAfter(options.ShutdownGrace));
        using var pool = new WorkerPool(options.Concurrency);
        var found = new Findings();
        ListingPosition start = new(null, null, null);
        ListingPosition position =
            SweepState.Read(lease is null ? null : await lease.ReadAsync(cancellationToken)) ?? start;
        int? waiting = lease is null ? null : await QueueLengthAsync(cancellationToken);
        if (waiting >= MaxQueued || (position == start && waiting > LeftAtRoundsEnd))
        {
            Log.SweepWaits(_logger, waiting.Value);
            return found.Report(dryRun: false, completed: false, _time.GetElapsedTime(started));
        }

        // The container's name may be wrong, and every summary would go.
        if (lease is not null && options.DeleteSummaryWithArticle && await HasNoArticlesAsync(cancellationToken))
            found.HeldBack = [];
        bool isWholeRound = position == start;
        var outgoing = new DueBatch(summarize.OptionsHash);
        bool completed = true;
        try
        {
            await foreach (ListedPair pair in ListingJoin.WalkAsync(store, position, cancellationToken))
            {
                if (Act(pair, found) is { } act && lease is not null)
                {
                    if (waiting is null || pair.Article is not { } due || found.Direct < DirectlyAtMost)
                    {
                        found.Direct += pair.Article is null ? 0 : 1;
                        await pool.StartAsync(() => DoAsync(act, found, work.Token), cancellationToken);
                    }
                    else if (outgoing.Add(due.Name) is { } full)
                    {
                        await SendAsync(full);
                    }
                }

                position = pair.Next;
                found.ThrowIfStorageIsAway();
                bool queueFull = found.Sent >= CountEvery && await IsFullAsync(found, cancellationToken);
                bool timeIsUp = lease is not null && _time.GetElapsedTime(started) >= options.SweepTimeBudget;
                if (queueFull || timeIsUp)
                {
                    completed = false;
                    break;
                }

                if (lease is not null && _time.GetElapsedTime(remembered) >= RememberEvery)
                {
                    if (outgoing.Take() is { } rest)
                        await SendAsync(rest);
                    await pool.FinishAsync();
                    await lease.TryWriteAsync(SweepState.Write(position), cancellationToken);
                    remembered = _time.GetTimestamp();
                }
            }

            if (outgoing.Take() is { } last)
                await SendAsync(last);
            if (completed && found.HeldBack is { } held)
            {
                bool areFew = isWholeRound && held.Count <= MostDeletedOfNone;
                if (!areFew)
                    Log.OrphansKept(_logger, options.ArticlesContainer);
                foreach (string name in areFew ? held : [])
                    await pool.StartAsync(() => DoAsync(
                        token => DeleteOrphanAsync(name, found, token), found, work.Token), cancellationToken);
            }
        }
        catch (ArticleException) when (lease is not null)
        {
            // Storage does not know the place any more that was remembered, as after a restore: the next sweep begins
            // at the beginning.
            await lease.TryWriteAsync(SweepState.Write(null), cancellationToken);
            throw;
        }
        finally
        {
            await pool.FinishAsync();
        }

        found.ThrowIfStorageIsAway();
        if (lease is not null)
            await lease.TryWriteAsync(SweepState.Write(completed ? null : position), cancellationToken);
        SweepReport report = found.Report(dryRun: lease is null, completed, _time.GetElapsedTime(started));
        PipelineTelemetry.Count(report);
        Log.Swept(_logger, report.Articles, report.Elapsed.TotalSeconds, report.Missing, report.Stale, report.Deferred,
            report.Orphaned,
            report.Processed, report.Queued, report.Completed);
        return report;

        Task SendAsync(DueMessage message)
        {
            found.Sent++;
            return pool.StartAsync(() => DoAsync(async token =>
            {
                await queue!.AddAsync(message, token);
                Interlocked.Add(ref found.Queued, message.Names.Count);
            }, found, work.Token), cancellationToken);
        }
    }

    /// <summary>
    /// Returns the queue's length. Null without a queue, or if it is unavailable: the sweep then does all by itself.
    /// </summary>
    private async Task<int?> QueueLengthAsync(CancellationToken cancellationToken)
    {
        if (queue is null)
            return null;
        try
        {
            return await queue.CountAsync(cancellationToken);
        }
        catch (StorageUnavailableException ex)
        {
            Log.QueueUnavailable(_logger, ex.Message);
            return null;
        }
    }

    private async Task<bool> IsFullAsync(Findings found, CancellationToken cancellationToken)
    {
        found.Sent = 0;
        return await QueueLengthAsync(cancellationToken) >= MaxQueued;
    }

    /// <summary>Counts a pair, and returns what to do about it.</summary>
    private Func<CancellationToken, Task>? Act(ListedPair pair, Findings found)
    {
        if (pair.Article is not { } article)
        {
            found.Orphaned++;
            if (found.HeldBack is { } held && held.Count <= MostDeletedOfNone)
                held.Add(pair.Result!.Name);
            return options.DeleteSummaryWithArticle && found.HeldBack is null
                ? token => DeleteOrphanAsync(pair.Result!.Name, found, token)
                : null;
        }

        found.Articles++;
        found.Waiting += summarize.IsBacklog(article, pair.Result) ? 1 : 0;
        WorkDue due = summarize.Due(article, pair.Result);
        if (due == WorkDue.None)
        {
            summarize.Locked.Clear(article.Name);
            return null;
        }

        found.Note(due, article.Name);
        if (summarize.Locked.Waiting(article.Name) is not null)
            return null;
        return async token =>
        {
            ArticleOutcome outcome = await summarize.RunToAnswerAsync(article.Name, RunReason.Sweep, token);
            if (outcome is ArticleOutcome.Summarised or ArticleOutcome.Failed)
                Interlocked.Increment(ref found.Processed);
        };
    }

    private async Task DeleteOrphanAsync(string name, Findings found, CancellationToken cancellationToken)
    {
        // Uploaded again in the meantime, or listed in an order that was not expected: then it stays.
        if (await store.GetArticleHeadAsync(name, cancellationToken) is null
            && await store.DeleteResultAsync(name, cancellationToken))
            Interlocked.Increment(ref found.Deleted);
    }

    private async Task<bool> HasNoArticlesAsync(CancellationToken cancellationToken) =>
        await store.ListArticlePageAsync(null, null, cancellationToken) is { Items.Count: 0, Continuation: null };

    private static async Task DoAsync(Func<CancellationToken, Task> act, Findings found,
        CancellationToken cancellationToken)
    {
        try
        {
            await act(cancellationToken);
            found.FailuresInARow = 0;
        }
        catch (OperationCanceledException)
        {
            // The next sweep finds it again.
        }
        catch (StorageLockedException)
        {
            // Storage is there, and the article's next attempt is noted.
            found.FailuresInARow = 0;
        }
        catch (Exception ex) when (FailurePolicy.Decide(ex) != FailureAction.Stop)
        {
            // One odd article must not keep the sweep from those behind it.
            found.LastFailure = ex;
            Interlocked.Increment(ref found.FailuresInARow);
        }
    }

    private sealed class Findings
    {
        private readonly List<string> _names = [];

        public long Articles;
        public long Waiting;
        public long Orphaned;
        public long Processed;
        public long Deleted;
        public long Queued;
        public int Direct;
        public int Sent;

        // The results to delete at the end if they are few. Null unless the container of articles is empty.
        public List<string>? HeldBack;
        public int FailuresInARow;
        public Exception? LastFailure;

        private long _missing;
        private long _stale;
        private long _deferred;

        public void Note(WorkDue due, string name)
        {
            _missing += due == WorkDue.Missing ? 1 : 0;
            _stale += due == WorkDue.Stale ? 1 : 0;
            _deferred += due == WorkDue.Deferred ? 1 : 0;
            if (_names.Count < MaxNames)
                _names.Add(name);
        }

        public void ThrowIfStorageIsAway()
        {
            if (FailuresInARow >= MaxFailuresInARow)
                throw new StorageUnavailableException("Storage fails again and again.", LastFailure);
        }

        public SweepReport Report(bool dryRun, bool completed, TimeSpan elapsed) => new()
        {
            Ran = true,
            DryRun = dryRun,
            Completed = completed,
            Articles = Articles,
            Missing = _missing,
            Stale = _stale,
            Deferred = _deferred,
            Waiting = Waiting,
            Orphaned = Orphaned,
            Processed = Processed,
            Queued = Queued,
            Deleted = Deleted,
            Elapsed = elapsed,
            Names = _names,
        };
    }
}
