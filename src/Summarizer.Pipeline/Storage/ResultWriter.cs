using System.Diagnostics;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Rewriting;

namespace Summarizer.Pipeline.Storage;

/// <summary>
/// A writer of results, each only over the version that its writer knew; it finds what an earlier one already paid for.
/// </summary>
/// <param name="store">The article store.</param>
/// <param name="optionsHash">The hash of the options that results are made with.</param>
/// <param name="retryKeys">The settings whose change makes it worth asking the model again.</param>
internal sealed class ResultWriter(IArticleStore store, string optionsHash, RetryKeys retryKeys)
{
    /// <summary>Writes a result.</summary>
    /// <param name="name">The article's name.</param>
    /// <param name="result">The result.</param>
    /// <param name="articleEtag">The version of the article that it is of.</param>
    /// <param name="replaces">The version of the result that it replaces. Null: there must be none yet.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The new version. Null if another worker's write came first; then nothing was written.</returns>
    /// <exception cref="StorageLockedException">Storage refuses to change the result.</exception>
    public async Task<string?> TryWriteAsync(
        string name, SummaryResult result, string articleEtag, string? replaces, CancellationToken cancellationToken)
    {
        string status = ResultStatus.Of(result);
        var metadata = new ResultMetadata(status, articleEtag, optionsHash, FailurePolicy.MayPass(result))
        {
            RetryKey = result.Status == ResultStatus.Succeeded ? retryKeys.For(result.Llm) : "",
            NotBefore = status == ResultStatus.Deferred ? result.Llm!.NotBefore : null,
            Title = result.Document?.Title,
        };
        byte[] json = ResultJson.Serialize(result);
        using Activity? activity = PipelineTelemetry.Start("write");
        string? version = await store.TryPutResultAsync(name, json, metadata, replaces, cancellationToken);
        if (version is not null)
            return version;

        // If the answer to a write is lost and the write is sent again, it looks like another worker's. If it is ours,
        // the model is still to be asked, or the result to be reported.
        StoredResult? there = await store.GetResultAsync(name, cancellationToken);
        return there is not null && there.Json.Span.SequenceEqual(json) ? there.Head.Etag : null;
    }

    /// <summary>
    /// Returns a draft with what the model did about the same text before: its summary, or what other attempts cost.
    /// The same bytes read in another way are another text, since sources are numbers of sentences. If the same version
    /// of the article is read again, a part that failed stays, unless other settings may help.
    /// </summary>
    public async Task<Draft> WithEarlierModelPartAsync(Draft draft, ResultHead? before,
        CancellationToken cancellationToken)
    {
        bool mayHavePart = before is { Metadata.Status: ResultStatus.Succeeded or ResultStatus.Deferred }
            && before.Metadata.OptionsHash == optionsHash;
        if (!draft.AwaitsModel || !mayHavePart)
            return draft;
        StoredResult? stored = await store.GetResultAsync(draft.Result.Id, cancellationToken);
        if (stored is null || ResultJson.TryDeserialize(stored.Json.Span) is not { Llm: { } part } earlier
            || part.Status == ResultStatus.Disabled)
            return draft;
        bool sameText = earlier.Source.ContentHash == draft.Result.Source.ContentHash
            && AreAlike(earlier.Document, draft.Result.Document);
        if (!sameText)
            return draft;
        bool isSettled = before!.Metadata.SourceEtag == draft.Result.Source.Etag
            && !retryKeys.IsOutdated(before.Metadata.RetryKey);
        return draft.WithEarlier(part, keepsFailure: isSettled);
    }

    // A record compares its list by reference.
    private static bool AreAlike(DocumentInfo? one, DocumentInfo? other)
    {
        if (one is null || other is null)
            return one == other;
        return one with { OcrPages = null } == other with { OcrPages = null }
            && (one.OcrPages ?? []).SequenceEqual(other.OcrPages ?? []);
    }
}
