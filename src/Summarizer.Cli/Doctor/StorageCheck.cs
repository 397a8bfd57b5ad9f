using System.Runtime.CompilerServices;
using System.Text;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Cli.Doctor;

/// <summary>
/// A check of storage: it tries each right that the app needs in storage, on a result of its own that it removes again.
/// It writes no article, because every article is summarised.
/// </summary>
internal sealed class StorageCheck(IArticleStore store, ArticleStorageConnection connection)
{
    private const string Area = "storage";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly ResultMetadata Metadata = new("succeeded", "doctor", "doctor");

    private readonly string _name = $".doctor/{Guid.NewGuid():N}";
    private readonly byte[] _content = Encoding.UTF8.GetBytes("{}");

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Finding there = await TryAsync("containers", async token =>
        {
            await store.EnsureCreatedAsync(token);
            return Passed($"{connection.Description}: reached, its containers are there");
        }, cancellationToken);
        yield return there;
        if (there.Kind == FindingKind.Fault)
            yield break;

        yield return await TryAsync("list and read articles", ReadArticleAsync, cancellationToken);
        Finding written = await TryAsync("write summaries", async token =>
            await store.TryPutResultAsync(_name, _content, Metadata, null, token) is not null
                ? Passed("write summaries")
                : Unexpected("A name that only this check uses is taken."), cancellationToken);
        yield return written;
        if (written.Kind == FindingKind.Fault)
            yield break;
        yield return await TryAsync("conditional writes", WriteConditionallyAsync, cancellationToken);
        yield return await TryAsync("read and list summaries", ReadResultAsync, cancellationToken);
        yield return await TryAsync("delete summaries", async token =>
            await store.DeleteResultAsync(_name, token)
                ? Passed("delete summaries")
                : Unexpected("What was written is not there to be deleted."), cancellationToken);
    }

    private async Task<Finding> ReadArticleAsync(CancellationToken cancellationToken)
    {
        ArticlePage page = await store.ListArticlePageAsync(null, null, cancellationToken);
        if (page.Items.Count == 0)
            return Passed("list articles (there are none to read)");
        await using OpenArticle? article = await store.OpenArticleAsync(page.Items[0].Name, cancellationToken);
        if (article is not null)
            _ = await article.Content.ReadAsync(new byte[1], cancellationToken);
        return Passed("list and read articles");
    }

    private async Task<Finding> WriteConditionallyAsync(CancellationToken cancellationToken)
    {
        string? first = (await store.GetResultHeadAsync(_name, cancellationToken))?.Etag;
        bool overExisting = await store.TryPutResultAsync(
            _name, _content, Metadata, null, cancellationToken) is not null;
        bool overKnown = first is not null
            && await store.TryPutResultAsync(_name, _content, Metadata, first, cancellationToken) is not null;
        bool overStale = first is not null
            && await store.TryPutResultAsync(_name, _content, Metadata, first, cancellationToken) is not null;
        return overKnown && !overExisting && !overStale
            ? Passed("conditional writes (a stale one is refused)")
            : new Finding(
                FindingKind.Fault, Area, "Conditional writes are not honoured: two workers could overwrite each other.",

                "Use Azure Storage, Azurite or a folder on a local disk; what stands between may drop If-Match and "
                    + "If-None-Match.");
    }

    private async Task<Finding> ReadResultAsync(CancellationToken cancellationToken)
    {
        StoredResult? stored = await store.GetResultAsync(_name, cancellationToken);
        ResultPage page = await store.ListResultPageAsync(_name, 10, null, cancellationToken);
        return stored is not null
            && stored.Json.Span.SequenceEqual(_content) && page.Items.Any(item => item.Name == _name)
            ? Passed("read and list summaries")
            : Unexpected("What was written does not come back.");
    }

    private async Task<Finding> TryAsync(
        string what, Func<CancellationToken, Task<Finding>> look, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            return await look(patience.Token);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            string reason = e switch
            {
                StorageUnavailableException or ArticleException => e.Message,
                OperationCanceledException => "Storage does not respond in time.",
                _ => $"{e.Message.Split('\n')[0]} ({e.GetType().Name})",
            };
            return new Finding(FindingKind.Fault, Area, $"{connection.Description}, {what}: {reason}", FixOf(reason));
        }
    }

    private string FixOf(string reason) => connection.BlobEndpoint switch
    {
        null => "Choose a folder that this user may read and write: ArticleStorage=folder:PATH.",
        _ when reason.Contains("refuses access", StringComparison.Ordinal) =>
            "Give the identity the role Storage Blob Data Contributor on the account (a new role takes minutes), or "
                + "correct the key; look at the clock below.",
        { IsLoopback: true } =>
            "Start Azurite (npx azurite, or: summarizer demo --keep), or set ArticleStorage to another storage.",
        _ => "Check the account's name, and the way to it: DNS, firewall, private endpoint.",
    };

    private static Finding Passed(string what) => new(FindingKind.Ok, Area, what);

    private static Finding Unexpected(string what) =>
        new(
            FindingKind.Fault, Area, what,
            "Try again. If this happens again, something between here and storage changes what is sent.");
}
