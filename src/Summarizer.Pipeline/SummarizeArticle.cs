using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Summarizer.Pipeline.Delivery;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Storage;
using Draft = Summarizer.Pipeline.SummaryPipeline.Draft;

namespace Summarizer.Pipeline;

/// <summary>Summarises a stored article: the one method that every trigger calls. Idempotent; any number of workers may call it at once.</summary>
/// <remarks>
/// Why an older version never overwrites a newer one: the result's head is read <em>before</em> the article, and the result is written
/// only if it is still the one whose head was read. Whatever result was there then was made of a version that is at most as new as
/// the one read now; whoever wrote later makes our write fail, and then we look again.
/// </remarks>
public sealed class SummarizeArticle(
    IArticleStore store, SummaryPipeline pipeline, SummarizerOptions options, TimeProvider? time = null, ILogger<SummarizeArticle>? logger = null)
{
    /// <summary>How often another worker may be faster before theirs stands.</summary>
    private const int MaxRounds = 8;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);
    private static readonly SummaryRequest StoredRequest = new();

    /// <summary>Told of every result after it is stored and nothing more is to come of this call; it must return at once and not throw. Null: nobody is.</summary>
    public Action<SummaryResult>? Stored { get; init; }

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly ILogger _logger = logger ?? NullLogger<SummarizeArticle>.Instance;

    /// <summary>The hash of the options that results are made with.</summary>
    internal string OptionsHash => pipeline.OptionsHash;

    /// <summary>The articles that wait because storage refuses to change their results.</summary>
    public LockedResults Locked { get; } = new(time);

    /// <summary>Bounds what all articles under way hold in memory, whichever trigger they came by.</summary>
    private readonly ByteGate _gate = new(options.MaxBytesInFlight);

    /// <summary>Brings the result of one article up to date.</summary>
    /// <param name="name">The article's name.</param>
    /// <param name="cancellationToken">Ends the work; nothing half-done is left behind.</param>
    /// <returns>How it ended. An article that cannot be summarised gets a failed result, which is an answer too.</returns>
    /// <exception cref="StorageUnavailableException">Storage did not answer: call again later.</exception>
    /// <exception cref="StorageLockedException">Storage refuses to change the result: call again later.</exception>
    public Task<ArticleOutcome> RunAsync(string name, CancellationToken cancellationToken = default) =>
        RunAsync(name, RunReason.Event, cancellationToken);

    /// <summary>The same for a caller who knows something beforehand.</summary>
    internal async Task<ArticleOutcome> RunAsync(string name, RunReason reason, CancellationToken cancellationToken)
    {
        using Activity? activity = PipelineTelemetry.Start("summarize article", name);
        long started = _time.GetTimestamp();
        string outcome = "Interrupted";
        try
        {
            ArticleOutcome ended = await RunRoundsAsync(name, reason, cancellationToken);
            outcome = ended.ToString();
            return ended;
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

    private async Task<ArticleOutcome> RunRoundsAsync(string name, RunReason reason, CancellationToken cancellationToken)
    {
        if (Locked.Waiting(name) is { } protection)
            throw new StorageLockedException(protection);
        using ByteGate.Place place = _gate.Enter();
        for (int round = 0; round < MaxRounds; round++)
        {
            bool look = reason != RunReason.LooksNew || round > 0;
            ResultHead? before = look ? await store.GetResultHeadAsync(name, cancellationToken) : null;
            if (!ArticleName.IsValid(name))
                return await RefuseNameAsync(name, before, cancellationToken);

            OpenArticle? article = await OpenAsync(name, place, cancellationToken);
            if (article is null)
                return NothingToDo(name, ArticleOutcome.Gone);
            await using (article)
            {
                WorkDue due = Due(article.Head, before);
                if (due == WorkDue.None || (due == WorkDue.Deferred && reason != RunReason.Sweep))
                    return NothingToDo(name, ArticleOutcome.UpToDate);
                if (before?.Protection is { } known)
                    throw NoteLocked(name, new StorageLockedException(known));
                if (await SummarizeAsync(article, before, cancellationToken) is { } outcome)
                    return outcome;
            }

            Log.Outrun(_logger, name);
        }

        return NothingToDo(name, ArticleOutcome.Superseded);
    }

    /// <summary>
    /// Opens an article once there is room for it in memory. Only opening says how large it is; where there is no room, the download is let
    /// go while we wait, since storage does not.
    /// </summary>
    private async Task<OpenArticle?> OpenAsync(string name, ByteGate.Place place, CancellationToken cancellationToken)
    {
        while (true)
        {
            OpenArticle? article = await store.OpenArticleAsync(name, cancellationToken);
            if (article is null || article.Head.Bytes > options.MaxArticleBytes || place.TryHold(article.Head.Bytes))
                return article;
            await article.DisposeAsync();
            await place.HoldAsync(article.Head.Bytes, cancellationToken);
        }
    }

    /// <summary>
    /// Called after the last try: makes one more, and where that fails too writes a failed result, so that no article is left without an answer.
    /// </summary>
    /// <param name="name">The article's name.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="StorageUnavailableException">Storage did not answer: call again later.</exception>
    public async Task<ArticleOutcome> GiveUpAsync(string name, CancellationToken cancellationToken = default)
    {
        ErrorInfo error;
        try
        {
            return await RunAsync(name, cancellationToken);
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
            SummaryResult failed = pipeline.Failed(Describe(article), name, error, _time.GetTimestamp());
            if (await PutAsync(name, failed, article.Etag, before?.Etag, cancellationToken) is not null)
            {
                Log.GaveUp(_logger, name);
                Stored?.Invoke(failed);
                return ArticleOutcome.Failed;
            }
        }

        return NothingToDo(name, ArticleOutcome.Superseded);
    }

    /// <summary>For triggers without a queue behind them: tries a few times where the fault is ours, then gives up, which is an answer too.</summary>
    /// <exception cref="StorageUnavailableException">Storage did not answer: call again later.</exception>
    internal async Task<ArticleOutcome> RunToAnswerAsync(string name, RunReason reason, CancellationToken cancellationToken)
    {
        // Giving up makes the last try.
        for (int attempt = 1; attempt < options.MaxAttempts; attempt++)
        {
            try
            {
                return await RunAsync(name, reason, cancellationToken);
            }
            catch (Exception ex) when (FailurePolicy.Decide(ex) == FailureAction.TryAgain)
            {
                Log.Fault(_logger, ex, attempt, name);
                await Task.Delay(FailurePolicy.Delay(attempt, FirstDelay, LongestDelay, Random.Shared.NextDouble()), _time, cancellationToken);
            }
        }

        return await GiveUpAsync(name, cancellationToken);
    }

    /// <summary>Why an article needs work, if it does.</summary>
    internal WorkDue Due(ArticleHead article, ResultHead? result) =>
        // A name that cannot be kept is refused once for all versions.
        result is not null && !ArticleName.IsValid(article.Name) ? WorkDue.None : WorkDueRule.Decide(article, result, pipeline.OptionsHash, _time.GetUtcNow(), options.DeferredRetryAfter);

    /// <summary>One round with one version of the article. Null where article or result changed in the meantime.</summary>
    private async Task<ArticleOutcome?> SummarizeAsync(OpenArticle article, ResultHead? before, CancellationToken cancellationToken)
    {
        (string name, string etag) = (article.Head.Name, article.Head.Etag);
        long started = _time.GetTimestamp();
        Draft draft;
        try
        {
            pipeline.RefuseSize(article.Head.Bytes);
            byte[] content = await article.ReadAsync(cancellationToken);
            draft = pipeline.Extract(content, Describe(article.Head), name, StoredRequest, started, cancellationToken);
        }
        catch (ArticleChangedException)
        {
            return null;
        }
        catch (Exception ex) when (FailurePolicy.Decide(ex) == FailureAction.Answer)
        {
            SummaryResult failed = pipeline.Failed(Describe(article.Head), name, FailurePolicy.Describe(ex), started);
            if (await PutAsync(name, failed, etag, before?.Etag, cancellationToken) is null)
                return null;
            Log.Refused(_logger, name, failed.Error!.Code);
            Stored?.Invoke(failed);
            return ArticleOutcome.Failed;
        }

        if (await EarlierModelPartAsync(draft, before, cancellationToken) is { } earlier)
        {
            draft = earlier.Status == ResultStatus.Succeeded
                ? draft with { Result = pipeline.WithModelPart(draft, earlier, TimeSpan.Zero), AwaitsModel = false }
                : draft with { Result = draft.Result with { Llm = draft.Result.Llm! with { Usage = earlier.Usage } }, Spent = earlier.Usage };
        }

        // Stored before the model is asked: the reader need not wait for it, and whoever writes first is the one who pays for the model.
        string? version = await PutAsync(name, draft.Result, etag, before?.Etag, cancellationToken);
        if (version is null)
            return null;
        if (!draft.AwaitsModel)
            return Done(draft.Result, etag);
        SummaryResult whole = await pipeline.RewriteAsync(draft, cancellationToken);
        return await PutAsync(name, whole, etag, version, cancellationToken) is null ? null : Done(whole, etag);
    }

    /// <summary>
    /// What the model did about the same words before: a summary is not paid for twice, and what deferred tries have cost is not forgotten.
    /// Null where there is neither. The same bytes read in another way are other words: sources are numbers of sentences.
    /// </summary>
    private async Task<LlmPart?> EarlierModelPartAsync(Draft draft, ResultHead? before, CancellationToken cancellationToken)
    {
        if (!draft.AwaitsModel || before is not { Metadata.Status: ResultStatus.Succeeded or ResultStatus.Deferred } || before.Metadata.OptionsHash != pipeline.OptionsHash)
            return null;
        StoredResult? stored = await store.GetResultAsync(draft.Result.Id, cancellationToken);
        return stored is not null && ResultJson.TryDeserialize(stored.Json.Span) is { Llm.Status: ResultStatus.Succeeded or ResultStatus.Deferred } result
            && result.Source.ContentHash == draft.Result.Source.ContentHash && result.Document == draft.Result.Document
            ? result.Llm
            : null;
    }

    /// <summary>Writes a result. Null where another worker was faster.</summary>
    private async Task<string?> PutAsync(string name, SummaryResult result, string articleEtag, string? replaces, CancellationToken cancellationToken)
    {
        string status = result.Llm?.Status == ResultStatus.Deferred ? ResultStatus.Deferred : result.Status;
        byte[] json = ResultJson.Serialize(result);
        using Activity? activity = PipelineTelemetry.Start("write");
        var metadata = new ResultMetadata(status, articleEtag, pipeline.OptionsHash, FailurePolicy.MayPass(result.Error?.Code));
        string? version;
        try
        {
            version = await store.TryPutResultAsync(name, json, metadata, replaces, cancellationToken);
        }
        catch (StorageLockedException ex)
        {
            throw NoteLocked(name, ex);
        }

        if (version is not null && Locked.Clear(name))
            Log.ResultUnlocked(_logger, name);
        if (version is not null || status != ResultStatus.Deferred)
            return version;

        // A write whose answer was lost on the way and that was sent again looks like another worker's. Where it is ours, the model is still to be asked.
        StoredResult? there = await store.GetResultAsync(name, cancellationToken);
        return there is not null && there.Json.Span.SequenceEqual(json) ? there.Head.Etag : null;
    }

    /// <summary>An article whose name cannot be kept still gets its answer, once.</summary>
    private async Task<ArticleOutcome> RefuseNameAsync(string name, ResultHead? before, CancellationToken cancellationToken)
    {
        if (before is not null)
            return NothingToDo(name, ArticleOutcome.UpToDate);
        try
        {
            ArticleName.Validate(name);
        }
        catch (ArticleException ex)
        {
            SummaryResult failed = pipeline.Failed(
                new SourceInfo(name, null, null, null, null, null), name, FailurePolicy.Describe(ex), _time.GetTimestamp());
            await PutAsync(name, failed, "", null, cancellationToken);
            Log.Refused(_logger, name, ex.Code);
        }

        return ArticleOutcome.Failed;
    }

    private ArticleOutcome Done(SummaryResult result, string etag)
    {
        Stored?.Invoke(result);
        Log.Summarised(_logger, result.Id, etag, result.Timings.TotalMs, result.Llm?.Status ?? result.Status);
        return result.Llm?.Status == ResultStatus.Deferred ? ArticleOutcome.Deferred : ArticleOutcome.Summarised;
    }

    private StorageLockedException NoteLocked(string name, StorageLockedException refusal)
    {
        if (Locked.Note(name, refusal.Reason))
            Log.ResultLocked(_logger, name, refusal.Reason);
        return refusal;
    }

    private ArticleOutcome NothingToDo(string name, ArticleOutcome outcome)
    {
        Locked.Clear(name);
        Log.NothingToDo(_logger, name, outcome);
        return outcome;
    }

    private static SourceInfo Describe(ArticleHead article) =>
        new(article.Name, article.Etag, null, article.ContentType, article.Bytes, article.LastModified);
}
