using System.Text;
using Summarizer.Documents;
using Summarizer.Pipeline.Failures;
using Summarizer.Pipeline.Reading;

namespace Summarizer.Pipeline.Tests.Reading;

/// <summary>Short ways to read an article in a test.</summary>
internal static class ReadingArticles
{
    /// <summary>The limits with the longest time allowed: a busy machine reads slowly.</summary>
    public static ReadingLimits Patient { get; } = new() { Timeout = TimeSpan.FromMinutes(5) };

    public static ReadArticle Read(string text, string name, string? contentType = null) =>
        ArticleReader.Read(Encoding.UTF8.GetBytes(text), contentType, name, Patient);

    public static ReadArticle Read(byte[] content, string name = "a.txt", string? contentType = null) =>
        ArticleReader.Read(content, contentType, name, Patient);

    public static ArticleException Refusal(byte[] content, string? name = "a.txt", string? contentType = null) =>
        Assert.Throws<ArticleException>(() => ArticleReader.Read(content, contentType, name, Patient));

    /// <summary>A document's blocks as lines such as "Heading2: Words".</summary>
    public static string[] Lines(this ReadArticle article) =>
        [.. article.Document.Blocks.Select(block =>
            $"{block.Kind}{(block.Level > 0 ? block.Level : "")}: {article.Document.Text.Substring(block.Offset, block.Length)}")];

    public static string[] Of(this ReadArticle article, BlockKind kind) =>
        [.. article.Document.Blocks.Where(block => block.Kind == kind)
            .Select(block => article.Document.Text.Substring(block.Offset, block.Length))];
}
