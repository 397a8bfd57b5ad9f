using Summarizer.Functions.Hosting;
using Summarizer.Functions.Requests;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading;
using Summarizer.Pipeline.Results;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Functions.Summaries;

/// <summary>A stored article summarised as one caller asks for it, beside the result that is stored of it.</summary>
internal static class StoredArticle
{
    /// <summary>Summarises it. Nothing is stored.</summary>
    /// <exception cref="ArticleException">The article does not exist or cannot be used.</exception>
    /// <exception cref="ArticleChangedException">The article was replaced while it was read.</exception>
    public static async Task<SummaryResult> SummarizeAsync(
        HttpContext context, string name, SummaryRequest request, string target)
    {
        ArticleName.Validate(name, target);
        var store = context.RequestServices.GetRequiredService<IArticleStore>();
        await using OpenArticle article = await store.OpenArticleAsync(name, context.RequestAborted)
            ?? throw new ArticleException(FailureCode.NotFound, "There is no article of this name.", target);
        ArticleHead head = article.Head;
        long most = context.RequestServices.GetRequiredService<SummarizerOptions>().MaxArticleBytes;
        if (head.Bytes > most)
            throw new ArticleException(
                FailureCode.TooLarge, $"The article must have at most {most} bytes, but has {head.Bytes}.", target);
        RequestBody.HoldBeside(context, article.MostBytes(most));
        byte[] content = await article.ReadAsync(most, context.RequestAborted);
        RequestBody.HoldBeside(context, UnpackedSize.Of(content), isFinal: true);
        SummaryResult result = await context.RequestServices.GetRequiredService<SummaryPipeline>()
            .SummarizeAsync(
                content, head.ContentType, name, request with { AnswerBy = context.AnswerBy() },
                context.RequestAborted);
        return result with
        {
            Source = result.Source with { Name = name, Etag = head.Etag, LastModified = head.LastModified },
        };
    }
}
