using System.Runtime.CompilerServices;
using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Cli.Storage;

/// <summary>The results of articles that were just uploaded.</summary>
internal sealed class AwaitedSummaries(IArticleStore store, TimeSpan patience, TimeProvider? time = null)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(150);

    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>
    /// Returns the results of exactly these versions as they come; those for which none came within the patience after
    /// the last are left out.
    /// </summary>
    public async IAsyncEnumerable<SummaryResult> ComeAsync(
        IEnumerable<ArticleHead> articles, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<ArticleHead> pending = [.. articles];
        long lastCame = _time.GetTimestamp();
        while (pending.Count > 0 && _time.GetElapsedTime(lastCame) < patience)
        {
            foreach (ArticleHead article in pending.ToArray())
            {
                if (await store.GetResultHeadAsync(article.Name, cancellationToken) is not { } head
                    || head.Metadata.SourceEtag != article.Etag)
                    continue;
                if (await store.GetResultAsync(article.Name, cancellationToken) is not { } stored
                    || ResultJson.TryDeserialize(stored.Json.Span) is not { } result)
                    continue;
                pending.Remove(article);
                lastCame = _time.GetTimestamp();
                yield return result;
            }

            if (pending.Count > 0)
                await Task.Delay(LookAgain, _time, cancellationToken);
        }
    }
}
