using System.Runtime.CompilerServices;
using Summarizer.Cli.Inputs;
using Summarizer.Pipeline.Reading;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Cli.Storage;

/// <summary>
/// The upload of files to an article store, as a browser or a script of the user's would put them into blob storage.
/// </summary>
internal sealed class Upload(IArticleStore store, ArticleFiles files, long mostBytes)
{
    private const int AtOnce = 8;

    /// <summary>Uploads files, several at once.</summary>
    /// <returns>Each in the order given: what is stored now, or why it is not.</returns>
    public async IAsyncEnumerable<Uploaded> AllAsync(
        IEnumerable<ArticleFile> articles, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var running = new Queue<Task<Uploaded>>();
        foreach (ArticleFile article in articles)
        {
            if (running.Count == AtOnce)
                yield return await running.Dequeue();
            running.Enqueue(OneAsync(article, cancellationToken));
        }

        while (running.Count > 0)
            yield return await running.Dequeue();
    }

    private async Task<Uploaded> OneAsync(ArticleFile article, CancellationToken cancellationToken)
    {
        try
        {
            ArticleName.Validate(article.Name);
            FileContent content = await files.ReadAsync(article, mostBytes, cancellationToken);
            return new Uploaded(
                article,
                await store.PutArticleAsync(
                    article.Name, content.Bytes, ArticleFormats.MediaTypeOfName(article.Name), cancellationToken),
                null);
        }
        catch (Exception e) when (FileFault.MessageOf(e) is { } message)
        {
            return new Uploaded(article, null, message);
        }
    }
}

/// <summary>The outcome of uploading a file.</summary>
/// <param name="File">The file.</param>
/// <param name="Head">The stored version; null if it could not be stored.</param>
/// <param name="Error">The reason why it could not be stored.</param>
internal sealed record Uploaded(ArticleFile File, ArticleHead? Head, string? Error);
