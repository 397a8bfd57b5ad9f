using Summarizer.Pipeline.Results;

namespace Summarizer.Pipeline.Rewriting;

/// <summary>
/// A writer of summaries with a language model, checked against the article. Best effort: it returns a status, it does
/// not throw.
/// </summary>
public interface IRewriter
{
    /// <summary>
    /// The settings that decide what the model writes, such as model and prompt version; no secrets. Part of the
    /// options hash: when it changes, stored summaries count as stale.
    /// </summary>
    string Fingerprint => "";

    /// <summary>The settings whose change makes it worth asking again for a part that is missing.</summary>
    RetryKeys RetryKeys => RetryKeys.None;

    /// <summary>Throws where a caller's choices are not possible, or where the operator does not allow them.</summary>
    /// <exception cref="Failures.ArticleException">With <see cref="Failures.FailureCode.InvalidOption"/>.</exception>
    void Validate(LlmChoices choices)
    {
    }

    /// <summary>Writes a summary of an article.</summary>
    /// <returns>The part for the result. Its status is "succeeded", "skipped", "deferred" or "failed".</returns>
    /// <exception cref="OperationCanceledException">The caller gave up. Nothing else is thrown.</exception>
    Task<LlmPart> RewriteAsync(RewriteRequest request, CancellationToken cancellationToken);
}

/// <summary>A request to rewrite an article.</summary>
/// <param name="Summary">The extractive summary, with the document and its numbered sentences.</param>
/// <param name="ContentHash">The hash of the article's bytes: the same content is not paid for twice.</param>
/// <param name="Name">The article's name; null for a text that is not stored.</param>
/// <param name="AnswerBy">The time by which a waiting caller must have an answer; null if no one waits. The model has
/// no longer than that.</param>
/// <param name="Choices">The caller's choices for the summary; null: the operator's settings.</param>
/// <param name="Deferral">The attempts so far, this one included; null for a text that is not stored.</param>
public sealed record RewriteRequest(
    ExtractiveSummary Summary, string ContentHash, string? Name, DateTimeOffset? AnswerBy = null,
    LlmChoices? Choices = null, Deferral? Deferral = null)
{
    /// <summary>The usage of earlier attempts at the same text, which counts against the article's budget.</summary>
    public LlmUsage? Earlier { get; init; }

    /// <summary>
    /// Called with the usage of this attempt so far after each call of the model. It must not block or throw. Null:
    /// nothing is.
    /// </summary>
    public Action<LlmUsage>? Settled { get; init; }
}
