using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Summarizer.Pipeline.Delivery;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading;
using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Pipeline;

/// <summary>
/// The use case of summarising a stored article: the one method that every trigger calls. It is idempotent, and any
/// number of workers may call it at once for the same article. <see cref="SummaryPipeline"/> makes the summary; this
/// class decides which version is due and which write counts.
/// </summary>
/// <remarks>
/// An older version never overwrites a newer one. The result's head is read <em>before</em> the article, and the result
/// is written only over the version whose head was read. That version was made from an article at most as new as the
/// one read now. If another worker writes in between, our write fails and we look again.
/// </remarks>
#pragma warning disable CA1001 // A semaphore without a wait handle holds nothing that needs disposing.
public sealed class SummarizeArticle(
    IArticleStore store, SummaryPipeline pipeline, SummarizerOptions options, TimeProvider? time = null,
    ILogger<SummarizeArticle>? logger = null)
#pragma warning restore CA1001
{
    /// <summary>The number of races to lose before the other workers' result is kept.</summary>
    private const int MaxRounds = 8;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);
    private static readonly SummaryRequest StoredRequest = new();

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly ILogger _logger = logger ?? NullLogger<SummarizeArticle>.Instance;
    private readonly ResultWriter _results = new(store, pipeline.OptionsHash, pipeline.RetryKeys);
    private readonly WorkDueRule _rule = new(pipeline.OptionsHash, pipeline.RetryKeys, options.DeferredRetryAfter);

    // Limit the articles in progress and what they hold in memory, whichever trigger they came by.
    private readonly SemaphoreSlim _places = new(options.Concurrency, options.Concurrency);
    private readonly ByteGate _gate = new(options.ArticleBytesInFlight);

    /// <summary>
    /// Called with a final result after it has been stored, unless it only repeats that the article waits. Must not
    /// block or throw. Optional.
    /// </summary>
    public Action<SummaryResult>? Stored { get; init; }

    /// <summary>The articles that wait because storage refuses to change their results.</summary>
    public LockedResults Locked { get; } = new(time);

    /// <summary>The hash of the options that results are made with.</summary>
    internal string OptionsHash => pipeline.OptionsHash;

    /// <summary>Brings the result of one article up to date.</summary>
    /// <param name="name">The article's name.</param>
    /// <param name="cancellationToken">Ends the work; nothing half-done is left behind.</param>
    /// <returns>The outcome. An article that cannot be summarised gets a failed result, which is an outcome
    /// too.</returns>
    /// <exception cref="StorageUnavailableException">Storage did not answer: call again later.</exception>
    /// <exception cref="StorageLockedException">Storage refuses to change the result: call again later.</exception>
    public Task<ArticleOutcome> RunAsync(string name, CancellationToken cancellationToken = default) =>
        RunAsync(name, RunReason.Event, cancellationToken);

    /// <inheritdoc cref="RunAsync(string, CancellationToken)"/>
    internal async Task<ArticleOutcome> RunAsync(string name, RunReason reason, CancellationToken cancellationToken)
    {
        using Activity? activity = PipelineTelemetry.Start("summarize article", name);
        long started = _time.GetTimestamp();
        string outcome = "Interrupted";
        try
        {
            if (Locked.Waiting(name) is { } protection)
                throw new StorageLockedException(protection);
            ArticleOutcome ended;
            using (var worker = new WorkerPlace(_places))
            {
                await worker.TakeAsync(cancellationToken);
                ended = ArticleName.IsValid(name)
                    ? await RunRoundsAsync(name, reason, worker, cancellationToken)
                    : await RefuseNameAsync(name, cancellationToken);
            }

            if (Locked.Clear(name))
                Log.ResultUnlocked(_logger, name);
            outcome = ended.ToString();
            return ended;
        }
        catch (StorageLockedException ex)
        {
            outcome = "Locked";
            if (Locked.Waiting(name) is null && Locked.Note(name, ex.Reason))
                Log.ResultLocked(_logger, name, ex.Reason);
            throw;
        }
        catch (Exception ex) when (ex is not OperationCanceledException)
        {
            outcome = "Fault";
            activity?.SetStatus(ActivityStatusCode.Error);
            throw;
        }
        finally
        {
            PipelineTelemetry.Count(activity, outcome, _time.GetElapsedTime(started));
        }
    }

    /// <summary>
    /// Makes one more attempt after the last; if that fails too, writes a failed result, so that every article gets an
    /// answer.
    /// </summary>
    /// <param name="name">The article's name.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="StorageUnavailableException">Storage did not answer: call again later.</exception>
    public Task<ArticleOutcome> GiveUpAsync(string name, CancellationToken cancellationToken = default) =>
        GiveUpAsync(name, RunReason.Event, cancellationToken);

    private async Task<ArticleOutcome> GiveUpAsync(string name, RunReason reason, CancellationToken cancellationToken)
    {
        ErrorInfo error;
        try
        {
            return await RunAsync(name, reason, cancellationToken);
        }
        catch (Exception ex) when (FailurePolicy.Decide(ex) == FailureAction.TryAgain)
        {
            Log.Fault(_logger, ex, options.MaxAttempts, name);
            error = FailurePolicy.GivenUp;
        }
        catch (StorageUnavailableException ex)
        {
            // If all of storage is unavailable, writing this down fails too, and the caller tries again.
            error = FailurePolicy.Unreadable(ex);
        }

        for (int round = 0; round < MaxRounds; round++)
        {
            ResultHead? before = await store.GetResultHeadAsync(name, cancellationToken);
            ArticleHead? article = await store.GetArticleHeadAsync(name, cancellationToken);
            if (article is null)
                return NothingToDo(name, ArticleOutcome.Gone);
            if (Due(article, before) is WorkDue.None or WorkDue.Deferred)
                return NothingToDo(name, ArticleOutcome.UpToDate);
            SourceArticle source = SourceArticle.Stored(article, _time.GetTimestamp());
            if (await TryFailAsync(source, error, before, cancellationToken))
            {
                PipelineTelemetry.CountGivenUp();
                Log.GaveUp(_logger, name);
                return ArticleOutcome.Failed;
            }
        }

        return NothingToDo(name, ArticleOutcome.Superseded);
    }

    /// <summary>
    /// Makes several attempts if the cause is a bug, then gives up, which is an answer too. For triggers without a
    /// queue.
    /// </summary>
    /// <exception cref="StorageUnavailableException">Storage did not answer: call again later.</exception>
    internal async Task<ArticleOutcome> RunToAnswerAsync(string name, RunReason reason,
        CancellationToken cancellationToken)
    {
        // Giving up makes the last attempt.
        for (int attempt = 1; attempt < options.MaxAttempts; attempt++)
        {
            try
            {
                return await RunAsync(name, reason, cancellationToken);
            }
            catch (Exception ex) when (FailurePolicy.Decide(ex) == FailureAction.TryAgain)
            {
                Log.Fault(_logger, ex, attempt, name);
                TimeSpan delay = FailurePolicy.Delay(attempt, FirstDelay, LongestDelay, Random.Shared.NextDouble());
                await Task.Delay(delay, _time, cancellationToken);
            }
        }

        return await GiveUpAsync(name, reason, cancellationToken);
    }

    /// <summary>Returns why an article needs work, if it does.</summary>
    internal WorkDue Due(ArticleHead article, ResultHead? result)
    {
        // An invalid name is refused once for all versions of the article.
        bool refused = result is not null && !ArticleName.IsValid(article.Name);
        return refused
            ? WorkDue.None
            : _rule.Decide(article, result, _time.GetUtcNow());
    }

    /// <inheritdoc cref="WorkDueRule.IsBacklog"/>
    internal bool IsBacklog(ArticleHead article, ResultHead? result) =>
        _rule.IsBacklog(article, result, _time.GetUtcNow());

    /// <summary>Works on the newest version until one round is not overtaken by another worker.</summary>
    private async Task<ArticleOutcome> RunRoundsAsync(string name, RunReason reason, WorkerPlace worker,
        CancellationToken cancellationToken)
    {
        using ByteGate.Place place = _gate.Enter();
        bool wasDamaged = false;
        for (int round = 0; round < MaxRounds; round++)
        {
            await worker.TakeAsync(cancellationToken);
            bool look = reason != RunReason.LooksNew || round > 0;
            ResultHead? before = look ? await store.GetResultHeadAsync(name, cancellationToken) : null;
            OpenArticle? article = await OpenAsync(name, place, cancellationToken);
            if (article is null)
                return NothingToDo(name, ArticleOutcome.Gone);
            await using (article)
            {
                WorkDue due = Due(article.Head, before);
                if (due == WorkDue.None || (due == WorkDue.Deferred && reason != RunReason.Sweep))
                    return NothingToDo(name, ArticleOutcome.UpToDate);
                if (before?.Protection is { } known)
                    throw new StorageLockedException(known);
                try
                {
                    if (await SummarizeVersionAsync(article, before, place, worker, cancellationToken) is { } outcome)
                        return outcome;
                }
                catch (StorageUnavailableException ex) when (ex.HasWrongMd5)
                {
                    var source = SourceArticle.Stored(article.Head, _time.GetTimestamp());
                    ErrorInfo error = FailurePolicy.Unreadable(ex);
                    if (wasDamaged && await TryFailAsync(source, error, before, cancellationToken))
                    {
                        Log.Refused(_logger, name, error.Code);
                        return ArticleOutcome.Failed;
                    }

                    wasDamaged = true;
                }
            }

            Log.StartedAgain(_logger, name);
        }

        return NothingToDo(name, ArticleOutcome.Superseded);
    }

    /// <summary>
    /// Reads, summarises and stores one version of the article. Null if article or result changed in the meantime, or
    /// if the article had to wait for room.
    /// </summary>
    private async Task<ArticleOutcome?> SummarizeVersionAsync(
        OpenArticle article, ResultHead? before, ByteGate.Place place, WorkerPlace worker,
        CancellationToken cancellationToken)
    {
        SourceArticle source = SourceArticle.Stored(article.Head, _time.GetTimestamp());
        (string name, string etag) = (article.Head.Name, article.Head.Etag);
        Draft draft;
        try
        {
            if (await ExtractAsync(article, source, place, cancellationToken) is not { } extracted)
                return null;
            draft = extracted;
        }
        catch (ArticleChangedException)
        {
            return null;
        }
        catch (Exception ex) when (FailurePolicy.Decide(ex) == FailureAction.Answer)
        {
            ErrorInfo error = FailurePolicy.Describe(ex);
            if (!await TryFailAsync(source, error, before, cancellationToken))
                return null;
            Log.Refused(_logger, name, error.Code);
            return ArticleOutcome.Failed;
        }

        draft = await _results.WithEarlierModelPartAsync(draft, before, cancellationToken);

        // Stored before the model is asked: readers do not wait for it, and only the worker whose write succeeds pays
        // for it.
        string? version = await _results.TryWriteAsync(name, draft.Result, etag, before?.Etag, cancellationToken);
        if (version is null)
            return null;
        if (!draft.AwaitsModel)
            return Done(draft.Result, etag, before);
        var claim = new DeferredClaim(_results, options.DeferredRetryAfter, _time);
        SummaryResult? whole = await claim.CompleteAsync(draft.Result, version,
            (settled, token) => CompleteAsync(draft, place, worker, settled, token), cancellationToken);
        return whole is null ? null : Done(whole, etag, before);
    }

    /// <summary>
    /// Asks the model, which limits its calls itself. From now on others have this article's place and room, so that no
    /// extractive summary waits for a model, and no answer of a model waits to be stored.
    /// </summary>
    private Task<SummaryResult> CompleteAsync(Draft draft, ByteGate.Place place, WorkerPlace worker,
        Action<LlmUsage> settled, CancellationToken cancellationToken)
    {
        place.Dispose();
        worker.Dispose();
        return pipeline.CompleteAsync(draft, answerBy: null, settled, cancellationToken);
    }

    /// <summary>
    /// Reads an article and makes its extractive summary. Its bytes are not held after that, so none are while the
    /// model works. Null if the article had to wait for room.
    /// </summary>
    private async Task<Draft?> ExtractAsync(
        OpenArticle article, SourceArticle source, ByteGate.Place place, CancellationToken cancellationToken)
    {
        options.CheckArticleSize(article.Head.Bytes);
        byte[] content = await article.ReadAsync(options.MaxArticleBytes, cancellationToken);
        long unpacked = UnpackedSize.Of(content);
        place.Keep(unpacked);
        if (place.TryHold(unpacked))
            return await pipeline.ExtractAsync(source with { Content = content }, StoredRequest, cancellationToken);
        // Without its bytes: what waits must not fill the memory.
        content = [];
        await place.HoldAsync(unpacked, cancellationToken);
        return null;
    }

    /// <summary>
    /// Opens an article once there is room for it in memory. Its size is known only once it is open. If there is no
    /// room, the download is dropped while we wait, since storage does not wait with us.
    /// </summary>
    private async Task<OpenArticle?> OpenAsync(string name, ByteGate.Place place, CancellationToken cancellationToken)
    {
        while (true)
        {
            OpenArticle? article = await store.OpenArticleAsync(name, cancellationToken);
            if (article is null || article.Head.Bytes > options.MaxArticleBytes)
                return article;
            long bytes = article.MostBytes(options.MaxArticleBytes);
            if (place.TryHold(bytes))
                return article;
            await article.DisposeAsync();
            await place.HoldAsync(bytes, cancellationToken);
        }
    }

    /// <summary>Writes a failed result once for an article whose name is invalid.</summary>
    private async Task<ArticleOutcome> RefuseNameAsync(string name, CancellationToken cancellationToken)
    {
        if (await store.GetResultHeadAsync(name, cancellationToken) is not null)
            return NothingToDo(name, ArticleOutcome.UpToDate);
        try
        {
            ArticleName.Validate(name);
        }
        catch (ArticleException ex)
        {
            var source = new SourceArticle(name, new SourceInfo(name, null, null, null, null, null),
                _time.GetTimestamp());
            if (!await TryFailAsync(source, FailurePolicy.Describe(ex), before: null, cancellationToken))
                return NothingToDo(name, ArticleOutcome.UpToDate);
            Log.Refused(_logger, name, ex.Code);
        }

        return ArticleOutcome.Failed;
    }

    /// <summary>Writes a failed result. False if another worker's write came first.</summary>
    private async Task<bool> TryFailAsync(SourceArticle source, ErrorInfo error, ResultHead? before,
        CancellationToken cancellationToken)
    {
        SummaryResult failed = pipeline.Fail(source, error);
        if (await _results.TryWriteAsync(source.Id, failed, source.Info.Etag ?? "", before?.Etag, cancellationToken)
            is null)
            return false;
        Notify(failed, before);
        return true;
    }

    private ArticleOutcome Done(SummaryResult result, string etag, ResultHead? before)
    {
        Notify(result, before);
        Log.Summarised(_logger, result.Id, etag, result.Timings.TotalMs, result.Llm?.Status ?? result.Status);
        return result.Llm?.Status == ResultStatus.Deferred ? ArticleOutcome.Deferred : ArticleOutcome.Summarised;
    }

    /// <summary>Reports a stored result. Each attempt at an article that has to wait stores the same outcome.</summary>
    private void Notify(SummaryResult result, ResultHead? before)
    {
        string status = ResultStatus.Of(result);
        bool waits = status == ResultStatus.Deferred || FailurePolicy.MayPass(result);
        bool isKnown = waits && before?.Metadata is { } made && made.Status == status
            && made.SourceEtag == result.Source.Etag && made.OptionsHash == OptionsHash;
        if (!isKnown)
            Stored?.Invoke(result);
    }

    private ArticleOutcome NothingToDo(string name, ArticleOutcome outcome)
    {
        Log.NothingToDo(_logger, name, outcome);
        return outcome;
    }

    /// <summary>One of the places that limit how many articles are read and summarised at once.</summary>
    private sealed class WorkerPlace(SemaphoreSlim places) : IDisposable
    {
        private bool _isHeld;

        /// <summary>Waits for a place, unless this holds one.</summary>
        public async Task TakeAsync(CancellationToken cancellationToken)
        {
            if (!_isHeld)
                await places.WaitAsync(cancellationToken);
            _isHeld = true;
        }

        /// <summary>Gives the place to others, if this holds one.</summary>
        public void Dispose()
        {
            if (_isHeld)
                places.Release();
            _isHeld = false;
        }
    }
}
