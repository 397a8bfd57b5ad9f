using System.Runtime.CompilerServices;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Pipeline.Delivery;

/// <summary>A listed article with its listed result; one of them may be missing.</summary>
internal readonly record struct ListedPair(ArticleHead? Article, ResultHead? Result, ListingPosition Next);

/// <summary>
/// The position at which to resume both listings: the pages to start with, and the last key (a stored result's name)
/// that is done.
/// </summary>
internal sealed record ListingPosition(string? ArticlePage, string? ResultPage, string? Done);

/// <summary>
/// A walk over the listings of articles and results, once and in parallel, in constant memory. Both come in ordinal
/// order of their own names, and with <c>.json</c> appended that is not the same order: <c>a.txt</c> comes after
/// <c>a-b.txt</c>… and <c>a</c> before <c>a-b</c>, but <c>a-b.json</c> before <c>a.json</c>. So an article waits in a
/// heap until no article still to come can have a smaller result name. Only names of which the next one is a
/// continuation can wait, so the heap is never larger than a name is long.
/// </summary>
/// <remarks>
/// Should a store list in another order after all, pairs come apart: an article then looks as if it had no result and a
/// result as if it had no article. Code that acts on a pair therefore looks again first; being wrong costs a request.
/// Results under a shortened name (see <see cref="ResultName"/>) are not in order at all; they are looked up one by
/// one.
/// </remarks>
internal static class ListingJoin
{
    private const int ResultsInPage = 1000;

    public static async IAsyncEnumerable<ListedPair> WalkAsync(
        IArticleStore store, ListingPosition start, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using IAsyncEnumerator<Listed<ArticleHead>> articles =
            ArticlesInResultOrderAsync(store, start, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using IAsyncEnumerator<Listed<ResultHead>> results =
            ResultsAsync(store, start, cancellationToken).GetAsyncEnumerator(cancellationToken);
        bool moreArticles = await articles.MoveNextAsync();
        bool moreResults = await results.MoveNextAsync();
        (string? articlePage, string? resultPage) = (start.ArticlePage, start.ResultPage);
        while (moreArticles || moreResults)
        {
            int order = !moreArticles
                ? 1
                : !moreResults ? -1 : string.CompareOrdinal(articles.Current.Key, results.Current.Key);
            ArticleHead? article = order <= 0 ? articles.Current.Head : null;
            ResultHead? result = order >= 0 ? results.Current.Head : null;
            string key = order <= 0 ? articles.Current.Key : results.Current.Key;
            if (order <= 0)
                articlePage = articles.Current.Page;
            if (order >= 0)
                resultPage = results.Current.Page;
            if (article is not null && !ResultName.IsPlain(article.Name))
                result = await store.GetResultHeadAsync(article.Name, cancellationToken);
            yield return new ListedPair(article, result, new ListingPosition(articlePage, resultPage, key));
            if (order <= 0)
                moreArticles = await articles.MoveNextAsync();
            if (order >= 0)
                moreResults = await results.MoveNextAsync();
        }
    }

    private static async IAsyncEnumerable<Listed<ArticleHead>> ArticlesInResultOrderAsync(
        IArticleStore store, ListingPosition start, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var waiting = new PriorityQueue<Listed<ArticleHead>, string>(StringComparer.Ordinal);
        string? page = start.ArticlePage;
        Task<ArticlePage>? ahead = store.ListArticlePageAsync(null, page, cancellationToken);
        do
        {
            ArticlePage listed = await ahead;
            // One page ahead: both listings then take no longer than the longer one.
            ahead = listed.Continuation is { } next
                ? Observed(store.ListArticlePageAsync(null, next, cancellationToken))
                : null;
            foreach (ArticleHead article in listed.Items)
            {
                // What is smaller than this article's own name is smaller than the result name of every article from
                // here on.
                while (waiting.TryPeek(out Listed<ArticleHead>? first, out string? key)
                    && string.CompareOrdinal(key, article.Name) < 0)
                {
                    waiting.Dequeue();
                    yield return first with { Page = Oldest(waiting, page) };
                }

                string own = article.Name + ResultName.Suffix;
                if (start.Done is null || string.CompareOrdinal(own, start.Done) > 0)
                    waiting.Enqueue(new Listed<ArticleHead>(article, own, page), own);
            }

            page = listed.Continuation;
        }
        while (ahead is not null);

        string? last = page;
        while (waiting.TryDequeue(out Listed<ArticleHead>? rest, out _))
            yield return rest with { Page = Oldest(waiting, rest.Page ?? last) };
    }

    /// <summary>
    /// Returns the page to start with so that no waiting item is lost: the smallest name was listed first.
    /// </summary>
    private static string? Oldest(PriorityQueue<Listed<ArticleHead>, string> waiting, string? current)
    {
        Listed<ArticleHead>? oldest = null;
        foreach ((Listed<ArticleHead> item, _) in waiting.UnorderedItems)
        {
            if (oldest is null || string.CompareOrdinal(item.Head.Name, oldest.Head.Name) < 0)
                oldest = item;
        }

        return oldest is null ? current : oldest.Page;
    }

    private static async IAsyncEnumerable<Listed<ResultHead>> ResultsAsync(
        IArticleStore store, ListingPosition start, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? page = start.ResultPage;
        Task<ResultPage>? ahead = store.ListResultPageAsync(null, ResultsInPage, page, cancellationToken);
        do
        {
            ResultPage listed = await ahead;
            ahead = listed.Continuation is { } next
                ? Observed(store.ListResultPageAsync(null, ResultsInPage, next, cancellationToken))
                : null;
            foreach (ResultHead result in listed.Items)
            {
                string key = ResultName.Of(result.Name);
                if (ResultName.IsPlain(result.Name)
                    && (start.Done is null || string.CompareOrdinal(key, start.Done) > 0))
                    yield return new Listed<ResultHead>(result, key, page);
            }

            page = listed.Continuation;
        }
        while (ahead is not null);
    }

    /// <summary>
    /// Observes a page asked for ahead. If the walk ends before it is awaited, its failure does not matter.
    /// </summary>
    private static Task<T> Observed<T>(Task<T> page)
    {
        _ = page.ContinueWith(static task => _ = task.Exception, CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return page;
    }

    /// <summary>
    /// A listed item, its key in the common order, and the page to start with to have everything from here on.
    /// </summary>
    private sealed record Listed<T>(T Head, string Key, string? Page);
}
