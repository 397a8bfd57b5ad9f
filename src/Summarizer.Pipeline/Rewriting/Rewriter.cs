using Microsoft.Extensions.Logging;
using Summarizer.Pipeline.Budgeting;
using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Rewriting.Budgeting;
using Summarizer.Pipeline.Rewriting.Calling;
using Summarizer.Pipeline.Rewriting.Prompting;
using Summarizer.Pipeline.Rewriting.Reuse;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Pipeline.Rewriting;

/// <summary>
/// The model's part of a result: looks whether there is anything to do, has it done by <see cref="SummaryWriter"/>, and
/// turns each failure into a status with its reason, here and nowhere else.
/// </summary>
internal sealed class Rewriter(LlmOptions options, ModelChain model, ModelChain verifier, DayBudget budget,
    AnswerMemory memory, TimeProvider time, ILogger logger) : IRewriter, IDisposable
{
    /// <inheritdoc/>
    public string Fingerprint { get; } =
        string.Join('|', model.Name, Prompt.Version, Brief.Of(options).Key, options.Unsupported.ToLowerInvariant(),
        options.Repair, options.Verify.ToLowerInvariant(), options.MaxInputTokens, options.Temperature,
        options.ReasoningEffort?.ToLowerInvariant());

    /// <inheritdoc/>
    public RetryKeys RetryKeys { get; } = RetryKeys.Of(options);

    /// <inheritdoc/>
    public void Validate(LlmChoices choices) => _ = Brief.Of(options, choices);

    /// <inheritdoc/>
    public async Task<LlmPart> RewriteAsync(RewriteRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        // Workers that died count as attempts too, so there may have been enough without any outcome.
        LlmPart answered = request.Deferral?.Attempts > options.MaxDeferrals
            ? Part(ResultStatus.Deferred, "interrupted", "The attempts before it ended without an outcome.")
            : await AnswerAsync(request, cancellationToken);
        LlmPart part = DeferralRule.Apply(answered, request.Deferral, options, time.GetUtcNow());
        RewritingTelemetry.Count(model.Name, part);
        return part;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        model.Dispose();
        verifier.Dispose();
        budget.Dispose();
    }

    private async Task<LlmPart> AnswerAsync(RewriteRequest request, CancellationToken cancellationToken)
    {
        Brief brief = Brief.Of(options, request.Choices);
        SourceText source = SourceText.Of(request.Summary);
        int least = brief.Style == SummaryStyle.Headline ? Brief.HeadlineWords : brief.Words;
        if (source.Lines.Count == 0)
            return Part(ResultStatus.Skipped, "no-sentences",
                "The article has no sentences that a model could be shown.");
        if (source.Words <= least)
            return Part(ResultStatus.Skipped, "too-short",
                $"The article has {source.Words} words, no more than the {least} of a summary.");

        string key = AnswerMemory.Key(request.ContentHash, Fingerprint + "|" + brief.Key, request.Summary.Title,
            request.Summary.Language, source.Lines);
        if (await memory.ReadAsync(key, cancellationToken) is { } before)
            return before with
            {
                Usage = new LlmUsage(0, 0, 0, 0, 0),
                Reason = string.Join(' ', new[]
                {
                    "The same content was summarised before; the answer is used again.", before.Reason,
                }.Where(reason => reason is not null)),
            };

        var account = new ArticleAccount(options, request.Earlier, request.Settled);
        using var caller = new CancellationTokenSource(request.AnswerBy - time.GetUtcNow() is { } left
            ? left > TimeSpan.Zero ? left : TimeSpan.Zero
            : Timeout.InfiniteTimeSpan, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, caller.Token);
        var work = new SummaryWriter(options, brief, request, source, model, verifier, account,
            new ArticleClock(options.Deadline, time), memory, Fingerprint, gaveUp: cancellationToken);
        LlmPart part =
            await TryAsync(work, request, caller, cancellationToken, both.Token) with { Usage = account.ToUsage() };
        // On record before the result is: after a crash the two differ by the calls in progress, no more.
        await budget.RecordAsync(both.Token);
        if (part.Status == ResultStatus.Succeeded)
            await memory.WriteAsync(key, part, cancellationToken);
        return part;
    }

    private async Task<LlmPart> TryAsync(
        SummaryWriter work, RewriteRequest request, CancellationTokenSource caller, CancellationToken gaveUp,
        CancellationToken cancellationToken)
    {
        try
        {
            return await work.WriteAsync(cancellationToken);
        }
        catch (BudgetException ex)
        {
            return Part(ex.NotBefore is null ? ResultStatus.Skipped : ResultStatus.Deferred, ex.Code,
                ex.Message) with
            { NotBefore = ex.NotBefore };
        }
        catch (ModelException ex)
        {
            return ex.Policy is FaultPolicy.Refuse or FaultPolicy.Split
                ? Part(ResultStatus.Failed, ex.Code, ex.Message)
                : Part(ResultStatus.Deferred, ex.Code,
                    ex.Message) with
                { NotBefore = time.GetUtcNow() + DeferralRule.Wait(ex, request.Deferral) };
        }
        catch (StorageUnavailableException)
        {
            return Part(ResultStatus.Deferred, "storage",
                "The day's budget cannot be looked up: storage is unavailable.");
        }
        catch (OperationCanceledException) when (!gaveUp.IsCancellationRequested)
        {
            return caller.IsCancellationRequested
                ? Part(ResultStatus.Deferred, "late",
                    "The model did not finish before the caller's request had to be answered.")
                : Part(ResultStatus.Deferred, "deadline",
                    $"The model did not finish within {options.Deadline.TotalSeconds:0.#} seconds.") with
                { NotBefore = time.GetUtcNow() + DeferralRule.Wait(request.Deferral) };
        }
        catch (Exception ex) when (ex is not OperationCanceledException)
        {
            // A bug: tried again, then failed. What the calls before it have cost still counts.
            Log.ModelFailed(logger, ex, request.Name ?? request.ContentHash);
            return Part(request.Deferral is null ? ResultStatus.Failed : ResultStatus.Deferred, "internal",
                "The model's part failed; the program's log says more.") with
            { NotBefore = request.Deferral is { } before ? time.GetUtcNow() + DeferralRule.Wait(before) : null };
        }
    }

    private LlmPart Part(string status, string code, string reason) =>
        new() { Status = status, Code = code, Reason = reason, Model = model.Name, PromptVersion = Prompt.Version };
}
